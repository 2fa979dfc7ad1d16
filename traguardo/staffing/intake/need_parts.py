"""What a staff need is made of as one types it: its parts, the fields of each, in words; the keys are those of NEED.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from traguardo.staffing.domain.need.kinds import Held, Kind, Rounding
from traguardo.staffing.domain.need.laws import ceiling_laws


class Sort(StrEnum):
    """How a value is typed."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of a row; `choices` «post» are the posts of the need. `printed`: a figure the act prints, only held against ours."""

    key: str
    label: str
    sort: Sort = Sort.TEXT
    help: str = ""
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    of_posts: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A list of rows, or the one table of its kind (`single`; key empty: the top of the file)."""

    key: str
    slug: str
    title: str
    add: str
    fields: tuple[Field, ...]
    single: bool = False
    head: str = ""


def _printed(key: str, label: str, sort: Sort = Sort.NUMBER) -> Field:
    return Field(key=key, label=label, sort=sort, printed=True)


AVERAGE = "Quanto costa in media una persona a tempo pieno in un anno, oneri compresi. Per esempio 38.700,00."
PARTS = (
    Part(
        key="post",
        slug="posto",
        title="Posto",
        add="Aggiungi un posto",
        head="profile",
        fields=(
            Field(key="code", label="Sigla", needed=True, help="Corta e sua soltanto: le assunzioni la richiamano. Per esempio AS."),
            Field(key="profile", label="Profilo", needed=True),
            Field(key="category", label="Area o categoria", needed=True),
            Field(key="optimal", label="Posti ottimali", sort=Sort.NUMBER, help="Quanti ne servono davvero."),
            Field(key="average", label="Costo medio annuo", sort=Sort.MONEY, help=AVERAGE),
            Field(key="in_service", label="In servizio", sort=Sort.NUMBER, help="Persone dipendenti. Il registro dice quante sono."),
            Field(key="full_time", label="A tempo pieno", sort=Sort.NUMBER, help="Le stesse persone contate per il loro orario: il costo si calcola su questo."),
            Field(key="reserved", label="Indisponibili", sort=Sort.NUMBER, help="Posti di chi è altrove e ha diritto a tornare."),
            Field(key="agency", label="Somministrati", sort=Sort.NUMBER),
            Field(key="seconded", label="In comando da altri", sort=Sort.NUMBER),
            Field(key="to_fill", label="In copertura", sort=Sort.NUMBER, help="Posti con una procedura già avviata."),
            Field(key="profiles", label="Profili del registro", sort=Sort.LIST, help="Quali profili del registro conta, se non è solo il suo. Separali con il punto e virgola."),
            Field(key="categories", label="Categorie del registro", sort=Sort.LIST, help="Per esempio: B; Bs."),
            _printed("printed_optimal_cost", "Costo dei posti ottimali", Sort.MONEY),
            _printed("printed_cost", "Costo di chi è in servizio", Sort.MONEY),
            _printed("printed_covered", "Coperti"),
            _printed("printed_total", "Coperti in tutto"),
            _printed("printed_vacant", "Vacanti"),
        ),
    ),
    Part(
        key="standard",
        slug="standard",
        title="Standard",
        add="Aggiungi uno standard",
        head="post",
        fields=(
            Field(key="post", label="Posto", sort=Sort.CHOICE, of_posts=True, needed=True),
            Field(key="rate", label="Posti", sort=Sort.NUMBER, needed=True, help="Per esempio 3,49."),
            Field(key="per", label="Ogni quanti abitanti", sort=Sort.NUMBER, needed=True, help="Per esempio 10000."),
            Field(key="residents", label="Abitanti", sort=Sort.NUMBER, needed=True),
            Field(key="rounding", label="Come si arrotonda", sort=Sort.CHOICE, choices=tuple((each.value, each.label) for each in Rounding)),
            Field(key="posts", label="Posti che ne fate", sort=Sort.NUMBER),
            Field(key="source", label="Da dove viene", sort=Sort.LONG),
        ),
    ),
    Part(
        key="hire",
        slug="assunzione",
        title="Assunzione",
        add="Aggiungi un’assunzione",
        head="what",
        fields=(
            Field(key="code", label="Sigla", needed=True, help="Per esempio AS-2026."),
            Field(key="what", label="Che cosa", sort=Sort.LONG, help="Per esempio: due assistenti sociali a tempo pieno."),
            Field(key="post", label="Posto", sort=Sort.CHOICE, of_posts=True, needed=True),
            Field(key="units", label="Unità", sort=Sort.NUMBER, needed=True, help="A tempo pieno: due persone a metà tempo fanno 1."),
            Field(key="from", label="Dal", sort=Sort.DAY, needed=True),
            Field(key="kind", label="Come", sort=Sort.CHOICE, choices=tuple((each.value, each.label) for each in Kind)),
            Field(key="free", label="Senza nuova spesa", sort=Sort.FLAG, help="Il costo c’è già, per esempio chi prende il posto di chi è cessato."),
            Field(key="disabled", label="Lavoratore con disabilità (L. 68/1999, art. 3)", sort=Sort.FLAG),
            Field(key="protected", label="Altra categoria protetta (L. 68/1999, art. 18)", sort=Sort.FLAG),
            Field(key="parts", label="Orari di chi passa a tempo pieno", sort=Sort.LIST, help="Solo per una trasformazione. Per esempio: 83,33%; 50%."),
            _printed("printed", "Costo del primo anno", Sort.MONEY),
        ),
    ),
    Part(
        key="source",
        slug="fonte",
        title="Fonte",
        add="Aggiungi una fonte",
        head="title",
        fields=(
            Field(key="code", label="Sigla", needed=True, help="Per esempio quote."),
            Field(key="title", label="Che cos’è", sort=Sort.LONG, needed=True),
            Field(key="amount", label="Importo in un anno", sort=Sort.MONEY, help="Oppure scrivi la quota e gli abitanti."),
            Field(key="per_head", label="Quota per abitante", sort=Sort.MONEY),
            Field(key="residents", label="Abitanti", sort=Sort.NUMBER),
            Field(key="once", label="Arriva una volta sola", sort=Sort.FLAG),
            _printed("printed", "Totale", Sort.MONEY),
        ),
    ),
    Part(
        key="ceiling",
        slug="tetto",
        title="Tetto di spesa",
        add="Aggiungi un tetto di spesa",
        head="rule",
        fields=(
            Field(key="rule", label="Quale tetto", sort=Sort.CHOICE, needed=True, choices=tuple((code, f"{each.title} ({each.law})") for code, each in ceiling_laws().items())),
            Field(key="base", label="Base", sort=Sort.MONEY, needed=True),
            Field(key="spend", label="Spesa", sort=Sort.MONEY, needed=True),
            Field(key="excluded", label="Di cui fuori dal tetto", sort=Sort.MONEY),
            Field(key="why", label="Per quale norma", sort=Sort.LONG),
        ),
    ),
    Part(
        key="year_of_plan",
        slug="anno-scritto",
        title="Anno del piano, come è scritto",
        add="Aggiungi un anno",
        head="year",
        fields=(
            Field(key="year", label="Anno", sort=Sort.NUMBER, needed=True),
            Field(key="units", label="Unità", sort=Sort.NUMBER),
            Field(key="spend", label="Spesa", sort=Sort.MONEY),
        ),
    ),
    Part(
        key="count",
        slug="conteggio",
        title="Numero di un’altra tavola",
        add="Aggiungi un numero",
        head="table",
        fields=(
            Field(key="table", label="Quale tavola", needed=True),
            Field(key="what", label="Che cosa conta", sort=Sort.CHOICE, choices=tuple((each.value, each.label) for each in Held)),
            Field(key="category", label="Area o categoria", help="Vuota: tutte."),
            Field(key="n", label="Quanti", sort=Sort.NUMBER, needed=True),
        ),
    ),
    Part(
        key="shares",
        slug="percentuali",
        title="Tavola con percentuali",
        add="",
        head="title",
        fields=(
            Field(key="title", label="Titolo", needed=True),
            Field(key="whole", label="Totale su cui sono fatte", sort=Sort.NUMBER, needed=True),
        ),
    ),
    Part(
        key="change",
        slug="variazione",
        title="Variazione scritta",
        add="Aggiungi una variazione",
        head="what",
        fields=(
            Field(key="what", label="Di che cosa", needed=True),
            Field(key="before", label="Prima", sort=Sort.NUMBER, needed=True),
            Field(key="after", label="Dopo", sort=Sort.NUMBER, needed=True),
            Field(key="percent", label="Variazione scritta", needed=True, help="Per esempio +25%."),
        ),
    ),
    Part(
        key="",
        slug="dati",
        title="Titolo e giorno",
        add="",
        single=True,
        fields=(
            Field(key="title", label="Titolo"),
            Field(key="on", label="Il personale è contato al", sort=Sort.DAY, help="Di solito il 31 dicembre dell’anno prima."),
        ),
    ),
    Part(
        key="duty",
        slug="quote",
        title="Quote d’obbligo",
        add="",
        single=True,
        fields=(
            Field(key="counted", label="Dipendenti computabili", sort=Sort.NUMBER, help="Come li conta la L. 68/1999, art. 4. Vuoto: le quote non si calcolano."),
            Field(key="disabled", label="Lavoratori con disabilità presenti", sort=Sort.NUMBER),
            Field(key="protected", label="Altre categorie protette presenti", sort=Sort.NUMBER),
        ),
    ),
    Part(
        key="printed",
        slug="totali",
        title="Totali scritti nell’atto",
        add="",
        single=True,
        fields=(
            _printed("optimal", "Posti ottimali"),
            _printed("optimal_cost", "Costo dei posti ottimali", Sort.MONEY),
            _printed("in_service", "In servizio"),
            _printed("cost", "Costo di chi è in servizio", Sort.MONEY),
            _printed("total", "Coperti in tutto"),
            _printed("vacant", "Vacanti"),
        ),
    ),
    Part(
        key="leps",
        slug="contributo",
        title="Contributo scritto nell’atto",
        add="",
        single=True,
        fields=(
            Field(key="before", label="Contributo prima", sort=Sort.MONEY),
            Field(key="after", label="Contributo dopo", sort=Sort.MONEY),
            Field(key="increase", label="Aumento", sort=Sort.MONEY),
            Field(key="hires", label="Assunzioni che lo portano", sort=Sort.LIST, help="Le loro sigle, separate dal punto e virgola."),
            Field(key="residents", label="Abitanti", sort=Sort.NUMBER),
            Field(key="staff", label="Assistenti sociali a tempo pieno", sort=Sort.NUMBER),
        ),
    ),
)  # fmt: skip
BY_SLUG: Mapping[str, Part] = {each.slug: each for each in PARTS}
BY_KEY: Mapping[str, Part] = {each.key: each for each in PARTS}
PAID = "paid:"


def place_words(part: str, row: int, key: str, name: str) -> str:
    """Where a finding is, in words: «Posto «Assistente sociale», costo di chi è in servizio»."""
    known = BY_KEY.get(part.partition(".")[0])
    if known is None:
        return ""
    field = next((each for each in known.fields if each.key == key), None)
    which = f" «{name}»" if name else f" {row}" if row else ""
    return f"{known.title}{which}{f', {field.label.lower()}' if field else ''}"


def in_words(message: str, part: Part) -> str:
    """A message with the words of the screen in the place of the keys of the file."""
    for field in part.fields:
        message = message.replace(f"«{field.key}»", f"«{field.label}»")
    return message
