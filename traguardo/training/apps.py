"""Registers training with Django, and who may use its pages."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "traguardo.training"
    verbose_name = "Formazione"
