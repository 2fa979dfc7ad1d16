"""Registers access with Django, and who may use its own pages."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "traguardo.access"
    verbose_name = "Accessi"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant

        grant("access.see_people", Role.ADMINISTRATOR, Role.DIRECTOR)
        grant("access.manage_people", Role.ADMINISTRATOR)
        grant("access.see_audit", Role.ADMINISTRATOR, Role.DIRECTOR, Role.EVALUATION_BOARD)
