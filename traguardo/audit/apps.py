"""Registers audit with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "traguardo.audit"
    verbose_name = "Registro degli atti"
