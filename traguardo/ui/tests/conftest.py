"""What these tests share: the gallery's addresses and a way to render a line of template."""

import pytest
from django.test import RequestFactory

from traguardo.ui.environment import environment


@pytest.fixture
def gallery(settings, client):
    """A client of a site made of the gallery alone."""
    settings.ROOT_URLCONF = "traguardo.ui.tests.urls"
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
    ]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    return client


@pytest.fixture
def render():
    """Render a source with some values, as a screen would."""
    env = environment()
    return lambda source, **values: env.from_string(source).render(**values)


@pytest.fixture
def request_for():
    return RequestFactory().get
