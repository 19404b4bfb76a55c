"""What people offer to tell, and what they ask to take away."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Receives, and waits for an editor."""

    name = "productops.contributions"
    verbose_name = "Témoignages proposés, retraits demandés"
