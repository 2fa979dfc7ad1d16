"""Rules on the printed tables: totals against items, differences between periods, printed percentage changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.finding import Severity
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import decimals, number, short, signed
from traguardo.performance.domain.plan import PrintedChange, PrintedFigure

LARGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows that make a total: the items, their sum, and the «di cui» which the items already hold."""

    items: tuple[PrintedFigure, ...]
    of_which: tuple[Decimal, ...]
    computed: Decimal
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A printed total and what stands above it."""

    total: PrintedFigure
    rows: Rows

    @property
    def printed(self) -> Decimal:
        """The total as printed, zero where nothing is."""
        return self.total.value or Decimal(0)

    @property
    def off(self) -> Decimal:
        """Printed minus computed; positive when the total is too large."""
        return self.printed - self.rows.computed

    @property
    def counts_parts_twice(self) -> bool:
        """Whether the total is too large by exactly the «di cui» rows, or one of them."""
        parts = self.rows.of_which
        return bool(parts) and self.off in {*parts, sum(parts)}

    @property
    def rounding(self) -> bool:
        """Whether rounding each item explains the difference: a large total, off by its last printed digit."""
        unit = Decimal(1).scaleb(-self.rows.places)
        large = abs(self.printed) >= LARGE * unit
        return large and abs(self.off) <= min(unit, unit * len(self.rows.items) / 2)


def _rows_of(figures: Sequence[PrintedFigure]) -> Rows:
    items = tuple(figure for figure in figures if figure.kind == "item")
    values = [item.value for item in items if item.value is not None]
    return Rows(
        items=items,
        of_which=tuple(figure.value for figure in figures if figure.kind == "of_which" and figure.value),
        computed=sum(values, Decimal(0)),
        places=max(map(decimals, values), default=0),
    )


def sums(index: PlanIndex) -> Iterator[Sum]:
    """Every printed total and subtotal with its items, table by table and period by period."""
    for column in grouped(((figure.table, figure.period), figure) for figure in index.plan.figures).values():
        whole = _rows_of(column)
        groups = grouped((figure.group, figure) for figure in column if figure.group)
        own = {group: rows for group, figures in groups.items() if (rows := _rows_of(figures)).items}
        since = 0
        for position, figure in enumerate(column):
            if figure.kind == "subtotal":
                yield Sum(total=figure, rows=own.get(figure.group) or _rows_of(column[since:position]))
                since = position + 1
            elif figure.kind == "total":
                yield Sum(total=figure, rows=own.get(figure.group) or whole)


def _wrong_sums(index: PlanIndex) -> Iterator[Sum]:
    yield from (entry for entry in sums(index) if entry.rows.items and entry.total.value is not None and entry.off)


def column_name(figure: PrintedFigure) -> str:
    """Table, group and period of a figure, in words."""
    group = f", {figure.group}" if figure.group else ""
    period = f", {figure.period}" if figure.period else ""
    return f"Tabella «{figure.table}»{group}{period}"


def _sum_hit(index: PlanIndex, entry: Sum, why: str) -> Hit:
    total, items = entry.total, len(entry.rows.items)
    summed = "l'unica voce è" if items == 1 else f"le {items} voci sommano a"
    return Hit(
        message=(
            f"{column_name(total)}: «{short(total.item)}» stampa {number(entry.printed)}, "
            f"{summed} {number(entry.rows.computed)} ({signed(entry.off)}).{why}"
        ),
        place=index.at(total.place, "value"),
        value=total.printed or number(entry.printed),
    )


def _wrong_totals(index: PlanIndex) -> Iterator[Hit]:
    for entry in _wrong_sums(index):
        if not entry.counts_parts_twice and not entry.rounding:
            yield _sum_hit(index, entry, "")


def _parts_counted_twice(index: PlanIndex) -> Iterator[Hit]:
    for entry in _wrong_sums(index):
        if entry.counts_parts_twice:
            why = (
                f" La differenza, {number(entry.off)}, è il «di cui»: è già dentro la sua voce ed è contato due volte."
            )
            yield _sum_hit(index, entry, why)


def _rounded_totals(index: PlanIndex) -> Iterator[Hit]:
    for entry in _wrong_sums(index):
        if entry.rounding and not entry.counts_parts_twice:
            yield _sum_hit(index, entry, " È l'effetto degli arrotondamenti.")


def _parts_over_the_item(index: PlanIndex) -> Iterator[Hit]:
    for column in grouped(((figure.table, figure.period), figure) for figure in index.plan.figures).values():
        item: PrintedFigure | None = None
        for figure in column:
            item = figure if figure.kind == "item" else item
            if figure.kind != "of_which" or item is None or figure.value is None or item.value is None:
                continue
            if figure.value > item.value:
                yield Hit(
                    message=(
                        f"{column_name(figure)}: «{short(figure.item)}» ({number(figure.value)}) supera "
                        f"«{short(item.item)}» ({number(item.value)}), di cui è una parte."
                    ),
                    place=index.at(figure.place, "value"),
                    value=figure.printed,
                )


def _wrong_differences(index: PlanIndex) -> Iterator[Hit]:
    values = {(figure.table, figure.group, figure.item, figure.period): figure.value for figure in index.plan.figures}
    for figure in index.plan.figures:
        later, _, earlier = figure.period.partition("-")
        ends = [values.get((figure.table, figure.group, figure.item, period.strip())) for period in (later, earlier)]
        if figure.kind != "difference" or figure.value is None or ends[0] is None or ends[1] is None:
            continue
        if ends[0] - ends[1] != figure.value:
            yield Hit(
                message=(
                    f"{column_name(figure)}: «{short(figure.item)}» stampa {signed(figure.value)}, "
                    f"ma {number(ends[0])} meno {number(ends[1])} fa {signed(ends[0] - ends[1])}."
                ),
                place=index.at(figure.place, "value"),
                value=figure.printed,
            )


def change_ends(index: PlanIndex) -> Iterator[tuple[PrintedChange, Decimal, Decimal]]:
    """Printed changes with the values at their two ends; an item may be a sum, «A + B»."""
    values = {
        (figure.table, figure.item, figure.period): figure.value
        for figure in index.plan.figures
        if figure.kind != "difference"
    }
    for change in index.plan.changes:
        whole = (change.table, change.item, change.from_period) in values
        items = [change.item] if whole else change.item.split(" + ")
        start = [values.get((change.table, item, change.from_period)) for item in items]
        end = [values.get((change.table, item, change.to_period)) for item in items]
        if None not in start and None not in end:
            yield (
                change,
                sum((value for value in start if value), Decimal(0)),
                sum((value for value in end if value), Decimal(0)),
            )


def change_places(change: PrintedChange) -> int:
    """Decimals of a change as printed: «+29,5%» has one."""
    return len(change.printed.rstrip("% ").partition(",")[2]) if change.printed else decimals(change.percent)


def _percent_change(start: Decimal, end: Decimal, base: Decimal, places: int) -> Decimal | None:
    return rounded(Fraction(end - start) * 100 / Fraction(base), places) if base else None


def _wrong_changes(index: PlanIndex) -> Iterator[Hit]:
    for entry, start, end in change_ends(index):
        places = change_places(entry)
        right, later = _percent_change(start, end, start, places), _percent_change(start, end, end, places)
        if right == entry.percent or right is None:
            continue
        near = later is not None and abs(later - entry.percent) <= Decimal(1).scaleb(-places)
        why = (
            f" Il {signed(entry.percent)}% è calcolato sull'anno finale invece che su quello iniziale." if near else ""
        )
        yield Hit(
            message=(
                f"Tabella «{entry.table}», «{short(entry.item)}»: da {number(start)} ({entry.from_period}) a {number(end)} "
                f"({entry.to_period}) la variazione è {signed(right, places)}%, non {entry.printed or signed(entry.percent)}.{why}"
            ),
            place=index.at(entry.place, "percent"),
            value=entry.printed,
        )


def _unknown_changes(index: PlanIndex) -> Iterator[Hit]:
    found = {id(entry) for entry, _, _ in change_ends(index)}
    for entry in index.plan.changes:
        if id(entry) not in found:
            yield Hit(
                message=(
                    f"La variazione {entry.printed} di «{short(entry.item)}» non si può ricalcolare: nella tabella "
                    f"«{entry.table}» mancano i valori del {entry.from_period} o del {entry.to_period}."
                ),
                place=index.at(entry.place, "item"),
                value=entry.printed,
            )


CARDS = (
    RuleCard(
        code="TAB01",
        severity=Severity.ERROR,
        title="Totale diverso dalla somma delle voci",
        reason="Un totale è la somma delle sue voci.",
        mend="Ricalcola il totale, o correggi la voce sbagliata.",
        example="Totale 45, voci 37 + 5 + 2 = 44.",
        check=_wrong_totals,
    ),
    RuleCard(
        code="TAB02",
        severity=Severity.ERROR,
        title="«Di cui» contato due volte",
        reason="Una riga «di cui» è già dentro la voce che la precede e non va sommata.",
        mend="Togli il «di cui» dal totale.",
        example="Spese 7.063.030, di cui FPV 415.470: il totale li somma tutti e due.",
        check=_parts_counted_twice,
    ),
    RuleCard(
        code="TAB03",
        severity=Severity.NOTE,
        title="Totale che si scosta per arrotondamento",
        reason="Voci arrotondate una per una possono spostare il totale di un'unità.",
        mend="Nessuna correzione necessaria; puoi dirlo in calce alla tabella.",
        example="Totale 19.719.357, voci 19.719.356.",
        check=_rounded_totals,
    ),
    RuleCard(
        code="TAB04",
        severity=Severity.ERROR,
        title="«Di cui» più grande della sua voce",
        reason="Una parte non può superare il tutto.",
        mend="Correggi la voce o il «di cui».",
        example="Spese 100, di cui vincolate 120.",
        check=_parts_over_the_item,
    ),
    RuleCard(
        code="TAB05",
        severity=Severity.ERROR,
        title="Differenza tra periodi sbagliata",
        reason="La colonna della differenza è l'anno finale meno quello iniziale.",
        mend="Ricalcola la differenza.",
        example="68 meno 48 stampato 17.",
        check=_wrong_differences,
    ),
    RuleCard(
        code="TAB06",
        severity=Severity.ERROR,
        title="Variazione percentuale sbagliata",
        reason="La variazione si calcola sul valore iniziale: (finale − iniziale) / iniziale.",
        mend="Ricalcola la variazione dividendo per il valore dell'anno iniziale.",
        example="Da 108.321 a 48.207 è −55%, non −125%.",
        check=_wrong_changes,
    ),
    RuleCard(
        code="TAB07",
        severity=Severity.NOTE,
        title="Variazione che non si può ricalcolare",
        reason="Una variazione nel testo senza i valori in tabella non si controlla.",
        mend="Aggiungi i valori alla tabella, o togli la variazione.",
        example="«Turismo +12%» senza la voce Turismo.",
        check=_unknown_changes,
    ),
)
