"""What a key and a step look like in an address."""

from django.urls import register_converter

from productops.scoping.steps import BY_KEY


class KeyConverter:
    """A draft's key: 128 bits or more."""

    regex = "[A-Za-z0-9_-]{22,64}"

    def to_python(self, value: str) -> str:
        """Give the key as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Give the key as it stands."""
        return value


class StepConverter(KeyConverter):
    """One of the eight steps."""

    regex = "|".join(BY_KEY)


register_converter(KeyConverter, "key")
register_converter(StepConverter, "step")
