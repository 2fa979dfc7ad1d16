"""Addresses of the training of an authority's staff."""

from django.urls import URLPattern

app_name = "training"
BASE = "<slug:authority>/formazione/"
urlpatterns: list[URLPattern] = []
