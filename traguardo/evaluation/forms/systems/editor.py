"""One part of a draft as it is edited: a form, or rows that can be added and taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from traguardo.evaluation.forms.systems.acts import UploadForm
from traguardo.evaluation.forms.systems.rows import (
    BandForm,
    BehaviourForm,
    ComponentForm,
    RowForm,
    ScaleForm,
    WeightsForm,
)
from traguardo.evaluation.forms.systems.wholes import GeneralForm, OutcomesForm, TermsForm

PARTS: Mapping[str, str] = {
    "generale": "In generale",
    "componenti": "Componenti",
    "pesi": "Pesi",
    "scale": "Scale",
    "comportamenti": "Comportamenti",
    "fasce": "Fasce",
    "esiti": "Premio, presenza, obblighi",
    "termini": "Termini",
    "file": "Da un file",
}
WHOLES: Mapping[str, type[GeneralForm | OutcomesForm | TermsForm]] = {
    "generale": GeneralForm,
    "esiti": OutcomesForm,
    "termini": TermsForm,
}
LISTS: Mapping[str, tuple[str, type[RowForm]]] = {
    "componenti": ("components", ComponentForm),
    "pesi": ("weights", WeightsForm),
    "scale": ("scales", ScaleForm),
    "comportamenti": ("behaviours", BehaviourForm),
    "fasce": ("bands", BandForm),
}
MOST_ROWS = 100


class SeenForm(forms.Form):
    """The revision its author had before the eyes."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@dataclass(frozen=True, slots=True)
class Editor:
    """A part being edited: `form` or `rows`, and what was seen."""

    part: str
    seen: SeenForm
    form: GeneralForm | OutcomesForm | TermsForm | UploadForm | None
    rows: "BaseFormSet[Any] | None"

    def is_valid(self) -> bool:
        """Whether all that was typed can be read."""
        held = [each for each in (self.seen, self.form, self.rows) if each is not None]
        return all(each.is_valid() for each in held)

    @property
    def changes(self) -> dict[str, object]:
        """The part as it is kept."""
        if self.form is not None:
            return self.form.changes
        kept = [row for row in self.rows or () if row.has_changed() or row.initial]
        return {LISTS[self.part][0]: [row.plain for row in kept if not row.cleaned_data.get("DELETE")]}


def editor(part: str, data: Mapping[str, Any], *, revision: int, given: Any = None, files: Any = None) -> Editor:  # noqa: ANN401
    """The editor of a part over a draft's plain values; KeyError for a part there is not."""
    seen = SeenForm(given, initial={"revision": revision})
    if part == "file":
        return Editor(part, seen, UploadForm(given, files), None)
    if part in WHOLES:
        kind = WHOLES[part]
        return Editor(part, seen, kind(given, initial=kind.of(data)), None)
    return Editor(part, seen, None, _rows(part, data, given))


def _rows(part: str, data: Mapping[str, Any], given: Any) -> "BaseFormSet[Any]":  # noqa: ANN401
    name, kind = LISTS[part]
    made = formset_factory(kind, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    options: dict[str, Any] = {}
    if kind is WeightsForm:
        options = {"components": [(each["code"], each["title"]) for each in data["components"]]}
    if kind is BehaviourForm:
        options = {"scales": [(each["code"], each["title"]) for each in data["scales"]]}
    initial = [kind.of(entry) for entry in data[name]]
    return made(given, initial=initial, form_kwargs=options, prefix="riga")
