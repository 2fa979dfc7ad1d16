"""A field that takes one workbook, or all the CSV files of a folder: what may come in, said before it is read."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 10 * 1024 * 1024
SUFFIXES = (".xlsx", ".ods", ".csv")


class ManyFiles(forms.ClearableFileInput):
    """The input of the field."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ANN401, ARG002 - Django's own
        """All that came, so that none is lost."""
        return files.getlist(name)


class SpreadsheetsField(forms.FileField):
    """Gives the contents by name; every file that cannot be taken is named."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        widget = ManyFiles(attrs={"accept": ",".join(SUFFIXES), "multiple": True})
        super().__init__(widget=widget, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's own
        uploads = [super(SpreadsheetsField, self).clean(each, initial) for each in data or [None]]
        problems = [problem for upload in uploads if (problem := _problem(upload, alone=len(uploads) == 1))]
        if sum(upload.size or 0 for upload in uploads) > LARGEST:
            problems.append("I file superano i 10 MB: togli le immagini o dividili per anno.")
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
