"""What one asks, answers, agrees, reports."""

from typing import Any

from django import forms

from traguardo.agile_work.domain.agreements import Ending
from traguardo.agile_work.domain.requests import Priority
from traguardo.agile_work.forms.fields import DayField, LongText, VersionForm, WeekdaysField, in_order

ENDINGS = (Ending.NOTICE, Ending.REASON, Ending.TOGETHER)
PRIORITY_HELP = (
    "Solo se vuoi far valere una priorità di legge (L. 81/2017, art. 18, c. 3-bis). Si conserva la sola categoria: la leggono chi "
    "decide e l’ufficio personale, e ogni lettura resta nel registro. I documenti non si caricano qui."
)
DISCONNECTION = "Dalle 20.00 alle 7.30, e dalle 22.00 alle 6.00 in ogni caso; sabato, domenica e festivi."


class AskForm(forms.Form):
    """What one asks for themself."""

    days = forms.IntegerField(label="Quanti giorni la settimana?", min_value=1, max_value=5)
    first_day = DayField("Da quando?")
    last_day = DayField("Fino a quando?", help_text="Compreso.")
    preferred = WeekdaysField("Quali giorni preferisci?", help_text="Non sono una promessa: si vede con l’ufficio.")
    priority = forms.ChoiceField(
        label="Chiedi una priorità di legge?",
        required=False,
        choices=[("", "No"), *((each.value, f"Sì: {each.label}") for each in Priority)],
        help_text=PRIORITY_HELP,
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not in_order(told.get("first_day"), told.get("last_day")):
            self.add_error("last_day", "L’ultimo giorno viene prima del primo.")
        return told


class AnswerForm(VersionForm):
    """How many days are given, and why not all."""

    days = forms.IntegerField(
        label="Quanti giorni la settimana dai?", min_value=0, max_value=5, help_text="0 vuol dire che la respingi."
    )
    reason = LongText(
        "Perché", required=False, help_text="Serve se dai meno di quanto è stato chiesto. La persona la legge.", rows=3
    )


class AgreementForm(VersionForm):
    """The text of an individual agreement."""

    days = forms.IntegerField(label="Giorni la settimana", min_value=1, max_value=5)
    first_day = DayField("Dal")
    last_day = DayField("Al", required=False, help_text="Vuoto: senza termine (L. 81/2017, art. 19, c. 2).")
    goals = LongText("Obiettivi", help_text="Che cosa si deve fare, in parole che si possano controllare.")
    ways = LongText("Modalità", help_text="Come si lavora e come ci si sente, quando si torna in sede.")
    measures = LongText("Come si misurano i risultati", help_text="Con quali dati, ogni quanto.", rows=3)
    contact = forms.CharField(
        label="Fasce di contattabilità", max_length=200, help_text="Per esempio: dalle 9.00 alle 13.00."
    )
    disconnection = forms.CharField(
        label="Disconnessione",
        max_length=200,
        initial=DISCONNECTION,
        help_text="Almeno undici ore di seguito, comprese quelle dalle 22 alle 6 (CCNL 16-11-2022, art. 66).",
    )
    tools = LongText("Strumenti", help_text="Che cosa dà l’ente, che cosa è della persona.", rows=2)
    place = forms.CharField(
        label="Luogo", max_length=300, required=False, help_text="Uno qualsiasi, purché adatto e sicuro."
    )
    safety_on = DayField(
        "Informativa sulla sicurezza consegnata il",
        required=False,
        help_text="Serve per firmare (L. 81/2017, art. 22).",
    )
    report_due = DayField("Relazione della persona entro il", required=False)
    field_order = ("days", "first_day", "last_day", "goals", "ways", "measures", "contact", "disconnection", "tools")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not in_order(told.get("first_day"), told.get("last_day")):
            self.add_error("last_day", "L’ultimo giorno viene prima del primo.")
        return told


class EndForm(VersionForm):
    """How and when an agreement ends."""

    ending = forms.ChoiceField(label="Come finisce", choices=[(each.value, each.label) for each in ENDINGS])
    last_day = DayField("Ultimo giorno", help_text="Compreso. Con il preavviso: da 30 giorni; da 90 se recede l’ente e la persona è disabile (L. 68/1999).")  # fmt: skip


class ReportForm(forms.Form):
    """What was reached and what was not."""

    final = forms.TypedChoiceField(
        label="Che relazione è",
        choices=[("no", "intermedia"), ("si", "finale: dopo questa non se ne scrivono altre")],
        coerce=lambda text: text == "si",
    )
    reached = LongText("Che cosa hai fatto", help_text="Obiettivo per obiettivo.")
    missed = LongText("Che cosa non è riuscito, e perché", required=False, rows=3)
