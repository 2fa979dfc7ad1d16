"""Holds every figure of ours against a published text: the same beside its name, another, or not there."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from traguardo.documents.domain.comparison.mentions import STOP, Scope, Words, days_of, numbers_of, stems
from traguardo.documents.domain.comparison.values import (
    Claim,
    Comparison,
    Difference,
    Grid,
    Published,
    Sort,
    Subject,
)
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.wording import letters, short

LONG_ENOUGH, SHOWN, NEAR_LINES, ROW_LINES, FARTHEST = 6, 3, 120, 5, 14
KNOWN, LIKE = 0.6, 2
ROW = "riga"
EXCERPT = 200


@dataclass(slots=True)
class Looked:
    """A subject with the scopes of its mentions, and what was found in the best of them."""

    subject: Subject
    scopes: list[Scope]
    best: Scope | None = None
    missing: list[Claim] = field(default_factory=list)


def compare(subjects: Sequence[Subject], published: Published) -> Comparison:
    """Every difference, in the order of our things, then what only the published document has."""
    words = Words([line for line in published.lines if line.text.strip()])
    looked = _looked(subjects, words)
    for each in looked:
        _hold(each)
    regions = _regions(looked)
    differences = [found for each in looked for found in _told(each, words, regions)]
    wanted = sum(len(subject.claims) for subject in subjects)
    missing = sum(len(each.missing) for each in looked)
    differences += _theirs(subjects, published.grids)
    return Comparison(differences=tuple(_gathered(differences)), claims=wanted, same=wanted - missing)


def _looked(subjects: Sequence[Subject], words: Words) -> list[Looked]:
    found = [(subject, words.mentions(subject.name)) for subject in subjects]
    starts: defaultdict[bool, list[tuple[int, str]]] = defaultdict(list)
    for subject, mentions in found:
        starts[bool(subject.group)] += [
            (each.first, letters(subject.name)) for each in mentions if each.share == 1 and subject.claims
        ]
    ordered = {row: sorted(set(entries)) for row, entries in starts.items()}
    return [
        Looked(subject=subject, scopes=[
            words.scope(mention, _next(ordered[bool(subject.group)], mention.last, subject), ROW_LINES if subject.group else FARTHEST)
            for mention in mentions
        ])
        for subject, mentions in found
    ]  # fmt: skip


def _next(starts: Sequence[tuple[int, str]], last: int, subject: Subject) -> int:
    """The word where the next name of the same sort begins, that is not the same name again."""
    own = {letters(subject.name), letters(subject.parent)}
    at = bisect_right(starts, (last, "\uffff"))
    return next((start for start, name in starts[at : at + 8] if name not in own), 10**9)


def _hold(each: Looked) -> None:
    """Keeps the scope that has most of the figures, and the figures that no scope has."""
    kept = [(scope, _found(each.subject.claims, scope)) for scope in each.scopes]
    if not kept:
        each.missing = list(each.subject.claims)
        return
    each.best = max(kept, key=lambda entry: (len(entry[1]), len(entry[0].numbers) + len(entry[0].days)))[0]
    everywhere = {claim for _, found in kept for claim in found}
    each.missing = [claim for claim in each.subject.claims if claim not in everywhere]


def _found(claims: Iterable[Claim], scope: Scope) -> list[Claim]:
    """The claims a scope has; one occurrence of a figure serves one claim."""
    numbers, days, text = Counter(scope.numbers), Counter(scope.days), letters(scope.text)
    found = []
    for claim in claims:
        written = letters(claim.printed)
        if claim.day is not None and days[claim.day]:
            days[claim.day] -= 1
        elif claim.day is None and claim.number is not None and numbers[claim.number]:
            numbers[claim.number] -= 1
        elif len(written) < LONG_ENOUGH or written not in text:
            continue
        found.append(claim)
    return found


def _regions(looked: Sequence[Looked]) -> dict[str, list[int]]:
    """The lines where rows of each table have some of their figures."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for each in looked:
        if each.subject.group and each.best and len(each.missing) < len(each.subject.claims):
            found[each.subject.group].append(each.best.first)
    return found


