"""What the forms of a fund's items share: the item as it is, its code, the formula that counts it."""

from fractions import Fraction
from typing import Any, cast

from django import forms

from traguardo.incentives.domain.fund import Formula, Fund, Rounding
from traguardo.incentives.domain.fund.model import RESIDUAL
from traguardo.incentives.domain.fund_edits import Item, new_code
from traguardo.incentives.forms.fund_fields import FiguresField, MoneyField, RatioField, minus, plus, signed

WHOLE, ONE = Fraction(100), Fraction(1)
ROUNDINGS = [(Rounding.CENT.value, "al centesimo"), (Rounding.EURO.value, "all’euro")]
LAW = "La norma o la clausola del contratto, per esempio: art. 67, c. 1, CCNL 21/05/2018."
PRINTED = "La cifra scritta nell’atto, se la vuoi confrontare con quella calcolata."


def words(label: str, help_text: str = "", *, needed: bool = True, rows: int = 0) -> forms.CharField:
    """A text of a fund."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else None
    told = {"required": f"Scrivi: {label.casefold()}."}
    return forms.CharField(
        label=label, help_text=help_text, required=needed, max_length=1000, widget=widget, error_messages=told
    )


class ItemForm(forms.Form):
    """What the forms of items share: the revision their author saw, the fund, the item as it is now (None: a new one).

    `folded` names the fields of the formula, shown on demand.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    folded: tuple[str, ...] = ()

    def __init__(self, *args: Any, fund: Fund, item: Item | None, beside: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        self.fund, self.old = fund, item
        start = self.start(item) if item else {"section": beside, "pool": beside, "line": beside}
        kwargs["initial"] = {**start, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.adapt()

    @staticmethod
    def start(item: Any) -> dict[str, object]:  # noqa: ANN401 - each form knows its own item
        """The values of an item."""
        raise NotImplementedError

    def adapt(self) -> None:
        """Give the fields the choices this fund has."""

    @property
    def own(self) -> tuple[str, ...]:
        """The codes of the item itself, which its formula cannot name."""
        return (self.old.code, f"{RESIDUAL}{self.old.code}") if self.old else ()

    def code(self, told: str) -> str:
        """The code of the item: for good once it has one."""
        return self.old.code if self.old else new_code(self.fund, told)

    def item(self) -> Item:
        """The item typed, once valid."""
        raise NotImplementedError


class CountedForm(ItemForm):
    """An item with an amount or a formula."""

    of = forms.MultipleChoiceField()
    taken = forms.MultipleChoiceField()
    base = MoneyField(label="Più un importo di base", required=False)
    percent = RatioField(label="Percentuale", required=False, help_text="Vuota: 100.")
    times = RatioField(label="Volte", required=False, help_text="Vuoto: 1. Per esempio 13 per tredici mensilità.")
    rounding = forms.ChoiceField(label="Si arrotonda", choices=ROUNDINGS, initial=Rounding.CENT.value)
    folded = ("of", "taken", "percent", "times", "base", "rounding")

    def adapt(self) -> None:
        """The figures of this fund."""
        self.fields["of"] = FiguresField(
            label="Calcolata su", fund=self.fund, but=self.own, first=self.initial.get("of", ())
        )
        self.fields["taken"] = FiguresField(
            label="Meno", fund=self.fund, but=self.own, first=self.initial.get("taken", ())
        )

    @staticmethod
    def start_formula(formula: Formula | None) -> dict[str, object]:
        """The values of a formula."""
        if formula is None:
            return {}
        return {
            "of": plus(formula.of),
            "taken": minus(formula.of),
            "base": formula.base,
            "percent": None if formula.percent == WHOLE else formula.percent,
            "times": None if formula.times == ONE else formula.times,
            "rounding": formula.rounding.value,
        }

    def formula(self) -> Formula | None:
        """The formula typed, None when none was."""
        data = self.cleaned_data
        of = signed(data["of"], data["taken"])
        typed = of or any(data[name] is not None for name in ("base", "percent", "times"))
        if not typed:
            return None
        return Formula(
            of=of,
            base=data["base"],
            percent=WHOLE if data["percent"] is None else data["percent"],
            times=ONE if data["times"] is None else data["times"],
            rounding=Rounding(data["rounding"]),
        )


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field its choices."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices
