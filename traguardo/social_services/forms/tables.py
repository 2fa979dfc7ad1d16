"""The rows of a table and the values of a parameter as forms: they write the text for who does not want to."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.kernel.numbers import read_number
from traguardo.social_services.domain.explaining.words import count
from traguardo.social_services.forms.acts import day_field
from traguardo.social_services.library.source import Band, Change


class NumberField(forms.CharField):
    """An exact number as Italians write it; cleaned to what TOML holds, an integer or a decimal."""

    def __init__(self, **also: Any) -> None:  # noqa: ANN401 - Django's own
        look = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=40, widget=look, error_messages={"required": "Scrivi un numero."}, **also)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().clean(value)
        if not text:
            return None
        read = read_number(text)
        if read is None:
            raise forms.ValidationError("Scrivi un numero, come 1250,50 oppure 12000.")
        if read.ambiguous:
            raise forms.ValidationError(
                f"«{text}» si può leggere in due modi: scrivi {text.replace('.', '')} oppure {text.replace('.', ',')}."
            )
        return int(read.value) if read.value == int(read.value) else read.value


def shown(value: object) -> str:
    """A number of the text as one types it."""
    return "" if value is None else count(Fraction(str(value))).replace(".", "")


class BandForm(forms.Form):
    """A row of a table: its words, its upper limit, what it gives; take it away, or part it in two."""

    title = forms.CharField(label="Nome della riga", max_length=200, required=False)
    limit = NumberField(label="Fino a (compreso)")
    figure = NumberField(label="Dà")
    gone = forms.BooleanField(label="Togli questa fascia", required=False)
    part_at = NumberField(label="Dividi la fascia a", required=False)
    part_figure = NumberField(label="e oltre questa soglia dà", required=False)

    def __init__(self, given: Any = None, *, band: Band, when: str = "") -> None:  # noqa: ANN401 - Django's own
        start = {"title": band.title, "limit": shown(band.limit), "figure": shown(band.figure)}
        super().__init__(given, prefix=f"riga-{band.place}", initial=start)
        self.band, self.when = band, when
        fixed = [
            *(["limit"] if band.limit is None else []),
            *(["figure"] if band.figure is None else []),
            *(["part_at", "part_figure"] if not band.key or band.figure is None else []),
            *(["gone"] if not band.key else []),
        ]
        for name in fixed:
            del self.fields[name]
        if "figure" in self.fields:
            self.fields["figure"].label = "Dà, per cento" if band.kind == "percent" else "Dà, in euro"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("part_at") is None) != (data.get("part_figure") is None):
            self.add_error("part_at", "Per dividere la fascia servono la soglia e ciò che dà oltre.")
        return data

    @property
    def change(self) -> Change:
        """What was typed, once valid."""
        names = ("title", "limit", "figure", "part_at", "part_figure")
        return Change(
            place=self.band.place,
            gone=bool(self.cleaned_data.get("gone")),
            **{name: self.cleaned_data.get(name) for name in names},  # type: ignore[arg-type]
        )


def band_forms(bands: Sequence[Band], whens: Sequence[str], given: Any = None) -> list[BandForm]:  # noqa: ANN401 - Django's own
    """A form a row, with the words of when it holds."""
    return [BandForm(given, band=band, when=when) for band, when in zip(bands, whens, strict=True)]


class ValueForm(forms.Form):
    """A new value of a parameter: since when it counts, since when it is known, by which law."""

    value = NumberField(label="Valore nuovo")
    valid_from = day_field("Vale dal")
    known_from = day_field("Si conosce dal", required=False, help_text="Vuoto: da quando vale.")
    law = forms.CharField(
        label="Norma o atto",
        max_length=300,
        help_text="Per esempio: Giunta esecutiva n. 3 del 12/01/2027, art. 4.",
        error_messages={"required": "Scrivi quale norma o atto lo dice."},
    )
    note = forms.CharField(label="Nota", max_length=300, required=False)

    @property
    def entry(self) -> dict[str, object]:
        """The value as the text holds it, once valid."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
