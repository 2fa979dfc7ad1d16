"""A day as people type it: 31/12/2026."""

from typing import Any

from django import forms


def day_field(label: str, **also: Any) -> forms.DateField:  # noqa: ANN401 - Django's own
    """A field for a day, typed in Italian; a phone shows figures."""
    return forms.DateField(
        label=label,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={
            "invalid": "Scrivi il giorno come 31/12/2026.",
            "required": "Scrivi il giorno, come 31/12/2026.",
        },
        **also,
    )
