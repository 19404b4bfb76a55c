"""What people offer to tell, and what they ask to take away."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Receives, and waits for an editor."""

    name = "productops.contributions"
    verbose_name = "Témoignages proposés, retraits demandés"

    def ready(self) -> None:
        """Remember what is taken back, whatever copy of the database comes later."""
        from productops.contributions.models import Contribution, RemovalRequest
        from productops.knowledge import withdrawals

        withdrawals.watch(Contribution, lambda row: str(row.key_digest))
        withdrawals.watch(RemovalRequest, lambda row: f"{row.pk}:{row.received_at.timestamp()}")
