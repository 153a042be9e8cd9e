"""Settings of the hub, all from the environment (`.env.example` lists them).

With `DEBUG` off the process refuses to start on anything that would make a public
hub unsafe or silent; with it on, everything has a default that works from a clone.
"""

import sys
from pathlib import Path

import django_stubs_ext
import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from rsehub import api_settings
from rsehub.rate_limits import RATE_LIMITS
from rsehub.sign_in import origins_of, providers_from

# Forms and admins can say which model they are for: `ModelForm[User]`.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SAMPLE_SECRET_KEY = "change-me"  # noqa: S105  the value in .env.example
# Published data to try the hub with; `make` sets it where the folder is at hand.
REFERENCE_DATA = Path(path) if (path := env.str("HUB_REFERENCE_DATA", "")) else None
SITE_NAME = env.str("SITE_NAME", default="RSE Hub")


def required(name: str, *, why: str) -> str:
    """Return the variable `name`; with DEBUG off, refuse to start without it."""
    value = str(env.str(name, default=""))
    if not value and not DEBUG:
        raise ImproperlyConfigured(
            f"{name} is not set. {why} Set it, or set DEBUG=true to try the hub "
            "on your own machine."
        )
    return value


SECRET_KEY = required("SECRET_KEY", why="It signs sessions and mailed links.")
if SECRET_KEY == SAMPLE_SECRET_KEY and not DEBUG:
    raise ImproperlyConfigured(
        "SECRET_KEY still has the sample value. Give it a long random one."
    )
SECRET_KEY = SECRET_KEY or "only-for-development-" + "x" * 40

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- apps ------------------------------------------------------------------------

INSTALLED_APPS = [
    # First: what the apps below register with it, and unregister, must find it there.
    "procrastinate.contrib.django",
    "rsehub",
    "challenges",
    "teams",
    "communities",
    "training",
    "profiles",
    "competencies",
    "curation",
    "search",
    "accounts",
    "allauth",
    "rsehub.neighbours.AddressesConfig",
    "rsehub.neighbours.SecondStepsConfig",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.github",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.orcid",
    "allauth.usersessions",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, for our own form renderer
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "pgtrigger",  # installs the triggers that pghistory writes history with
    "pghistory",
]

MIDDLEWARE = [
    "rsehub.request_id.RequestIdMiddleware",
    "rsehub.proxies.TrustedProxyMiddleware",
    # Above whatever may answer by itself: the policy stands on every answer.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rsehub.nul.RefuseNulMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignedOutMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "curation.provenance.ProvenanceMiddleware",
    "rsehub.api_middleware.ApiMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.OtherSiteDownMiddleware",
    "accounts.middleware.LastSeenMiddleware",
    "accounts.second_factor.StaffSecondFactorMiddleware",
]

ROOT_URLCONF = "rsehub.urls"
WSGI_APPLICATION = "rsehub.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rsehub.context.site",
            ],
        },
    },
]
FORM_RENDERER = "rsehub.forms.HubFormRenderer"

# --- database --------------------------------------------------------------------

DATABASE_URL = required(
    "DATABASE_URL", why="The embedded PostgreSQL is for development only."
)
if DATABASE_URL:
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
else:
    DATABASES = {
        "default": {
            "ENGINE": "rsehub.hubpg",
            "NAME": "hub",
            "EMBEDDED_DIR": DATA_DIR / "postgres",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by every process: rate limits must hold across them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hub_cache",
        # With the default of 300 anybody could wash a lock-out away by asking often.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000, "CULL_FREQUENCY": 100},
    }
}

# --- people ----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"django.contrib.auth.password_validation.{name}",
        "OPTIONS": options,
    }
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = RATE_LIMITS  # beside allauth's own
# Every other session ends with the old password (`AccountAdapter.set_password`).
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Addresses, connections and second factors change after another look at who it is.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"

