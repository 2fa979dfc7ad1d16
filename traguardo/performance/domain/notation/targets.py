"""Expected values as plans print them: what can be read is read, the rest stays as printed and is asked of the user."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import ReadNumber, read_leading_number, read_number
from traguardo.performance.domain.notation.cadences import times_in_year
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.plan import Baseline, Comparator, Direction, Indicator, Target, TargetKind

_AT_LEAST = re.compile(
    r"^\s*(?:≥|>=|=>|>|almeno|minimo|non\s+meno\s+di|non\s+inferiore\s+a[l]?|maggiore\s+(?:o\s+uguale\s+)?(?:a|di)|min\.?)\s*",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"^\s*(?:≤|<=|=<|<|massimo|non\s+più\s+di|non\s+oltre|non\s+superiore\s+a[l]?|minore\s+(?:o\s+uguale\s+)?(?:a|di)|max\.?|al\s+più|entro(?=\s+\d+\s*(?:gg?|giorn[io]|mesi|ore|settimane)\b))\s*",
    re.IGNORECASE,
)
_EQUAL = re.compile(r"^\s*(?:=|pari\s+a[l]?|esattamente)\s*", re.IGNORECASE)
_ALL = re.compile(r"^\s*(?:tutt[ieao]\b|totalità|la\s+totalità)", re.IGNORECASE)
_EVENT = re.compile(
    r"^\s*(?:entro\s+l'approvazione|con\s+(?:il|la|lo|l'|i|gli|le)\b|contestual|unitamente|in\s+occasione|contemporaneamente|all'atto|al\s+momento)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"^\s*(?:tra|fra|da|compreso\s+tra)?\s*(?P<low>[\d.,]+\s*%?)\s*(?:-|–|e|ed|a)\s*(?P<high>[\d.,]+\s*%?)\s*$",
    re.IGNORECASE,
)
_QUOTIENT = re.compile(
    r"\s/\s|/\s*(?:\(|\[|n\.|n°|nr\.|num|tot|€|ore\b|somma|posti|popolazione|residenti|giorn|media|spes|entrat|dipendent)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"(?:\s[-–−]\s*|[a-zà-ù][-–−])(?:n\.|n°|numero|totale|valore)|\bdifferenza\b|\bvariazione\b|\bincremento\b|\bscostamento\b",
    re.IGNORECASE,
)

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_YEARS_SPAN = re.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")
_MEAN = re.compile(
    r"^(?:media|valore|dato|consuntivo)\b[^\d]*(?:19|20)\d{2}\b(?:[\s,;e–-]|(?:19|20)\d{2})*$", re.IGNORECASE
)

_DIRECTIONS = {
    Direction.HIGHER: ("higher", "crescente", "in crescita", "aumento", "aumentare", "più alto", "maggiore", "massimizzare", "alto", "su", "↑", "+", ">", "≥", ">="),
    Direction.LOWER: ("lower", "decrescente", "in calo", "diminuzione", "diminuire", "riduzione", "ridurre", "più basso", "minore", "minimizzare", "basso", "giù", "↓", "-", "<", "≤", "<="),
    Direction.BY_DATE: ("by_date", "data", "entro la data", "entro data", "scadenza", "per data", "a data"),
    Direction.RANGE: ("range", "intervallo", "fascia", "entro l'intervallo", "valore centrale", "="),
}  # fmt: skip


def read_direction(text: str) -> Direction | None:
    """The direction a cell names («crescente», «più basso è meglio», «entro la data»); None when blank or unknown."""
    wanted = " ".join(text.replace("’", "'").casefold().split())
    wanted = re.sub(r"^(?:meglio se|è meglio se|migliora se|direzione)\s+", "", wanted)
    wanted = re.sub(r"\s+(?:è|e')\s+meglio$|\s+meglio$", "", wanted)
    return next((direction for direction, names in _DIRECTIONS.items() if wanted in names), None)


def read_baseline(printed: str) -> Baseline:
    """Starting value as printed, its number if it is one, and the years it is the mean of: «57% (media 2019-2020)».

    Without a number, «media 2019-2021» names the years whose measurements it is to be computed from.
    """
    printed = printed.strip()
    if _MEAN.match(printed):
        return Baseline(printed=printed, years=_named_years(printed))
    head, _, note = printed.partition("(")
    number = read_leading_number(head) if re.search(r"\d", head) else None
    years = tuple(int(year) for year in _YEAR.findall(note)) if number else ()
    return Baseline(printed=printed, value=number.value if number else None, years=years)


def _named_years(text: str) -> tuple[int, ...]:
    """Years of «2019, 2020 e 2022» as named; of «2019-2021», all between."""
    span = _YEARS_SPAN.search(text)
    if span and int(span[1]) < int(span[2]) <= int(span[1]) + 10:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def read_target(
    printed: str,
    *,
    year: int,
    algorithm: str = "",
    unit_of_measure: str = "",
    direction: Direction | None = None,
    baseline: Decimal | None = None,
) -> Target:
    """What `printed` asks for in `year`; kind TEXT when it cannot be read, never a guess.

    Percentages in points. `direction` gives the comparator where no sign is printed; `algorithm` and `unit_of_measure`
    tell a percentage or a quotient from a count.
    """
    printed = printed.strip()
    text = printed.replace("’", "'")
    target = _in_words(text, year) or _by_number(text, printed, year, algorithm, unit_of_measure, direction, baseline)
    if target is not None:
        return replace(target, printed=printed)
    comparator = Comparator.BY_DATE if direction is Direction.BY_DATE else _comparator_for(direction)
    kind = TargetKind.EVENT if _EVENT.match(text) else TargetKind.TEXT
    return Target(year=year, printed=printed, kind=kind, comparator=comparator)


def printed_direction(printed: str) -> Direction | None:
    """The direction a target's own sign gives: «≥ 80%» is higher, «non più di 3» lower; None without a sign."""
    sign = _comparator(printed.replace("’", "'").strip())[1]
    known: dict[Comparator | None, Direction] = {
        Comparator.AT_LEAST: Direction.HIGHER,
        Comparator.AT_MOST: Direction.LOWER,
    }
    return known.get(sign)


