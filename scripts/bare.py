"""A bare Django view, to which public pages are compared: 20 kB of text, no middleware, no database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

BODY = b"<p>Une phrase.</p>\n" * 1080
LENGTH = {"Content-Length": str(len(BODY))}  # without it the server sends pieces, which costs it more

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], SECRET_KEY="no secret here")  # noqa: S106
urlpatterns = [path("", lambda _request: HttpResponse(BODY, headers=LENGTH))]
application = get_wsgi_application()
