"""Addresses of the pages every site needs."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from productops.knowledge.feeds import CatalogueSitemap
from productops.pages import cards, views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("sante/", views.health, name="health"),
    path("apercu/<slug:kind>/<slug:slug>.png", cards.card, name="card"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": {"pages": views.PagesSitemap, "catalogue": CatalogueSitemap}},
        name="sitemap",
    ),
]
