"""Registers the public site with Django, and who may decide what it shows."""

from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    name = "traguardo.observatory"
    verbose_name = "Portale pubblico"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("observatory.configure", Role.PLANNING_OFFICE, Role.DIRECTOR)
        name_acts(
            {
                "observatory.configure": "Sito pubblico cambiato",
                "observatory.place": "Amministrazione trasparente: indirizzo cambiato",
            }
        )
