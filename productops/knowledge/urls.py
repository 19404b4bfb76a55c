"""Addresses of the catalogue."""

from django.urls import path

from productops.knowledge.feeds import TestimonialFeed
from productops.knowledge.kept_pages import kept
from productops.knowledge.views import mandates, newcomer, profile, reading, searching, voices

app_name = "knowledge"
urlpatterns = [
    path("domaines/", reading.domains, name="domains"),
    path("domaines/<slug:slug>/", reading.domain, name="domain"),
    path("competences/", reading.competencies, name="competencies"),
    path("competences/<slug:slug>/", reading.competency, name="competency"),
    path("glossaire/", newcomer.glossary, name="glossary"),
    path("questions/", newcomer.questions, name="questions"),
    path("mandats/", mandates.mandates, name="mandates"),
    path("mandats/<slug:slug>/", mandates.mandate, name="mandate"),
    path("missions/<slug:slug>/", reading.mission, name="mission"),
    path("parcours/", reading.paths, name="paths"),
    path("parcours/mon-profil/", profile.my_profile, name="my-profile"),
    path("parcours/mon-profil/proposition/", profile.my_pitch, name="pitch"),
    path("parcours/<slug:slug>/", reading.path, name="path"),
    path("metiers-voisins/", reading.neighbours, name="neighbours"),
    path("recherche/", searching.search, name="search"),
    path("temoignages/", voices.testimonials, name="testimonials"),
    path("temoignages/atom.xml", kept()(TestimonialFeed()), name="feed"),
    path("temoignages/<slug:slug>/", voices.person, name="person"),
]
