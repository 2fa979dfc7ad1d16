"""Gaps and overlaps between the rows of a table, found by trying every end of a band and the cents beside it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import either
from traguardo.social_services.domain.checks.holes import Hole, holes
from traguardo.social_services.domain.checks.study import RegulationCard, Study, hit
from traguardo.social_services.domain.compiling import Compiled, Dimension
from traguardo.social_services.domain.compiling.traces import TableTrace
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.machine import Op
from traguardo.social_services.domain.regulation import Match, Name, Number, Operator, Plain
from traguardo.social_services.domain.regulation.expressions import Expression, Operation

MOST_COMBINATIONS, SHOWN = 20_000, 3
CENT = Fraction(1, 100)


def _tables(study: Study) -> Iterator[tuple[Compiled, TableTrace]]:
    if study.compiled is not None:
        yield from ((study.compiled, trace) for trace in study.compiled.traces if isinstance(trace, TableTrace))


def gaps(study: Study) -> Iterator[Hit]:
    """Combinations of values that no row provides for."""
    for compiled, trace in _tables(study):
        if trace.otherwise is not None:
            continue
        places = {name: _places(compiled, trace, name) for name in trace.rule.keys}
        empty = [values for values in _combinations(compiled, trace) if not _holding(compiled, trace, values)]
        found = holes(places, empty)
        for place, hole in enumerate(found[:SHOWN], start=1):
            more = f" (e altri {len(found) - SHOWN} buchi)" if len(found) > SHOWN and place == SHOWN else ""
            yield hit(
                f"Nessuna riga di «{trace.rule.title}» prevede {_hole_words(compiled, places, hole)}{more}.",
                table=f"rule «{trace.rule.name}»",
                key="row",
            )


def overlaps(study: Study) -> Iterator[Hit]:
    """Combinations of values that two rows provide for: the first would win in silence."""
    for compiled, trace in _tables(study):
        pairs: dict[tuple[int, int], Mapping[str, Fraction]] = {}
        for values in _combinations(compiled, trace):
            holding = _holding(compiled, trace, values)
            if len(holding) > 1:
                pairs.setdefault((holding[0], holding[1]), values)
        for (one, two), values in list(pairs.items())[:SHOWN]:
            yield hit(
                f"In «{trace.rule.title}» le righe {one + 1} e {two + 1} prevedono tutte e due {_words(compiled, values)}: vale la prima.",
                table=f"rule «{trace.rule.name}»",
                key="row",
            )


def _combinations(compiled: Compiled, trace: TableTrace) -> Iterator[Mapping[str, Fraction]]:
    """Every key of the table at each place where a row begins or ends to hold; none where they are too many."""
    places = {name: _places(compiled, trace, name) for name in trace.rule.keys}
    count = 1
    for each in places.values():
        count *= len(each)
    if count <= MOST_COMBINATIONS:
        yield from (dict(zip(places, values, strict=True)) for values in product(*places.values()))


def _places(compiled: Compiled, trace: TableTrace, name: str) -> list[Fraction]:
    value = compiled.names[name]
    node = value.node
    if value.dimension in {Dimension.CHOICE, Dimension.YES_NO}:
        return [Fraction(each) for each in range(node.low, node.high + 1)]
    grain = Fraction(1, node.scale) if node.op is Op.INPUT else CENT
    ends = [figure(compiled, end) for row in trace.rule.rows if name in row.when for end in row.when[name].bounds]
    ends += [
        each
        for row in trace.rule.rows
        if name in row.when
        for each in row.when[name].among
        if isinstance(each, Fraction)
    ]
    low, high = Fraction(node.low, node.scale), Fraction(node.high, node.scale)
    near = {low, high}
    for end in ends:
        below = (end / grain).__floor__()
        near |= {(below + beside) * grain for beside in (-1, 0, 1, 2)}
    return sorted(place for place in near if low <= place <= high)


def figure(compiled: Compiled, expression: Expression) -> Fraction:
    """The constant that an expression of numbers and parameters is."""
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Name):
        return compiled.names[expression.name].constant or Fraction(0)
    return _joined(expression, [figure(compiled, term) for term in expression.terms])


def _joined(expression: Operation, terms: list[Fraction]) -> Fraction:
    total = terms[0]
    for term in terms[1:]:
        if expression.operator is Operator.TIMES:
            total *= term
        elif expression.operator is Operator.DIVIDE:
            total /= term
        elif expression.operator is Operator.SUM:
            total += term
        else:
            total = {Operator.LEAST: min(total, term), Operator.GREATEST: max(total, term)}.get(
                expression.operator, total - term
            )
    return total


def _holding(compiled: Compiled, trace: TableTrace, values: Mapping[str, Fraction]) -> list[int]:
    """The rows that hold at these values, in order."""
    return [
        place
        for place, row in enumerate(trace.rule.rows)
        if all(_matches(compiled, name, match, values[name]) for name, match in row.when.items())
    ]


def _matches(compiled: Compiled, name: str, match: Match, value: Fraction) -> bool:
    if match.given is False:
        return False
    within = (
        (match.over is None or value > figure(compiled, match.over))
        and (match.start is None or value >= figure(compiled, match.start))
        and (match.up_to is None or value <= figure(compiled, match.up_to))
        and (match.below is None or value < figure(compiled, match.below))
    )
    return within and (not match.among or any(_is(compiled, name, each, value) for each in match.among))


def _is(compiled: Compiled, name: str, plain: Plain, value: Fraction) -> bool:
    key = compiled.names[name].key
    if isinstance(plain, str) and key is not None:
        return key.options.index(plain) == value
    return bool(plain == value) if isinstance(plain, bool | Fraction) else False


def _hole_words(compiled: Compiled, places: Mapping[str, Sequence[Fraction]], hole: Hole) -> str:
    """«ISEE da 10.000,01 € a 12.000,00 €, Figli 0»; a key that makes no difference is left out."""
    said = [
        f"{compiled.labels[name]} {_span(compiled, name, hole[name])}"
        for name in places
        if len(hole[name]) < len(places[name])
    ]
    return ", ".join(said) or "nessun caso"


def _span(compiled: Compiled, name: str, values: Sequence[Fraction]) -> str:
    shown = [_shown(compiled, name, value) for value in values]
    if compiled.names[name].dimension in {Dimension.CHOICE, Dimension.YES_NO}:
        return either(shown)
    return shown[0] if len(shown) == 1 else f"da {shown[0]} a {shown[-1]}"


def _words(compiled: Compiled, values: Mapping[str, Fraction]) -> str:
    return ", ".join(f"{compiled.labels[name]} {_shown(compiled, name, value)}" for name, value in values.items())


def _shown(compiled: Compiled, name: str, value: Fraction) -> str:
    known = compiled.names[name]
    if known.dimension is Dimension.CHOICE and known.key is not None:
        return known.key.options[int(value)]
    if known.dimension is Dimension.YES_NO:
        return "sì" if value else "no"
    return amount(value, money=known.dimension is Dimension.MONEY)


CARDS: tuple[RegulationCard, ...] = (
    RegulationCard(
        code="REG10",
        severity=Severity.ERROR,
        title="Buco fra le fasce",
        reason="Chi cade nel buco non ha una quota: il regolamento non sa rispondere.",
        mend="Fai cominciare la fascia dove finisce la precedente («over» lo stesso numero di «up_to»), o aggiungi «otherwise».",
        example="Una fascia «fino a 10.000» e la seguente «oltre 10.000,01»: chi ha 10.000,01 non è in nessuna.",
        check=gaps,
    ),
    RegulationCard(
        code="REG11",
        severity=Severity.WARNING,
        title="Fasce sovrapposte",
        reason="Due righe per lo stesso caso: vale la prima, ma chi legge può intendere la seconda.",
        mend="Scrivi «over» (oltre, escluso) nella seconda fascia al posto di «from» (da, compreso); se la prima è un'eccezione, escludila nella seconda riga.",
        example="«fino a 10.000» e «da 10.000»: con 10.000 valgono tutte e due.",
        check=overlaps,
    ),
)
