"""What is typed of positive actions and composed indicators."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from traguardo.organisation.facade import Unit
from traguardo.wellbeing.actions.indicators import Measure
from traguardo.wellbeing.domain.actions import AREAS, Action, State, Step
from traguardo.wellbeing.domain.composed import Part, Way
from traguardo.wellbeing.forms.fields import CodeField, DayField, MoneyField, NumberField, SeenForm, choice, line, lines

EARLIEST, LATEST = 2010, 2100


class PlanForm(forms.Form):
    """A plan to begin."""

    first_year = forms.IntegerField(label="Primo anno", min_value=EARLIEST, max_value=LATEST)
    title = line(
        "Titolo", "Se lo lasci vuoto: «Piano di azioni positive» con i suoi tre anni.", longest=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        year = self.cleaned_data.get("first_year")
        if year and not self.cleaned_data.get("title"):
            self.cleaned_data["title"] = f"Piano di azioni positive {year}-{year + 2}"
        return self.cleaned_data


class AdoptForm(SeenForm):
    """The act that adopts a plan, or approves a report."""

    act = line("Atto", "Per esempio: Deliberazione della Giunta n. 5 del 24/03/2022.")
    on = DayField("Giorno dell'atto")


class ActionForm(SeenForm):
    """An action of a plan."""

    code = CodeField("Codice", max_length=20, help_text="Breve, per esempio a1.")
    area = forms.CharField(label="Area", max_length=150, help_text=f"Per esempio: {AREAS[1]}.")
    title = line("Che cosa si fa")
    why = lines("Perché", required=False, rows=3)
    indicator = line("Come si vede", "L'indicatore.", required=False)
    start = line("Punto di partenza", required=False, longest=100)
    target = line("Valore atteso", required=False, longest=100)
    due = DayField("Entro", required=False)
    unit = choice("Chi risponde", (), required=False)
    money = MoneyField("Risorse destinate, in euro", required=False, help_text="Vuoto: nessuno lo ha detto. Se non costa niente scrivi 0.")  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[Unit], code: str = "", **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["unit"].choices = [("", "Non detto"), *((unit.code, unit.name) for unit in units)]  # type: ignore[attr-defined]
        if code:
            del self.fields["code"]
        self.known = code

    def action(self) -> Action:
        """What was typed, once valid."""
        data = dict(self.cleaned_data)
        return Action(code=self.known or data.pop("code"), **data)


class StepForm(SeenForm):
    """How far an action got in a year."""

    year = forms.TypedChoiceField(label="Anno", coerce=int)
    state = choice("Stato", [(state.value, state.label.capitalize()) for state in State])
    reached = line("Valore raggiunto", required=False, longest=100)
    note = lines("Nota", required=False, rows=3, longest=2000)

    def __init__(self, *args: Any, years: Sequence[int], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]

    def step(self) -> Step:
        """What was typed, once valid."""
        data = self.cleaned_data
        return Step(**data | {"state": State(data["state"])})


class IndicatorForm(forms.Form):
    """A composed indicator to begin."""

    year = forms.IntegerField(label="Anno", min_value=EARLIEST, max_value=LATEST)
    code = CodeField("Codice", max_length=40, help_text="Lo stesso ogni anno: così l'albero della performance lo ritrova.")  # fmt: skip
    title = line("Indicatore")


class TitleForm(SeenForm):
    """The title of an indicator."""

    title = line("Indicatore")


class PartForm(SeenForm):
    """A weighted part."""

    title = line("Parte")
    weight = NumberField("Peso", help_text="In punti su 100. Le parti insieme fanno 100.")
    algorithm = line("Come si calcola", required=False)
    unit = choice("Chi risponde", (), required=False)
    way = choice("Come si misura", [(way.value, way.label.capitalize()) for way in Way])
    due = DayField("Entro", required=False, help_text="Solo per «fatto entro un giorno».")
    target = NumberField("Valore atteso", required=False, help_text="Solo per un valore.")

    def __init__(self, *args: Any, units: Sequence[Unit], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["unit"].choices = [("", "Non detto"), *((unit.code, unit.name) for unit in units)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A day for what is done by a day, a value for the rest; a weight above zero, of at most 100."""
        data = super().clean() or {}
        by_day = data.get("way") == Way.BY_DAY
        if by_day and not data.get("due"):
            self.add_error("due", "Scrivi il giorno entro cui va fatto.")
        if not by_day and data.get("target") is None:
            self.add_error("target", "Scrivi il valore atteso.")
        weight = data.get("weight")
        if weight is not None and (not 0 < weight <= 100 or (weight * 1000).denominator != 1):
            self.add_error("weight", "Un peso sta fra 0 e 100, con al più tre decimali.")
        return data

    def part(self, number: int = 0) -> Part:
        """What was typed, once valid."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        way = Way(data["way"])
        limits = {"due": data["due"], "target": None} if way is Way.BY_DAY else {"due": None, "target": data["target"]}
        return Part(number=number, **data | limits | {"way": way})


class MeasureForm(SeenForm):
    """What was found of a part."""

    missed = forms.BooleanField(label="Non è stato fatto", required=False, help_text="Vale zero. Se non si sa ancora, lascia vuoto.")  # fmt: skip
    done_on = DayField("Fatto il", required=False)
    value = NumberField("Valore misurato", required=False)
    proof = line("Dove si legge", "Protocollo, verbale o documento.", required=False)

    def __init__(self, *args: Any, way: Way, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        del self.fields["value" if way is Way.BY_DAY else "done_on"]

    def clean(self) -> dict[str, Any]:
        """Done or not done, not both."""
        data = super().clean() or {}
        if data.get("missed") and (data.get("done_on") or data.get("value") is not None):
            self.add_error("missed", "Dici che non è stato fatto e anche quanto: scegli.")
        return data

    def measure(self) -> Measure:
        """What was typed, once valid."""
        data = self.cleaned_data
        value = data.get("value")
        exact = None if value is None else Decimal(value.numerator) / Decimal(value.denominator)
        return Measure(done_on=data.get("done_on"), missed=data["missed"], value=exact, proof=data["proof"])