def read_range(text: str) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest accepted value of «tra 80 e 90», «80-90%»; None when the cell is no interval."""
    match = _RANGE.match(text.strip())
    low, high = (read_number(match["low"]), read_number(match["high"])) if match else (None, None)
    return (low.value, high.value) if low and high and low.value <= high.value else None


def goal(target: Target, indicator: Indicator) -> Decimal | None:
    """The value to reach, absolute: «+2» on a baseline of 9 is 11, but 3 when the algorithm is already a difference.

    «+10%» raises a baseline by a tenth. None where it cannot be told: no number, no baseline, or «+10%» on a baseline
    that is itself a percentage (points or per cent?).
    """
    start = indicator.baseline.value
    found = goal_from(target, indicator, None if start is None else Fraction(start))
    return None if found is None else Decimal(found.numerator) / Decimal(found.denominator)


def goal_from(target: Target, indicator: Indicator, start: Fraction | None) -> Fraction | None:
    """The same, exact, counted from a starting value that may be the mean of other years."""
    if target.value is None:
        return None
    value = Fraction(target.value)
    if target.kind is not TargetKind.RELATIVE or is_difference(indicator.algorithm):
        return value
    if start is None:
        return None
    if "%" in target.printed and "punti" not in target.printed:
        return None if "%" in indicator.baseline.printed else start + start * value / 100
    return start + value


def is_quotient(algorithm: str) -> bool:
    """Whether the algorithm in words divides one quantity by another («N. A / N. B»), not «riunioni/anno»."""
    return bool(_QUOTIENT.search(algorithm))


def is_difference(algorithm: str) -> bool:
    """Whether the algorithm in words already compares with another value («N. famiglie-numero di famiglie dell'anno prima»)."""
    return bool(_DIFFERENCE.search(algorithm)) and not is_quotient(algorithm)


def _in_words(text: str, year: int) -> Target | None:
    """Targets told without a number of their own: all, a cadence, a date."""
    if _ALL.match(text):
        return Target(year=year, printed=text, kind=TargetKind.ALL)
    times = times_in_year(text, year=year)
    if times is not None:
        return Target(year=year, printed=text, kind=TargetKind.FREQUENCY, per_year=times)
    moment = None if read_number(text) else read_moment(text, default_year=year)
    if moment is None or read_range(text):
        return None
    return Target(year=year, printed=text, kind=TargetKind.DATE, comparator=Comparator.BY_DATE, moment=moment)


def _by_number(
    text: str, printed: str, year: int, algorithm: str, unit: str, direction: Direction | None, baseline: Decimal | None
) -> Target | None:
    bare, sign = _comparator(text)
    number = read_leading_number(bare)
    if number is None:
        limits = read_range(text)
        kind = TargetKind.PERCENT if "%" in text or _is_percent_unit(unit) else TargetKind.COUNT
        return Target(year=year, printed=printed, kind=kind, comparator=Comparator.EQUAL) if limits else None
    if sign is None and _is_relative(number, baseline):
        return Target(
            year=year, printed=printed, kind=TargetKind.RELATIVE, comparator=Comparator.DELTA, value=number.value
        )
    zero_words = re.match(r"^\s*(?:zero|nessun[oa]?)\b", bare, re.IGNORECASE) is not None
    comparator = sign or (Comparator.AT_MOST if zero_words else _comparator_for(direction))
    kind = _number_kind(number, algorithm, unit)
    return Target(year=year, printed=printed, kind=kind, comparator=comparator, value=number.value)


def _comparator(text: str) -> tuple[str, Comparator | None]:
    signs = ((_AT_LEAST, Comparator.AT_LEAST), (_AT_MOST, Comparator.AT_MOST), (_EQUAL, Comparator.EQUAL))
    matches = ((pattern.match(text), comparator) for pattern, comparator in signs)
    return next(((text[match.end() :], comparator) for match, comparator in matches if match), (text, None))


def _comparator_for(direction: Direction | None) -> Comparator:
    known: dict[Direction | None, Comparator] = {Direction.LOWER: Comparator.AT_MOST, Direction.RANGE: Comparator.EQUAL}
    return known.get(direction, Comparator.AT_LEAST)


def _is_relative(number: ReadNumber, baseline: Decimal | None) -> bool:
    """«+2» always; «-5» when it is a percentage or starts from a positive baseline, else it is a value below zero."""
    if not number.signed:
        return False
    return number.value >= 0 or number.percent or (baseline is not None and baseline > 0)


def _number_kind(number: ReadNumber, algorithm: str, unit: str) -> TargetKind:
    if number.percent or _is_percent_unit(unit):
        return TargetKind.PERCENT
    return TargetKind.RATIO if is_quotient(algorithm) else TargetKind.COUNT


def _is_percent_unit(unit: str) -> bool:
    return bool(re.match(r"^\s*(?:%|percentuale|per\s*cento|valore\s+percentuale)", unit, re.IGNORECASE))
