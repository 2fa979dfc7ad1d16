"""Registers documents with Django, and who may use its pages."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "traguardo.documents"
    verbose_name = "Documenti"

    def ready(self) -> None:
        from traguardo.access.facade import Role, grant
        from traguardo.audit.facade import name_acts

        grant("documents.read", *Role)
        name_acts({"documents.print": "Documento stampato"})
