"""Sheets of what a document prints elsewhere: restated texts, tables of figures, percentage changes, computed figures."""

from traguardo.performance.intake.layout.fields import Field, Kind, Table

SUBJECTS = {"objective": "obiettivo", "step": "fase", "indicator": "indicatore", "node": "nodo"}
FIGURE_KINDS = {
    "item": "voce",
    "of_which": "di cui",
    "subtotal": "subtotale",
    "total": "totale",
    "difference": "differenza",
}

RESTATEMENTS = Table(
    name="restatements",
    title="Ripetizioni",
    note="La stessa cosa scritta in un altro punto del documento, per confrontarle.",
    optional=True,
    fields=(
        Field(name="subject_kind", header="Che cosa", note="Obiettivo, fase, indicatore o nodo.", example="obiettivo", kind=Kind.CHOICE, choices=SUBJECTS, required=True),
        Field(name="subject", header="Codice", note="Codice della cosa ripetuta.", example="A", kind=Kind.CODE, required=True),
        Field(name="attribute", header="Campo", note="Nome del campo ripetuto (title, weight, target…).", example="title", required=True),
        Field(name="printed", header="Come è scritto", note="Il testo nell'altro punto.", example="Assistenza domiciliare vicina"),
        Field(name="where", header="Dove", note="L'altro punto del documento.", example="tabella finale", required=True),
    ),
)  # fmt: skip

FIGURES = Table(
    name="figures",
    title="Tabelle",
    note="Le tabelle di cifre del documento, una cella per riga, per controllarne i conti.",
    aliases=("Cifre",),
    optional=True,
    fields=(
        Field(name="table", header="Tabella", note="Nome della tabella.", example="bilancio", required=True),
        Field(name="item", header="Voce", note="Riga della tabella.", example="Entrate", required=True),
        Field(name="kind", header="Tipo di voce", note="Voce, di cui, subtotale, totale o differenza.", example="voce", kind=Kind.CHOICE, choices=FIGURE_KINDS, required=True),
        Field(name="period", header="Periodo", note="Colonna della tabella.", example="2025", kind=Kind.CODE),
        Field(name="value", header="Valore", note="Il numero.", example="1200000", kind=Kind.NUMBER),
        Field(name="printed", header="Come è scritto", note="La cella come stampata.", example="1.200.000"),
        Field(name="group", header="Gruppo", note="Gruppo di voci che fa un subtotale."),
        Field(name="unit", header="Unità di misura", note="Euro, persone, %…", example="euro", aliases=("UM",)),
    ),
)  # fmt: skip

CHANGES = Table(
    name="changes",
    title="Variazioni percentuali",
    note="Le variazioni percentuali scritte nel testo, per rifarne il conto.",
    optional=True,
    fields=(
        Field(name="table", header="Tabella", note="Tabella da cui viene.", example="bilancio", required=True),
        Field(name="item", header="Voce", note="Riga della tabella.", example="Entrate", required=True),
        Field(name="from_period", header="Dal periodo", note="Periodo di partenza.", example="2024", kind=Kind.CODE, required=True),
        Field(name="to_period", header="Al periodo", note="Periodo di arrivo.", example="2025", kind=Kind.CODE, required=True),
        Field(name="percent", header="Variazione %", note="In punti: -5 vuol dire -5%.", example="4", kind=Kind.PERCENT, required=True),
        Field(name="printed", header="Come è scritto", note="Come stampata.", example="+4%"),
    ),
)  # fmt: skip

COMPUTATIONS = Table(
    name="computations",
    title="Calcoli",
    note="Cifre stampate e la formula che dovrebbero rispettare.",
    optional=True,
    fields=(
        Field(name="name", header="Nome", note="Che cosa si calcola.", example="Incidenza dei residui", required=True),
        Field(name="formula", header="Formula", note="Formula con i nomi delle variabili.", example="residui / entrate * 100", required=True),
        Field(name="variables", header="Variabili", note="Valori: residui=10; entrate=200. Senza valore se la tabella non lo dà.", example="residui=10; entrate=200", kind=Kind.VARIABLES),
        Field(name="result", header="Risultato", note="Il valore stampato, come numero.", example="5", kind=Kind.NUMBER, required=True),
        Field(name="printed", header="Come è scritto", note="Il valore come stampato.", example="5,0%"),
        Field(name="tolerance", header="Tolleranza", note="Scarto ammesso per l'arrotondamento.", example="0,05", kind=Kind.NUMBER, required=True),
        Field(name="unit", header="Unità di misura", note="%, ore…", example="%", aliases=("UM",)),
        Field(name="reason", header="Motivo", note="Perché la formula deve valere."),
    ),
)  # fmt: skip
