"""Registers performance with Django, and who may use its pages."""

from django.apps import AppConfig

ACTS = {
    "performance.create_period": "Periodo creato",
    "performance.change_period": "Periodo cambiato",
    "performance.open_period": "Periodo aperto",
    "performance.close_period": "Periodo chiuso",
    "performance.reopen_period": "Periodo riaperto",
    "performance.remind": "Promemoria spediti",
    "performance.delegate": "Inserimento delegato",
    "performance.revoke_delegation": "Delega revocata",
    "performance.import_plan": "Piano importato",
    "performance.check_version": "Piano dichiarato controllato",
    "performance.reopen_version": "Piano riaperto per modifiche",
    "performance.approve_version": "Piano approvato",
    "performance.enforce_version": "Piano messo in vigore",
    "performance.replace_version": "Piano sostituito da una variazione",
    "performance.close_version": "Anno del piano chiuso",
    "performance.open_variation": "Variazione aperta",
    "performance.copy_to_year": "Piano copiato in un altro anno",
    "performance.create_plan": "Piano nuovo aperto",
    "performance.keep_upload": "File caricato",
    "performance.edit_plan": "Piano modificato",
    "performance.undo_last": "Modifica annullata",
    "performance.save_draft": "Bozza di risultati salvata",
    "performance.take_workbook": "Quaderno dei risultati caricato",
    "performance.confirm_drafts": "Bozze di risultati confermate",
    "performance.record_measurement": "Risultato registrato",
    "performance.add_evidence": "Prova aggiunta",
    "performance.give_verdict": "Giudizio del nucleo",
    "performance.ask": "Domanda del nucleo",
    "performance.reply": "Risposta al nucleo",
    "performance.close_question": "Domanda del nucleo chiusa",
    "performance.sign_opinion": "Parere del nucleo firmato",
    "performance.withdraw_evidence": "Prova ritirata",
    "performance.decide": "Provvedimento registrato",
    "performance.ask_forcing": "Forzatura chiesta",
    "performance.grant_forcing": "Forzatura concessa",
    "performance.refuse_forcing": "Forzatura negata",
    "performance.create_system": "Sistema di misurazione creato",
    "performance.change_system": "Sistema di misurazione cambiato",
    "performance.adopt_system": "Sistema di misurazione adottato",
    "performance.attach_system": "Sistema di misurazione dato a un piano",
}


class PerformanceConfig(AppConfig):
    """Plans, their checks, measurements and scores."""

    name = "traguardo.performance"
    label = "performance"
    verbose_name = "Ciclo della performance"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        office, head, director, board = Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR, Role.EVALUATION_BOARD
        grant("performance.read", *Role)
        grant("performance.check", office, head, director, board)
        grant("performance.import", office)
        grant("performance.edit", office, head)
        grant("performance.vary", office)
        grant("performance.approve", director)
        grant("performance.close", office, director)
        grant("performance.measure", office, head)
        grant("performance.enter", *Role)  # whom a unit delegates may hold any role: queries/rights.py says who may
        grant("performance.schedule", office)
        grant("performance.decide", office)
        grant("performance.ask_forcing", office, head)
        grant("performance.grant_forcing", board)
        grant("performance.review", board)
        grant("performance.see_review", office, head, director, board)
        grant("performance.reply", office, head)
        grant("performance.set_system", office)
        grant("performance.adopt_system", director)
        name_acts(ACTS)
