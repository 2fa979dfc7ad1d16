"""What one says to approve a document, to take it out of view, to have a file recognised."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from traguardo.documents.domain.releasing import Resolution

LARGEST = 50 * 1024 * 1024


class ApprovalForm(forms.Form):
    """The act that approves a document, and how the document was when it was looked at."""

    use_required_attribute = False

    organ = forms.CharField(
        label="Organo",
        max_length=200,
        help_text="Chi ha approvato: per esempio «Assemblea dei soci» o «Consiglio di amministrazione».",
        error_messages={"required": "Scrivi l'organo che ha approvato il documento."},
    )
    number = forms.CharField(
        label="Numero dell'atto",
        max_length=60,
        error_messages={"required": "Scrivi il numero dell'atto."},
    )
    day = forms.DateField(
        label="Data dell'atto",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        help_text="Per esempio 30/01/2026. Diventa la data del documento.",
        error_messages={"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def resolution(self) -> Resolution:
        """What the act takes, once valid."""
        given = self.cleaned_data
        return Resolution(organ=given["organ"].strip(), number=given["number"].strip(), day=given["day"])


class WithdrawalForm(forms.Form):
    """Why a document is no longer in view."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Motivo",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo legge chi arriva alla pagina pubblica del documento. Per esempio: «Sostituito dalla versione 2».",
        error_messages={"required": "Scrivi il motivo: lo legge chi cerca il documento."},
    )


class VerifyForm(forms.Form):
    """A file to be recognised."""

    use_required_attribute = False

    file = forms.FileField(
        label="File da controllare",
        help_text="Il PDF, o uno degli altri formati, di un documento approvato. Al massimo 50 MB. Il file non viene conservato.",
        allow_empty_file=True,
        error_messages={"required": "Scegli il file da controllare."},
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """The upload, when it is not too large to be one of ours."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError("Il file supera i 50 MB: nessun documento approvato qui è così grande.")
        return upload
