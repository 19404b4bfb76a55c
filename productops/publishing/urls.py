"""Addresses of a draft's documents."""

from django.urls import path, register_converter

from productops.drafting.document import Kind
from productops.publishing.renderers import FORMATS
from productops.publishing.views import checker, comments, documents, final_check, letterhead, reader
from productops.scoping import converters  # noqa: F401  registers the converter of keys


class KindConverter:
    """A kind of document."""

    regex = "|".join(Kind)

    def to_python(self, value: str) -> Kind:
        """Give the kind."""
        return Kind(value)

    def to_url(self, value: str) -> str:
        """Give its name."""
        return str(value)


class FormatConverter(KindConverter):
    """A format one may download."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:  # type: ignore[override]
        """Give the extension."""
        return value


register_converter(KindConverter, "kind")
register_converter(FormatConverter, "format")

app_name = "publishing"
urlpatterns = [
    path("cadrage/<key:key>/relecture/", final_check.final_check, name="review"),
    path("verifier/", checker.check_posting, name="check"),
    path("lire/", reader.read_posting, name="read-posting"),
    path("lire/fiche.pdf", reader.sheet, name="reading-sheet"),
    path("lire/partir/", reader.start_from, name="start-from"),
    path("lecture/<key:key>/", comments.comments, name="read"),
    path("cadrage/<key:key>/en-tete/", letterhead.letterhead, name="letterhead"),
    path("cadrage/<key:key>/recrutement/", documents.for_talent, name="talent"),
    path("cadrage/<key:key>/documents.zip", documents.download_all, name="all"),
    path("cadrage/<key:key>/documents/interview-kit.xlsx", documents.download_grid, name="grid"),
    path("cadrage/<key:key>/documents/<kind:kind>/", documents.show, name="document"),
    path("cadrage/<key:key>/documents/<kind:kind>.<format:extension>", documents.download, name="download"),
]
