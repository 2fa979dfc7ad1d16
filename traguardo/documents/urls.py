"""Addresses of the documents of an authority."""

from django.urls import path, register_converter

from traguardo.documents.domain.kinds import PRINTED
from traguardo.documents.views import figures
from traguardo.documents.views import printing as views


class KindConverter:
    """A kind of document in an address."""

    regex = "|".join(kind.value for kind in PRINTED)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(KindConverter, "document")

app_name = "documents"
urlpatterns = [
    path("<slug:authority>/documenti/", views.show_documents, name="documents"),
    path("<slug:authority>/documenti/dati/", figures.show_tables, name="tables"),
    path("<slug:authority>/documenti/dati/porta/", figures.bring, name="bring_tables"),
    path("<slug:authority>/documenti/dati/tavole.xlsx", figures.download_book, name="tables_book"),
    path("<slug:authority>/documenti/dati/<int:year>/<slug:code>/", figures.show_table, name="table"),
    path("<slug:authority>/documenti/dati/<int:year>/<slug:code>/togli/", figures.withdraw, name="withdraw_table"),
    path("<slug:authority>/documenti/parere.pdf", views.opinion, name="opinion"),
    path("<slug:authority>/documenti/prima-dopo.pdf", views.before_after, name="before_after"),
    path("<slug:authority>/documenti/<document:kind>.pdf", views.download, name="download"),
]
