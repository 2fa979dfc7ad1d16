"""Addresses of the agile work of an authority's staff."""

from django.urls import URLPattern

app_name = "agile_work"
BASE = "<slug:authority>/lavoro-agile/"
urlpatterns: list[URLPattern] = []
