"""Addresses of the public site of an authority: all of them begin with `pubblico/`."""

from django.urls import URLPattern

app_name = "observatory"
urlpatterns: list[URLPattern] = []
