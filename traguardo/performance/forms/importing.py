"""The file of a plan as it is uploaded: what may come in, said before it is read."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 10 * 1024 * 1024
SUFFIXES = (".xlsx", ".ods", ".csv")
MAPPINGS = (
    ("", "Riconoscilo da solo"),
    ("pdo", "pdo: schede con fasi pesate"),
    ("albero", "albero: obiettivi, azioni, indicatori"),
    ("relazione", "relazione: attività e indicatori con i risultati"),
)


class ManyFiles(forms.ClearableFileInput):
    """A field that takes one workbook or all the CSV files of a folder."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ANN401, ARG002 - Django's own
        """One of them, for the field to know that something came; `clean_workbook` takes them all."""
        return files.get(name)


class UploadForm(forms.Form):
    """The file of a plan and how to read it."""

    workbook = forms.FileField(
        label="File del piano",
        help_text="Un quaderno .xlsx o .ods, oppure tutti insieme i file .csv di un piano. Al massimo 10 MB.",
        widget=ManyFiles(attrs={"accept": ",".join(SUFFIXES), "multiple": True}),
        allow_empty_file=True,
        error_messages={"required": "Scegli il file del piano."},
    )
    mapping = forms.ChoiceField(
        label="Formato",
        choices=MAPPINGS,
        required=False,
        help_text="Di solito non serve: il formato si riconosce dal contenuto.",
    )

    def clean_workbook(self) -> dict[str, bytes]:
        """Contents by name; every file that cannot be taken is named."""
        uploads = self.files.getlist(self.add_prefix("workbook"))
        problems = [problem for upload in uploads if (problem := _problem(upload, alone=len(uploads) == 1))]
        if sum(upload.size or 0 for upload in uploads) > LARGEST:
            problems.append("I file superano i 10 MB: togli le immagini o dividi il piano per anno.")
        if problems:
            raise forms.ValidationError(problems)
        return {str(upload.name): upload.read() for upload in uploads}


def _problem(upload: "UploadedFile[Any]", *, alone: bool) -> str:
    suffix = PurePath(str(upload.name)).suffix.casefold()
    if suffix not in SUFFIXES:
        return f"«{upload.name}» non è un .xlsx, un .ods o un .csv: salvalo in uno di questi formati."
    if not alone and suffix != ".csv":
        return f"«{upload.name}»: insieme si caricano solo file .csv; un quaderno va caricato da solo."
    return ""
