"""Settings of ProductOps, read from the environment and from `.env` (twelve-factor).

SECRET_KEY      required; `make run` writes one into `.env`
SECRET_KEY_FALLBACKS  comma-separated; those it had before, still read
DEBUG           1 for development only
ALLOWED_HOSTS   comma-separated; this machine's names by default
DATABASE_URL    e.g. postgres://user:password@host/name; SQLite beside the code by default
REQUIRE_OTP     1 to ask a second factor of every account of the admin
JSON_LOGS       1 for log lines that programs read
SENTRY_DSN      where faults are told, without it nowhere but in the log
EMAIL_URL       e.g. smtp+tls://user:password@host:587; without it the site sends no mail
EMAIL_FROM      who mails come from, where EMAIL_URL is set
HTTPS           1 behind a TLS proxy that sets X-Forwarded-Proto: secure cookies, redirect, HSTS
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from productops.environment import SQLITE, Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
env.read_env(BASE_DIR / ".env")

SECRET_KEY = env.needed("SECRET_KEY", "« make run » en écrit une dans .env.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env.flag("DEBUG", default=False)
HTTPS = env.flag("HTTPS", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "productops.pages",
    "productops.offers",
    "productops.publishing",
    "productops.scoping",
    "productops.opendata",
    "productops.editing",
    "productops.contributions",
    "productops.knowledge",
    "productops.ui",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "import_export",
]

MIDDLEWARE = [
    "productops.logs.numbered",
    "productops.metrics.watched",
    "productops.knowledge.kept_pages.at_the_door",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Tokens are masked anew in each answer, and Django adds random bytes: compression gives nothing away.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "productops.ui.bodies.bounded",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "productops.knowledge.loading.read_once",
    "axes.middleware.AxesMiddleware",
    "productops.editing.second_factor.asked",
    "productops.editing.odd.refused",
    "productops.scoping.damaged.told",
]

ROOT_URLCONF = "productops.urls"
WSGI_APPLICATION = "productops.wsgi.application"

# The page's source is set as French wants it when it is compiled, which is once where nothing is being written.
_LOADERS: list[Any] = ["productops.ui.typeset_templates.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
            "builtins": ["productops.ui.templatetags.typography"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = ["maison"]
CRISPY_TEMPLATE_PACK = "maison"


def sqlite(path: Path) -> dict[str, Any]:
    """Give the settings of an SQLite database that several workers share without « database is locked ».

    IMMEDIATE is what counts: a transaction takes the write lock at once instead of failing when it first writes.
    """
    return {
        "ENGINE": SQLITE,
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864;"
            ),
        },
    }


def database() -> dict[str, Any]:
    """Give the database's settings: DATABASE_URL where it is set, else SQLite beside the code."""
    if not env.str("DATABASE_URL", default=""):
        return sqlite(BASE_DIR / "db.sqlite3")
    config = env.database("DATABASE_URL")
    if config["ENGINE"] == SQLITE:
        return sqlite(config["NAME"])
    # A server that restarts: each connection is tried before it is used, and nobody waits long for one.
    config["CONN_HEALTH_CHECKS"] = True
    config["OPTIONS"] = config.get("OPTIONS", {}) | {"pool": {"timeout": 3}}
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_CALLABLE = "productops.ui.errors.too_many_logins"
AXES_CLIENT_IP_CALLABLE = "productops.ui.limits.client_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

REQUIRE_OTP = env.flag("REQUIRE_OTP", default=False)
"""Whether the admin asks a second factor of every account; without it, of those that have one."""
OTP_TOTP_ISSUER = "ProductOps"
SESSION_COOKIE_AGE = 30 * 60
"""Seconds without a page of the admin, the only one to hold sessions, after which one signs in again."""

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "productops.ui.fonts.FontFinder",
]
FONTS_DIR = BASE_DIR / ".cache/fonts"
"""Where fonts are kept once cut, by what they were cut from."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "productops.ui.staticfiles.JoinedStaticFiles"
    },
}

# No inline script or style, and nothing from another host.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "productops.ui.errors.csrf_failure"

if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^sante/(vie/)?$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING_CONFIG = "productops.logs.configure"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "dated": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "productops.logs.json_lines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env.flag("JSON_LOGS", default=False) else "dated",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

SENTRY_DSN = env.sentry("SENTRY_DSN")
"""Where faults are told beside the log (see `faults`), or an empty text."""

METRICS = bool(env.str("PROMETHEUS_MULTIPROC_DIR", default=""))
"""Whether requests are counted: `server` asks for it, where METRICS_PORT asks the server."""

TRUSTED_PROXIES = env.count("TRUSTED_PROXIES", default=1 if HTTPS else 0)
"""How many proxies of ours stand in front: the address of a client is read that many places from the end of X-Forwarded-For."""

LIMITS = env.flag("LIMITS", default=True)
"""Whether one may ask only so often (`ui.limits`); off to measure a site from one machine."""

EMAIL_URL = env.str("EMAIL_URL", default="")
HAS_MAIL = bool(EMAIL_URL)
"""Whether the operator set up mail: nothing offers to send any otherwise."""
if HAS_MAIL:
    vars().update(env.mail("EMAIL_URL"))
    DEFAULT_FROM_EMAIL = env.needed(
        "EMAIL_FROM", "dites de qui viennent les courriels, « ProductOps <site@exemple.fr> »."
    )
EMAIL_TIMEOUT = 10

DRAFTS_MEGABYTES = env.count("DRAFTS_MEGABYTES", default=2000)
"""What the drafts may weigh in all (on SQLite, the whole file): beyond, none is opened; those that exist go on."""

FIXTURES_DIR = BASE_DIR / "fixtures"

WITHDRAWALS = env.str("WITHDRAWALS", default=str(BASE_DIR / "withdrawals.log"))
"""Where what people took away is written down, outside the database (see `knowledge.withdrawals`)."""

PG_BIN = env.str("PG_BIN", default="")
"""The folder of pg_dump and pg_restore, where they are not in the usual places."""

# Who runs this copy of the site: said on the pages of mentions, privacy and accessibility.
SITE_PUBLISHER = env.str("SITE_PUBLISHER", default="")
SITE_CONTACT = env.str("SITE_CONTACT", default="")
GALLERY = DEBUG
"""Whether `/galerie/` shows every component in its states."""

SITE_HOST = env.str("SITE_HOST", default="")
