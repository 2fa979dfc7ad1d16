"""Rules on years and days: headings of other years than their tables, years of another plan, deadlines outside the plan."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.passages import Shape, texts
from traguardo.documents.domain.checks.quantities import years
from traguardo.documents.domain.kinds import Kind
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import MONTHS, it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.table import Table
from traguardo.kernel.wording import listed, short

SPAN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–/]\s*(?P<last>(?:19|20)?\d\d)(?!\d)")
PLANNED = re.compile(
    r"\b(?:target|valor[ei] attes[oi]|attes[oi]|obiettiv[oi]|previst[oi]|programmat[oi])\b", re.IGNORECASE
)
PLAN = re.compile(r"\b(?:piano|piao|programma|programmazione|fabbisogn\w+|ptpct?|triennio|triennale)\b", re.IGNORECASE)
MONTH = "|".join(MONTHS)
DAY = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:[/.\-](?P<month>\d{{1,2}})[/.\-]|[°º]?\s+(?P<name>{MONTH})\s+)(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)  # fmt: skip
DUE = re.compile(rf"\b(?:entro|scadenza:?|non oltre|al più tardi)\s+(?:e non oltre\s+)?(?:(?:il|la|l['’]|al|il mese di|la fine (?:di|del))\s*)*(?:fine\s+)?(?P<when>(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]|\d{{1,2}}[°º]?\s+(?:{MONTH})\s+|(?:{MONTH})\s+)?(?:19|20)\d\d)(?!\d)", re.IGNORECASE)  # fmt: skip
PLANNING = frozenset({Kind.PIAO, Kind.PIAO_SIMPLIFIED, Kind.PERFORMANCE_PLAN, Kind.PDO, Kind.CONFIRMATION})


def _headings_over_tables(case: DocumentCase) -> Iterator[Hit]:
    """A heading's span against the years of the tables under it; a table's title against its own columns."""
    span: tuple[int, int] | None = None
    words = ""
    for passage in texts(case.passages, Shape.HEADING, Shape.PART):
        if passage.shape is Shape.HEADING:
            span, words = _span(passage.text), passage.text
        elif span and (table := _table(case, passage.text)) and (said := _disagree(span, table)):
            yield Hit(message=f"Sotto il titolo «{short(words)}» {said}", place=passage.place, value=words)
    for table in case.register.tables.values():
        own = _span(table.title)
        if own and (said := _disagree(own, table)):
            yield Hit(
                message=f"Nel titolo della tavola stessa: {said}", place=Place(sheet=table.code), value=table.title
            )


def _span(text: str) -> tuple[int, int] | None:
    found = SPAN.search(text)
    if found is None:
        return None
    first = int(found["first"])
    last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
    return (first, last) if first < last else None


def _table(case: DocumentCase, part: str) -> Table | None:
    kind, _, rest = part.partition(" ")
    return case.register.tables.get(rest.partition(" ")[0]) if kind in {"tavola", "grafico"} else None


def _disagree(span: tuple[int, int], table: Table) -> str:
    """How the years of a table's columns differ from a span; empty when they are the same or it has none."""
    own = {year for column in table.columns for year in years(column.heading)}
    wanted = set(range(span[0], span[1] + 1))
    if not own or own == wanted:
        return ""
    more, less = sorted(own - wanted), sorted(wanted - own)
    told = [f"ha anche {listed(map(str, more))}" if more else "", f"non ha {listed(map(str, less))}" if less else ""]
    return f"la tavola «{short(table.title)}» {' e '.join(filter(None, told))}."


def _years_of_another_plan(case: DocumentCase) -> Iterator[Hit]:
    """Planned values of years before the plan; spans of another plan in its headings."""
    first, last = case.manuscript.first_year, case.manuscript.last_year
    if case.manuscript.kind not in PLANNING:
        return
    for place, head in _heads(case):
        found = years(head)
        if PLANNED.search(head) and found and max(found) < first:
            message = f"«{short(head)}» porta un valore programmato per un anno prima del piano, che va dal {first} al {last}."
            yield Hit(message=message, place=place, value=head)
    for passage in texts(case.passages, Shape.HEADING):
        span = _span(passage.text)
        if span and PLAN.search(passage.text) and span[1] - span[0] == 2 and span != (first, last):
            message = f"Il titolo «{short(passage.text)}» è del triennio {span[0]}-{span[1]}; il documento è del {first}-{last}."
            yield Hit(message=message, place=passage.place, value=passage.text)


