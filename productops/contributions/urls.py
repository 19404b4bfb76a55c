"""Addresses of what is offered and of what is asked to be taken away."""

from django.urls import path

from productops.contributions import views

app_name = "contributions"
urlpatterns = [
    path("temoignages/proposer/", views.contribute, name="contribute"),
    path("temoignages/proposer/<str:key>/", views.contribution, name="contribution"),
    path("temoignages/retrait/", views.removal, name="removal"),
    path("temoignages/retrait/recue/", views.removal_received, name="removal-received"),
]
