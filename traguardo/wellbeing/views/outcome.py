"""The outcome of a survey as pictures, tables and files."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_number, it_share
from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.ui.facade import Bar
from traguardo.wellbeing.domain.staff_tables import KEPT
from traguardo.wellbeing.domain.survey import HIGHEST, LOWEST, Outcome, SectionResult
from traguardo.wellbeing.queries.surveys import Survey

SOURCE = Source(description="Indagine di clima, risultati fissati alla chiusura")
MARKS = tuple(str(mark) for mark in range(LOWEST, HIGHEST + 1))


def shown_outcome(shown: Survey, earlier: Survey | None) -> Mapping[str, Any]:
    """What the page of a closed survey shows, beside the survey before where there is one."""
    outcome = shown.outcome
    if outcome is None:
        return {}
    then = _means(earlier)
    return {
        "outcome": outcome,
        "answer": _answer(outcome),
        "earlier": earlier,
        "bars": [_bar(section.title, section.mean, then.get(section.title)) for section in outcome.sections],
        "means": [_row(section.title, section.mean, then) for section in outcome.sections],
        "groups": [(section.title, *_of_groups(section, outcome)) for section in outcome.sections],
        "sizes": [(label, KEPT if size is None else str(size)) for label, size in outcome.sizes],
        "marks": MARKS,
    }


def _row(title: str, mean: Fraction | None, then: Mapping[str, Fraction | None]) -> tuple[str, ...]:
    """A section with its mean; beside it the one of the survey before and the difference, where there was one."""
    before = then.get(title)
    return (title, _mean(mean), *((_mean(before, ""), _change(mean, before)) if then else ()))


def _of_groups(section: SectionResult, outcome: Outcome) -> tuple[str, ...]:
    """The mean of each group of the outcome; a section whose groups cannot be told keeps them all."""
    return tuple(_mean(share.mean) for share in section.groups) or (KEPT,) * len(outcome.sizes)


def _answer(outcome: Outcome) -> str:
    """How many answered, and what is best and worst."""
    who = "Ha risposto 1 persona" if outcome.answered == 1 else f"Hanno risposto {outcome.answered} persone"
    said = f"{who} su {outcome.invited} ({it_share(outcome.rate)})"
    means = [(section.mean, section.title) for section in outcome.sections if section.mean is not None]
    if not means:
        return f"{said}: meno di {outcome.minimum}, quindi non si dice altro."
    (best, top), (worst, low) = max(means), min(means)
    return f"{said}. Va meglio «{top}» ({it_number(best, 1)} su 6), peggio «{low}» ({it_number(worst, 1)})."


def _means(earlier: Survey | None) -> dict[str, Fraction | None]:
    outcome = earlier.outcome if earlier else None
    return {section.title: section.mean for section in outcome.sections} if outcome else {}


def _bar(title: str, mean: Fraction | None, then: Fraction | None) -> Bar:
    """The mean on the way from 1 to 6, with the survey before as the pace."""
    text = KEPT if mean is None else f"{it_number(mean, 1)} su {HIGHEST}"
    return Bar(label=title, value=_way(mean), pace=_way(then), text=text)


def _way(mean: Fraction | None) -> Fraction | None:
    return None if mean is None else (mean - LOWEST) * 100 / (HIGHEST - LOWEST)


def _mean(mean: Fraction | None, otherwise: str = KEPT) -> str:
    return otherwise if mean is None else it_number(mean, 1)


def _change(now: Fraction | None, then: Fraction | None) -> str:
    return "" if now is None or then is None else it_number(now - then, 1, sign=True)


def outcome_tables(outcome: Outcome) -> tuple[Table, ...]:
    """Means by section and group, and how many gave each mark to each statement; what is kept says so."""
    mean = Column(heading="Media", measure=Measure.NUMBER, unit="voti da 1 a 6")
    labels = [label for label, _ in outcome.sizes]
    groups = tuple(Column(heading=label, measure=Measure.NUMBER, unit="media") for label in labels)
    sections = [
        Row(code=str(place), label=each.title, values=(_told(each.mean), *([_told(share.mean) for share in each.groups] or [KEPT] * len(labels))))
        for place, each in enumerate(outcome.sections, 1)
    ]  # fmt: skip
    marks = tuple(Column(heading=mark, measure=Measure.NUMBER, unit="persone") for mark in MARKS)
    rows: list[Row] = []
    for place, section in enumerate(outcome.sections, 1):
        rows.append(Row(code=str(place), label=section.title, kind=RowKind.GROUP))
        rows += [
            Row(code=f"{place}.{number}", label=each.text, values=(_told(each.mean), *(map(Decimal, each.counts) if each.counts else (KEPT,) * HIGHEST)))
            for number, each in enumerate(section.questions, 1)
        ]  # fmt: skip
    return (
        Table(code="clima-sezioni", title="Medie per sezione e per gruppo", columns=(mean, *groups), rows=tuple(sections), source=SOURCE, stub="Sezione"),
        Table(code="clima-frasi", title="Voti per frase", columns=(mean, *marks), rows=tuple(rows), source=SOURCE, stub="Frase"),
    )  # fmt: skip


def _told(mean: Fraction | None) -> Decimal | str:
    return KEPT if mean is None else rounded(mean)
