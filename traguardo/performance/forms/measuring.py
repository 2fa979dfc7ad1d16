"""A result as it is typed: read and held to sense before the act that records it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from traguardo.kernel.numbers import read_number
from traguardo.performance.actions.measuring import Entry
from traguardo.performance.domain.measuring.drafts import late_words, too_late
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject, understand
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.domain.plan import Outcome

VARIABLE = "variabile:"


class MeasurementForm(forms.Form):
    """A result of an indicator or step; where there is a formula, its variables instead of the value."""

    on = forms.DateField(
        label="A quale data si riferisce",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        help_text="Per esempio 31/12/2026.",
        error_messages={"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."},
    )
    printed = forms.CharField(
        label="Risultato",
        max_length=2000,
        error_messages={"required": "Scrivi il risultato: un valore, una data o com'è andata."},
    )
    source = forms.CharField(
        label="Da dove viene",
        max_length=500,
        help_text="Il registro, l'atto o il documento dove si può verificare.",
        error_messages={"required": "Scrivi dove si può verificare il risultato."},
    )
    late_for = forms.CharField(
        label="Perché arriva dopo la chiusura del periodo",
        required=False,
        max_length=2000,
        help_text="Solo se il periodo di quella data è chiuso.",
    )
    note = forms.CharField(label="Nota", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        subject: Subject,
        today: date,
        periods: Sequence[Period] = (),
        schedules: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.subject, self.today, self.periods, self.schedules = subject, today, periods, schedules
        if not schedules or all(period.stage is not Stage.CLOSED for period in periods):
            del self.fields["late_for"]
        self.outcome: Outcome | None = None
        self.fields["printed"].help_text = _hint(subject)
        self.fields["printed"].required = not subject.variables
        if subject.variables:
            self.fields["printed"].help_text = f"Lascialo vuoto: lo calcola la formula {subject.formula}."
        names = list(subject.variables)
        for name in names:
            self.fields[VARIABLE + name] = forms.CharField(label=name.replace("_", " "), required=False, max_length=60)
        self.order_fields(
            ["on", *(VARIABLE + name for name in names), "printed", "source", "note", "late_for", "version"]
        )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("La data è nel futuro: un risultato si registra quando c'è.")
        closed = too_late(on, self.periods)
        if closed and not self.schedules:
            raise forms.ValidationError(late_words(closed))
        return on

    def clean_late_for(self) -> str:
        reason: str = self.cleaned_data["late_for"]
        closed = too_late(self.cleaned_data.get("on"), self.periods)
        if closed and not reason.strip():
            raise forms.ValidationError(
                f"Il periodo «{closed.name}» è chiuso: scrivi perché il risultato arriva tardi."
            )
        return reason

    def clean(self) -> dict[str, Any]:
        """Read the result as it will be kept; what cannot be read is said beside its field."""
        cleaned = super().clean() or {}
        variables = self._variables()
        if self.errors:
            return cleaned
        try:
            self.outcome = understand(self.subject, printed=cleaned["printed"], variables=variables, on=cleaned["on"])
        except NotUnderstood as problem:
            self.add_error("printed", str(problem))
        cleaned["variables"] = variables
        return cleaned

    def _variables(self) -> dict[str, Decimal]:
        read: dict[str, Decimal] = {}
        for name in self.subject.variables:
            text = str(self.cleaned_data.get(VARIABLE + name, "")).strip()
            number = read_number(text) if text else None
            if text and number is None:
                self.add_error(VARIABLE + name, f"«{text}» non è un numero: scrivilo come 1.234,5.")
            elif number is not None:
                read[name] = number.value
        return read

    @property
    def entry(self) -> Entry:
        """What the act takes, once valid."""
        cleaned: Mapping[str, Any] = self.cleaned_data
        return Entry(
            on=cleaned["on"],
            printed=cleaned["printed"],
            variables=cleaned["variables"],
            source=cleaned["source"],
            note=cleaned["note"],
            late_for=cleaned.get("late_for", ""),
        )


def _hint(subject: Subject) -> str:
    if subject.kind == "step":
        return "La data in cui è stata fatta (31/05/2026), oppure com'è andata: realizzata, in corso, rinviata a luglio 2027."
    unit = f" in {subject.unit_of_measure}" if subject.unit_of_measure else ""
    expected = f" Atteso: {subject.target.printed}." if subject.target else ""
    return f"Il valore{unit}, una data o com'è andata.{expected}"
