"""Registers organisation with Django, and who may use its pages."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "traguardo.organisation"
    verbose_name = "Organizzazione"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant

        grant("organisation.see", *Role)
        grant("organisation.edit", Role.PLANNING_OFFICE, Role.ADMINISTRATOR)
