"""Addresses of the wellbeing and equal opportunities of an authority's staff."""

from django.urls import URLPattern

app_name = "wellbeing"
BASE = "<slug:authority>/benessere/"
urlpatterns: list[URLPattern] = []
