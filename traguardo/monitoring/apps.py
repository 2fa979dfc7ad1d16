"""Registers monitoring with Django, and who may use its pages."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "traguardo.monitoring"
    verbose_name = "Monitoraggio"
