"""What is typed of a sheet: the words of a move, judgements, the self-evaluation, who evaluates."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.evaluation.actions.judging import Judged
from traguardo.evaluation.actions.moving import Changes, Said
from traguardo.evaluation.domain.flow import Move, Transition, Words
from traguardo.evaluation.queries.lines import BehaviourLine, GoalLine
from traguardo.evaluation.queries.sheets import Reading
from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number
from traguardo.staffing.facade import Person

LONG = 5000
MOST = Decimal(100)


class DegreeField(forms.Field):
    """A degree 0-100 with a decimal comma; empty is not zero."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:  # noqa: ANN401 - Django's own signature
        text = str(value or "").strip()
        if not text:
            return None
        read = read_number(text)
        if read is None or not 0 <= read.value <= MOST:
            raise forms.ValidationError("Scrivi un grado da 0 a 100, come 85 o 92,5.")
        return read.value


def area(label: str, help_text: str = "", *, required: bool = False, rows: int = 3) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": "Scrivi una risposta."},
    )


def day_field(label: str, help_text: str, today: date) -> forms.DateField:
    """A day, typed as 31/12/2026; today when nothing else is said."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        initial=today,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={
            "invalid": "Scrivi il giorno come 31/12/2026.",
            "required": "Scrivi il giorno, come 31/12/2026.",
        },
    )


class MoveForm(forms.Form):
    """The words of a move, its day where it may be another, what a decision changes; `seen`: the version looked at."""

    use_required_attribute = False
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, data: Any, *, reading: Reading, line: Transition) -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": reading.row.revision})
        self.reading, self.line = reading, line
        stands_in = reading.hand.stands_in(line)
        if line.move in {Move.DECIDE, Move.CONCLUDE}:
            self._add_changes()
        if line.dated or stands_in:
            self.fields["on"] = day_field("Quando", "Il giorno in cui è avvenuto.", reading.today)
        if stands_in:
            told = "Resta nella storia della scheda: per esempio «firmata su carta il 3 marzo, originale in fascicolo»."
            self.fields["text"] = area("Perché lo registri tu, e da quale carta risulta?", told, required=True)
        elif line.words is not Words.NONE:
            self.fields["text"] = area(line.ask, self._help(), required=line.words is Words.MUST, rows=5)

    @property
    def said(self) -> Said:
        """What the act takes, once valid."""
        given = self.cleaned_data
        changes = Changes(steps=_named(given, "step-"), degrees=_degrees(given))
        return Said(text=given.get("text", ""), on=given.get("on"), changes=changes)

    def _help(self) -> str:
        if self.line.move is Move.SIGN:
            return "Firmare dice che hai letto la valutazione, non che sei d'accordo."
        return "" if self.line.words is Words.MUST else "Lo legge chi può vedere questa scheda."

    def _add_changes(self) -> None:
        """Each judgement and degree as it is: what is left so is confirmed."""
        for line in self.reading.behaviours:
            self.fields[f"step-{line.behaviour.code}"] = steps_field(line, initial=line.step.code if line.step else "")
        for goal in self.reading.goals:
            self.fields[f"degree-{goal.place}"] = degree_field(goal)


class JudgeForm(forms.Form):
    """The head's draft: nothing is compulsory, one may stop and go on another day."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any, *, reading: Reading, seen: str) -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": seen})
        self.reading = reading
        for goal in reading.goals:
            if goal.offered is None:
                self.fields[f"degree-{goal.place}"] = degree_field(goal)
                self.fields[f"source-{goal.place}"] = forms.CharField(
                    label="Da dove viene",
                    required=False,
                    max_length=300,
                    initial=goal.source,
                    help_text="La carta, il registro o il conto da cui si vede.",
                )
        for line in reading.behaviours:
            told = f"Autovalutazione: {line.own.title}." if line.own else ""
            own = line.step.code if line.step else ""
            self.fields[f"step-{line.behaviour.code}"] = steps_field(line, initial=own, help_text=told)
            words = area("Perché, con un fatto", rows=2)
            words.initial = line.words
            self.fields[f"words-{line.behaviour.code}"] = words

    @property
    def draft(self) -> Judged:
        """What the act takes, once valid."""
        given = self.cleaned_data
        sources = {int(place): text for place, text in _named(given, "source-").items()}
        return Judged(
            steps=_named(given, "step-"), words=_named(given, "words-"), degrees=_degrees(given), sources=sources
        )

    def of(self, kind: str, key: object) -> Any:  # noqa: ANN401 - a bound field
        """The field of a goal or of a behaviour, for its place on the page; None where there is none."""
        name = f"{kind}-{key}"
        return self[name] if name in self.fields else None


class SelfForm(forms.Form):
    """The self-evaluation: a step for each behaviour, saved as far as one got."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any, *, reading: Reading, seen: str) -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": seen})
        for line in reading.behaviours:
            self.fields[f"step-{line.behaviour.code}"] = steps_field(line, initial=line.own.code if line.own else "")

    @property
    def steps(self) -> dict[str, str]:
        return _named(self.cleaned_data, "step-")


class EvaluatorForm(forms.Form):
    """Who evaluates, and who decides on an objection where the system asks for a second evaluator."""

    use_required_attribute = False
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    evaluator = forms.TypedChoiceField(label="Chi valuta", required=False, coerce=int, empty_value=None)
    second = forms.TypedChoiceField(
        label="Chi dirige chi valuta",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Vede la scheda solo se viene contestata, e solo se il sistema gli dà la decisione.",
    )

    def __init__(self, data: Any, *, reading: Reading, people: Iterable[Person]) -> None:  # noqa: ANN401
        row = reading.row
        super().__init__(data, initial={"seen": row.revision, "evaluator": row.evaluator_id, "second": row.second_id})
        others = [(each.pk, each.name) for each in people if each.pk != row.person_id]
        for name in ("evaluator", "second"):
            self.fields[name].choices = [("", "nessuno"), *others]  # type: ignore[attr-defined]


def steps_field(line: BehaviourLine, *, initial: str, help_text: str = "") -> forms.ChoiceField:
    """The steps of a behaviour's scale, from the lowest, each with what it means."""
    told = " ".join(part for part in (line.behaviour.text, help_text) if part)
    return forms.ChoiceField(
        label=line.behaviour.title,
        help_text=told,
        required=False,
        initial=initial,
        choices=[(step.code, _described(step.title, line.described(step))) for step in line.scale.steps],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Scegli uno dei gradini."},
    )


def degree_field(goal: GoalLine) -> DegreeField:
    """The degree of a goal as it is now."""
    return DegreeField(
        label=f"Grado di «{goal.title}»",
        required=False,
        initial=it_number(goal.now) if goal.now is not None else "",
        help_text="Da 0 a 100.",
    )


def _described(title: str, text: str) -> SafeString:
    return format_html("<span><strong>{}</strong> <span>{}</span></span>", title, text)


def _named(given: dict[str, Any], start: str) -> dict[str, str]:
    return {name.removeprefix(start): value for name, value in given.items() if name.startswith(start)}


def _degrees(given: dict[str, Any]) -> dict[int, Decimal]:
    return {int(place): value for place, value in _named(given, "degree-").items()}  # type: ignore[misc]
