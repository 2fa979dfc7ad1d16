"""Sheets that frame the plan: the body, its units, the strategic tree, budget programmes and links."""

from traguardo.performance.intake.layout.fields import Field, Kind, Table

LEVELS = {"purpose": "finalità", "area": "area", "strategic": "strategico", "operational": "operativo"}
LINK_KINDS = {"strategic": "obiettivo strategico", "programme": "programma di bilancio"}

AUTHORITY = Table(
    name="authority",
    title="Ente",
    note="L'ente e gli anni del piano: una sola riga.",
    aliases=("Anagrafica", "Piano"),
    required=True,
    fields=(
        Field(name="code", header="Codice ente", note="Codice breve dell'ente.", example="consorzio", kind=Kind.CODE, aliases=("Codice",), required=True),
        Field(name="name", header="Denominazione", note="Nome per esteso dell'ente.", example="Consorzio dei servizi sociali", aliases=("Ente", "Nome"), required=True),
        Field(name="kind", header="Tipo di ente", note="Forma dell'ente.", example="consorzio", aliases=("Tipo",), choices={"consorzio": "consorzio", "società della salute": "società della salute", "azienda speciale": "azienda speciale", "comune": "comune", "unione di comuni": "unione di comuni"}, open=True),
        Field(name="residents", header="Abitanti", note="Residenti nel territorio.", example="60000", kind=Kind.INTEGER, aliases=("Residenti", "Popolazione")),
        Field(name="title", header="Titolo del piano", note="Titolo del documento.", example="Piano della performance 2026-2028", aliases=("Titolo",), required=True),
        Field(name="first_year", header="Primo anno", note="Primo anno del triennio.", example="2026", kind=Kind.YEAR, aliases=("Dal",), required=True),
        Field(name="last_year", header="Ultimo anno", note="Ultimo anno del triennio.", example="2028", kind=Kind.YEAR, aliases=("Al",), required=True),
        Field(name="year", header="Anno di misurazione", note="L'anno che si misura con questo file.", example="2026", kind=Kind.YEAR, aliases=("Anno",), required=True),
        Field(name="reporting_date", header="Data del rendiconto", note="Giorno a cui si riferiscono i risultati; vuoto in fase di programmazione.", example="31/12/2026", kind=Kind.DATE),
    ),
)  # fmt: skip

UNITS = Table(
    name="units",
    title="Unità",
    note="Servizi e uffici responsabili, una riga ciascuno.",
    aliases=("Unità organizzative", "Servizi", "Uffici", "Aree organizzative"),
    fields=(
        Field(name="code", header="Codice unità", note="Codice unico dell'unità.", example="U1", kind=Kind.CODE, aliases=("Codice",), required=True),
        Field(name="name", header="Denominazione", note="Nome dell'unità.", example="Servizio non autosufficienza", aliases=("Unità", "Nome", "Servizio"), required=True),
        Field(name="parent", header="Unità superiore", note="Codice dell'unità da cui dipende.", kind=Kind.CODE, aliases=("Dipende da",), refers="units"),
        Field(name="head", header="Responsabile", note="Ruolo di chi la dirige, non il nome della persona.", example="Responsabile del servizio", aliases=("Ruolo del responsabile",)),
    ),
)  # fmt: skip

STRATEGIC = Table(
    name="strategic",
    title="Obiettivi strategici",
    note="L'albero sopra le schede: finalità, aree, obiettivi strategici e operativi.",
    aliases=("Strategici", "Albero", "nodes"),
    fields=(
        Field(name="code", header="Codice", note="Codice unico del nodo.", example="1", kind=Kind.CODE, required=True),
        Field(name="title", header="Titolo", note="Testo dell'obiettivo strategico od operativo.", example="Sostenere la domiciliarità", aliases=("Descrizione", "Obiettivo"), required=True),
        Field(name="level", header="Livello", note="Finalità, area, strategico od operativo.", example="strategico", kind=Kind.CHOICE, choices=LEVELS, required=True),
        Field(name="parent", header="Nodo superiore", note="Codice del nodo sopra; vuoto in cima.", kind=Kind.CODE, aliases=("Superiore", "Padre"), refers="strategic"),
        Field(name="weight", header="Peso", note="Peso in percento, se l'ente lo usa.", kind=Kind.PERCENT),
    ),
)  # fmt: skip

PROGRAMMES = Table(
    name="programmes",
    title="Programmi",
    note="Missioni e programmi di bilancio (D.Lgs. 118/2011, all. 14).",
    aliases=("Missioni e programmi",),
    fields=(
        Field(name="mission", header="Missione", note="Numero della missione.", example="12", kind=Kind.CODE, required=True),
        Field(name="programme", header="Programma", note="Numero del programma, con lo zero davanti.", example="03", kind=Kind.CODE, required=True),
        Field(name="title", header="Titolo del programma", note="Nome del programma.", example="Interventi per gli anziani", aliases=("Titolo",)),
        Field(name="mission_title", header="Titolo della missione", note="Nome della missione.", example="Diritti sociali, politiche sociali e famiglia"),
    ),
)  # fmt: skip

LINKS = Table(
    name="links",
    title="Collegamenti",
    note="A quali obiettivi operativi o programmi di bilancio contribuisce ogni obiettivo.",
    aliases=("Legami",),
    fields=(
        Field(name="objective", header="Obiettivo", note="Codice dell'obiettivo.", example="A", kind=Kind.CODE, aliases=("Codice obiettivo",), required=True, refers="objectives"),
        Field(name="to", header="Collegato a", note="Codice del nodo strategico, o missione/programma (12/03).", example="1", kind=Kind.CODE, aliases=("Verso", "A"), required=True),
        Field(name="kind", header="Tipo di collegamento", note="A un obiettivo strategico od operativo, o a un programma di bilancio.", example="obiettivo strategico", kind=Kind.CHOICE, aliases=("Tipo",), choices=LINK_KINDS),
        Field(name="printed_in", header="Dove è scritto", note="Parte del documento che lo riporta: «sheet» è la scheda, «matrix» la tabella finale.", aliases=("Fonte",)),
    ),
)  # fmt: skip
