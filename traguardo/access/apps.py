"""Registers access with Django, and who may use its own pages."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "traguardo.access"
    verbose_name = "Accessi"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("access.enter", *Role)
        grant("access.see_people", Role.ADMINISTRATOR, Role.DIRECTOR)
        grant("access.manage_people", Role.ADMINISTRATOR)
        grant("access.see_audit", Role.ADMINISTRATOR, Role.DIRECTOR, Role.EVALUATION_BOARD)
        name_acts(
            {
                "access.create_authority": "Ente aperto",
                "access.create_user": "Persona registrata",
                "access.add_member": "Ruolo dato",
                "access.end_membership": "Ruolo chiuso",
                "access.change_password": "Password cambiata",
            }
        )
