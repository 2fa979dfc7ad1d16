"""Forms of the plan: the plan itself, its lines, its file, its act."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.organisation.facade import Unit
from traguardo.training.domain.lines import Audience, AudienceKind, Costing, Duty, Line, WithoutCost
from traguardo.training.domain.plan import PrintedTotals, TrainingPlan
from traguardo.training.forms.fields import DayInput, HoursField, MoneyField, VersionForm
from traguardo.ui.uploads import SpreadsheetsField

YEARS = [(1, "un anno"), (2, "due anni"), (3, "tre anni")]


class PlanForm(forms.Form):
    """A new plan."""

    year = forms.IntegerField(label="Comincia nel", min_value=2000, max_value=2099)
    years = forms.TypedChoiceField(label="Vale per", coerce=int, choices=YEARS)
    title = forms.CharField(label="Titolo", max_length=200, required=False)


class FrameForm(VersionForm):
    """What the plan is, and the totals its printed text writes."""

    title = forms.CharField(label="Titolo", max_length=200, required=False)
    years = forms.TypedChoiceField(label="Vale per", coerce=int, choices=YEARS)
    printed_forms = forms.IntegerField(
        label="Schede di fabbisogno dette nel testo",
        required=False,
        min_value=0,
        max_value=9999,
        help_text="Solo se il testo ne scrive il numero: si confronta con quelle raccolte.",
    )

    def __init__(self, *args: Any, plan: TrainingPlan, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.plan = plan
        written = {each.year: each for each in plan.printed}
        for year in plan.span:
            for key, words in (("set_aside", "già accantonato"), ("to_set_aside", "da accantonare")):
                field = MoneyField(label=f"Totale {year} scritto, {words}", help_text="Vuoto: nessun totale scritto.")
                field.initial = getattr(written[year], key) if year in written else None
                self.fields[f"{key}_{year}"] = field

    def printed(self) -> tuple[PrintedTotals, ...]:
        """The totals written, of the years that have one."""
        told = self.cleaned_data
        rows = [
            PrintedTotals(year=year, set_aside=told[f"set_aside_{year}"], to_set_aside=told[f"to_set_aside_{year}"])
            for year in self.plan.span
        ]
        return tuple(each for each in rows if each.set_aside is not None or each.to_set_aside is not None)


class LineForm(VersionForm):
    """A line of the plan."""

    title = forms.CharField(label="Argomento", max_length=300)
    year = forms.TypedChoiceField(label="Anno", coerce=int)
    kind = forms.ChoiceField(label="Per chi", choices=[(each.value, each.label.capitalize()) for each in AudienceKind])
    codes = forms.CharField(
        label="Quali",
        required=False,
        max_length=1000,
        help_text="Codici delle unità, nomi dei profili o matricole, separati da punto e virgola. Il registro li conta.",
    )
    words = forms.CharField(label="Destinatari a parole", required=False, max_length=300)
    stated = forms.IntegerField(
        label="Quante persone",
        required=False,
        min_value=0,
        max_value=99_999,
        help_text="Vuoto: le conta il registro. Se scrivi un numero diverso, il piano lo dice.",
    )
    unit = forms.ChoiceField(label="Unità responsabile", required=False)
    set_aside = MoneyField(label="Già accantonato", help_text="In euro.")
    to_set_aside = MoneyField(label="Da accantonare", help_text="In euro.")
    without = forms.ChoiceField(
        label="Se non c'è un importo",
        required=False,
        choices=[("", "C'è un importo"), *((e.value, e.label.capitalize()) for e in WithoutCost if e.value)],
    )
    costing = forms.ChoiceField(label="Come si conta", choices=[(e.value, e.label.capitalize()) for e in Costing])
    unit_cost = MoneyField(
        label="Costo a corpo, o di una persona", help_text="In euro: il piano ricontrolla l'importo."
    )
    editions = forms.IntegerField(label="Edizioni a persona", min_value=1, max_value=99, initial=1)
    starts = forms.DateField(label="Dal", required=False, widget=DayInput())
    due = forms.DateField(label="Entro", required=False, widget=DayInput())
    minutes = HoursField(label="Ore a persona", help_text="4, 3:30 oppure 3,5.")
    duty = forms.ChoiceField(
        label="Obbligo", required=False, choices=[(each.value, each.label.capitalize()) for each in Duty]
    )
    duty_law = forms.CharField(label="Norma", required=False, max_length=200, help_text="Solo se l'obbligo è un altro.")
    note = forms.CharField(label="Note", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, plan: TrainingPlan, units: Sequence[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in plan.span]  # type: ignore[attr-defined]
        named = [(each.code, f"{each.code} – {each.name}") for each in units]
        self.fields["unit"].choices = [("", "Nessuna"), *named]  # type: ignore[attr-defined]

    def line(self, code: str) -> Line:
        """What was written."""
        told = self.cleaned_data
        audience = Audience(
            kind=AudienceKind(told["kind"]),
            codes=tuple(dict.fromkeys(part.strip() for part in told["codes"].split(";") if part.strip())),
            words=told["words"],
            stated=told["stated"],
        )
        plain = ("title", "year", "unit", "set_aside", "to_set_aside", "unit_cost", "editions", "starts", "due")
        return Line(
            code=code,
            audience=audience,
            without=WithoutCost(told["without"]),
            costing=Costing(told["costing"]),
            duty=Duty(told["duty"]),
            **{key: told[key] for key in (*plain, "minutes", "duty_law", "note")},
        )


def shown_line(line: Line) -> dict[str, object]:
    """The initial values of a line."""
    return {
        "title": line.title,
        "year": line.year,
        "kind": line.audience.kind.value,
        "codes": "; ".join(line.audience.codes),
        "words": line.audience.words,
        "stated": line.audience.stated,
        "unit": line.unit,
        "set_aside": line.set_aside,
        "to_set_aside": line.to_set_aside,
        "without": line.without.value,
        "costing": line.costing.value,
        "unit_cost": line.unit_cost,
        "editions": line.editions,
        "starts": line.starts,
        "due": line.due,
        "minutes": line.minutes,
        "duty": line.duty.value,
        "duty_law": line.duty_law,
        "note": line.note,
    }


class UploadForm(VersionForm):
    """The file of a plan."""

    workbook = SpreadsheetsField(
        label="File del piano",
        help_text="Un quaderno .xlsx o .ods, o un .csv. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file del piano."},
    )


class AdoptForm(VersionForm):
    """The act that adopts a plan."""

    act = forms.CharField(label="Atto", max_length=200, help_text="Per esempio «Deliberazione della Giunta n. 12».")
    on = forms.DateField(label="Adottato il", widget=DayInput())
