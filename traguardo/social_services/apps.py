"""Registers the services to people with Django."""

from django.apps import AppConfig


class SocialServicesConfig(AppConfig):
    name = "traguardo.social_services"
    verbose_name = "Servizi"
