"""What the acts on regulations ask: where a draft starts from, its text, the act that adopts it, the desk of a service."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from traguardo.social_services.intake.regulations import LARGEST, read_regulation_text

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


def day_field(label: str, **also: Any) -> forms.DateField:  # noqa: ANN401 - Django's own
    """A day as Italians write it."""
    look = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa", "autocomplete": "off"})  # fmt: skip
    said = {"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."}
    return forms.DateField(label=label, input_formats=DAY_FORMATS, widget=look, error_messages=said, **also)


class SeenForm(forms.Form):
    """The revision its author had before the eyes."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TextField(forms.CharField):
    """The TOML text of a regulation; line ends as the program keeps them."""

    def __init__(self, **also: Any) -> None:  # noqa: ANN401 - Django's own
        look = forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "autocapitalize": "off", "autocomplete": "off", "wrap": "off"})  # fmt: skip
        super().__init__(
            widget=look, strip=False, max_length=LARGEST, error_messages={"required": "Il testo è vuoto."}, **also
        )

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = str(super().clean(value)).replace("\r\n", "\n").replace("\r", "\n")
        return text if text.endswith("\n") else f"{text}\n"


class EditForm(SeenForm):
    """The whole text of a draft."""

    text = TextField(label="Testo del regolamento")


class StartForm(forms.Form):
    """A new regulation: from one that comes with the program or of the body, or from a file."""

    start = forms.ChoiceField(label="Parti da", required=False)
    file = forms.FileField(
        label="Oppure da un file",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        help_text="Un file .toml. Se lo scegli, «Parti da» non conta.",
    )
    code = forms.CharField(
        label="Codice",
        max_length=60,
        help_text="Lettere minuscole, cifre e trattini: per esempio «assistenza-domiciliare». Resta lo stesso in ogni versione.",
        error_messages={"required": "Scrivi un codice, per esempio «assistenza-domiciliare»."},
    )
    title = forms.CharField(
        label="Titolo",
        max_length=200,
        help_text="Come lo leggono le persone, per esempio «Assistenza domiciliare».",
        error_messages={"required": "Scrivi il titolo."},
    )

    def __init__(self, *args: Any, starts: list[Any], **also: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **also)
        self.fields["start"].choices = starts  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise forms.ValidationError("Usa solo lettere minuscole senza accenti, cifre e trattini.")
        return code

    def clean_file(self) -> str:
        """The text of the file; empty without one."""
        upload: UploadedFile[Any] | None = self.cleaned_data["file"]
        if not upload:
            return ""
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError("Il file supera i 2 MB: non è un regolamento.")
        try:
            text: str = upload.read().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                "Il file non è un testo UTF-8: salvalo di nuovo come testo semplice."
            ) from error
        _, findings = read_regulation_text(text)
        if findings:
            raise forms.ValidationError([f"{finding.message} {finding.mend}" for finding in findings])
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("start") and not data.get("file") and "file" not in self.errors:
            self.add_error("start", "Scegli da quale regolamento partire, o un file.")
        return data


class AdoptForm(SeenForm):
    """The act a regulation is adopted by, and since when it holds."""

    act = forms.CharField(
        label="Atto",
        max_length=300,
        help_text="Per esempio: Giunta esecutiva n. 12 del 23/12/2016.",
        error_messages={"required": "Scrivi con quale atto si adotta."},
    )
    on = day_field("Data dell’atto")
    valid_from = day_field("In vigore dal")

    def __init__(self, *args: Any, today: date, **also: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **also)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError("La data è nel futuro: si adotta quando l’atto c’è.")
        return day


class DeskForm(SeenForm):
    """Whom citizens ask, and whether anybody may reckon."""

    contact = forms.CharField(
        label="A chi chiedere",
        max_length=400,
        required=False,
        help_text="Ufficio, indirizzo, telefono, orari: li leggono i cittadini nella lettera e nel calcolatore.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    public = forms.BooleanField(
        label="Chiunque può calcolare quanto paga, sul sito pubblico, senza entrare",
        required=False,
        help_text="Il calcolatore non conserva nulla di ciò che si scrive.",
    )
