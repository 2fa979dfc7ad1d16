"""What is typed of the committee: who sits, who leaves, a meeting, its minutes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.access.facade import Holder
from traguardo.wellbeing.domain.committee import Kind, Seat, Side
from traguardo.wellbeing.forms.fields import DayField, SeenForm, choice, line, lines

GENDERS = (("", "non indicato"), ("F", "donna"), ("M", "uomo"))


class SeatForm(SeenForm):
    """Somebody who sits."""

    name = line("Cognome e nome", longest=150)
    gender = choice("Genere", GENDERS, "Serve a contare donne e uomini nel comitato.", required=False)
    user = choice("Accesso", (), "Chi entra con questo accesso apre le pagine del comitato.", required=False)
    side = choice("Per conto di", [(side.value, side.label.capitalize()) for side in Side])
    union = line("Organizzazione", "Solo per chi è designato dai sindacati.", required=False, longest=100)
    kind = choice("Come", [(kind.value, kind.label.capitalize()) for kind in Kind])
    chair = forms.BooleanField(label="Presiede il comitato", required=False)
    first_day = DayField("Dal")
    act = line("Atto di nomina", "Per esempio: Determinazione n. 721 dell'11/11/2021.")

    def __init__(self, *args: Any, accounts: Sequence[Holder], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        known = [(str(each.user), f"{each.name} ({each.email})") for each in accounts]
        self.fields["user"].choices = [("", "Nessuno"), *known]  # type: ignore[attr-defined]

    def seat(self, pk: int = 0) -> Seat:
        """What was typed, once valid."""
        data = self.cleaned_data
        return Seat(
            pk=pk,
            name=data["name"],
            gender=data["gender"],
            user=int(data["user"]) if data["user"] else None,
            side=Side(data["side"]),
            union=data["union"],
            kind=Kind(data["kind"]),
            chair=data["chair"],
            first_day=data["first_day"],
            act=data["act"],
            revision=data["revision"],
        )


class EndForm(SeenForm):
    """The last day somebody sits."""

    last_day = DayField("Ultimo giorno")


class MeetingForm(forms.Form):
    """A meeting to be held."""

    on = DayField("Giorno")
    agenda = lines("Ordine del giorno", "Un punto per riga.")


class MinutesForm(SeenForm):
    """What was said and decided, and who was there."""

    present = forms.MultipleChoiceField(label="Chi c'era", widget=forms.CheckboxSelectMultiple, required=False)
    minutes = lines("Verbale", rows=10)
    decisions = lines("Decisioni", "Una per riga: proposte, pareri, richieste all'amministrazione.", required=False)

    def __init__(self, *args: Any, seats: Sequence[Seat], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        names = [(str(seat.pk), f"{seat.name} ({seat.side.label}, {seat.kind.label})") for seat in seats]
        self.fields["present"].choices = names  # type: ignore[attr-defined]
