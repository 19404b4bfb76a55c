"""The room's Django configuration."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Names the room, and listens for drafts that go away."""

    name = "productops.offers"
    verbose_name = "Offres publiées"

    def ready(self) -> None:
        """An offer never outlives the draft that answers for it."""
        from productops.offers import ends  # noqa: F401  registers its receiver
