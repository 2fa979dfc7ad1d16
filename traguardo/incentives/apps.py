"""Registers incentives with Django, and who may use its pages."""

from django.apps import AppConfig


class IncentivesConfig(AppConfig):
    """The make-up of a fund is open to all who work there; amounts of people only to them, the staff office, the board."""

    name = "traguardo.incentives"
    verbose_name = "Fondo incentivante"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        office, board, director = Role.STAFF_OFFICE, Role.EVALUATION_BOARD, Role.DIRECTOR
        grant("incentives.see_fund", *Role)
        grant("incentives.edit_fund", office)
        grant("incentives.sign_fund", office, director)
        grant("incentives.see_totals", office, board, director)
        grant("incentives.see_people", office, board)
        grant("incentives.share", office)
        grant("incentives.close", office)
        grant("incentives.own", *Role)
        name_acts(
            {
                "incentives.create_fund": "Fondo iniziato",
                "incentives.change_fund": "Fondo cambiato",
                "incentives.move_fund": "Fondo passato di stato",
                "incentives.cash": "Incasso di una convenzione",
                "incentives.create_sharing": "Ripartizione iniziata",
                "incentives.change_sharing": "Ripartizione cambiata",
                "incentives.drop_sharing": "Ripartizione eliminata",
                "incentives.close_sharing": "Ripartizione chiusa",
                "incentives.export_payroll": "Importi esportati per le paghe",
                "incentives.print_letters": "Lettere dei premi scaricate",
            }
        )
