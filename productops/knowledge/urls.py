"""Addresses of the catalogue."""

from django.urls import path

from productops.knowledge.feeds import TestimonialFeed
from productops.knowledge.kept_pages import kept
from productops.knowledge.views import catalogue_pages, drawings, mandates, newcomer, profile, search, testimonials

app_name = "knowledge"
urlpatterns = [
    path("domaines/", catalogue_pages.domains, name="domains"),
    path("domaines/missions.svg", drawings.missions, name="missions-picture"),
    path("domaines/<slug:slug>/", catalogue_pages.domain, name="domain"),
    path("competences/", catalogue_pages.competencies, name="competencies"),
    path("competences/<slug:slug>/", catalogue_pages.competency, name="competency"),
    path("glossaire/", newcomer.glossary, name="glossary"),
    path("questions/", newcomer.questions, name="questions"),
    path("mandats/", mandates.mandates, name="mandates"),
    path("mandats/<slug:slug>.svg", drawings.mandate, name="mandate-picture"),
    path("mandats/<slug:slug>/", mandates.mandate, name="mandate"),
    path("missions/<slug:slug>/", catalogue_pages.mission, name="mission"),
    path("parcours/", catalogue_pages.paths, name="paths"),
    path("parcours/mon-profil/", profile.my_profile, name="my-profile"),
    path("parcours/mon-profil/proposition/", profile.my_pitch, name="pitch"),
    path("parcours/<slug:slug>/", catalogue_pages.path, name="path"),
    path("metiers-voisins/", catalogue_pages.neighbours, name="neighbours"),
    path("recherche/", search.search, name="search"),
    path("temoignages/", testimonials.testimonials, name="testimonials"),
    path("temoignages/atom.xml", kept()(TestimonialFeed()), name="feed"),
    path("temoignages/<slug:slug>.svg", drawings.person, name="person-picture"),
    path("temoignages/<slug:slug>/", testimonials.person, name="person"),
]
