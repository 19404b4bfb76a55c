"""Addresses of the data: beside each page of the catalogue, and under `/donnees/`."""

from django.urls import path

from productops.opendata import views

app_name = "opendata"

# A name that is no slug reaches the view too: what it lacks is said as data.
_ENTRIES = (
    ("domaines", "domains"),
    ("competences", "competencies"),
    ("missions", "missions"),
    ("parcours", "career_paths"),
    ("mandats", "typical_mandates"),
)
_LISTS = (
    ("domaines", "domains", ("domains",)),
    ("competences", "competencies", ("competencies",)),
    ("parcours", "paths", ("career_paths",)),
    ("mandats", "mandates", ("typical_mandates",)),
    ("metiers-voisins", "neighbours", ("neighbour_jobs", "ways_out")),
    ("glossaire", "glossary", ("glossary",)),
)

urlpatterns = [
    path("parcours/mon-profil.json", views.profile, name="my-profile"),
    *(path(f"{folder}/<str:slug>.json", views.entry, {"kind": kind}, name=kind) for folder, kind in _ENTRIES),
    *(
        path(f"{folder}.json", views.entries, {"page": page, "kinds": kinds}, name=f"{page}-list")
        for folder, page, kinds in _LISTS
    ),
    path("donnees/", views.home, name="home"),
    path("donnees.json", views.index, name="index"),
    path("donnees/catalogue-<str:name>.zip", views.archive, name="archive"),
    path(
        "donnees/changements/<str:before>-<str:after>.csv", views.changes_between, {"form": "csv"}, name="changes-csv"
    ),
    path("donnees/changements/<str:before>-<str:after>.atom", views.changes_between, {"form": "atom"}, name="changes"),
    path("donnees/changements.atom", views.feed, name="feed"),
    path("donnees/adresses/", views.reference, name="reference"),
    path("donnees/openapi.json", views.describe, name="description"),
]
