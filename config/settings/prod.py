"""Settings of production: every secret comes from the environment, everything travels over HTTPS."""

import os

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR


def required(name: str, example: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Manca la variabile {name}: per esempio {name}={example}")
    return value


SECRET_KEY = required("TRAGUARDO_SECRET_KEY", "una-stringa-casuale-di-almeno-50-caratteri")
ALLOWED_HOSTS = required("TRAGUARDO_HOSTS", "traguardo.ente.it,www.ente.it").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Shared by all processes, so that the limit on failed sign-ins holds for all of them together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"}}
SITE_URL = os.environ.get("TRAGUARDO_SITE", f"https://{ALLOWED_HOSTS[0]}").rstrip("/")
EMAIL_BACKEND = os.environ.get("TRAGUARDO_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("TRAGUARDO_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("TRAGUARDO_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("TRAGUARDO_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TRAGUARDO_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("TRAGUARDO_MAIL_TLS", "") == "1"