def _told(each: Looked, words: Words, regions: dict[str, list[int]]) -> Iterator[Difference]:
    subject = each.subject
    if each.missing and (each.best is None or (subject.group and subject.group not in regions)):
        yield _difference(Sort.UNNAMED, subject, None)
        return
    for claim in each.missing:
        rest = _others(each, claim)
        here = not subject.group or _in_region(each, regions.get(subject.group, []))
        sort = Sort.OTHER if rest and here else Sort.ABSENT
        yield _difference(sort, subject, claim, each.best, words, rest if sort is Sort.OTHER else "")


def _in_region(each: Looked, lines: Sequence[int]) -> bool:
    return each.best is not None and any(abs(line - each.best.first) <= NEAR_LINES for line in lines)


def _others(each: Looked, claim: Claim) -> str:
    """The figures of the best scope that are of the same sort as a claim, and of no other claim of the subject."""
    if each.best is None:
        return ""
    if claim.day is not None:
        days = Counter(each.best.days)
        days.subtract(other.day for other in each.subject.claims if other.day)
        return ", ".join(it_day(day) for day, left in days.items() if left > 0)
    numbers = Counter(each.best.numbers)
    numbers.subtract(other.number for other in each.subject.claims if other.number is not None)
    numbers.subtract(numbers_of(each.subject.name))
    left = [number for number, count in numbers.items() if count > 0 and not _year(number)]
    return ", ".join(it_number(number) for number in left[:SHOWN])


def _year(number: object) -> bool:
    return str(number).isdigit() and 1990 <= int(str(number)) <= 2100


def _difference(
    sort: Sort, subject: Subject, claim: Claim | None, scope: Scope | None = None, words: Words | None = None, theirs: str = ""
) -> Difference:  # fmt: skip
    line = words.lines[scope.first] if words and scope else None
    return Difference(
        sort=sort,
        kind=subject.kind,
        code=subject.code,
        name=subject.name,
        what=claim.what if claim else "",
        ours=claim.printed if claim else "",
        theirs=theirs,
        page=line.page if line else 0,
        row=line.row if line else 0,
        excerpt=short(scope.text, length=EXCERPT) if scope else "",
    )


def _gathered(differences: Sequence[Difference]) -> Iterator[Difference]:
    """The rows of a table that are named nowhere are told together."""
    told: set[str] = set()
    lost = Counter(each.code for each in differences if each.sort is Sort.UNNAMED and each.kind == ROW)
    for each in differences:
        if each.sort is not Sort.UNNAMED or each.kind != ROW:
            yield each
        elif each.code not in told:
            told.add(each.code)
            number = lost[each.code]
            yield each if number == 1 else replace(each, name=f"{number} righe: {each.name}…")


def _theirs(subjects: Sequence[Subject], grids: Sequence[Grid]) -> Iterator[Difference]:
    """Rows of the published tables that are like ours and are not among ours."""
    index: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for subject in subjects:
        for word in (words := stems(subject.name)):
            index[word].append(words)
    for grid in grids:
        rows = [row for row in grid.rows[1:] if any(numbers_of(cell) or list(days_of(cell)) for cell in row)]
        columns = [
            [(row, row[at]) for row in rows if at < len(row) and _is_name(row[at])] for at in range(len(grid.rows[0]))
        ]
        known = [[_is_known(name, index) for _, name in column] for column in columns]
        named = max(zip(columns, known, strict=True), key=lambda entry: sum(entry[1]), default=([], []))
        for (row, name), is_known in zip(*named, strict=True) if sum(named[1]) >= LIKE else ():
            if not is_known:
                yield Difference(
                    sort=Sort.THEIRS, kind=ROW, code="", name=short(name), page=grid.page, row=grid.row,
                    excerpt=short(" | ".join(cell for cell in row if cell), length=EXCERPT),
                )  # fmt: skip


def _is_name(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) > max(LONG_ENOUGH, len(cell) // 2) and len(stems(cell)) > 1


def _is_known(name: str, index: dict[str, list[frozenset[str]]]) -> bool:
    words = stems(name) - STOP
    near = (other for word in words for other in index.get(word, ()))
    return any(len(words & other) >= KNOWN * max(len(words), 1) or len(words & other) >= 0.8 * len(other) for other in near)  # fmt: skip
