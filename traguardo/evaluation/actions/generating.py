"""Prepares the sheets of a year, all in one transaction; run again it only adds what is missing."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority
from traguardo.evaluation.actions.locking import bump, record
from traguardo.evaluation.actions.writing import Written, fill
from traguardo.evaluation.domain.generation import Fate, Stretch
from traguardo.evaluation.models import Sheet, System
from traguardo.evaluation.queries.generation import YearOfSheets
from traguardo.evaluation.queries.rights import Looker
from traguardo.kernel.finding import Finding, Severity


class CannotPrepare(ValueError):  # noqa: N818 - it names the fact
    """The year cannot be prepared yet; `findings` say why and how to mend."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What preparing did: sheets made, sheets whose days changed, drafts taken away."""

    made: int
    resized: int
    removed: int


@transaction.atomic
def generate(*, by: Looker, year: YearOfSheets, short_too: bool) -> Prepared:
    """Make the sheets of a year; CannotPrepare while there is no system or no staff."""
    Authority.objects.select_for_update(no_key=True).get(pk=by.authority.pk)
    plan = year.preparation(short_too=short_too)
    errors = tuple(each for each in year.findings(plan) if each.severity is Severity.ERROR)
    if errors or year.row is None:
        raise CannotPrepare(errors)
    rows = {row.number: row for row in Sheet.objects.filter(authority=by.authority, year=year.year)}
    fates = [(rows[sheet.key], fate, last) for sheet, fate, last in plan.fates]
    removed = [_remove(row) for row, fate, _ in fates if fate is Fate.REMOVED]
    resized = [row for row, fate, _ in fates if fate is Fate.RESIZED]
    for row, fate, last in fates:
        if fate is Fate.RESIZED:
            row.last_day = last
            bump(row, "last_day")
    number = Sheet.objects.filter(authority=by.authority, year=year.year).aggregate(last=Max("number"))["last"] or 0
    number = max([number, *removed])
    for at, stretch in enumerate(plan.new, start=number + 1):
        _make(year, year.row, stretch, at)
    done = Prepared(made=len(plan.new), resized=len(resized), removed=len(removed))
    record(by, "generate", year.year, **asdict(done))
    return done


def _make(year: YearOfSheets, system: System, stretch: Stretch, number: int) -> None:
    people = year.people
    row = Sheet.objects.create(
        authority=year.authority,
        year=year.year,
        number=number,
        person_id=people[stretch.person].pk,
        evaluator_id=people[stretch.evaluator].pk if stretch.evaluator else None,
        second_id=people[stretch.second].pk if stretch.second else None,
        system=system,
        plan=year.plan.edition.code if year.plan.edition else "",
        unit=stretch.unit,
        category=stretch.category,
        position=stretch.position,
        first_day=stretch.first,
        last_day=stretch.last,
    )
    fill(row, [Written(**asdict(goal)) for goal in year.goals(stretch)])


def _remove(row: Sheet) -> int:
    """A draft nobody touched, for a stretch that is no more; its number is not given again at once."""
    number = row.number
    row.goals.all().delete()
    row.judgements.all().delete()
    row.delete()
    return number
