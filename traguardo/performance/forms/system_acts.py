"""What the acts on a measurement system ask: where a new one starts from, by which act it is adopted, which plan takes it."""

import tomllib
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 256 * 1024


class NewSystemForm(forms.Form):
    """A new version: its name, and what it starts from."""

    name = forms.CharField(
        label="Nome", max_length=200, error_messages={"required": "Scrivi un nome, per esempio «SMVP 2026»."}
    )
    base = forms.ChoiceField(label="Parti da", required=False)
    file = forms.FileField(
        label="Oppure da un file",
        required=False,
        help_text="Un file .toml scaricato da qui. Se lo scegli, «Parti da» non conta.",
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
    )

    def __init__(self, *args: Any, bases: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["base"].choices = bases  # type: ignore[attr-defined]

    def clean_file(self) -> dict[str, object] | None:
        """The values of the file, None without one."""
        upload: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if not upload:
            return None
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError("Il file supera i 256 kB: non è un sistema di misurazione.")
        try:
            return tomllib.loads(upload.read().decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise forms.ValidationError(f"Non è un file TOML che si legga: {error}.") from error


class AdoptForm(forms.Form):
    """The act a system is adopted by."""

    organ = forms.CharField(
        label="Organo",
        max_length=200,
        help_text="Per esempio: Consiglio di amministrazione.",
        error_messages={"required": "Scrivi quale organo lo adotta."},
    )
    act_number = forms.CharField(
        label="Numero dell’atto", max_length=60, error_messages={"required": "Scrivi il numero dell’atto."}
    )
    act_date = forms.DateField(
        label="Data dell’atto",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_act_date(self) -> date:
        day: date = self.cleaned_data["act_date"]
        if day > self.today:
            raise forms.ValidationError("La data è nel futuro: il sistema si adotta quando l’atto c’è.")
        return day


class AttachForm(forms.Form):
    """The draft plan that is to be measured by a system; each choice remembers the system its author saw."""

    plan = forms.ChoiceField(label="Piano", widget=forms.RadioSelect, error_messages={"required": "Scegli il piano."})

    def __init__(self, *args: Any, plans: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["plan"].choices = plans  # type: ignore[attr-defined]
