"""Numbers and percentages inside a sentence, with what the words around them say: a change, a share, a plain figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from traguardo.documents.domain.checks.labels import Named
from traguardo.kernel.numbers import read_number

PERCENT = re.compile(
    r"(?<![\w.,/])(?P<sign>[+\-−–]\s?)?(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)\s?(?:%|per\s?cento\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?<![\w.,/+−–-])(?:€\s?)?(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w%/]|[.,:]\d|\s?(?:%|per\s?cento\b|milion|miliard|mila\b|mln|ore\b|giorni\b|mesi\b|anni\b))",
    re.IGNORECASE,
)
UP = re.compile(
    r"\b(?:aument|cresc|cresciut|increment|in più|superior[ei] d|rialz|salit[aoie]|salgono)\w*", re.IGNORECASE
)
DOWN = re.compile(
    r"\b(?:diminu|cal[ao]\b|cala[tn]|riduz|ridott|ridu|decrement|fless|in meno|sces[aoie]\b|contraz)\w*", re.IGNORECASE
)
REFERENCE = re.compile(r"\b(?:art|artt|comma|commi|c|n|nn|legge|l|decreto|delibera\w*|dpr|dm|d\.lgs|dl|par|paragrafo|capitolo|cap|tabella|tab|tavola|figura|fig|grafico|pag|pagina|missione|programma|lett|allegato|cat|categoria|livello|protocollo|prot)\.?\s*(?:n\.?\s*)?$", re.IGNORECASE)  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d")
NEAR = 60
LINKING = re.compile(
    r"^\s*(?:dei|degli|delle|della|del|dell['’]|di|per|nei|nelle|negli|nella|nel|tra)\b", re.IGNORECASE
)
BETWEEN = re.compile(
    r"^[\s,(]*(?:e|ed|più|\+|&|,|gli|le|i|dei|degli|delle|per|di)?[\s,]*(?:gli|le|i|dei|degli|delle|per|di|ad)?\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A percentage as written: its points, its decimals, and whether it says a change (then with its sign)."""

    start: int
    end: int
    text: str
    value: Decimal
    places: int
    change: bool


def percents(text: str) -> list[Percent]:
    """The percentages of a sentence."""
    return list(_percents(text))


def _percents(text: str) -> Iterator[Percent]:
    last = 0
    for found in PERCENT.finditer(text):
        read = read_number(f"{found['number']}%")
        if read is None:
            continue
        sign, before = (found["sign"] or "").strip(), text[max(last, found.start() - NEAR) : found.start()]
        up, down = UP.search(before), DOWN.search(before)
        negative = sign in {"-", "−", "–"} or (not sign and down is not None and up is None)
        yield Percent(
            start=found.start(),
            end=found.end(),
            text=found[0].strip(),
            value=-read.value if negative else read.value,
            places=_places(found["number"]),
            change=bool(sign or up or down),
        )
        last = found.end()


def numbers(text: str) -> Iterator[tuple[int, int, Decimal, int]]:
    """The plain figures of a sentence: start, end, value, decimals. Years, articles of law, dates and times are none."""
    for found in NUMBER.finditer(text):
        read = read_number(found["number"])
        law = REFERENCE.search(text[: found.start()])
        if read is not None and not law and not YEAR.fullmatch(found["number"]):
            yield found.start(), found.end(), read.value, _places(found["number"])


def years(text: str) -> tuple[int, ...]:
    """The years a text names, in order, each once."""
    return tuple(sorted({int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}))


def subjects(text: str, percent: Percent, labels: Sequence[Named], others: Sequence[Percent]) -> list[list[Named]]:
    """Of what a percentage is said, likeliest first: the labels joined before it, the one after it.

    A label belongs to the percentage it is next to, with no other in between.
    """
    floor = max((each.end for each in others if each.end <= percent.start), default=0)
    ceiling = min((each.start for each in others if each.start >= percent.end), default=len(text))
    before = [label for label in labels if floor <= label.start and label.end <= percent.start]
    after = [label for label in labels if percent.end <= label.start and label.end <= ceiling][:1]
    joined = before[-1:]
    for label in reversed(before[:-1]):
        if not BETWEEN.match(text[label.end : joined[0].start]):
            break
        joined.insert(0, label)
    found = [[before[-1]]] if before else []
    found += [joined] if len(joined) > 1 else []
    linked = bool(after) and LINKING.match(text[percent.end : after[0].end]) is not None
    return [after, *found] if linked else [*found, *([after] if after else [])]


def _places(number: str) -> int:
    sign = "," if "," in number else "."
    whole, _, decimals = number.partition(sign)
    return len(decimals) if whole and decimals and not (sign == "." and len(decimals) == 3) else 0
