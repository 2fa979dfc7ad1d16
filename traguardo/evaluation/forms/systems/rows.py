"""Rows of a system's editor: components, weights, scales, behaviours, bands; each from plain values and back."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.evaluation.domain.system import Kind, Missing, Position
from traguardo.evaluation.domain.system.plain import exact
from traguardo.evaluation.forms.systems.fields import CodeField, LinesField, NumberField, area
from traguardo.kernel.numbers import italian

Plain = dict[str, Any]
KINDS = [(each.value, each.label) for each in Kind]
POSITIONS = [(each.value, each.label) for each in Position]
MISSING = [
    (Missing.REFUSE.value, "il punteggio non si calcola"),
    (Missing.REWEIGH.value, "il resto pesa al suo posto"),
]


class RowForm(forms.Form):
    """A row: `of` turns plain values into what the fields show, `plain` turns what was typed into plain values."""

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Plain:
        """The values the fields begin with."""
        return dict(entry)

    @property
    def plain(self) -> Plain:
        """The row as it is kept."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "DELETE"}


class ComponentForm(RowForm):
    """A component."""

    code = CodeField()
    title = forms.CharField(label="Nome", max_length=200)
    kind = forms.ChoiceField(label="Che cosa guarda", choices=KINDS, initial=KINDS[0][0])
    missing = forms.ChoiceField(label="Se manca un grado", choices=MISSING, initial=MISSING[0][0])
    text = forms.CharField(label="Spiegazione", required=False, max_length=4000, widget=area())


class WeightsForm(RowForm):
    """Weights of a position, or of a category of it: a field for each component."""

    position = forms.ChoiceField(label="Incarico", choices=POSITIONS, initial=POSITIONS[0][0])
    category = forms.CharField(
        label="Categoria", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "categoria"})
    )

    def __init__(self, *args: Any, components: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for code, title in components:
            self.fields[f"w-{code}"] = NumberField(label=title, required=False)

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Plain:
        weights = {f"w-{code}": weight for code, weight in entry["of"].items()}
        return {"position": entry["position"], "category": entry.get("category", ""), **weights}

    @property
    def who(self) -> str:
        """Whose weights a row already kept holds: «personale, Operatori»."""
        named = dict(POSITIONS).get(self.initial.get("position", ""), "nuova colonna")
        return f"{named}, {self.initial['category']}" if self.initial.get("category") else named

    @property
    def total(self) -> str:
        """The points of a row as kept."""
        kept = (exact(value) for name, value in self.initial.items() if name.startswith("w-"))
        return italian(sum((value for value in kept if value is not None), Fraction(0)))

    @property
    def plain(self) -> Plain:
        typed = {name[2:]: value for name, value in self.cleaned_data.items() if name.startswith("w-")}
        of = {code: weight for code, weight in typed.items() if weight is not None}
        return {"position": self.cleaned_data["position"], "category": self.cleaned_data["category"], "of": of}


class ScaleForm(RowForm):
    """A scale with its steps, one a line."""

    code = CodeField()
    title = forms.CharField(label="Nome", max_length=200)
    steps = LinesField(
        label="Gradini, dal più basso",
        rows=6,
        help_text="Uno per riga: codice; nome; grado da 0 a 100; che cosa si vede. Per esempio «3; adeguato; 60; "
        "Il comportamento si vede nelle situazioni ordinarie.»",
    )

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Plain:
        steps = [
            "; ".join(str(step.get(key, "")) for key in ("code", "title", "degree", "text")) for step in entry["steps"]
        ]
        return {"code": entry["code"], "title": entry["title"], "steps": steps}

    def clean_steps(self) -> list[Plain]:
        """Each line as a step; a line of fewer than three parts is refused."""
        lines = [[part.strip() for part in line.split(";", 3)] for line in self.cleaned_data["steps"]]
        if short := [line for line in lines if len(line) < 3]:
            raise forms.ValidationError(f"«{'; '.join(short[0])}»: servono codice, nome e grado, separati da «;».")
        return [dict(zip(("code", "title", "degree", "text"), [*line, ""], strict=False)) for line in lines]


class BehaviourForm(RowForm):
    """A behaviour, with what one sees at its steps, one a line."""

    code = CodeField()
    title = forms.CharField(label="Nome", max_length=200)
    text = forms.CharField(label="Spiegazione", required=False, max_length=4000, widget=area())
    scale = forms.ChoiceField(label="Scala")
    weight = NumberField(label="Peso fra i comportamenti")
    positions = forms.MultipleChoiceField(
        label="Chiesto a",
        choices=POSITIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nessuna spunta: a tutti.",
    )
    words = LinesField(
        label="Che cosa si vede a ogni gradino",
        required=False,
        rows=5,
        help_text="Uno per riga: «codice del gradino: descrizione». Dove manca vale la descrizione della scala.",
    )

    def __init__(self, *args: Any, scales: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["scale"].choices = scales  # type: ignore[attr-defined]
        self.fields["scale"].initial = scales[0][0] if scales else ""

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Plain:
        words = [f"{step}: {told}" for step, told in entry.get("words", {}).items()]
        return {"weight": 1, **entry, "words": words}

    def clean_words(self) -> dict[str, str]:
        """Descriptions by step."""
        lines = self.cleaned_data["words"]
        if wrong := [line for line in lines if ":" not in line]:
            raise forms.ValidationError(f"«{wrong[0]}»: scrivi «codice del gradino: descrizione».")
        return {step.strip(): told.strip() for step, _, told in (line.partition(":") for line in lines)}


class BandForm(RowForm):
    """A band of the final score."""

    code = CodeField()
    title = forms.CharField(label="Nome", max_length=200)
    start = NumberField(label="Da (compreso)")
    end = NumberField(label="A (escluso; 100 compreso)")
    text = forms.CharField(label="Che cosa vuol dire", required=False, max_length=4000, widget=area())
