"""Registers evaluation with Django, and who may use its pages."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Sheets are seen by their person, their evaluator, the staff office and the board: rights on a sheet are in queries."""

    name = "traguardo.evaluation"
    verbose_name = "Valutazione individuale"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        office, board, director = Role.STAFF_OFFICE, Role.EVALUATION_BOARD, Role.DIRECTOR
        grant("evaluation.own", *Role)  # one's own sheet, and those one evaluates
        grant("evaluation.judge", Role.UNIT_HEAD, director, board)  # whom the page of who evaluates is offered to
        grant("evaluation.see_all", office, board)
        grant("evaluation.manage", office)
        grant("evaluation.decide", board)
        grant("evaluation.see_report", office, board, director)
        grant("evaluation.see_system", *Role)
        grant("evaluation.set_system", office)
        grant("evaluation.adopt_system", director)
        name_acts(
            {
                "evaluation.create_system": "Sistema di valutazione iniziato",
                "evaluation.change_system": "Sistema di valutazione cambiato",
                "evaluation.adopt_system": "Sistema di valutazione adottato",
                "evaluation.generate": "Schede di valutazione preparate",
                "evaluation.set_evaluator": "Valutatore di una scheda cambiato",
                "evaluation.write_goals": "Obiettivi di una scheda scritti",
                "evaluation.judge": "Giudizi di una scheda scritti",
                "evaluation.move": "Scheda passata di stato",
                "evaluation.remind": "Promemoria sulle schede inviati",
            }
        )