ACCOUNT_FORMS = {
    "change_password": "accounts.password_forms.ChangeForm",
    "set_password": "accounts.password_forms.SetForm",
    "reset_password_from_key": "accounts.password_forms.FromLinkForm",
}
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = SITE_NAME
# One code earlier or later is taken too: phones are slow, and so are people.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "accounts.second_factor_forms.CodeForm",
    "reauthenticate": "accounts.second_factor_forms.CodeAgainForm",
    "activate_totp": "accounts.second_factor_forms.AppForm",
    "login_webauthn": "accounts.second_factor_forms.PasskeyLoginForm",
    "authenticate_webauthn": "accounts.second_factor_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "accounts.second_factor_forms.PasskeyAgainForm",
    "add_webauthn": "accounts.second_factor_forms.PasskeyForm",
    "edit_webauthn": "accounts.second_factor_forms.PasskeyNameForm",
}
# Who may open the admin shows more than a password; not on one's own machine.
REQUIRE_STAFF_SECOND_FACTOR = not DEBUG

SOCIALACCOUNT_ADAPTER = "accounts.adapter.ConnectionAdapter"
SOCIALACCOUNT_PROVIDERS = providers_from(env, is_public=not DEBUG)
SOCIALACCOUNT_FORMS = {"disconnect": "accounts.forms.DisconnectForm"}
SOCIALACCOUNT_STORE_TOKENS = False
# Another site's word for an address opens no account that is here already.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

# --- history of shared records ---------------------------------------------------

PGHISTORY_APPEND_ONLY = True
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+")
# Reading changes nothing: only requests that may write say who they are.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- mail ------------------------------------------------------------------------

EMAIL_URL = required("EMAIL_URL", why="Without mail nobody can confirm an address.")
# Without EMAIL_URL in development, every mail is a file that /dev/mail/ shows.
DEV_MAIL_DIR = DATA_DIR / "mail"
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DEV_MAIL_DIR
EMAIL_TIMEOUT = 10
# Every mail waits in the database for the worker, which sends it as EMAIL_URL says.
MAIL_DELIVERY_BACKEND = EMAIL_BACKEND
EMAIL_BACKEND = "accounts.mail_queue.QueueBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="hub@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- background work -------------------------------------------------------------

PROCRASTINATE_ON_APP_READY = "rsehub.background.prepare"
PROCRASTINATE_WORKER_DEFAULTS = {
    # A mail server that lets one mail wait does not hold up the others.
    "concurrency": 4,
    # What is done leaves nothing behind.
    "delete_jobs": "successful",
    "stalled_worker_timeout": 60,
}

# Whether the worker may ask the web if the catalogue's links still work.
CHECK_LINKS = env.bool("HUB_CHECK_LINKS", default=False)

# --- figures about people -------------------------------------------------------

# Fewer people than that are no group: nothing is counted of them (docs/adr/0053).
MINIMUM_GROUP_SIZE = env.int("MINIMUM_GROUP_SIZE", default=5)
if MINIMUM_GROUP_SIZE < 3:  # noqa: PLR2004  of two, each knows the other
    raise ImproperlyConfigured("MINIMUM_GROUP_SIZE is too small. Give 3 or more.")

# --- words and times -------------------------------------------------------------

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["rsehub.formats"]
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- static files ----------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "rsehub.plotly_finder.PlotlyFinder",
]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
if not DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "rsehub.static_storage.HubStaticFilesStorage"},
    }

# --- safety ----------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # data: for heat maps, blob: for a chart saved as a picture.
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Signing in elsewhere begins with a form, which is sent on there.
        "form-action": [SELF, *origins_of(SOCIALACCOUNT_PROVIDERS)],
        "frame-ancestors": [NONE],
    }
}
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# In the session, not in a cookie of its own: the privacy page names two cookies.
MESSAGE_STORAGE = "rsehub.plain_messages.PlainStorage"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "rsehub.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A role's form in the admin holds three fields for each of its expected levels.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
if not DEBUG:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    # This host alone: what else lives under its name is not the hub's to decide.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# --- the API ---------------------------------------------------------------------

REST_FRAMEWORK = api_settings.REST_FRAMEWORK
SPECTACULAR_SETTINGS = api_settings.SPECTACULAR_SETTINGS
API_RATES = api_settings.API_RATES

# --- log -------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "rsehub.request_id.RequestIdFilter"}},
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "filters": ["request_id"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Quiet while all is well; a line per job is for looking into something.
        "procrastinate": {"level": "WARNING"},
        # A worker without its database says so once, and ends.
        "psycopg.pool": {"level": "ERROR"},
        # Strangers who try other names are told so; the log need not fill with them.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # runserver's own line per request, without our prefix's noise
        "django.server": {"level": "WARNING", "propagate": True, "handlers": []},
    },
}
