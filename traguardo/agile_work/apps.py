"""Registers agile_work with Django, and who may use its pages."""

from django.apps import AppConfig


class AgileWorkConfig(AppConfig):
    name = "traguardo.agile_work"
    verbose_name = "Lavoro agile"
