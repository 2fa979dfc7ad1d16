"""Registers performance with Django, and who may use its pages."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Plans, their checks, measurements and scores."""

    name = "traguardo.performance"
    label = "performance"
    verbose_name = "Ciclo della performance"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        building = (Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR, Role.EVALUATION_BOARD)
        grant("performance.read", *Role)
        grant("performance.check", *building)
        grant("performance.measure", Role.PLANNING_OFFICE, Role.UNIT_HEAD)
        grant("performance.import", Role.PLANNING_OFFICE)
        name_acts(
            {
                "performance.import_plan": "Piano importato",
                "performance.keep_upload": "File caricato",
                "performance.record_measurement": "Risultato registrato",
            }
        )
