"""A decision as it is typed: which fields each kind asks for, held to the rules before the act."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from traguardo.performance.domain.deciding import FORCING, WITH_DEGREE, WITHOUT_ACT, problems
from traguardo.performance.domain.decisions import CAUSE_WORDS
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind
from traguardo.performance.queries.decisions import Affairs

ANSWERS = (
    (DecisionKind.FORCING_GRANTED.value, "Concedi il grado scritto sotto"),
    (DecisionKind.FORCING_REFUSED.value, "Nega: resta il grado calcolato"),
)
DAY: Mapping[str, Any] = {
    "input_formats": ["%d/%m/%Y", "%Y-%m-%d"],
    "error_messages": {
        "invalid": "Scrivi il giorno come 31/12/2026.",
        "required": "Scrivi il giorno, come 31/12/2026.",
    },
}


def _day(**also: Any) -> forms.DateField:  # noqa: ANN401 - Django's own
    look = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"})
    return forms.DateField(widget=look, **DAY, **also)


class DecisionForm(forms.Form):
    """One decision on one thing; fields that its kind does not use are left out."""

    kind = forms.ChoiceField(
        label="Che cosa decidi",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Scegli se concederla o negarla."},
    )
    on = _day(label="Da quale giorno vale")
    until = _day(
        label="Fino a quale giorno", required=False, help_text="Compreso. Se non si sa ancora, lascialo vuoto."
    )
    cause = forms.ChoiceField(
        label="Perché non si può misurare",
        choices=[(cause.value, CAUSE_WORDS[cause].capitalize()) for cause in Cause],
        widget=forms.RadioSelect,
        error_messages={"required": "Scegli la causa."},
    )
    degree = forms.DecimalField(
        label="Grado",
        localize=True,
        required=False,
        error_messages={"invalid": "Scrivi un numero, per esempio 80 o 82,5."},
    )
    reason = forms.CharField(
        label="Motivo",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Che cosa è successo e perché. Resta nella vita di questa voce e nella Relazione.",
        error_messages={"required": "Scrivi il motivo: lo leggerà chi valuta."},
    )
    act = forms.CharField(
        label="Atto",
        max_length=500,
        help_text="Per esempio: determinazione n. 12 del 30/01/2026.",
        error_messages={"required": "Scrivi con quale atto."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        found: Affairs,
        kind: DecisionKind | None,
        year: int,
        today: date,
        system: MeasurementSystem,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.known, self.year, self.today, self.system = found, kind, year, today, system
        for name in _unused(kind):
            del self.fields[name]
        if kind in WITHOUT_ACT:
            self.fields["act"].required = False
            self.fields["act"].label = "Nota o protocollo della richiesta"
        if "degree" in self.fields:
            asked = found.asked
            said = f" Ne è stato chiesto uno di {asked.decision.degree:f}." if asked and asked.decision.degree else ""
            self.fields["degree"].help_text = f"In punti, da 0 a {int(system.cap)}.{said}"

    def clean(self) -> dict[str, Any]:
        """Hold the decision to the rules, each problem beside its field."""
        cleaned = super().clean() or {}
        if not self.errors:
            wrong = problems(
                self.decision, self.found.decisions, year=self.year, today=self.today, most=self.system.cap
            )
            for field, problem in wrong.items():
                self.add_error(field if field in self.fields else None, problem)
        return cleaned

    @property
    def decision(self) -> Decision:
        """The decision as typed, once its fields are read."""
        cleaned, subject = self.cleaned_data, self.found.subject
        kind = self.known or DecisionKind(cleaned["kind"])
        return Decision(
            subject_kind=subject.kind,
            subject=subject.code,
            kind=kind,
            on=cleaned["on"],
            until=cleaned.get("until"),
            degree=cleaned.get("degree") if kind in WITH_DEGREE else None,
            cause=Cause(cleaned["cause"]) if "cause" in cleaned else None,
            reason=cleaned["reason"],
            act=cleaned["act"],
        )


def _unused(kind: DecisionKind | None) -> list[str]:
    """Fields the kind does not ask for; None is the answer to a forcing, which is chosen in the form."""
    used = {
        "kind": kind is None,
        "until": kind is DecisionKind.SUSPENDED,
        "cause": kind is DecisionKind.NOT_MEASURABLE,
        "degree": kind is None or kind in FORCING,
    }
    return [name for name, wanted in used.items() if not wanted]
