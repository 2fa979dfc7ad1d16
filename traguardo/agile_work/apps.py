"""Registers agile work with Django, and who may use its pages."""

from django.apps import AppConfig


class AgileWorkConfig(AppConfig):
    """Heads see and decide what is of their units; which thing is whose is in queries."""

    name = "traguardo.agile_work"
    verbose_name = "Lavoro agile"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        office, head, director = Role.STAFF_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR
        grant("agile_work.read", *Role)
        grant("agile_work.own", *Role)
        grant("agile_work.see", office, head, director)
        grant("agile_work.decide", head, director)
        grant("agile_work.plan", office, head, director)
        grant("agile_work.map", office, head)
        grant("agile_work.rule", office, director)
        grant("agile_work.manage", office)
        name_acts(
            {
                "agile_work.set_rules": "Regole del lavoro agile scritte",
                "agile_work.set_places": "Posti agili di un ufficio scritti",
                "agile_work.write_activity": "Attività della mappa agile scritta",
                "agile_work.remove_activity": "Attività della mappa agile tolta",
                "agile_work.import_activities": "Mappa delle attività caricata da un file",
                "agile_work.ask": "Lavoro agile chiesto",
                "agile_work.withdraw": "Richiesta di lavoro agile ritirata",
                "agile_work.answer": "Risposta a una richiesta di lavoro agile",
                "agile_work.read_priority": "Priorità di una richiesta letta",
                "agile_work.forget_priorities": "Priorità che non servono più cancellate",
                "agile_work.write_agreement": "Accordo di lavoro agile scritto",
                "agile_work.sign": "Accordo di lavoro agile firmato",
                "agile_work.end_agreement": "Accordo di lavoro agile chiuso",
                "agile_work.report": "Relazione sul lavoro agile scritta",
                "agile_work.see_report": "Relazione sul lavoro agile vista",
                "agile_work.remind": "Promemoria sul lavoro agile inviati",
                "agile_work.announce": "Rotazione annunciata con il suo seme",
                "agile_work.draw": "Rotazione sorteggiata",
                "agile_work.take_data": "Dati di una rotazione scaricati",
                "agile_work.save_week": "Settimana di un ufficio scritta",
            }
        )
