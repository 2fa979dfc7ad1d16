"""The file of a plan into lines and printed totals, with every problem at its row and column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traguardo.books import read_book
from traguardo.books.rows import Book, Row, Sheet, Unreadable
from traguardo.books.uploads import laid_out
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import letters, listed, short
from traguardo.training.domain.checks import reading as refusals
from traguardo.training.domain.lines import Audience, AudienceKind, Costing, Duty, Line, WithoutCost
from traguardo.training.domain.plan import PrintedTotals, TrainingPlan
from traguardo.training.intake.columns import PLAN, Field, text_of

TOTAL = "totale"
Values = Mapping[str, Any]
Read = tuple[Values, Place]
LONGEST_PLAN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file says; `places` is where each line was read, by its code."""

    lines: tuple[Line, ...]
    printed: tuple[PrintedTotals, ...]
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def plan(self) -> TrainingPlan | None:
        """The lines as a plan of their own years; None when none could be read."""
        if not self.lines:
            return None
        years = sorted({line.year for line in self.lines})
        span = min(years[-1] - years[0] + 1, LONGEST_PLAN)
        return TrainingPlan(year=years[0], years=span, lines=self.lines, printed=self.printed)


def read_plan(files: Mapping[str, bytes]) -> Reading:
    """A workbook or a CSV: the sheets that have the heads of a plan. FOR31-FOR34; LET… what cannot be opened."""
    with laid_out(files) as path:
        return read_plan_at(path)


def read_plan_at(path: Path) -> Reading:
    """The same, of a file on the disk."""
    try:
        return _reading(read_book(path))
    except Unreadable as unreadable:
        return Reading(lines=(), printed=(), places={}, findings=(unreadable.finding,))


def _reading(book: Book) -> Reading:
    findings = [finding for finding in book.findings if finding.severity is not Severity.NOTE]
    rows = _rows(book, findings)
    items = [(values, place) for values, place in rows if values["code"].casefold() != TOTAL]
    findings += _twice(items)
    printed = tuple(
        PrintedTotals(year=values["year"], set_aside=values["set_aside"], to_set_aside=values["to_set_aside"])
        for values, _ in rows
        if values["code"].casefold() == TOTAL
    )
    places = {values["code"]: place for values, place in reversed(items)}
    lines = tuple(_line(values) for values, _ in items)
    return Reading(lines=lines, printed=printed, places=places, findings=tuple(findings))


def _line(values: Values) -> Line:
    return Line(
        code=values["code"],
        title=values["title"],
        year=values["year"],
        audience=Audience(
            kind=values["kind"] or AudienceKind.SOME,
            codes=values["codes"] or (),
            words=values["words"] or "",
            stated=values["stated"],
        ),
        unit=values["unit"] or "",
        set_aside=values["set_aside"],
        to_set_aside=values["to_set_aside"],
        without=values["without"] or WithoutCost.NO,
        costing=values["costing"] or Costing.FLAT,
        unit_cost=values["unit_cost"],
        editions=values["editions"] or 1,
        starts=values["starts"],
        due=values["due"],
        minutes=values["minutes"],
        duty=values["duty"] or Duty.NONE,
        duty_law=values["duty_law"] or "",
        note=values["note"] or "",
    )


def _rows(book: Book, findings: list[Finding]) -> list[Read]:
    """The rows of the sheets that are of a plan; those with a problem are told and left out."""
    wanted = {letters(field.heading) for field in PLAN.values() if field.needed}
    sheets = [sheet for sheet in book.sheets if wanted & _heads(sheet)]
    if not sheets:
        message = f"Nessun foglio ha le colonne di un piano: {listed((f.heading for f in PLAN.values()), limit=30)}."
        findings.append(refusals.NO_SHEET.finding(Hit(message=message)))
    return [read for sheet in sheets for read in _sheet(sheet, findings)]


def _heads(sheet: Sheet) -> set[str]:
    return {letters(text_of(cell)) for cell in sheet.rows[0].cells} if sheet.rows else set()


def _sheet(sheet: Sheet, findings: list[Finding]) -> Sequence[Read]:
    heads = [letters(text_of(cell)) for cell in sheet.rows[0].cells]
    at = {key: heads.index(letters(field.heading)) for key, field in PLAN.items() if letters(field.heading) in heads}
    missing = [field.heading for key, field in PLAN.items() if field.needed and key not in at]
    if missing:
        hit = Hit(message=f"Mancano le colonne: {listed(missing)}.", place=Place(sheet=sheet.name, row=1))
        findings.append(refusals.NO_SHEET.finding(hit))
        return []
    return [read for row in sheet.rows[1:] if (read := _row(sheet.name, row, at, findings))]


def _row(sheet: str, row: Row, at: Mapping[str, int], findings: list[Finding]) -> Read | None:
    texts = {key: text_of(row.cells[index]) if index < len(row.cells) else "" for key, index in at.items()}
    if not any(texts.values()):
        return None
    before, total = len(findings), texts["code"].casefold() == TOTAL
    values = {}
    for key, field in PLAN.items():
        place = Place(sheet=sheet, row=row.number, column=field.heading)
        needed = field.needed and not (total and key == "title")
        values[key] = _value(field, texts.get(key, ""), place, findings, needed=needed)
    return (values, Place(sheet=sheet, row=row.number)) if len(findings) == before else None


def _value(field: Field, text: str, place: Place, findings: list[Finding], *, needed: bool) -> Any:  # noqa: ANN401 - what the field reads
    if not text or text == "-":
        if needed:
            hit = Hit(message=f"Manca «{field.heading}».", place=place, mend=f"Riempi la cella. {field.help}")
            findings.append(refusals.MISSING.finding(hit))
        return None
    value = field.read(text)
    if value is None:
        message, mend = f"«{short(text)}» non va bene come {field.heading}.", f"Scrivi {field.wanted}."
        findings.append(refusals.UNREADABLE.finding(Hit(message=message, place=place, value=short(text), mend=mend)))
    elif field.longest and len(text) > field.longest:
        message = f"«{field.heading}» ha {len(text)} caratteri: al massimo {field.longest}."
        findings.append(refusals.UNREADABLE.finding(Hit(message=message, place=place, mend="Accorcia il testo.")))
    return value


def _twice(rows: Sequence[Read]) -> list[Finding]:
    counts = Counter(values["code"] for values, _ in rows)
    return [
        refusals.TWICE.finding(
            Hit(message=f"Il codice «{values['code']}» è di {counts[values['code']]} righe.", place=place)
        )
        for values, place in rows
        if counts[values["code"]] > 1
    ]
