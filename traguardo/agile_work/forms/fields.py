"""Fields the forms of agile work have in common."""

from datetime import date
from typing import Any

from django import forms

from traguardo.agile_work.domain.requests import WEEKDAYS


class DayInput(forms.DateInput):
    """A day, picked."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day."""

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(label=label, widget=DayInput(), **options)


class LongText(forms.CharField):
    """A text of some lines."""

    def __init__(self, label: str, *, rows: int = 4, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Weekdays, none or some."""

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        choices = list(enumerate(WEEKDAYS))
        widget = forms.CheckboxSelectMultiple
        super().__init__(label=label, choices=choices, coerce=int, required=False, widget=widget, **options)


class VersionForm(forms.Form):
    """The version its author saw, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def in_order(first: date | None, last: date | None) -> bool:
    """Whether a stretch of days does not end before it begins."""
    return first is None or last is None or first <= last
