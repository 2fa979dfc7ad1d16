"""The goals of a sheet in preparation, a row each: written by hand or picked from the plan of the year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from traguardo.evaluation.actions.writing import Written
from traguardo.evaluation.domain.system import Kind
from traguardo.evaluation.models import Taken
from traguardo.evaluation.queries.from_plan import Offered
from traguardo.evaluation.queries.lines import GoalLine
from traguardo.evaluation.queries.sheets import Reading
from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number

MOST_ROWS, BLANK_ROWS = 40, 2
MOST_WEIGHT = Decimal(1000)
FROM_OUTSIDE = {Taken.WHOLE: "Punteggio complessivo del piano", Taken.SPREAD: "Valutazioni date ai collaboratori"}


class WeightField(forms.Field):
    """A weight with a decimal comma, more than zero."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:  # noqa: ANN401 - Django's own signature
        text = str(value or "").strip()
        if not text:
            return None
        read = read_number(text)
        if read is None or not 0 <= read.value <= MOST_WEIGHT:
            raise forms.ValidationError("Scrivi un peso da 0 a 1000, come 30 o 12,5.")
        return read.value


class GoalRow(forms.Form):
    """One goal: from the plan by its code, or with a title written by hand. An empty row is no goal."""

    use_required_attribute = False
    component = forms.ChoiceField(label="Parte della scheda")
    code = forms.ChoiceField(label="Dal piano", required=False, help_text="Titolo, atteso e grado vengono da lì.")
    title = forms.CharField(label="Obiettivo", max_length=400, required=False, help_text="Se non lo prendi dal piano.")
    expected = forms.CharField(
        label="Risultato atteso", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    weight = WeightField(label="Peso", required=False, help_text="Rispetto agli altri della stessa parte.")
    tag = forms.CharField(label="Etichetta", max_length=40, required=False, help_text="Per esempio «tempi di pagamento» o «formazione».")  # fmt: skip
    remove = forms.BooleanField(label="Togli questo obiettivo", required=False)

    def __init__(
        self,
        data: Any,  # noqa: ANN401
        *,
        prefix: str,
        initial: dict[str, object],
        components: Sequence[tuple[str, str]],
        offered: Sequence[Offered],
    ) -> None:
        super().__init__(data, prefix=prefix, initial=initial)
        self.offered = {each.code: each for each in offered}
        self.fields["component"].choices = components  # type: ignore[attr-defined]
        names = [(code, f"{code} {each.title}"[:120]) for code, each in self.offered.items()]
        outside = [(f"={kind.value}", words) for kind, words in FROM_OUTSIDE.items()]
        self.fields["code"].choices = [("", "no, lo scrivo io"), *outside, *names]  # type: ignore[attr-defined]

    @property
    def empty(self) -> bool:
        """Whether nothing was put in it, or it was taken away."""
        given = self.cleaned_data
        return bool(given.get("remove")) or not (given.get("title") or given.get("code"))

    def clean(self) -> dict[str, Any]:
        """A goal weighs something."""
        data = super().clean() or {}
        filled = (data.get("title") or data.get("code")) and not data.get("remove")
        if filled and "weight" in data and not data["weight"]:
            self.add_error("weight", "Scrivi quanto pesa: senza peso l'obiettivo non conta.")
        return data

    @property
    def goal(self) -> Written:
        """The goal, once valid."""
        given = self.cleaned_data
        code = given["code"]
        found = self.offered.get(code)
        taken = code.removeprefix("=") if code.startswith("=") else Taken.OBJECTIVE.value if found else ""
        title = found.title if found else given["title"] or FROM_OUTSIDE.get(Taken(taken), "")
        return Written(
            component=given["component"],
            title=title[:400],
            weight=given["weight"],
            expected=found.expected if found else given["expected"],
            tag=given["tag"] or (found.tag if found else ""),
            code=code if found else "",
            taken=taken,
        )


class GoalsForm(forms.Form):
    """All the goals of a sheet at once, with some empty rows to add others."""

    def __init__(self, data: Any, *, reading: Reading, offered: Sequence[Offered]) -> None:  # noqa: ANN401
        super().__init__(data)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=reading.row.revision)
        self.fields["rows"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_ROWS)
        components = _components(reading)
        started = [_initial(goal, {each.code for each in offered}) for goal in reading.goals]
        blanks: list[dict[str, object]] = [{"component": components[-1][0] if components else ""}] * BLANK_ROWS
        rows = [*started, *blanks]
        number = _number(data, len(rows))
        self.fields["rows"].initial = number
        self.rows = [
            GoalRow(
                data,
                prefix=f"goal-{place}",
                initial=rows[place] if place < len(rows) else blanks[0],
                components=components,
                offered=offered,
            )
            for place in range(number)
        ]

    @property
    def revision(self) -> int:
        """The version of the sheet its author saw; another name than its field's, which the page writes again."""
        return int(self.cleaned_data["seen"])

    @property
    def goals(self) -> list[Written]:
        """The goals written, in the order of the page."""
        return [row.goal for row in self.rows if not row.empty]

    def is_valid(self) -> bool:
        """Every row, so that all that is wrong is said at once."""
        own, each = super().is_valid(), [row.is_valid() for row in self.rows]
        return own and all(each)


def _components(reading: Reading) -> list[tuple[str, str]]:
    parts = [part.weighed.component for part in reading.parts]
    return [(each.code, each.title) for each in parts if each.kind is not Kind.BEHAVIOURS]


def _initial(goal: GoalLine, offered: set[str]) -> dict[str, object]:
    outside = goal.taken in FROM_OUTSIDE
    return {
        "component": goal.component,
        "code": f"={goal.taken.value}" if outside else goal.code if goal.code in offered else "",
        "title": goal.title,
        "expected": goal.expected,
        "weight": it_number(goal.weight),
        "tag": goal.tag,
    }


def _number(data: Any, default: int) -> int:  # noqa: ANN401
    text = str(data.get("rows", "")) if data else ""
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdecimal() and len(text) < 4 else default
