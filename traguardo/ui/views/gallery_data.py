"""Invented data that the gallery of components shows."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django import forms

from traguardo.ui.navigation import Mark, Masthead, Section
from traguardo.ui.tables import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A row of the gallery's table."""

    code: str
    title: str
    unit: str
    weight: Decimal
    score: Decimal | None
    pace: Decimal
    due: date
    spent: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A line of the gallery's tree."""

    label: str
    code: str = ""
    kind: str = ""
    url: str = ""
    figure: str = ""
    state: str = ""
    children: list["Node"] = field(default_factory=list)


def _objective(code: str, title: str, unit: str, *figures: object) -> Objective:
    weight, score, pace, due, spent, state = figures
    return Objective(
        code=code,
        title=title,
        unit=unit,
        weight=Decimal(str(weight)),
        score=None if score is None else Decimal(str(score)),
        pace=Decimal(str(pace)),
        due=due,  # type: ignore[arg-type]
        spent=int(str(spent)),
        state=str(state),
    )


OBJECTIVES = [
    _objective("A", "Ridurre i tempi di presa in carico", "Area anziani", 20, "82.5", 75, date(2026, 6, 30), 1240000, "in linea"),
    _objective("B", "Portare l’assistenza domiciliare in tutti i comuni", "Area anziani", 15, "41.2", 75, date(2026, 5, 31), 3870000, "in ritardo"),
    _objective("C", "Aprire il punto unico di accesso nelle sedi periferiche", "Accesso", 15, "60", 70, date(2026, 9, 30), 890050, "a rischio"),
    _objective("D", "Rinnovare la carta dei servizi", "Direzione", 10, 100, 100, date(2026, 3, 31), 120000, "concluso"),
    _objective("E", "Misurare la soddisfazione di chi usa i servizi", "Direzione", 10, None, 50, date(2026, 12, 31), 0, "non valutabile"),
    _objective("F", "Pagare i fornitori entro trenta giorni", "Amministrazione", 20, "95.8", 90, date(2026, 12, 31), 0, "in linea"),
    _objective("G", "Formare quaranta ore a persona", "Amministrazione", 10, "57.1", 55, date(2026, 12, 31), 1415000, "in linea"),
]  # fmt: skip

COLUMNS = [
    Column(key="code", label="Codice", head=True, url=lambda row: f"#obiettivo-{row.code}"),
    Column(key="title", label="Obiettivo"),
    Column(key="unit", label="Area"),
    Column(key="weight", label="Peso", unit="%", kind="number", total=True),
    Column(key="score", label="Punteggio", kind="bar", pace=lambda row: row.pace),
    Column(key="due", label="Scadenza", kind="date"),
    Column(key="spent", label="Spesa", kind="money", total=True),
    Column(key="state", label="Stato", kind="state"),
]

TREE = [
    Node(
        code="1",
        label="Persone anziane: restare a casa propria più a lungo",
        kind="Obiettivo strategico",
        figure="64,3%",
        state="in linea",
        children=[
            Node(
                code="1.1",
                label="Cure domiciliari",
                kind="Obiettivo operativo",
                figure="61,8%",
                state="a rischio",
                children=[
                    Node(code="A", label="Ridurre i tempi di presa in carico", url="#a", figure="82,5%", state="in linea"),
                    Node(code="B", label="Portare l’assistenza domiciliare in tutti i comuni", url="#b", figure="41,2%", state="in ritardo"),
                ],
            )
        ],
    ),
    Node(
        code="2",
        label="Un accesso semplice ai servizi",
        kind="Obiettivo strategico",
        figure="60,0%",
        state="a rischio",
        children=[Node(code="C", label="Aprire il punto unico di accesso", url="#c", figure="60,0%", state="a rischio")],
    ),
]  # fmt: skip

EVENTS = [
    SimpleNamespace(when=date(2026, 2, 10), title="Piano approvato", text="Deliberazione dell’assemblea n. 4.", state="concluso"),
    SimpleNamespace(when=date(2026, 5, 31), title="Gara per il servizio domiciliare", text="Doveva chiudersi entro maggio.", state="in ritardo"),
    SimpleNamespace(when=date(2026, 9, 30), title="Apertura delle sedi periferiche", text="Tre sedi su cinque già pronte.", state="a rischio"),
]  # fmt: skip

MASTHEAD = Masthead(
    body="Consorzio dei servizi sociali di Valchiara",
    home="/galleria/",
    plan="Piano della performance 2026-2028",
    year=2026,
    version="versione 2",
    years=(
        Section(label="2026", url="/galleria/", current=True),
        Section(label="2027", url="/galleria/?anno=2027"),
        Section(label="2028", url="/galleria/?anno=2028"),
    ),
    mark=Mark(
        kind="draft",
        word="Stai guardando una bozza",
        explanation="La versione in vigore è la n. 1, approvata il 10/02/2026.",
        url="/galleria/",
        link="Vai alla versione in vigore",
    ),
    user="Ufficio programmazione",
    role="programmazione",
    account=(Section(label="Profilo", url="/galleria/modulo/"),),
    sign_out="/galleria/conferma/",
)

NAVIGATION = [
    Section(label="Oggi", url="/galleria/", current=True, count=3),
    Section(label="Pianifica", url="/galleria/modulo/"),
    Section(label="Misura", url="/galleria/vuota/"),
    Section(label="Valuta", url="/galleria/conferma/"),
    Section(label="Pubblica", url="/galleria/errori/404/"),
]


class MeasurementForm(forms.Form):
    """One field of each kind."""

    indicator = forms.ChoiceField(
        label="Indicatore", choices=[("", "Scegli…"), ("1", "Giorni medi di attesa"), ("2", "Persone seguite")]
    )
    value = forms.DecimalField(
        label="Valore misurato",
        help_text="Solo il numero: l’unità è già scritta accanto all’indicatore. Esempio: 12,5",
        localize=True,
    )
    on = forms.DateField(label="Data della rilevazione", help_text="Nel formato giorno/mese/anno. Esempio: 30/06/2026")
    source = forms.ChoiceField(
        label="Da dove viene il dato?",
        widget=forms.RadioSelect,
        choices=[("r", "Registro informatico"), ("f", "Foglio di lavoro"), ("p", "Persona")],
    )
    parts = forms.MultipleChoiceField(
        label="Comuni compresi",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("1", "Valchiara"), ("2", "Pianora"), ("3", "Monterivo")],
    )
    note = forms.CharField(label="Nota", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    evidence = forms.FileField(
        label="Documento di prova", required=False, help_text="PDF o foglio di lavoro, al massimo 5 MB."
    )
    confirmed = forms.BooleanField(label="Confermo che il dato è definitivo", help_text="Dopo la conferma il dato si cambia solo con una correzione motivata.")  # fmt: skip
