"""Registers monitoring with Django, and who may use its pages."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "traguardo.monitoring"
    verbose_name = "Monitoraggio"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("monitoring.read", *Role)
        grant("monitoring.declare", Role.PLANNING_OFFICE, Role.STAFF_OFFICE, Role.DIRECTOR)
        grant("monitoring.configure", Role.PLANNING_OFFICE, Role.DIRECTOR)
        grant("monitoring.fill", Role.PLANNING_OFFICE)
        name_acts(
            {
                "monitoring.say": "Scadenza segnata",
                "monitoring.move": "Scadenza spostata",
                "monitoring.configure": "Impostazioni delle scadenze cambiate",
                "monitoring.link": "Indicatore collegato a un registro",
                "monitoring.fill": "Indicatori riempiti dai registri",
                "monitoring.remind": "Promemoria delle scadenze spediti",
            }
        )
