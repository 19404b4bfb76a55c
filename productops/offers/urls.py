"""Addresses of what was published, and of the desk from which it is."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from productops.offers.access import kept_with_list
from productops.offers.assessments import DAYS
from productops.offers.freezing import TYPES
from productops.offers.views import asking, assessing, desk, links, listed, proving, public, sharing
from productops.scoping import converters  # noqa: F401  registers the converter of keys


class FileConverter:
    """A format of a version."""

    regex = "|".join(TYPES)

    def to_python(self, value: str) -> str:
        """Give the extension."""
        return value

    def to_url(self, value: str) -> str:
        """Give the extension."""
        return value


class NumberConverter:
    """The number of a version: short enough for any database."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        """Give the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Give it as it is read."""
        return str(value)


class DayConverter(NumberConverter):
    """One of the days of a bilan."""

    regex = "|".join(map(str, DAYS))


register_converter(FileConverter, "file")
register_converter(DayConverter, "day")
register_converter(NumberConverter, "number")

app_name = "offers"
urlpatterns = [
    path("cadrage/<key:key>/publier/", desk.publish, name="publish"),
    path("cadrage/<key:key>/publication/", desk.publication, name="publication"),
    path("cadrage/<key:key>/publication/fin/", desk.end, name="end"),
    path("cadrage/<key:key>/publication/historique/", desk.show_history, name="history"),
    path(
        "cadrage/<key:key>/publication/changements/<number:before>-<number:after>/",
        desk.differences,
        name="desk-changes",
    ),
    path("cadrage/<key:key>/liens/", links.links, name="links"),
    path("cadrage/<key:key>/liens/revoquer/", links.revoke, name="revoke"),
    path("cadrage/<key:key>/publication/liste/", asking.ask, name="listing"),
    path("cadrage/<key:key>/publication/liste/reponse/", asking.answer, name="listing-answer"),
    path("cadrage/<key:key>/publication/liste/retrait/", asking.leave, name="listing-leave"),
    path("cadrage/<key:key>/publication/employeur/", proving.ask, name="employer-domain"),
    path("cadrage/<key:key>/publication/bilan/", assessing.desk, name="assessments"),
    path("cadrage/<key:key>/publication/bilan/<number:pk>/<day:day>/", assessing.handed, name="handed"),
    path(
        "cadrage/<key:key>/publication/bilan/<number:pk>/<day:day>/bilan.pdf", assessing.handed_file, name="handed-file"
    ),
    path("lecture/<key:key>/versions/", sharing.history, name="shared-history"),
    path("lecture/<key:key>/versions/<number:before>-<number:after>/", sharing.differences, name="shared-changes"),
    path("lecture/<key:key>/bilan/", assessing.home, name="assessment"),
    path("lecture/<key:key>/bilan/bilan.ics", assessing.calendar, name="assessment-calendar"),
    path("lecture/<key:key>/bilan/effacer/", assessing.erase, name="assessment-erase"),
    path("lecture/<key:key>/bilan/<day:day>/", assessing.fill, name="stocktaking"),
    path("lecture/<key:key>/bilan/<day:day>/page/", assessing.sheet, name="stocktaking-sheet"),
    path("lecture/<key:key>/bilan/<day:day>/bilan.pdf", assessing.file, name="stocktaking-file"),
    path("offres/", listed.offers, name="list"),
    path("offres/flux.atom", require_safe(kept_with_list()(listed.OfferFeed())), name="feed"),
    path("offres/employeur/<key:link>/", proving.confirm, name="confirm-domain"),
    path("offres/signalements/<key:key>/", public.receipt, name="report-receipt"),
    path("offres/<key:key>/", public.show, name="offer"),
    path("offres/<key:key>/signaler/", public.report, name="report"),
    path("offres/<key:key>/versions/<number:number>/", public.version_page, name="version"),
    path("offres/<key:key>/versions/<number:number>/offre.<file:extension>", public.version_file, name="file"),
    path("offres/<key:key>/changements/<number:before>-<number:after>/", public.differences, name="changes"),
]
