"""Addresses of the legal deadlines of an authority."""

from django.urls import URLPattern

app_name = "monitoring"
urlpatterns: list[URLPattern] = []
