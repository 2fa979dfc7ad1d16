"""Addresses of the documents of an authority."""

from django.urls import path, register_converter

from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import PRINTED
from traguardo.documents.domain.states import TABLE
from traguardo.documents.views import checking, comparing, figures, foreign, releases, releasing
from traguardo.documents.views import printing as views
from traguardo.documents.views.writing import boards, carrying, documents, inserting, passing, past, reading, sections


class KindConverter:
    """A kind of document in an address."""

    regex = "|".join(kind.value for kind in PRINTED)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(KindConverter, "document")


class MoveConverter(KindConverter):
    """A move of a section in an address, one that a person asks for."""

    regex = "|".join(line.move.value for line in TABLE if not line.by_itself)


class SectionConverter(KindConverter):
    """The number of a section in an address."""

    regex = r"[\w.-]+"


class FormConverter(KindConverter):
    """A form of a document in an address."""

    regex = "|".join(form.value for form in Form)


class DigestConverter(KindConverter):
    """The digest of an approved document's data in an address."""

    regex = "[0-9a-f]{64}"


register_converter(FormConverter, "form")
register_converter(DigestConverter, "digest")
register_converter(MoveConverter, "move")
register_converter(SectionConverter, "section")
WRITING = "<slug:authority>/documenti/scrittura/"
DOCUMENT = f"{WRITING}<slug:document>/"
RELEASES = "<slug:authority>/documenti/approvati/"
RELEASE = f"{RELEASES}<digest:digest>/"
SECTION = f"{DOCUMENT}sezioni/<section:code>/"

app_name = "documents"
urlpatterns = [
    path(WRITING, documents.show_writing, name="writing"),
    path(f"{WRITING}nuovo/", documents.begin, name="begin"),
    path(f"{WRITING}porta/", carrying.carry, name="carry"),
    path(DOCUMENT, boards.show_board, name="board"),
    path(f"{DOCUMENT}dati/", documents.change_settings, name="document_settings"),
    path(f"{DOCUMENT}controlli/", checking.show_findings, name="document_checks"),
    path(f"{DOCUMENT}cartella.zip", carrying.take_away, name="take_away"),
    path(f"{DOCUMENT}leggi/", reading.read, name="read_document"),
    path(f"{DOCUMENT}inserire/", inserting.show_insertable, name="insert"),
    path(f"{DOCUMENT}nuova-sezione/", boards.create_section, name="add_section"),
    path(SECTION, sections.show_section, name="section"),
    path(f"{SECTION}testo/", sections.save_section, name="save_section"),
    path(f"{SECTION}bozza/", sections.keep_typed, name="keep_typed"),
    path(f"{SECTION}anteprima/", sections.preview_section, name="preview_section"),
    path(f"{SECTION}presenza/", sections.show_presence, name="presence"),
    path(f"{SECTION}storia/", past.show_history, name="section_history"),
    path(f"{SECTION}storia/<int:number>/riprendi/", past.restore, name="restore_wording"),
    path(f"{SECTION}passa/<move:move>/", passing.pass_section, name="pass_section"),
    path(f"{SECTION}commenta/", passing.comment, name="comment"),
    path(f"{SECTION}commenti/<int:pk>/chiudi/", passing.settle, name="settle_remark"),
    path(f"{SECTION}dati/", boards.arrange_section, name="section_settings"),
    path(f"{SECTION}sposta/", boards.order_section, name="order_section"),
    path(f"{SECTION}togli/", boards.drop_section, name="remove_section"),
    path("<slug:authority>/documenti/", views.show_documents, name="documents"),
    path("<slug:authority>/documenti/piano-da-pdf/", foreign.take_plan, name="take_plan"),
    path("<slug:authority>/documenti/confronta/", comparing.compare_published, name="compare"),
    path("<slug:authority>/documenti/dati/", figures.show_tables, name="tables"),
    path("<slug:authority>/documenti/dati/porta/", figures.bring, name="bring_tables"),
    path("<slug:authority>/documenti/dati/tavole.xlsx", figures.download_book, name="tables_book"),
    path("<slug:authority>/documenti/dati/<int:year>/<slug:code>/", figures.show_table, name="table"),
    path("<slug:authority>/documenti/dati/<int:year>/<slug:code>/togli/", figures.withdraw, name="withdraw_table"),
    path(f"{DOCUMENT}approva/", releasing.approve, name="approve_document"),
    path(f"{DOCUMENT}scarica/<form:form>/", releasing.download_draft, name="draft"),
    path("<slug:authority>/documenti/<document:kind>/approva/", releasing.approve_print, name="approve_print"),
    path(RELEASES, releases.show_releases, name="releases"),
    path(f"{RELEASES}controlla/", releases.verify, name="verify"),
    path(RELEASE, releases.show_release, name="release"),
    path(f"{RELEASE}<form:form>/", releases.download_release, name="release_file"),
    path(f"{RELEASE}pubblica/", releases.publish, name="publish_release"),
    path(f"{RELEASE}togli/", releases.withdraw, name="withdraw_release"),
    path("<slug:authority>/documenti/parere.pdf", views.opinion, name="opinion"),
    path("<slug:authority>/documenti/prima-dopo.pdf", views.before_after, name="before_after"),
    path("<slug:authority>/documenti/<document:kind>.pdf", views.download, name="download"),
]
