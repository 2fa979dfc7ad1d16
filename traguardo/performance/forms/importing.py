"""The file of a plan as it is uploaded, and how to read it."""

from django import forms

from traguardo.ui.uploads import SpreadsheetsField

MAPPINGS = (
    ("", "Riconoscilo da solo"),
    ("pdo", "pdo: schede con fasi pesate"),
    ("albero", "albero: obiettivi, azioni, indicatori"),
    ("relazione", "relazione: attività e indicatori con i risultati"),
)


class UploadForm(forms.Form):
    """The file of a plan and how to read it."""

    workbook = SpreadsheetsField(
        label="File del piano",
        help_text="Un quaderno .xlsx o .ods, oppure tutti insieme i file .csv di un piano. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file del piano."},
    )
    mapping = forms.ChoiceField(
        label="Formato",
        choices=MAPPINGS,
        required=False,
        help_text="Di solito non serve: il formato si riconosce dal contenuto.",
    )
