"""What one gives to compare a published document with a plan, or to take a plan out of one."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from traguardo.documents.domain.comparison import Sort
from traguardo.documents.intake.published import PAGES, SUFFIXES

LARGEST = 30 * 1024 * 1024
YEARS = {"min_value": 2000, "max_value": 2099}


class PublishedField(forms.FileField):
    """A PDF, a Word document or a text."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        widget = forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)})
        super().__init__(widget=widget, allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[Any]":  # noqa: ANN401 - Django's own
        upload: UploadedFile[Any] = super().clean(data, initial)
        if PurePath(str(upload.name)).suffix.casefold() not in SUFFIXES:
            raise forms.ValidationError(f"«{upload.name}» non è un PDF, un .docx o un testo.")
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(
                "Il file supera i 30 MB: salvalo senza le immagini, o solo le pagine che servono."
            )
        return upload


class CompareForm(forms.Form):
    """The published file, and the plan to hold it against."""

    use_required_attribute = False

    file = PublishedField(
        label="Documento pubblicato",
        help_text=f"Il PDF, il documento Word (.docx) o il testo. Al massimo 30 MB e {PAGES} pagine.",
        error_messages={"required": "Scegli il documento pubblicato."},
    )
    plan = forms.ChoiceField(label="Piano con cui confrontarlo", error_messages={"required": "Scegli il piano."})

    def __init__(self, *args: Any, plans: Sequence[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **options)
        self.fields["plan"].choices = plans  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Which differences one looks at."""

    sort = forms.ChoiceField(
        label="Che cosa",
        required=False,
        choices=[("", "Tutto"), *((sort.value, sort.value.capitalize()) for sort in Sort)],
    )
    words = forms.CharField(label="Parole del nome", required=False, max_length=100)
