"""Addresses of access: signing in and out, one's account, and the people of an authority."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
