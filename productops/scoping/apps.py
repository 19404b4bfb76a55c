"""The room's Django configuration."""

from django.apps import AppConfig


class ScopingConfig(AppConfig):
    """Names the room."""

    name = "productops.scoping"
    verbose_name = "Cadrages"

    def ready(self) -> None:
        """Let the drafts that their authors delete be remembered as gone."""
        from productops.knowledge import withdrawals
        from productops.scoping.models import RoleScope

        withdrawals.know(RoleScope, lambda row: str(row.key_digest))
