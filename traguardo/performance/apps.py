"""The performance context as a Django app."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Plans, their checks, measurements and scores."""

    name = "traguardo.performance"
    label = "performance"
    verbose_name = "Ciclo della performance"
    default_auto_field = "django.db.models.BigAutoField"
