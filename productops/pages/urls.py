"""Addresses of the pages every site needs."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from productops.knowledge.feeds import CatalogueSitemap
from productops.offers.access import kept_with_list
from productops.offers.views.listed import OfferSitemap
from productops.pages import cards, gallery, health, views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("a-propos/", views.about, name="about"),
    path("plan/", views.site_map, name="map"),
    path("confidentialite/", views.told_by_the_operator, {"template": "pages/privacy.html"}, name="privacy"),
    path("accessibilite/", views.told_by_the_operator, {"template": "pages/accessibility.html"}, name="accessibility"),
    path("mentions/", views.told_by_the_operator, {"template": "pages/legal.html"}, name="legal"),
    path("sante/", health.ready, name="health"),
    path("sante/vie/", health.alive, name="alive"),
    path("apercu/<slug:kind>/<slug:slug>.png", cards.card, name="card"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        kept_with_list("section", "p")(sitemap),
        {"sitemaps": {"pages": views.PagesSitemap, "catalogue": CatalogueSitemap, "offers": OfferSitemap}},
        name="sitemap",
    ),
]
if settings.GALLERY:
    urlpatterns.append(path("galerie/", gallery.gallery, name="gallery"))
