"""Fields that several forms share: days, numbers and amounts as they are typed in Italy, texts, the version seen."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms

from traguardo.kernel.money import Money
from traguardo.kernel.numbers import italian, read_number

LARGEST = 10**12
FINEST = 10_000


class DayField(forms.DateField):
    """A day typed as 31/12/2026."""

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        options.setdefault("error_messages", {"invalid": "Scrivi il giorno come 31/12/2026.", "required": "Scrivi il giorno, come 31/12/2026."})  # fmt: skip
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"})
        super().__init__(label=label, input_formats=["%d/%m/%Y", "%Y-%m-%d"], widget=widget, **options)


class NumberField(forms.CharField):
    """An exact number of at most four decimals, typed as in «1.234,5»; None when empty."""

    wanted = "Scrivi un numero, per esempio 12,5."

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(label=label, max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().clean(value)
        if not text:
            return None
        read = read_number(text)
        if read is None or read.ambiguous or abs(read.value) >= LARGEST:
            raise forms.ValidationError(self.wanted)
        number = Fraction(read.value)
        if (number * FINEST).denominator != 1:
            raise forms.ValidationError("Al più quattro decimali.")
        return number

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return italian(value, 4) if isinstance(value, Fraction) else value


class MoneyField(NumberField):
    """An amount in euro to the cent, not below zero; None when empty, which is not zero."""

    wanted = "Scrivi un importo in euro, per esempio 1.148,00."

    def clean(self, value: Any) -> Money | None:  # noqa: ANN401 - Django's own
        number = super().clean(value)
        if number is None:
            return None
        if number < 0 or (number * 100).denominator != 1:
            raise forms.ValidationError("Gli importi non sono sotto zero e hanno al più due decimali.")
        return Money(int(number * 100))

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return str(value).removesuffix(" €") if isinstance(value, Money) else value


class CodeField(forms.SlugField):
    """A short code that stands in addresses."""

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        wrong = "Solo lettere senza accenti, cifre e trattini."
        super().__init__(label=label, error_messages={"invalid": wrong}, **options)


def line(label: str, help_text: str = "", *, required: bool = True, longest: int = 300) -> forms.CharField:
    """A text on a line."""
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=longest)


def lines(
    label: str, help_text: str = "", *, required: bool = True, rows: int = 4, longest: int = 8000
) -> forms.CharField:
    """A text of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=longest, widget=widget)


def choice(label: str, choices: Sequence[tuple[str, str]], help_text: str = "", *, required: bool = True) -> forms.ChoiceField:  # fmt: skip
    """One of several words."""
    return forms.ChoiceField(label=label, choices=list(choices), help_text=help_text, required=required)


class SeenForm(forms.Form):
    """The version of a thing that its author saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
