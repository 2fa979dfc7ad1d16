"""Parts of a system that are one form each: general settings, outcomes, terms."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from traguardo.evaluation.domain.system import BelowPresence, Clock, SecondInstance
from traguardo.evaluation.domain.system.words import BELOW, SECOND
from traguardo.evaluation.forms.systems.fields import LinesField, NumberField

Plain = dict[str, Any]
Groups = list[tuple[str, list[BoundField]]]
PARTS_OF_A_TERM = ("days", "working", "act", "article")
TITLES = {
    "thresholds": "Soglie",
    "presence": "Presenza minima",
    "guards": "Obiettivi obbligatori",
    "differentiation": "Capacità di differenziare",
}


class GeneralForm(forms.Form):
    """Name, first year, who decides, rounding."""

    title = forms.CharField(label="Nome", max_length=200)
    first_year = forms.IntegerField(label="Vale dall'anno", min_value=2010, max_value=2200)
    second_instance = forms.ChoiceField(
        label="Chi decide sulle contestazioni", choices=[(each.value, SECOND[each]) for each in SecondInstance]
    )
    self_evaluation = forms.BooleanField(label="L'autovalutazione è obbligatoria (si vede, non pesa)", required=False)
    decimals = forms.IntegerField(label="Decimali del punteggio", min_value=0, max_value=4)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Plain:
        """The values the fields begin with."""
        return {name: data[name] for name in cls.base_fields}

    @property
    def changes(self) -> Plain:
        """The part as it is kept."""
        return dict(self.cleaned_data)


class OutcomesForm(forms.Form):
    """Thresholds, presence, compulsory objectives, differentiation."""

    bonus = NumberField(label="Premio da quale punteggio")
    negative = NumberField(label="Valutazione negativa sotto quale punteggio")
    days = forms.IntegerField(label="Giorni di servizio minimi nell'anno", min_value=0, max_value=366)
    percent = NumberField(label="Presenza minima, per cento dei giorni dovuti")
    below = forms.ChoiceField(
        label="Sotto la presenza minima", choices=[(each.value, BELOW[each]) for each in BelowPresence]
    )
    present = LinesField(label="Assenze che contano come presenza", required=False, help_text="Una per riga.")
    payment_share = NumberField(label="Punti dell'obiettivo sui tempi di pagamento", help_text="Per legge almeno 30.")
    payment_tag = forms.CharField(label="Etichetta degli obiettivi sui tempi di pagamento", max_length=40)
    training_tag = forms.CharField(label="Etichetta degli obiettivi sulla formazione", max_length=40)
    paying_units = LinesField(
        label="Codici delle unità che pagano fatture", required=False, help_text="Una per riga; nessuna: tutte."
    )
    full = NumberField(
        label="Distanza media dalla media che vale grado 100",
        help_text="Per la capacità di differenziare le valutazioni, in punti.",
    )
    least = forms.IntegerField(label="Valutazioni date, almeno", min_value=2, max_value=100)

    TABLES: Mapping[str, tuple[str, ...]] = {
        "thresholds": ("bonus", "negative"),
        "presence": ("days", "percent", "below", "present"),
        "guards": ("payment_share", "payment_tag", "training_tag", "paying_units"),
        "differentiation": ("full", "least"),
    }

    def groups(self) -> Groups:
        """Fields under the title of what they are about."""
        return [(TITLES[table], [self[name] for name in names]) for table, names in self.TABLES.items()]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Plain:
        """The values the fields begin with."""
        return {name: data[table].get(name) for table, names in cls.TABLES.items() for name in names}

    @property
    def changes(self) -> Plain:
        """The part as it is kept."""
        return {table: {name: self.cleaned_data[name] for name in names} for table, names in self.TABLES.items()}


class TermsForm(forms.Form):
    """The terms of the flow: days, whether working days, the act that fixes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for clock in Clock:
            self.fields[f"{clock}-days"] = forms.IntegerField(
                label="Giorni", min_value=1, max_value=366, required=False
            )
            self.fields[f"{clock}-working"] = forms.BooleanField(label="Solo giorni lavorativi", required=False)
            self.fields[f"{clock}-act"] = forms.CharField(label="Atto che li fissa", max_length=200, required=False)
            self.fields[f"{clock}-article"] = forms.CharField(label="Articolo o punto", max_length=200, required=False)

    def groups(self) -> Groups:
        """Fields under the term they make."""
        return [(f"Termine {clock.label}", [self[f"{clock}-{name}"] for name in PARTS_OF_A_TERM]) for clock in Clock]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Plain:
        """The values the fields begin with."""
        return {f"{clock}-{name}": value for clock, term in data["terms"].items() for name, value in term.items()}

    @property
    def changes(self) -> Plain:
        """The part as it is kept; a term without days is not there."""
        typed = {
            clock.value: {name: self.cleaned_data[f"{clock}-{name}"] for name in PARTS_OF_A_TERM} for clock in Clock
        }
        return {"terms": {clock: term for clock, term in typed.items() if term["days"]}}
