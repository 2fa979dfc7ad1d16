"""A whole row of the plan as a form: the workbook's own columns with their notes, read by the workbook's own rules."""

from collections.abc import Iterable
from typing import Any

from django import forms

from traguardo.performance.domain.editing import Changes, NotDone, Unsound, apply, change, create, key_of, unsound
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record
from traguardo.performance.intake.layout import SEPARATOR, Field, Kind, Yearly
from traguardo.performance.intake.typed import layout_of, texts, understand

LONG = frozenset(
    {"situation", "criticality", "expected", "benefits", "method", "people", "costs", "algorithm", "note", "bands"}
)
REPORTED = frozenset({"declared_outcome", "report", "outcome", "moved_to", "variation", "cancelled", "year_weight",
                      "printed_code", "period_printed", "printed_deviation"})  # fmt: skip
TABLE_OF = {"strategic": "nodes"}
WORDS = {"units": "name", "nodes": "title", "objectives": "title", "steps": "description", "indicators": "name"}
LONGEST = 90


class RowForm(forms.Form):
    """One row, new or as it was at the revision `seen`; valid when it can be kept, with the changes it makes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, plan: Plan, table: str, record: Record | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.plan, self.table, self.record = plan, table, record
        self.changes: Changes = ()
        self.notes: tuple[str, ...] = ()
        shown = texts(plan, table, (record,))[0] if record is not None else {}
        for entry, year in _columns(plan, table):
            key = entry.key_for(year)
            self.fields[key] = _field(entry, year, plan)
            self.initial.setdefault(key, _shown(self.fields[key], shown.get(key, "")))

    def clean(self) -> dict[str, Any]:
        """Read the row; each problem goes beside its field with its mend, what is only doubtful is kept to be told."""
        cleaned = super().clean() or {}
        typed = {key: _text(self._ordered(key, value)) for key, value in cleaned.items() if key != "seen"}
        understood = understand(self.plan, self.table, typed, self.record)
        for problem in understood.problems:
            if problem.grave and problem.key in self.fields and problem.key not in self.errors:
                self.add_error(problem.key, str(problem))
        self.notes = tuple(f"{self.fields[each.key].label}: {each}" for each in understood.problems if not each.grave)
        if not self.errors:
            self._make(understood.record)
        return cleaned

    def refuse(self, problems: Iterable[Unsound]) -> None:
        """Say beside their fields what the act would leave broken."""
        for problem in problems:
            self.add_error(problem.attribute if problem.attribute in self.fields else None, problem.message)

    @property
    def code(self) -> str:
        """The code of the row once it is kept."""
        return str(self.cleaned_data["code"]).strip()

    def _ordered(self, key: str, value: object) -> object:
        """Ticks come in the order of the list: those that were there keep their own, for the first has a meaning."""
        before = self.initial.get(key)
        if not isinstance(value, list) or not isinstance(before, list):
            return value
        return [*(each for each in before if each in value), *(each for each in value if each not in before)]

    def _make(self, wanted: Record) -> None:
        try:
            if self.record is None:
                self.changes = create(self.plan, self.table, wanted)
            else:
                self.changes = change(self.plan, self.table, key_of(self.table, self.record), wanted)
        except NotDone as problem:
            self.add_error(problem.attribute if problem.attribute in self.fields else None, str(problem))
            return
        self.refuse(unsound(apply(self.plan, self.changes), self.changes))


class TagsForm(forms.Form):
    """Tags to put on and to take off, as one types them."""

    add = forms.CharField(
        label="Etichette da mettere",
        required=False,
        max_length=400,
        help_text="Più di una? Separale con il punto e virgola.",
    )
    remove = forms.CharField(label="Etichette da togliere", required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.added, self.removed = _words(cleaned.get("add", "")), _words(cleaned.get("remove", ""))
        if not self.added and not self.removed:
            raise forms.ValidationError("Scrivi almeno un'etichetta da mettere o da togliere.")
        return cleaned


class DestinationForm(forms.Form):
    """Where the chosen rows go."""

    def __init__(self, *args: Any, plan: Plan, table: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        destinations = choices(plan, "objectives" if table in {"steps", "indicators"} else "nodes")
        self.fields["to"] = forms.ChoiceField(
            label="Dove",
            choices=[("", "Scegli…"), *destinations],
            error_messages={"required": "Scegli dove spostarle."},
        )


def choices(plan: Plan, table: str) -> list[tuple[str, str]]:
    """Rows of a table to choose from: code, and code with title."""
    shown = ((each.code, f"{each.code} {getattr(each, WORDS[table])}") for each in getattr(plan, table))
    return [(code, words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…") for code, words in shown]


def _columns(plan: Plan, table: str) -> Iterable[tuple[Field, int | None]]:
    for entry in layout_of(table).fields:
        if entry.name in REPORTED:
            continue
        years: Iterable[int | None] = (
            (None,) if entry.yearly is Yearly.NO else range(plan.first_year, plan.last_year + 1)
        )
        for year in years:
            yield entry, year


def _field(entry: Field, year: int | None, plan: Plan) -> forms.Field:
    about: dict[str, Any] = {
        "label": entry.header_for(year),
        "help_text": entry.note,
        "required": entry.required,
        "error_messages": {"required": "È obbligatorio.", "invalid_choice": "Non è nell'elenco."},
    }
    named = TABLE_OF.get(entry.refers, entry.refers)
    if named:
        about["help_text"] = "Solo per una parte pesata di un altro indicatore." if named == "indicators" else ""
        return forms.ChoiceField(choices=[("", "—"), *choices(plan, named)], **about)
    if entry.name == "units":
        about["help_text"] = "La prima è la referente; per mettere un'altra prima, scrivi i codici nella griglia."
        return forms.MultipleChoiceField(choices=choices(plan, "units"), widget=forms.CheckboxSelectMultiple, **about)
    if entry.kind is Kind.CHOICE and not entry.open:
        return forms.ChoiceField(choices=[("", "—"), *((word, word) for word in entry.choices.values())], **about)
    if entry.name in LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **about)
    return forms.CharField(max_length=2000, **about)


def _shown(field: forms.Field, text: str) -> str | list[str]:
    return [part for part in text.split(SEPARATOR) if part] if isinstance(field, forms.MultipleChoiceField) else text


def _text(value: object) -> str:
    return SEPARATOR.join(value) if isinstance(value, list) else str(value or "").replace("\r\n", "\n")


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
