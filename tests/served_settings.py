"""The settings of a server that a test starts: the tests', without what looks at queries and lets requests in one at a time."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [name for name in INSTALLED_APPS if name != "zeal"]
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(("tests.", "zeal."))]
