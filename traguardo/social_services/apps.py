"""Registers the services to people with Django, and who may use their pages."""

from django.apps import AppConfig


class SocialServicesConfig(AppConfig):
    """Regulations are read by all; the offices write and reckon; the director adopts and opens to the public."""

    name = "traguardo.social_services"
    verbose_name = "Servizi"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        offices = (Role.UNIT_HEAD, Role.PLANNING_OFFICE)
        grant("social_services.read", *Role)
        grant("social_services.edit", *offices)
        grant("social_services.adopt", Role.DIRECTOR)
        grant("social_services.calculate", *offices, Role.DIRECTOR)
        grant("social_services.simulate", *offices, Role.DIRECTOR)
        name_acts(
            {
                "social_services.create_regulation": "Regolamento di un servizio iniziato",
                "social_services.change_regulation": "Regolamento di un servizio cambiato",
                "social_services.drop_regulation": "Bozza di un regolamento eliminata",
                "social_services.adopt_regulation": "Regolamento di un servizio adottato",
                "social_services.set_desk": "Sportello di un servizio deciso",
            }
        )
