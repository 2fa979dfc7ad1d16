"""Registers staffing with Django, and who may use its pages."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    name = "traguardo.staffing"
    verbose_name = "Personale"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("staffing.read", Role.STAFF_OFFICE, Role.DIRECTOR)
        grant("staffing.edit", Role.STAFF_OFFICE)
        name_acts(
            {
                "staffing.import_people": "Personale caricato da un file",
                "staffing.add_person": "Persona aggiunta al personale",
                "staffing.change_person": "Dati di una persona cambiati",
                "staffing.import_presence": "Presenze caricate da un file",
            }
        )
