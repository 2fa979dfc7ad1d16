"""Fields of a fund's forms: amounts and rates as they are typed in Italy, figures chosen by name."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.incentives.domain.fund import Fund
from traguardo.incentives.domain.fund.figures import figures
from traguardo.incentives.domain.fund.formula import named
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import italian, read_number
from traguardo.kernel.wording import short

NAME_LENGTH = 70


class _Exact(forms.CharField):
    """A number typed as in «1.234,56»; one that could be read in two ways is refused."""

    wanted = "Scrivi un numero, per esempio 1,5."

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def read(self, value: Any) -> Decimal | None:  # noqa: ANN401 - Django's own
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text)
        if number is None or not number.value.is_finite():
            raise forms.ValidationError(self.wanted)
        if number.ambiguous:
            raise forms.ValidationError(f"«{text}» si legge in due modi: scrivi anche i decimali, come 1.148,00.")
        return number.value


class MoneyField(_Exact):
    """An amount in euro, to the cent; None when empty."""

    wanted = "Scrivi un importo in euro, per esempio 1.148,00."

    def clean(self, value: Any) -> Money | None:  # noqa: ANN401 - Django's own
        number = self.read(value)
        if number is None:
            return None
        try:
            return Money.euro(number)
        except ValueError as error:
            raise forms.ValidationError("Gli importi hanno al più due decimali.") from error

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return str(value).removesuffix(" €") if isinstance(value, Money) else value


class RatioField(_Exact):
    """An exact rate, percentage or multiple; None when empty."""

    def clean(self, value: Any) -> Fraction | None:  # noqa: ANN401 - Django's own
        number = self.read(value)
        return None if number is None else Fraction(number)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return italian(value, 12) if isinstance(value, Fraction) else value


class FiguresField(forms.MultipleChoiceField):
    """Figures of the fund, by the code formulas know them by; those chosen come first."""

    def __init__(self, *, fund: Fund, but: Iterable[str] = (), first: Iterable[str] = (), **options: Any) -> None:  # noqa: ANN401 - Django's own
        skipped, chosen = set(but), set(first)
        choices = [(code, name) for code, name in names(fund).items() if code not in skipped]
        choices.sort(key=lambda choice: choice[0] not in chosen)
        super().__init__(choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **options)


def names(fund: Fund) -> dict[str, str]:
    """Every figure of a fund by its code, in words that tell it from the others."""
    told = {line.code: short(line.description, length=NAME_LENGTH) for line in fund.lines}
    found = {code: told.get(code, figure.name) for code, figure in figures(fund).items()}
    return {code: name[:1].upper() + name[1:] for code, name in found.items()}


def plus(references: Iterable[str]) -> list[str]:
    """The figures a formula adds."""
    return [code for sign, code in map(named, references) if sign > 0]


def minus(references: Iterable[str]) -> list[str]:
    """The figures a formula takes away."""
    return [code for sign, code in map(named, references) if sign < 0]


def signed(added: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Both, as a formula names them."""
    return (*added, *(f"-{code}" for code in taken))
