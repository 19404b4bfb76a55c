"""The addresses, room by room."""

from django.contrib import admin
from django.urls import include, path
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from productops.ui.limits import Asked, limited

# Signing in is counted like the rest; axes then locks a name from an address that fails.
admin.site.login = limited(Asked.SIGNING_IN)(admin.site.login)  # type: ignore[method-assign,assignment]
# The keys of a second factor are read by nobody else, an administrator no more than another (`reset_second_factor` deletes them).
admin.site.unregister([StaticDevice, TOTPDevice])

urlpatterns = [
    path("", include("productops.pages.urls")),
    path("", include("productops.contributions.urls")),
    path("", include("productops.knowledge.urls")),
    path("", include("productops.opendata.urls")),
    path("", include("productops.offers.urls")),
    # The last step, the reading, is made of documents: publishing answers for it.
    path("", include("productops.publishing.urls")),
    path("", include("productops.scoping.urls")),
    path("gestion/second-facteur/", include("productops.editing.urls")),
    path("gestion/", admin.site.urls),
]

handler400 = "productops.ui.errors.bad_request"
handler403 = "productops.ui.errors.forbidden"
handler404 = "productops.ui.errors.not_found"
handler500 = "productops.ui.errors.server_error"
