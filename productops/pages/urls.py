"""Addresses of the pages every site needs."""

from django.urls import path

from productops.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("sante/", views.health, name="health"),
]
