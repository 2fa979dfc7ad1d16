"""Registers training with Django, and who may use its pages."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "traguardo.training"
    verbose_name = "Formazione"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("training.read", *Role)
        grant("training.manage", Role.STAFF_OFFICE)
        grant("training.adopt", Role.DIRECTOR)
        grant("training.see_people", Role.STAFF_OFFICE, Role.DIRECTOR, Role.UNIT_HEAD)
        name_acts(
            {
                "training.open_collection": "Raccolta dei fabbisogni aperta o spostata",
                "training.write_need": "Fabbisogno di formazione scritto",
                "training.remove_need": "Fabbisogno di formazione tolto",
                "training.settle_needs": "Fabbisogni di formazione esaminati",
                "training.write_plan": "Piano della formazione scritto",
                "training.import_plan": "Piano della formazione caricato da un file",
                "training.adopt_plan": "Piano della formazione adottato",
                "training.drop_plan": "Bozza del piano della formazione tolta",
                "training.write_session": "Corso scritto",
                "training.cancel_session": "Corso annullato",
                "training.change_list": "Elenco di un corso cambiato",
                "training.mark_attendance": "Presenze a un corso segnate",
                "training.give_certificates": "Attestati rilasciati",
                "training.withdraw_certificate": "Attestato annullato",
                "training.remind": "Promemoria degli attestati spediti",
                "training.take_hours": "Ore di formazione delle persone scaricate",
                "training.take_certificates": "Registro degli attestati scaricato",
            }
        )
