"""Django configuration of the screens' toolbox."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "traguardo.ui"
    label = "ui"
    verbose_name = "Interfaccia"
