"""Forms of a staff need: a row of it, a new one, its adoption, a file in its place."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from traguardo.kernel.finding import Finding
from traguardo.staffing.domain.need.content import plain, rows
from traguardo.staffing.forms.people import DayInput
from traguardo.staffing.intake.need_book import read_need_book
from traguardo.staffing.intake.need_parts import PAID, Field, Part, Sort, in_words

Content = Mapping[str, object]
LARGEST = 1_000_000
LINES = 2


class RevisionForm(forms.Form):
    """The revision of the need its author saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RowForm(RevisionForm):
    """A row of a part. Numbers and amounts are kept as typed: the reading of the need says what is wrong with them."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        part: Part,
        content: Content,
        row: Mapping[str, object],
        hints: Mapping[str, str],
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        self.part, self.content, self.row = part, content, row
        start = {field.key: _shown(row.get(field.key)) for field in part.fields}
        kwargs["initial"] = {**start, **_amounts(row), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for field in part.fields:
            self.fields[field.key] = _field(field, content)
            self.fields[field.key].help_text = f"{field.help} {hints.get(field.key, '')}".strip()
        for code, title in _sources(content) if part.key == "hire" else ():
            label = f"Primo anno, da «{title}»"
            self.fields[f"{PAID}{code}"] = _text(
                Field(key=code, label=label, sort=Sort.MONEY, help="Quanto paga nel primo anno. Vuoto: niente.")
            )

    @property
    def folded(self) -> list[str]:
        """The figures an act prints, kept folded where they are not all there is."""
        printed = [field.key for field in self.part.fields if field.printed]
        return [] if len(printed) == len(self.part.fields) else printed

    def values(self) -> dict[str, object]:
        """The row as its file has it; what has no field stays as it was."""
        data = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        typed = {key: plain(value) for key, value in data.items() if not key.startswith(PAID)}
        if self.part.key == "hire":
            given = {key.removeprefix(PAID): value for key, value in data.items() if key.startswith(PAID)}
            typed["paid"] = [{"source": code, "amount": value} for code, value in given.items() if value]
        return {**self.row, **typed}

    def refuse(self, findings: Sequence[Finding], place: int) -> None:
        """Put each finding beside its field; those of other rows at the top."""
        for each in findings:
            mine = each.place.sheet == self.part.key and (self.part.single or each.place.row == place + 1)
            beside = each.place.column if mine and each.place.column in self.fields else None
            self.add_error(beside, f"{in_words(each.message, self.part)} {each.mend}")


class NewNeedForm(forms.Form):
    """A new need: its first year, what it starts from, the reason where that year has an adopted one already."""

    year = forms.IntegerField(label="Primo anno del triennio", min_value=1990, max_value=2097)
    start = forms.ChoiceField(label="Parti da", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Il tuo file",
        required=False,
        help_text="Serve solo se parti da un file, .toml o .xlsx, scaricato da Traguardo.",
    )
    reason = forms.CharField(
        label="Motivo della nuova versione",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": LINES}),
        help_text="Serve solo se quel triennio ha già un fabbisogno adottato.",
    )

    def __init__(self, *args: Any, starts: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = starts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A file, that can be read, where one starts from a file."""
        data = super().clean() or {}
        if data.get("start") == "file" and "file" not in self.errors:
            if not data.get("file"):
                self.add_error("file", "Scegli il file da cui partire.")
            else:
                data["content"] = _read(self, data["file"], {})
        return data


class UploadNeedForm(RevisionForm):
    """A file in the place of the content: a TOML of the whole, a workbook of the parts it has a sheet for."""

    file = forms.FileField(
        label="File del fabbisogno (.toml o .xlsx)",
        help_text="Il .toml sostituisce tutto; il quaderno .xlsx solo le parti di cui ha il foglio.",
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.content = content

    def clean(self) -> dict[str, Any]:
        """The content of the file."""
        data = super().clean() or {}
        if data.get("file"):
            data["content"] = _read(self, data["file"], self.content)
        return data


class AdoptNeedForm(RevisionForm):
    """The act that adopts."""

    act = forms.CharField(
        label="Atto",
        max_length=300,
        help_text="Organo, numero e data. Per esempio: Giunta esecutiva, n. 12 del 28/01/2026.",
    )
    on = forms.DateField(label="Giorno dell’adozione", widget=DayInput())


class CountForm(RevisionForm):
    """The day the register is counted on."""

    on = forms.DateField(label="Conta chi c’è il", widget=DayInput())


def _field(field: Field, content: Content) -> forms.Field:
    if field.sort is Sort.FLAG:
        return forms.BooleanField(label=field.label, help_text=field.help, required=False)
    if field.sort is Sort.DAY:
        return forms.DateField(label=field.label, help_text=field.help, required=field.needed, widget=DayInput())
    if field.sort is Sort.CHOICE:
        choices = _posts(content) if field.of_posts else list(field.choices)
        return forms.ChoiceField(label=field.label, help_text=field.help, required=field.needed, choices=choices)
    return _List(field) if field.sort is Sort.LIST else _text(field)


def _text(field: Field) -> forms.CharField:
    exact = field.sort in {Sort.NUMBER, Sort.MONEY}
    widget = forms.Textarea(attrs={"rows": LINES}) if field.sort is Sort.LONG else forms.TextInput()
    if exact:
        widget.attrs["inputmode"] = "decimal"
    label = f"{field.label} (euro)" if field.sort is Sort.MONEY else field.label
    return forms.CharField(label=label, help_text=field.help, required=field.needed, max_length=1000, widget=widget)


class _List(forms.CharField):
    """Texts one after the other, with semicolons between."""

    def __init__(self, field: Field) -> None:
        super().__init__(label=field.label, help_text=field.help, required=False, max_length=1000)

    def clean(self, value: Any) -> list[str]:  # noqa: ANN401 - Django's own
        return [each.strip() for each in super().clean(value).split(";") if each.strip()]


def _shown(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _amounts(row: Mapping[str, object]) -> dict[str, object]:
    """What each source pays of a hire, by the name of its field."""
    return {f"{PAID}{each.get('source')}": each.get("amount") for each in rows(row, "paid")}


def _posts(content: Content) -> list[tuple[str, str]]:
    return [(str(row.get("code")), f"{row.get('profile')} ({row.get('category')})") for row in rows(content, "post")]


def _sources(content: Content) -> list[tuple[str, str]]:
    return [(str(row.get("code")), str(row.get("title"))) for row in rows(content, "source")]


def _read(form: forms.Form, upload: "UploadedFile[Any]", content: Content) -> dict[str, Any] | None:
    """The content a file tells, decimals exact; all the reasons why it cannot be read go into the form."""
    data, name = upload.read(LARGEST + 1), PurePath(str(upload.name)).name
    if len(data) > LARGEST:
        form.add_error("file", "Il file supera il milione di byte: non è un fabbisogno.")
        return None
    if not name.casefold().endswith(".toml"):
        told, findings = read_need_book(name, data, content)
        for each in findings:
            where = f" ({each.place})" if str(each.place) else ""
            form.add_error("file", f"{each.message} {each.mend}{where}")
        return None if findings else told
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        form.add_error("file", f"Non è un file TOML che si legga: {error}.")
        return None
