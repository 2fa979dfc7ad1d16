"""A need as tables of figures: posts, costs, standards, sources, quotas, ceilings."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.staffing.domain.need.sums import NeedSums, PostSum

POSTS = (
    "Ottimali",
    "In servizio",
    "Indisponibili",
    "Somministrati",
    "In comando",
    "Coperti",
    "In copertura",
    "Vacanti",
)
ALL = "Totale"
OVER = "I posti in più di un profilo non riempiono i vacanti di un altro: il totale somma solo i vacanti."


def need_tables(sums: NeedSums, source: Source) -> tuple[Table, ...]:
    """Every table of a need that has something to say, but the plan of hires."""
    made = (posts, costs, standards, sources, duties, ceilings)
    return tuple(table for make in made if (table := make(sums, source)).rows)


def posts(sums: NeedSums, source: Source) -> Table:
    """Posts needed, those there by whoever holds them, those vacant."""
    rows = [_row(each.post.code, _label(each), map(decimal, _counts(each))) for each in sums.posts]
    columns = [[getattr(each.post, name) for each in sums.posts] for name in ("reserved", "agency", "seconded")]
    to_fill = sum((each.post.to_fill for each in sums.posts), Fraction(0))
    held = [sum(column, Fraction(0)) for column in columns]
    totals = (sums.optimal, sums.in_service, *held, sums.held, to_fill, sums.vacant)
    rows.append(_row("total", ALL, map(decimal, totals), RowKind.TOTAL))
    told = "" if sums.need.on is None or not any(each.vacant and each.vacant < 0 for each in sums.posts) else OVER
    return _table(sums, "fabbisogno-posti", "Posti necessari e personale", _numbers(POSTS), rows, source, told)


def costs(sums: NeedSums, source: Source) -> Table:
    """What the posts needed cost in a year, and those in service."""
    rows = [
        _row(each.post.code, _label(each), (each.post.average, each.optimal_cost, each.cost))
        for each in sums.posts
        if each.post.average is not None
    ]
    if rows:
        rows.append(_row("total", ALL, (None, sums.optimal_cost, sums.cost), RowKind.TOTAL))
    heads = ("Costo medio", "Posti ottimali", "Personale in servizio")
    return _table(sums, "fabbisogno-costi", "Costo annuo dei posti", _amounts(heads), rows, source)


def standards(sums: NeedSums, source: Source) -> Table:
    """Standards by residents: the exact quotient, and the posts that each rounding makes."""
    names = {each.post.code: _label(each) for each in sums.posts}
    rows = [
        _row(
            f"{place}",
            names.get(each.standard.post, each.standard.post),
            (
                decimal(each.standard.rate),
                Decimal(each.standard.per),
                Decimal(each.standard.residents),
                decimal(each.exact),
                Decimal(each.nearest),
                Decimal(each.up),
                each.standard.rounding.label,
                None if each.standard.posts is None else Decimal(each.standard.posts),
            ),
        )
        for place, each in enumerate(sums.standards, 1)
    ]
    heads = ("Posti", "ogni abitanti", "Abitanti", "Quoziente", "Al più vicino", "Per eccesso")
    columns = (*_numbers(heads), Column(heading="Arrotondamento"), *_numbers(("Posti previsti",)))
    return _table(sums, "fabbisogno-standard", "Standard per abitanti", columns, rows, source)


def sources(sums: NeedSums, source: Source) -> Table:
    """What pays the hires: what each source gives a year, what is used in the first years, what is left."""
    rows = [
        _row(
            each.source.code,
            each.source.title,
            (each.total, each.used, each.left, "ogni anno" if each.source.lasting else "una volta"),
        )
        for each in sums.sources
    ]
    if rows:
        whole = (_sum(each.total for each in sums.sources), _sum(each.used for each in sums.sources))
        rows.append(_row("total", ALL, (*whole, whole[0] - whole[1], ""), RowKind.TOTAL))
    columns = (*_amounts(("Dà in un anno", "Usato dalle assunzioni", "Resta")), Column(heading="Quando"))
    return _table(sums, "fabbisogno-fonti", "Che cosa paga le assunzioni", columns, rows, source)


def duties(sums: NeedSums, source: Source) -> Table:
    """Protected workers due, there, planned, missing (L. 68/1999, art. 3-4 and 18)."""
    rows = [
        _row(
            each.title,
            each.title,
            (
                each.law,
                *map(decimal, (each.exact, Fraction(each.due), Fraction(each.held), each.planned, each.missing)),
            ),
        )
        for each in sums.duties
    ]
    columns = (Column(heading="Norma"), *_numbers(("Calcolo", "Dovuti", "Presenti", "Nel piano", "Mancano"), "posti"))
    return _table(sums, "fabbisogno-quote", "Quote d'obbligo", columns, rows, source)


def ceilings(sums: NeedSums, source: Source) -> Table:
    """Ceilings on spending: base, what counts, room left."""
    rows = [
        _row(each.law.code, each.law.title, (each.law.law, each.ceiling.base, each.counted, each.room))
        for each in sums.ceilings
    ]
    columns = (Column(heading="Norma"), *_amounts(("Base", "Spesa che conta", "Margine")))
    return _table(sums, "fabbisogno-tetti", "Tetti di spesa", columns, rows, source)


def decimal(value: Fraction | int | None) -> Decimal | None:
    """Whole, or to the hundredth."""
    if value is None:
        return None
    exact = Fraction(value)
    return Decimal(exact.numerator) if exact.denominator == 1 else rounded(exact, 2).normalize()


def _counts(each: PostSum) -> Sequence[Fraction | None]:
    post = each.post
    return (
        post.optimal,
        post.in_service,
        post.reserved,
        post.agency,
        post.seconded,
        each.held,
        post.to_fill,
        each.vacant,
    )


def _label(each: PostSum) -> str:
    return f"{each.post.profile} ({each.post.category})"


def _row(code: str, label: str, values: Iterable[Value], kind: RowKind = RowKind.ITEM) -> Row:
    return Row(code=code, label=label, values=tuple(values), kind=kind)


def _numbers(headings: Sequence[str], unit: str = "") -> tuple[Column, ...]:
    return tuple(Column(heading=heading, measure=Measure.NUMBER, unit=unit) for heading in headings)


def _amounts(headings: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(heading=heading, measure=Measure.MONEY) for heading in headings)


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(each.cents for each in amounts))


def _table(
    sums: NeedSums,
    code: str,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    source: Source,
    note: str = "",
) -> Table:
    return Table(
        code=code,
        title=title,
        columns=tuple(columns),
        rows=tuple(rows),
        source=source,
        stub="Profilo" if code in {"fabbisogno-posti", "fabbisogno-costi", "fabbisogno-standard"} else "Voce",
        as_of=sums.need.on,
        note=note,
    )
