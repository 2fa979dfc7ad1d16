"""The workbook of results as it is uploaded: what may come in, said before it is read."""

from pathlib import PurePath

from django import forms

from traguardo.ui.uploads import LARGEST

SUFFIXES = (".xlsx", ".ods")


class WorkbookForm(forms.Form):
    """The workbook filled away from the net."""

    workbook = forms.FileField(
        label="Quaderno compilato",
        help_text="Il file .xlsx o .ods scaricato da qui. Prima di salvare vedi che cosa cambierebbe.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"required": "Scegli il quaderno che hai compilato.", "empty": "Il file è vuoto: scegli il quaderno che hai compilato."},
    )  # fmt: skip

    def clean_workbook(self) -> tuple[str, bytes]:
        """Name and content."""
        upload = self.cleaned_data["workbook"]
        if PurePath(upload.name).suffix.casefold() not in SUFFIXES:
            raise forms.ValidationError(f"«{upload.name}» non è un .xlsx o un .ods: salvalo in uno di questi formati.")
        if upload.size > LARGEST:
            raise forms.ValidationError("Il file supera i 10 MB: carica il quaderno scaricato da qui.")
        return str(upload.name), upload.read()
