"""A file that proves a result, and the reason for which one is withdrawn."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from traguardo.performance.domain.measuring.files import ACCEPT, MEGABYTE, NotAccepted, recognise
from traguardo.performance.queries.history import Recorded


class EvidenceForm(forms.Form):
    """The file, the result it proves, a note."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": "Scegli il file che prova il risultato."},
    )
    measurement = forms.TypedChoiceField(label="Quale risultato prova", required=False, coerce=int, empty_value=None)
    note = forms.CharField(label="Nota", required=False, max_length=500, help_text="Per esempio la pagina da guardare.")

    def __init__(self, *args: Any, recorded: Sequence[Recorded] = (), **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        choices = [(each.pk, _told(each)) for each in recorded if not each.superseded]
        self.fields["measurement"].choices = [("", "Tutto ciò che riguarda questa scheda"), *choices]  # type: ignore[attr-defined]
        self.fields["file"].help_text = (
            f"PDF, immagine PNG o JPEG, testo, CSV, Excel, Word o LibreOffice; al massimo "
            f"{settings.EVIDENCE_MAX_BYTES // MEGABYTE} MB. Niente nomi di utenti: bastano i totali, o un documento oscurato."
        )
        if not choices:
            del self.fields["measurement"]

    def clean_file(self) -> "UploadedFile[Any]":
        """The file, refused here with its reason for what may not be kept."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > settings.EVIDENCE_MAX_BYTES:
            raise forms.ValidationError(
                f"«{upload.name}» supera i {settings.EVIDENCE_MAX_BYTES // MEGABYTE} MB: riducilo o caricane una parte."
            )
        try:
            recognise(str(upload.name), upload.read(), most=settings.EVIDENCE_MAX_BYTES)
        except NotAccepted as refused:
            raise forms.ValidationError(str(refused)) from refused
        upload.seek(0)
        return upload


class WithdrawalForm(forms.Form):
    """Why an evidence file is withdrawn."""

    reason = forms.CharField(
        label="Perché la ritiri",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Resta scritto accanto alla prova.",
        error_messages={"required": "Scrivi perché la ritiri: resta scritto accanto alla prova."},
    )


def _told(each: Recorded) -> str:
    on = f" al {each.on:%d/%m/%Y}" if each.on else ""
    return f"{each.outcome.printed[:60]}{on}"
