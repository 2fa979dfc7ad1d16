"""Registers wellbeing with Django, and who may use its pages."""

from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "traguardo.wellbeing"
    verbose_name = "Benessere e pari opportunità"
