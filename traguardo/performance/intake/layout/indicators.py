"""Sheets of the indicators and of their measurements."""

from traguardo.performance.intake.layout.fields import Field, Kind, Table, Yearly

DIRECTIONS = {
    "higher": "in aumento",
    "lower": "in diminuzione",
    "by_date": "entro una data",
    "range": "in un intervallo",
}
RULES = {
    "RATIO_UP": "rapporto, più è meglio",
    "RATIO_DOWN_INVERSE": "rapporto inverso, meno è meglio",
    "RATIO_DOWN_LINEAR": "rapporto lineare, meno è meglio",
    "INTERPOLATED": "dal valore di partenza a quello atteso",
    "THRESHOLD": "soglia",
    "BANDS": "fasce",
    "DATE_BANDS": "fasce di ritardo",
    "RANGE": "intervallo",
    "JUDGEMENT": "giudizio",
    "FREQUENCY": "frequenza",
    "COMPOSITE": "composto",
    "MANUAL": "manuale",
}
MISSING = {"ZERO": "vale zero", "EXCLUDE": "escluso", "FREEZE_PREVIOUS": "ultimo valore", "BLOCK": "blocca"}

INDICATORS = Table(
    name="indicators",
    title="Indicatori",
    note="Gli indicatori degli obiettivi, con i valori attesi anno per anno.",
    aliases=("KPI",),
    keeps_extra=True,
    fields=(
        Field(name="code", header="Codice indicatore", note="Codice unico dell'indicatore.", example="A.i1", kind=Kind.CODE, aliases=("Codice", "N."), required=True),
        Field(name="objective", header="Obiettivo", note="Codice dell'obiettivo.", example="A", kind=Kind.CODE, aliases=("Codice obiettivo", "Azione"), refers="objectives"),
        Field(name="parent", header="Indicatore superiore", note="Per una parte pesata di un altro indicatore: il suo codice.", kind=Kind.CODE, aliases=("Parte di",), refers="indicators"),
        Field(name="name", header="Indicatore", note="Nome dell'indicatore.", example="Ore di assistenza domiciliare per assistito", aliases=("Nome", "Denominazione"), required=True),
        Field(name="algorithm", header="Modo di calcolo", note="La formula, in parole.", example="Ore erogate / assistiti", aliases=("Algoritmo", "Formula in parole")),
        Field(name="formula", header="Formula", note="Formula che il programma calcola: ore / assistiti.", example="ore / assistiti"),
        Field(name="variable_units", header="Unità delle variabili", note="Unità di misura di ogni variabile della formula: ore: h; assistiti: n.", example="ore: h; assistiti: n."),
        Field(name="unit_of_measure", header="Unità di misura", note="Ore, giorni, %, numero, euro…", example="ore", aliases=("UM",)),
        Field(name="direction", header="Verso", note="Che cosa è meglio.", example="in aumento", kind=Kind.CHOICE, choices=DIRECTIONS, aliases=("Direzione",)),
        Field(name="source", header="Fonte", note="Da dove viene il dato.", example="Cartella sociale", aliases=("Fonte del dato",)),
        Field(name="frequency", header="Periodicità", note="Ogni quanto si rileva.", example="semestrale", aliases=("Frequenza",)),
        Field(name="units", header="Unità responsabili", note="Codici delle unità, separati da punto e virgola.", example="U1", kind=Kind.LIST, aliases=("Unità", "Responsabili", "Servizi")),
        Field(name="baseline", header="Valore di partenza", note="Valore da cui si parte; vuoto se non c'è: vuoto non è zero.", example="40", kind=Kind.BASELINE, aliases=("Base", "Partenza")),
        Field(name="target", header="Valore atteso", note="Come nel documento: 90%, ≥ 4, 31/12/2026, +2, trimestrale…", example="45", kind=Kind.TARGET, yearly=Yearly.ALSO, aliases=("Target", "Atteso")),
        Field(name="weight", header="Peso", note="Peso in percento.", example="100", kind=Kind.PERCENT, aliases=("Peso %",)),
        Field(name="rule", header="Regola di punteggio", note="Solo se diversa da quella del sistema di misurazione.", kind=Kind.CHOICE, choices=RULES, aliases=("Regola",)),
        Field(name="bands", header="Fasce", note="Fasce di punteggio, se la regola le vuole."),
        Field(name="missing", header="Se manca il dato", note="Che cosa fare senza dato.", kind=Kind.CHOICE, choices=MISSING, aliases=("Dato mancante",)),
        Field(name="step", header="Fase", note="Codice della fase misurata, se è una sola.", kind=Kind.CODE, aliases=("Codice fase",), refers="steps"),
        Field(name="period_printed", header="Periodo stampato", note="Periodo come scritto nel documento.", aliases=("Periodo",)),
        Field(name="printed_deviation", header="Scostamento stampato", note="Scostamento come scritto nella relazione.", aliases=("Scostamento",)),
        Field(name="note", header="Note", note="Annotazioni.", aliases=("Nota", "Annotazioni")),
        Field(name="tags", header="Etichette", note="Parole per raggruppare, separate da punto e virgola.", kind=Kind.LIST, aliases=("Tag",)),
        Field(name="continues", header="Continua", note="Codice che aveva in un anno prima, se era un altro.", kind=Kind.CODE, aliases=("Codice precedente",)),
    ),
)  # fmt: skip

MEASUREMENTS = Table(
    name="measurements",
    title="Rilevazioni",
    note="I risultati, una riga per rilevazione. Lascia vuoto ciò che non è stato misurato: vuoto non è zero.",
    aliases=("Consuntivi", "Misurazioni", "Risultati"),
    fields=(
        Field(name="subject", header="Indicatore o fase", note="Codice di ciò che si misura.", example="A.i1", kind=Kind.CODE, aliases=("Codice", "Indicatore", "Fase"), required=True),
        Field(name="on", header="Data", note="Giorno a cui si riferisce.", example="31/12/2026", kind=Kind.DATE, aliases=("Data rilevazione", "Al")),
        Field(name="value", header="Valore", note="Numero, percentuale, data o esito in parole.", example="46,5", kind=Kind.OUTCOME, aliases=("Risultato", "Consuntivo", "Esito")),
        Field(name="variables", header="Variabili", note="Valori della formula: ore=930; assistiti=20.", example="ore=930; assistiti=20", kind=Kind.VARIABLES),
        Field(name="source", header="Fonte", note="Da dove viene il dato.", example="Cartella sociale", aliases=("Fonte del dato",)),
        Field(name="by", header="Rilevato da", note="Ruolo di chi lo ha rilevato.", example="Responsabile del servizio", aliases=("Da",)),
        Field(name="note", header="Note", note="Annotazioni.", aliases=("Nota",)),
    ),
)  # fmt: skip
