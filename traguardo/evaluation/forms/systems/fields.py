"""Fields of a system's editor: exact numbers in Italian, lines of text that hold a small table."""

from typing import Any

from django import forms

from traguardo.evaluation.domain.system import plain_number
from traguardo.evaluation.domain.system.plain import exact


class NumberField(forms.CharField):
    """An exact number typed with a comma; gives it as it is kept: whole, or its digits with a dot."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().clean(value)
        number = exact(text) if text else None
        if text and number is None:
            raise forms.ValidationError("Scrivi un numero, per esempio 40 o 12,5.")
        return None if number is None else plain_number(number)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return "" if value is None else str(value).replace(".", ",")


class CodeField(forms.SlugField):
    """A short name: letters, digits, «-» and «_»."""

    default_error_messages = {"invalid": "Usa solo lettere, cifre, «-» e «_», senza spazi."}

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(label="Codice", max_length=40, allow_unicode=True, **options)


def area(rows: int = 2) -> forms.Textarea:
    """A box of some lines."""
    return forms.Textarea(attrs={"rows": rows})


class LinesField(forms.CharField):
    """One entry a line: gives the lines that are not blank."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(widget=area(rows), max_length=20_000, **options)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return "\n".join(value) if isinstance(value, list | tuple) else value
