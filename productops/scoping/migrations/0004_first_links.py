"""The link to read and comment of each draft, derived so far, becomes a row: it can be revoked, and no secret breaks it."""

from __future__ import annotations

from django.db import migrations


def store(apps, schema_editor):
    """Keep the digest that each draft has of its link; its seal needs the key of the draft, which nobody kept."""
    drafts = apps.get_model("scoping", "RoleScope").objects.all()
    link = apps.get_model("scoping", "Link")
    link.objects.bulk_create(
        [
            link(scope=draft, use="commenter", key_digest=draft.comment_digest, created_at=draft.created_at)
            for draft in drafts.only("comment_digest", "created_at").iterator()
        ],
        batch_size=500,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("scoping", "0003_link")]

    operations = [migrations.RunPython(store, migrations.RunPython.noop, elidable=True)]
