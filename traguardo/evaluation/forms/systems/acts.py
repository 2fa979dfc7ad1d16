"""What the acts on a system of evaluation ask: where a new one starts from, the file of a draft, the act that adopts it."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 256 * 1024


class TomlField(forms.FileField):
    """A system's file: gives its plain values."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ".toml"}), **options)

    def clean(self, data: Any, initial: Any = None) -> Mapping[str, object] | None:  # noqa: ANN401 - Django's own
        """The values of the file, None without one."""
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        if not upload:
            return None
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError("Il file supera i 256 kB: non è un sistema di valutazione.")
        try:
            return tomllib.loads(upload.read().decode("utf-8"), parse_float=Decimal)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            raise forms.ValidationError(f"Non è un file TOML che si legga: {error}.") from error


class NewSystemForm(forms.Form):
    """A new version: its name, and what it starts from."""

    title = forms.CharField(
        label="Nome",
        max_length=200,
        error_messages={"required": "Scrivi un nome, per esempio «Sistema di valutazione 2027»."},
    )
    base = forms.ChoiceField(label="Parti da", required=False)
    file = TomlField(
        label="Oppure da un file",
        required=False,
        help_text="Un file .toml scaricato da qui. Se lo scegli, «Parti da» non conta.",
    )

    def __init__(self, *args: Any, bases: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["base"].choices = bases  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """The file that takes the place of all the parts of a draft."""

    file = TomlField(
        label="File del sistema",
        help_text="Un file .toml: prende il posto di tutto il contenuto della bozza.",
        error_messages={"required": "Scegli il file."},
    )

    @property
    def changes(self) -> dict[str, object]:
        """All the parts, as the file has them."""
        return dict(self.cleaned_data["file"])


class AdoptForm(forms.Form):
    """The act a system is adopted by."""

    act = forms.CharField(
        label="Atto",
        max_length=200,
        help_text="Per esempio: delibera del Consiglio di amministrazione n. 12.",
        error_messages={"required": "Scrivi con quale atto si adotta."},
    )
    on = forms.DateField(
        label="Data dell'atto",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError("La data è nel futuro: il sistema si adotta quando l'atto c'è.")
        return day
