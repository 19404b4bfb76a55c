"""Addresses of the catalogue."""

from django.urls import path

from productops.knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("domaines/", views.domains, name="domains"),
    path("domaines/<slug:slug>/", views.domain, name="domain"),
    path("competences/", views.competencies, name="competencies"),
    path("competences/<slug:slug>/", views.competency, name="competency"),
    path("missions/<slug:slug>/", views.mission, name="mission"),
    path("parcours/", views.paths, name="paths"),
    path("parcours/<slug:slug>/", views.path, name="path"),
    path("metiers-voisins/", views.neighbours, name="neighbours"),
    path("temoignages/", views.testimonials, name="testimonials"),
    path("temoignages/<slug:slug>/", views.person, name="person"),
]
