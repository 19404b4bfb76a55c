"""The index keeps voices and people alone: the pages of the catalogue are found in memory."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_lexicon")]

    operations = [
        # Only the choices change: no table is remade, and the triggers stay.
        migrations.AlterField(
            "searchentry",
            "kind",
            models.CharField(
                choices=[("testimonial", "Témoignages"), ("person", "Personnes")],
                max_length=12,
            ),
        ),
    ]
