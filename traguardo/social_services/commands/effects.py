"""A simulation as a tired clerk reads it: the answer, then tables, then what to look at."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_money, it_number, it_percent
from traguardo.social_services.commands.findings import counted, finding_lines, ordered
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.effects import NO_ISEE, RATE_ENDS, Change, Effects, Rates, Tally

CENT_HALF = Fraction(1, 2)


def as_text(compiled: Compiled, other: Compiled | None, effects: Effects, findings: Sequence[Finding]) -> Iterator[str]:
    """All of it, line by line."""
    regulation, total = compiled.regulation, effects.total
    yield f"{regulation.title} · {regulation.authority}"
    yield f"Calcolo al {it_day(compiled.on)}, con ciò che si sapeva il {it_day(compiled.known)}."
    yield ""
    period = f" {regulation.result.period}" if regulation.result.period else ""
    yield f"GETTITO: {it_money(total.cents)}{period}, da {people(total.paying)} che pagano su {it_number(total.people)}."
    yield f"In media {mean(total)}{period} a testa, fra chi ha un importo."
    yield from _left_out(total)
    if other is not None:
        yield from _compared(compiled, other, total)
    yield from ("", "PER DECILE DI ISEE", *_by_decile(effects, compared=other is not None))
    if set(effects.by_household()) != {""}:
        yield from ("", "PER TIPO DI NUCLEO", *_by_household(effects, compared=other is not None))
    if other is not None:
        yield from _changes(effects)
    yield from ("", f"RILIEVI: {counted(list(findings))}", *finding_lines(ordered(findings)))


def people(number: int) -> str:
    """«una persona», «1.200 persone»."""
    return "una persona" if number == 1 else f"{it_number(number)} persone"


def mean(tally: Tally) -> str:
    """The mean amount, to the cent; a dash where nobody has one."""
    found = tally.mean_cents
    return "—" if found is None else it_money((found + CENT_HALF).__floor__())


def _left_out(total: Tally) -> Iterator[str]:
    counts = (
        (total.not_admitted, "non ammesse"),
        (total.not_provided, "di cui il regolamento non dice"),
        (total.incomplete, "con dati mancanti"),
    )
    said = [f"{it_number(count)} {words}" for count, words in counts if count]
    if said:
        yield f"Senza importo: {', '.join(said)}."
    if total.by_default:
        yield f"Ramo di chi non presenta il dato: {people(total.by_default)}."


def _compared(compiled: Compiled, other: Compiled, total: Tally) -> Iterator[str]:
    yield from ("", f"CON «{other.regulation.title}» ({other.regulation.resolution})")
    period = f" {other.regulation.result.period}" if other.regulation.result.period else ""
    yield f"Gettito: {it_money(total.other_cents)}{period}, da {people(total.other_paying)} che pagano."
    change = total.more_cents - total.less_cents
    year = "" if compiled.times_a_year == other.times_a_year else " in un anno"
    yield f"Differenza{year}: {signed(change)}, fra {people(total.compared)} con un importo in tutti e due."
    alone = total.counted + total.other_counted - 2 * total.compared
    if alone:
        yield f"Solo uno dei due dà un importo a {people(alone)}: restano fuori dal confronto."
    yield f"Pagano di più {people(total.more)} ({signed(total.more_cents)}), di meno {people(total.less)} ({signed(-total.less_cents)}), lo stesso {people(total.same)}."


def signed(cents: int) -> str:
    """An amount with its sign."""
    return f"+{it_money(cents)}" if cents > 0 else it_money(cents)


def _by_decile(effects: Effects, *, compared: bool) -> Iterator[str]:
    ends = dict(enumerate(effects.decile_ends, start=1))
    names = {
        decile: "senza ISEE"
        if decile == NO_ISEE
        else f"{decile}° fino a {it_money(ends[decile])}"
        if decile in ends
        else f"{decile}° oltre"
        for decile in effects.by_decile()
    }
    return _table([(names[decile], tally) for decile, tally in effects.by_decile().items()], compared=compared)


def _by_household(effects: Effects, *, compared: bool) -> Iterator[str]:
    return _table(
        [(household or "non detto", tally) for household, tally in effects.by_household().items()], compared=compared
    )


def _table(rows: Sequence[tuple[str, Tally]], *, compared: bool) -> Iterator[str]:
    head = ["", "persone", "pagano", "gettito", "media", *(["di più", "di meno", "differenza"] if compared else [])]
    cells = [head, *([name, *_cells(tally, compared=compared)] for name, tally in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    for row in cells:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"  {row[0]:<{widths[0]}}  {numbers}"


def _cells(tally: Tally, *, compared: bool) -> list[str]:
    alone = [it_number(tally.people), it_number(tally.paying), it_money(tally.cents), mean(tally)]
    if not compared:
        return alone
    return [*alone, it_number(tally.more), it_number(tally.less), signed(tally.more_cents - tally.less_cents)]


def _changes(effects: Effects) -> Iterator[str]:
    for title, changes in (("AUMENTI PIÙ GRANDI", effects.raised), ("DIMINUZIONI PIÙ GRANDI", effects.lowered)):
        if changes:
            yield from ("", title, *(_change(change) for change in changes))
    for title, rates in (("OGGI", effects.rates), ("CON L'ALTRO", effects.other_rates)):
        if rates is not None:
            yield from ("", f"QUANTO SI PAGA IN PIÙ PER CENTO EURO DI ISEE IN PIÙ, {title}", *_rates(rates))


def _change(change: Change) -> str:
    isee = "senza ISEE" if change.isee_cents is None else f"ISEE {it_money(change.isee_cents)}"
    who = f"{change.person}, " if change.person else ""
    return f"  {who}{isee}: da {it_money(change.before)} a {it_money(change.after)} ({signed(change.difference)})"


def _rates(rates: Rates) -> Iterator[str]:
    whole = rates.falls + sum(rates.counts)
    names = ["niente", *(f"fino al {end}%" for end in RATE_ENDS[1:]), f"oltre il {RATE_ENDS[-1]}%"]
    rows = [*zip(names, rates.counts, strict=True), ("di meno", rates.falls)]
    for name, count in rows:
        if count:
            yield f"  {name:<14} {it_number(count):>12}  {it_percent(Fraction(count, whole) * 100):>6}"
