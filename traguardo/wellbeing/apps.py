"""Registers wellbeing with Django, and who may use its pages."""

from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "traguardo.wellbeing"
    verbose_name = "Benessere e pari opportunità"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("wellbeing.read", *Role)
        grant("wellbeing.manage", Role.STAFF_OFFICE)
        grant("wellbeing.adopt", Role.DIRECTOR)
        name_acts(
            {
                "wellbeing.seat": "Componente del comitato di garanzia scritto",
                "wellbeing.end_seat": "Componente del comitato di garanzia cessato",
                "wellbeing.call_meeting": "Riunione del comitato di garanzia convocata",
                "wellbeing.write_minutes": "Verbale del comitato di garanzia scritto",
                "wellbeing.approve_minutes": "Verbale del comitato di garanzia approvato",
                "wellbeing.create_plan": "Piano di azioni positive cominciato",
                "wellbeing.write_action": "Azione positiva scritta",
                "wellbeing.remove_action": "Azione positiva tolta",
                "wellbeing.adopt_plan": "Piano di azioni positive adottato",
                "wellbeing.say_progress": "Avanzamento di un'azione positiva",
                "wellbeing.write_indicator": "Indicatore composto scritto",
                "wellbeing.measure_part": "Parte di un indicatore composto misurata",
                "wellbeing.write_survey": "Indagine di clima preparata",
                "wellbeing.open_survey": "Indagine di clima aperta",
                "wellbeing.close_survey": "Indagine di clima chiusa",
                "wellbeing.erase_answers": "Risposte dell'indagine di clima cancellate",
                "wellbeing.begin_report": "Relazione del comitato di garanzia cominciata",
                "wellbeing.give_data": "Dati sul personale dati al comitato di garanzia",
                "wellbeing.write_report": "Relazione del comitato di garanzia scritta",
                "wellbeing.approve_report": "Relazione del comitato di garanzia approvata",
                "wellbeing.send_report": "Relazione del comitato di garanzia inviata",
            }
        )
