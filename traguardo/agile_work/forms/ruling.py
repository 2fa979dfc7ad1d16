"""Rules, places, activities, rotations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.rotation.model import MOST_PLACES, MOST_WEEKS
from traguardo.agile_work.domain.rules import CONDITIONS, Rules, Window
from traguardo.agile_work.forms.fields import DayField
from traguardo.organisation.facade import Unit
from traguardo.ui.uploads import SpreadsheetsField


class UnitForm(forms.Form):
    """A form about one of some units."""

    unit = forms.ChoiceField(label="Unità")

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(each.code, f"{each.code} – {each.name}") for each in units]  # type: ignore[attr-defined]


class RulesForm(forms.Form):
    """The rules from a day."""

    first_day = DayField("Dal")
    max_days = forms.IntegerField(label="Giorni la settimana al massimo", min_value=1, max_value=5)
    window = forms.ChoiceField(
        label="La presenza deve prevalere, misurando",
        choices=[(each.value, each.label) for each in Window],
        help_text="Settimane intere: una a cavallo è del mese del suo giovedì.",
    )
    past_weight = forms.IntegerField(
        label="Quanto pesano i giorni già avuti, su 100",
        min_value=0,
        max_value=100,
        help_text="100: nella rotazione contano tutti. 0: si riparte da capo ogni volta.",
    )
    act = forms.CharField(label="Atto", max_length=300, help_text="Per esempio: regolamento, numero e data.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        for code, label in CONDITIONS.items():
            self.fields[code] = forms.CharField(label=label, max_length=400, required=False)

    def rules(self) -> Rules:
        """What was written."""
        told = self.cleaned_data
        return Rules(
            max_days=told["max_days"],
            window=Window(told["window"]),
            past_weight=told["past_weight"],
            act=told["act"],
            valid_from=told["first_day"],
            conditions={code: told[code] for code in CONDITIONS if told[code]},
        )


class PlacesForm(UnitForm):
    """The places of an office from a day."""

    number = forms.IntegerField(
        label="Persone agili nello stesso giorno, al massimo", min_value=0, max_value=MOST_PLACES
    )
    first_day = DayField("Dal")


class ActivityForm(UnitForm):
    """An activity of the map."""

    function = forms.CharField(
        label="Funzione",
        max_length=120,
        required=False,
        help_text="Se l’unità ne ha più d’una: «segreteria», «area tecnica».",
    )
    title = forms.CharField(label="Attività", max_length=300)
    agile = forms.TypedChoiceField(
        label="Si può fare in agile?", choices=[("si", "sì"), ("no", "no")], coerce=lambda text: text == "si"
    )
    act = forms.CharField(label="Atto che lo dice", max_length=200, required=False)
    note = forms.CharField(label="Nota", max_length=300, required=False, help_text="Per esempio perché non si può.")
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def activity(self, pk: int = 0) -> Activity:
        """What was written."""
        return Activity(**self.cleaned_data, pk=pk)


class UploadForm(forms.Form):
    """The file of a map."""

    workbook = SpreadsheetsField(
        label="File della mappa",
        help_text="Un .xlsx, un .ods o un .csv con le colonne della mappa. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file della mappa."},
    )


class AnnounceForm(UnitForm):
    """A rotation to come."""

    first_week = DayField("Prima settimana", help_text="Il lunedì da cui comincia.")
    weeks = forms.IntegerField(label="Quante settimane", min_value=1, max_value=MOST_WEEKS)
    places = forms.IntegerField(label="Posti al giorno", min_value=0, max_value=MOST_PLACES)
    seed = forms.RegexField(
        r"^[\w-]{4,64}$",
        label="Seme",
        help_text="Decide a parità di giornate. Si pubblica adesso, prima del sorteggio, e non cambia più: lascia quello estratto o scrivine uno di tutti, come un numero del lotto.",
        error_messages={"invalid": "Da 4 a 64 lettere, cifre o trattini."},
    )
