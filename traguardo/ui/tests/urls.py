"""Addresses for these tests: the gallery, and pages that fail on purpose."""

from django.urls import include, path

urlpatterns = [path("", include("traguardo.ui.urls"))]
