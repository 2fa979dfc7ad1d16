"""What is typed of a deadline: that it was met or missed, a new day, the settings of the body."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.monitoring.actions.saying import Words
from traguardo.monitoring.domain.body import Body, Kind
from traguardo.monitoring.domain.feeding import fits
from traguardo.monitoring.queries.registers import Fed

WRONG_LINK = "Scrivi un indirizzo intero, che comincia con https://."


def day_field(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    """A day, typed as 31/12/2026."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        error_messages={
            "invalid": "Scrivi il giorno come 31/12/2026.",
            "required": "Scrivi il giorno, come 31/12/2026.",
        },
    )


def lines(label: str, help_text: str, *, required: bool) -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SeenForm(forms.Form):
    """How many times something had been said when its author opened the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def words(self) -> Words:
        """What the acts take, once valid."""
        return Words(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class MetForm(SeenForm):
    """When and by which act it was done, and where it is published."""

    on = day_field("Fatta il", "Il giorno dell'atto o dell'invio.")
    act = forms.CharField(
        label="Atto", max_length=300, required=False, help_text="Per esempio: Assemblea, n. 3 del 29/01/2026."
    )
    link = forms.CharField(label="Dove si legge", max_length=500, required=False, help_text="L'indirizzo della pagina o del documento.", validators=[URLValidator(["http", "https"], message=WRONG_LINK)])  # fmt: skip
    reason = lines("Perché in ritardo", "Serve solo se il termine era passato.", required=False)


class MissedForm(SeenForm):
    """Why it was not met."""

    reason = lines(
        "Perché non è stata rispettata", "Resta nel registro degli atti: è la ragione che si comunica.", required=True
    )
    act = forms.CharField(label="Atto o nota", max_length=300, required=False, help_text="Se la dichiarazione ha un atto o un protocollo.")  # fmt: skip


class ReopenForm(SeenForm):
    """Why what was said does not hold any more."""

    reason = lines("Perché la riapri", "Quello che era scritto resta nella storia.", required=True)


class MoveForm(forms.Form):
    """A new day and the act that sets it; `seen`: the day it fell on when the page was opened."""

    seen = forms.DateField(widget=forms.HiddenInput)
    to = day_field("Nuovo giorno")
    act = forms.CharField(label="Atto che la sposta", max_length=300, help_text="Per esempio: Decreto del Ministro dell'interno 24 dicembre 2026.")  # fmt: skip


def choice(label: str, yes: str, no: str, help_text: str) -> forms.TypedChoiceField:
    """Two sentences to choose between."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=[("True", yes), ("False", no)],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )


class SettingsForm(forms.Form):
    """What the deadlines of the body hang on, a question each."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = forms.ChoiceField(label="Che ente sei", choices=[(kind.value, kind.label) for kind in Kind])
    staff = forms.IntegerField(label="Quanti dipendenti al 31 dicembre scorso", required=False, min_value=0, max_value=100_000, help_text="Sotto i 50 basta il PIAO semplificato (DM 132/2022, art. 6).")  # fmt: skip
    tuel = choice(
        "Valgono per te le norme degli enti locali?",
        "Sì: bilancio, DUP, PEG e rendiconto hanno i termini del testo unico",
        "No: lo statuto le esclude",
        "Per i consorzi dei servizi sociali valgono, se lo statuto non le esclude (D.Lgs. 267/2000, art. 2, c. 2).",
    )
    piao_with_budget = choice(
        "Quando lo Stato sposta il bilancio, il tuo PIAO lo segue?",
        "Sì: 30 giorni dopo il nuovo termine del bilancio",
        "No, per prudenza: 31 gennaio",
        "L'ANAC lo dice per comuni, province e città metropolitane; dei consorzi non parla. Per un comune vale sempre.",
    )
    reason = lines(
        "Perché lo segue", "Il parere, l'atto o la lettura su cui ti basi: si legge accanto al termine.", required=False
    )
    district = choice("Invii tu il prospetto SIOSS degli assistenti sociali?", "Sì", "No, lo invia un altro ente dell'ambito", "Lo invia l'ambito territoriale sociale.")  # fmt: skip
    committee = choice("Hai un comitato unico di garanzia?", "Sì, anche associato", "No", "Deve esserci in ogni amministrazione (D.Lgs. 165/2001, art. 57).")  # fmt: skip
    holidays_move = choice(
        "Se l'ultimo giorno è festivo?",
        "Passa al primo giorno non festivo (Codice civile, art. 2963)",
        "Per prudenza resta quello",
        "L'ANAC nel 2025 ha tenuto fermo il 30 marzo, che era domenica.",
    )

    since = day_field(
        "Segui le scadenze dal",
        "Quelle di prima si vedono, ma nessuno le chiede. Vuoto: si seguono tutte.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A body other than a municipality says why its PIAO follows the budget."""
        data = super().clean() or {}
        if data.get("piao_with_budget") and data.get("kind") != Kind.LOCAL and not data.get("reason"):
            self.add_error("reason", "Scrivi perché: senza una ragione il termine prudente è il 31 gennaio.")
        return data

    @property
    def body(self) -> Body:
        """The settings typed, once valid."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Body(**data | {"kind": Kind(data["kind"])})


class RunningForm(forms.Form):
    """The day of an event a term runs from."""

    dal = day_field("Giorno dell'evento")


class FeedForm(forms.Form):
    """The figure that feeds an indicator, or none."""

    figure = forms.ChoiceField(label="Dato del registro", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, figures: tuple[RegisterFigure, ...], fed: Fed, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.initial = {
            "figure": fed.figure.code if fed.figure else fed.lost,
            "version": fed.link.version if fed.link else 0,
        }
        self._unit, self._figures = fed.indicator.unit_of_measure, figures
        choice = self.fields["figure"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        lost = [(fed.lost, f"{fed.lost}, che quest'anno nessun registro pubblica")] if fed.lost else []
        choice.choices = [("", "Nessuno: si misura a mano"), *lost, *((each.code, each.title) for each in figures)]

    def clean_figure(self) -> str:
        """A figure of the kind the indicator is measured in."""
        code = str(self.cleaned_data["figure"])
        chosen = next((each for each in self._figures if each.code == code), None)
        if chosen and not fits(self._unit, chosen):
            kind = "in per cento" if chosen.measure is Measure.PERCENT else f"in {chosen.unit or 'numero'}"
            raise forms.ValidationError(
                f"L'indicatore si misura in «{self._unit}» e questo dato è {kind}: scegline uno della stessa misura."
            )
        return code
