"""What was accepted and no longer follows is called superseded."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("scoping", "0001_initial")]

    operations = [migrations.RenameField(model_name="rolescope", old_name="fallen", new_name="superseded")]