def _heads(case: DocumentCase) -> Iterator[tuple[Place, str]]:
    """Titles, heads of typed tables and of the tables the document shows."""
    before = None
    for passage in case.passages:
        if passage.shape is Shape.HEADING:
            yield passage.place, passage.text
        elif passage.shape is Shape.GRID and (before is None or before.shape is not Shape.GRID):
            yield from ((passage.place, cell) for cell in passage.cells)
        elif passage.shape is Shape.PART and (table := _table(case, passage.text)):
            yield from ((passage.place, column.heading) for column in table.columns)
        before = passage


def _impossible(case: DocumentCase) -> Iterator[Hit]:
    for passage in case.passages:
        for found in DAY.finditer(passage.text):
            if _day(found) is None:
                yield Hit(message=f"Il {found[0]} non esiste.", place=passage.place, value=found[0])


def _day(found: re.Match[str]) -> date | None:
    month = int(found["month"]) if found["month"] else MONTHS.index(found["name"].casefold()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _deadlines(case: DocumentCase) -> Iterator[Hit]:
    """Deadlines after the plan's last year or before its first."""
    first, last = date(case.manuscript.first_year, 1, 1), date(case.manuscript.last_year, 12, 31)
    for passage in texts(case.passages, Shape.TEXT, Shape.GRID) if case.manuscript.kind in PLANNING else ():
        for found in DUE.finditer(passage.text):
            due = _due(found["when"])
            if due is not None and not first <= due <= last:
                side = "dopo la fine" if due > last else "prima dell'inizio"
                message = f"La scadenza «{found['when']}» è {side} del piano ({it_day(first)} - {it_day(last)})."
                yield Hit(message=message, place=passage.place, value=found[0])


def _due(text: str) -> date | None:
    """The day a deadline stands for: of a month or a year, its last."""
    if found := DAY.fullmatch(text):
        return _day(found)
    year = int(text[-4:])
    name = text[:-4].strip().casefold()
    month = MONTHS.index(name) + 1 if name in MONTHS else 12
    return date(year, month, monthrange(year, month)[1])


CARDS = (
    DocumentCard(
        code="DOC41",
        severity=Severity.WARNING,
        title="Anni del titolo diversi da quelli della tavola",
        reason="Il titolo dice di quali anni sono i dati: se la tavola è stata aggiornata va aggiornato anche lui.",
        mend="Correggi gli anni nel titolo, o toglili: le colonne li dicono già.",
        example="«Conto economico (2018-2020)» sopra una tavola che ha anche il 2021.",
        check=_headings_over_tables,
    ),
    DocumentCard(
        code="DOC42",
        severity=Severity.WARNING,
        title="Anni di un altro piano",
        reason="Un valore atteso o un triennio di prima dicono che la parte viene dal documento dell'anno scorso.",
        mend="Aggiorna l'anno, e controlla che anche i valori sotto siano quelli nuovi.",
        example="Colonna «Target (2021)» in un piano 2022-2024.",
        check=_years_of_another_plan,
    ),
    DocumentCard(
        code="DOC43",
        severity=Severity.WARNING,
        title="Scadenza fuori dal piano",
        reason="Il piano impegna per i suoi anni: una scadenza fuori non si può misurare.",
        mend="Correggi la data, o scrivi che cosa si farà entro la fine del piano.",
        example="«entro il 31/12/2027» in un piano 2022-2024.",
        law="DL 80/2021, art. 6, c. 1",
        check=_deadlines,
    ),
    DocumentCard(
        code="DOC44",
        severity=Severity.ERROR,
        title="Data che non esiste",
        reason="Quel giorno non è nel calendario.",
        mend="Correggi la data.",
        example="31/06/2024.",
        check=_impossible,
    ),
)
