"""Settings of the tests: fast passwords, database in memory unless TRAGUARDO_DATABASE names another."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
if not os.environ.get("TRAGUARDO_DATABASE"):
    DATABASES["default"]["NAME"] = ":memory:"
