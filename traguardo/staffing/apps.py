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
        grant("staffing.see_tables", Role.STAFF_OFFICE, Role.DIRECTOR, Role.PLANNING_OFFICE, Role.EVALUATION_BOARD)
        grant("staffing.see_need", Role.STAFF_OFFICE, Role.DIRECTOR, Role.PLANNING_OFFICE)
        grant("staffing.edit_need", Role.STAFF_OFFICE)
        grant("staffing.adopt_need", Role.DIRECTOR)
        name_acts(
            {
                "staffing.import_people": "Personale caricato da un file",
                "staffing.take_people": "Personale scaricato in un file",
                "staffing.add_person": "Persona aggiunta al personale",
                "staffing.change_person": "Dati di una persona cambiati",
                "staffing.import_presence": "Presenze caricate da un file",
                "staffing.tell_leps": "Contributo per gli assistenti sociali scritto",
                "staffing.open_procedure": "Procedura di assunzione aperta",
                "staffing.change_procedure": "Procedura di assunzione cambiata",
                "staffing.mark_step": "Passo di una procedura segnato",
                "staffing.use_ranking": "Graduatoria usata",
                "staffing.close_procedure": "Procedura chiusa o riaperta",
                "staffing.tell_quota": "Situazione delle quote d'obbligo scritta",
                "staffing.save_mapping": "Abbinamento di colonne salvato",
                "staffing.drop_mapping": "Abbinamento di colonne eliminato",
                "staffing.create_need": "Fabbisogno di personale iniziato",
                "staffing.change_need": "Fabbisogno di personale cambiato",
                "staffing.adopt_need": "Fabbisogno di personale adottato",
            }
        )
