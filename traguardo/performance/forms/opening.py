"""What one says to open a plan: its title and years, and which plan to start from."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.performance.actions.importing import YEARS
from traguardo.performance.queries.editions import Edition


def year_field(label: str, help_text: str = "") -> forms.IntegerField:
    """A year of four figures."""
    return forms.IntegerField(
        label=label,
        min_value=YEARS.start,
        max_value=YEARS.stop - 1,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": "Scrivi un anno, come 2026.", "required": "Scrivi l'anno, come 2026."},
    )


class PlanForm(forms.Form):
    """The headline of a new plan."""

    title = forms.CharField(
        label="Titolo",
        max_length=300,
        help_text="Come lo si legge in copertina: per esempio «Piano dettagliato degli obiettivi 2026-2028».",
        error_messages={"required": "Scrivi il titolo del piano."},
    )
    year = year_field("Anno in cui si misura", "L'anno di cui il piano dice pesi, scadenze e valori attesi.")
    first_year = year_field("Primo anno del piano")
    last_year = year_field("Ultimo anno del piano", "Di solito il piano copre tre anni.")

    def clean(self) -> dict[str, Any]:
        """Years in order, said beside the field that breaks it."""
        answers = super().clean() or {}
        year, first, last = (answers.get(name) for name in ("year", "first_year", "last_year"))
        if year and first and first > year:
            self.add_error("first_year", f"Il piano comincia dopo il {year}, l'anno in cui si misura.")
        if year and last and last < year:
            self.add_error("last_year", f"Il piano finisce prima del {year}, l'anno in cui si misura.")
        return answers


class CopyForm(PlanForm):
    """A new plan that starts from an earlier one; `revision` is the last edit of it that one has seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    ended = forms.BooleanField(
        label="Porta anche gli obiettivi che erano solo di anni passati",
        required=False,
        help_text="Diventano obiettivi del nuovo anno. Di solito restano fuori.",
    )

    def __init__(self, *args: Any, found: Sequence[Edition], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.found = {each.code: each for each in found}
        self.fields["base"] = forms.ChoiceField(
            label="Piano da cui partire",
            choices=[(each.code, f"{each.title} ({each.name}, {each.state_word})") for each in found],
        )
        self.order_fields(["base", "title", "year", "first_year", "last_year", "ended"])

    @property
    def base(self) -> Edition:
        """The plan to start from, once valid."""
        return self.found[self.cleaned_data["base"]]

    def clean(self) -> dict[str, Any]:
        """The new year comes after the one it starts from."""
        answers = super().clean()
        base, year = self.found.get(answers.get("base", "")), answers.get("year")
        if base and year and year <= base.year:
            self.add_error("year", f"Il piano da cui parti è del {base.year}: scegli un anno dopo.")
        return answers
