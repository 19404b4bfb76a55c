"""The editor's desk."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """Takes the versions of a row away with it: a person who asks to be removed is removed."""

    name = "productops.editing"
    verbose_name = "Rédaction"

    def ready(self) -> None:
        """Watch deletions."""
        from productops.editing.versions import watch_deletions

        watch_deletions()
