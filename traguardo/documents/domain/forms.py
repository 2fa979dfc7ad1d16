"""The forms a document is given in: what each is called, its file's ending and media type."""

from enum import StrEnum


class Form(StrEnum):
    """A form of a released document, in the order they are offered."""

    PDF = "pdf"
    PAGE = "html"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    JSON = "json"
    OPEN_DATA = "opendata"
    PLATFORM = "platform"

    @property
    def label(self) -> str:
        return KNOWN[self][0]

    @property
    def what(self) -> str:
        """What it is good for, in a few words."""
        return KNOWN[self][1]

    @property
    def suffix(self) -> str:
        return KNOWN[self][2]

    @property
    def media_type(self) -> str:
        return KNOWN[self][3]


OFFICE = "application/vnd.openxmlformats-officedocument."
KNOWN = {
    Form.PDF: ("PDF", "da stampare, protocollare e archiviare", ".pdf", "application/pdf"),
    Form.PAGE: ("Pagina web", "da leggere sullo schermo, anche dal telefono", ".html", "text/html"),
    Form.DOCX: ("Word", "da riprendere e modificare", ".docx", f"{OFFICE}wordprocessingml.document"),
    Form.ODT: (
        "LibreOffice",
        "da riprendere e modificare, in formato aperto",
        ".odt",
        "application/vnd.oasis.opendocument.text",
    ),
    Form.XLSX: ("Excel", "tutte le tavole, una per foglio", ".xlsx", f"{OFFICE}spreadsheetml.sheet"),
    Form.JSON: ("JSON", "i dati del documento, per altri programmi", ".json", "application/json"),
    Form.OPEN_DATA: (
        "Dati aperti",
        "tavole in CSV e JSON con i metadati DCAT-AP_IT",
        "-dati-aperti.zip",
        "application/zip",
    ),
    Form.PLATFORM: (
        "Piattaforma nazionale",
        "i contenuti da riportare nel portale PIAO",
        "-piattaforma.json",
        "application/json",
    ),
}
