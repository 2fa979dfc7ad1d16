"""Sheets of the objectives and of their steps."""

from traguardo.performance.intake.layout.fields import Field, Kind, Table, Yearly

OBJECTIVES = Table(
    name="objectives",
    title="Obiettivi",
    note="Una riga per scheda obiettivo (o azione).",
    aliases=("Schede", "Schede obiettivo", "Azioni"),
    keeps_extra=True,
    fields=(
        Field(name="code", header="Codice", note="Codice unico dell'obiettivo.", example="A", kind=Kind.CODE, aliases=("Codice obiettivo", "N."), required=True),
        Field(name="kind", header="Tipo", note="Specie dell'obiettivo.", example="performance", aliases=("Tipologia",), choices={"performance": "performance", "peg": "peg", "gestionale": "gestionale", "action": "action"}, open=True),
        Field(name="title", header="Titolo", note="Titolo dell'obiettivo.", example="Assistenza domiciliare più vicina", aliases=("Obiettivo", "Descrizione"), required=True),
        Field(name="units", header="Unità responsabili", note="Codici delle unità, separati da punto e virgola; la prima è la referente.", example="U1; U2", kind=Kind.LIST, aliases=("Unità", "Servizio", "Servizi")),
        Field(name="parent", header="Nodo superiore", note="Codice del nodo strategico od operativo sopra.", example="1", kind=Kind.CODE, aliases=("Obiettivo operativo", "Superiore"), refers="strategic"),
        Field(name="weight", header="Peso", note="Peso nel piano, in percento.", example="10", kind=Kind.PERCENT, aliases=("Peso %", "Peso nel piano")),
        Field(name="first_year", header="Primo anno", note="Anno di avvio.", example="2026", kind=Kind.YEAR, aliases=("Anno di avvio",)),
        Field(name="last_year", header="Ultimo anno", note="Anno di conclusione.", example="2028", kind=Kind.YEAR, aliases=("Anno di conclusione",)),
        Field(name="years", header="Anni", note="Anni in cui è attivo, separati da punto e virgola.", example="2026; 2027", kind=Kind.YEARS, aliases=("Annualità",)),
        Field(name="situation", header="Situazione attuale", note="Da dove si parte.", aliases=("Situazione di partenza",)),
        Field(name="criticality", header="Criticità", note="Che cosa non va oggi."),
        Field(name="expected", header="Situazione attesa", note="Che cosa cambierà.", aliases=("Risultato atteso",)),
        Field(name="benefits", header="Benefici", note="Per i cittadini e per l'ente."),
        Field(name="method", header="Modalità di attuazione", note="Come si fa.", aliases=("Metodo", "Modalità")),
        Field(name="people", header="Personale coinvolto", note="Ruoli coinvolti, non nomi.", aliases=("Operatori", "Personale")),
        Field(name="costs", header="Costi", note="Risorse necessarie, in parole.", aliases=("Risorse",)),
        Field(name="overall_indicator", header="Indicatore complessivo", note="Come si capirà che l'obiettivo è raggiunto."),
        Field(name="head", header="Responsabile", note="Ruolo del responsabile, non il nome."),
        Field(name="declared_outcome", header="Esito dichiarato", note="Esito scritto nella relazione.", aliases=("Esito",)),
        Field(name="report", header="Relazione", note="Testo della relazione sui risultati.", aliases=("Rendicontazione",)),
        Field(name="tags", header="Etichette", note="Parole per raggruppare, separate da punto e virgola.", kind=Kind.LIST, aliases=("Tag",)),
    ),
)  # fmt: skip

STEPS = Table(
    name="steps",
    title="Fasi",
    note="Le fasi di ogni obiettivo, con scadenza e peso. Il peso nell'anno si calcola da solo.",
    aliases=("Attività", "Passi", "activities"),
    keeps_extra=True,
    fields=(
        Field(name="objective", header="Obiettivo", note="Codice dell'obiettivo.", example="A", kind=Kind.CODE, aliases=("Codice obiettivo",), required=True, refers="objectives"),
        Field(name="code", header="Codice fase", note="Codice unico della fase.", example="A.1", kind=Kind.CODE, aliases=("Codice", "Fase"), required=True),
        Field(name="due", header="Scadenza", note="Data, o mese («Entro maggio 2026»: vale l'ultimo giorno).", example="30/06/2026", kind=Kind.MOMENT, aliases=("Entro", "Termine", "Data di scadenza")),
        Field(name="description", header="Descrizione", note="Che cosa si fa.", example="Avviso pubblico per i nuovi ambiti", aliases=("Descrizione fase",), required=True),
        Field(name="indicator", header="Indicatore di completamento", note="Come si vede che è fatta.", example="Pubblicazione dell'avviso", aliases=("Indicatore",)),
        Field(name="weight", header="Peso", note="Peso nell'obiettivo, in percento: la somma deve fare 100.", example="40", kind=Kind.PERCENT, aliases=("Peso %", "Peso fase")),
        Field(name="goal", header="Finalità", note="A che cosa serve la fase.", aliases=("Scopo",)),
        Field(name="mode", header="Interna o esterna", note="I interna, E esterna, I/E tutte e due.", choices={"I": "I", "E": "E", "I/E": "I/E"}, open=True, aliases=("Modo", "I/E")),
        Field(name="printed_code", header="Codice stampato", note="Codice come scritto nel documento, se diverso."),
        Field(name="year_weight", header="Peso nell'anno", note="Solo se stampato nel documento: il programma lo ricalcola.", kind=Kind.PERCENT, yearly=Yearly.ONLY, aliases=("Peso anno",)),
        Field(name="outcome", header="Esito", note="Data in cui è stata fatta, o esito in parole.", kind=Kind.OUTCOME, aliases=("Consuntivo", "Risultato")),
        Field(name="moved_to", header="Spostata al", note="Nuova scadenza dopo una variazione.", kind=Kind.MOMENT, aliases=("Rinviata al", "Nuova scadenza")),
        Field(name="variation", header="Variazione", note="Atto e motivo della variazione."),
        Field(name="cancelled", header="Annullata", note="sì se la fase è stata tolta.", kind=Kind.FLAG),
        Field(name="note", header="Note", note="Annotazioni.", aliases=("Nota", "Annotazioni")),
    ),
)  # fmt: skip
