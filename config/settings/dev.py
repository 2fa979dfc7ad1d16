"""Settings of one machine and of the demo: no variable needed; the secret is made once and kept in var/."""

import os
import secrets
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR


def kept_secret(path: Path) -> str:
    """The secret key of this machine, readable by its owner only; made the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


DEBUG = os.environ.get("TRAGUARDO_DEBUG", "1") != "0"
SECRET_KEY = os.environ.get("TRAGUARDO_SECRET_KEY") or kept_secret(VAR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("TRAGUARDO_HOSTS", "").split(","))]
