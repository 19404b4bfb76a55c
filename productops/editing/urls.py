"""The addresses of the second factor, under those of the admin."""

from django.contrib.admin import site
from django.urls import path

from productops.editing import second_factor_views as views
from productops.ui.limits import Asked, limited

app_name = "desk"
urlpatterns = [
    path("", site.admin_view(limited(Asked.SIGNING_IN)(views.show)), name="second-factor"),
    path("clef/", site.admin_view(views.draw_key), name="second-factor-key"),
    path("codes/", site.admin_view(views.draw_codes), name="second-factor-codes"),
    path("retirer/", site.admin_view(views.leave), name="second-factor-leave"),
]
