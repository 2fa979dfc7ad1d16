"""Registers the public site with Django."""

from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    name = "traguardo.observatory"
    verbose_name = "Portale pubblico"
