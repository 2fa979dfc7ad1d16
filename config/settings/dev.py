"""Settings of a developer's machine and of the demo: no variable needed, nothing leaves the machine."""

import os

from config.settings.base import *  # noqa: F403

DEBUG = os.environ.get("TRAGUARDO_DEBUG", "1") != "0"
SECRET_KEY = "only-for-development-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
