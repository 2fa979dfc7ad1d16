"""Registers organisation with Django, and who may use its pages."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "traguardo.organisation"
    verbose_name = "Organizzazione"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("organisation.see", *Role)
        grant("organisation.edit", Role.PLANNING_OFFICE, Role.ADMINISTRATOR)
        name_acts(
            {
                "organisation.create_unit": "Unità aperta",
                "organisation.change_unit": "Unità cambiata",
                "organisation.close_unit": "Unità chiusa",
                "organisation.add_member_body": "Ente entrato",
                "organisation.change_quota": "Quota cambiata",
                "organisation.remove_member_body": "Ente uscito",
                "organisation.create_post": "Posto aperto",
                "organisation.close_post": "Posto chiuso",
            }
        )
