"""A delegation as it is typed: which unit, to whom, from when until when, why."""

from collections.abc import Iterable
from typing import Any

from django import forms

from traguardo.performance.forms.days import day_field


class MandateForm(forms.Form):
    """Who enters a unit's results in its head's place."""

    unit = forms.ChoiceField(label="Unità", error_messages={"required": "Scegli l'unità."})
    to = forms.ChoiceField(
        label="A chi",
        help_text="Una persona che ha già un ruolo nell'ente, qualunque sia.",
        error_messages={"required": "Scegli la persona."},
    )
    first_day = day_field("Dal", help_text="Primo giorno, compreso.")
    last_day = day_field("Al", required=False, help_text="Ultimo giorno, compreso. Vuoto: finché non la revochi.")
    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        help_text="Per esempio: ferie, sostituzione, il dato lo tiene il suo ufficio.",
        error_messages={"required": "Scrivi il motivo: resta nel registro degli atti."},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        units: Iterable[tuple[str, str]],
        people: Iterable[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("unit", units), ("to", people)):
            field = self.fields[name]
            field.choices = [("", "Scegli…"), *choices]  # type: ignore[attr-defined]
