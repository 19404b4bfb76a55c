"""The product's settings, as the tests run them: same middleware and policy, quick storage and hashing."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SECRET_KEY", "une-clef-pour-les-tests-seulement-jamais-en-service-000000")
os.environ["DEBUG"] = "0"

from productops.settings import *  # noqa: F403
from productops.settings import BASE_DIR, INSTALLED_APPS, MIDDLEWARE, STATICFILES_DIRS, STORAGES
from productops.ui.staticfiles import SHEET, joined

# One sheet, as readers get it: fifty requests a page would be most of what a browser's test does.
_TEMPORARY = TemporaryDirectory(prefix="productops-")
_COLLECTED = Path(_TEMPORARY.name)
(_COLLECTED / SHEET).parent.mkdir()
(_COLLECTED / SHEET).write_text(joined(BASE_DIR / "static" / SHEET))
STATICFILES_DIRS = [_COLLECTED, *STATICFILES_DIRS]

# Each run of the tests remembers its own withdrawals.
WITHDRAWALS = os.environ.get("WITHDRAWALS", str(_COLLECTED / "withdrawals.log"))

# live_server serves files by the finders: hashed names would answer 404.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
GALLERY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]

# An N+1 query fails the test that makes it.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["tests.middleware.one_at_a_time", "zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
