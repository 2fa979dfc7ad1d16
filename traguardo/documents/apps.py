"""Registers documents with Django, and who may use its pages."""

from django.apps import AppConfig

ACTS = {
    "documents.approve": "Documento approvato",
    "documents.publish": "Documento pubblicato",
    "documents.withdraw": "Documento ritirato dalla vista",
    "documents.print": "Documento stampato",
    "documents.bring_tables": "Tavole di cifre portate dentro",
    "documents.withdraw_table": "Tavola di cifre tolta",
    "documents.create": "Documento iniziato",
    "documents.settings": "Dati del documento cambiati",
    "documents.section.add": "Sezione aggiunta a un documento",
    "documents.section.settings": "Sezione affidata o rinominata",
    "documents.section.order": "Sezioni riordinate",
    "documents.section.remove": "Sezione tolta da un documento",
    "documents.section.save": "Testo di una sezione salvato",
    "documents.section.restore": "Testo di una sezione ripreso da prima",
    "documents.section.move": "Sezione passata di stato",
    "documents.remark.add": "Commento a una sezione",
    "documents.remark.settle": "Commento chiuso",
}


class DocumentsConfig(AppConfig):
    name = "traguardo.documents"
    verbose_name = "Documenti"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("documents.read", *Role)
        office, head, director = Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR
        grant("documents.write", office, head, director, Role.STAFF_OFFICE)
        grant("documents.comment", office, head, director, Role.STAFF_OFFICE, Role.EVALUATION_BOARD)
        for permission in ("coordinate", "validate", "publish"):
            grant(f"documents.{permission}", office, director)
        grant("documents.approve", director)
        name_acts(ACTS)
