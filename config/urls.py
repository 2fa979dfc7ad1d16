"""Every address of the site: each context brings its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("traguardo.access.urls")),
]
