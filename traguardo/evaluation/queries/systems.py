"""The systems of evaluation of an authority as their pages show them: versions, findings, lines, differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.evaluation import models
from traguardo.evaluation.domain.system import System, default_data, read_system
from traguardo.evaluation.domain.system.words import Line, lines
from traguardo.evaluation.domain.system_checks import check_system
from traguardo.evaluation.queries.in_force import in_force
from traguardo.kernel.finding import Finding

DEFAULT_NUMBER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPage:
    """A version; number 0 is the default system, which belongs to no body and is only a start."""

    number: int
    title: str
    first_year: int
    data: Mapping[str, object]
    state_word: str
    editable: bool = False
    adopted: bool = False
    revision: int = 0
    act: str = ""
    adopted_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.title} (versione {self.number})" if self.number else self.title

    @property
    def system(self) -> System | None:
        """The system as read; None where it was written by another version of the programme."""
        return read_system(self.data)[0]

    @property
    def findings(self) -> list[Finding]:
        """What the checks say of it."""
        system, unread = read_system(self.data)
        return check_system(system) if system else unread

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every setting in words."""
        return lines(self.system) if self.system else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A setting that differs between two versions; empty where one does not have it."""

    label: str
    before: str
    after: str


def system_pages(authority: Authority) -> tuple[SystemPage, ...]:
    """Every version of a body, newest first, then the default system. One SQL statement."""
    rows = models.System.objects.filter(authority=authority).order_by("-number")
    return (*map(_page, rows), default_page())


def system_page(authority: Authority, number: int) -> SystemPage:
    """One version of a body, or the default system; LookupError when it has none of that number."""
    if number == DEFAULT_NUMBER:
        return default_page()
    row = models.System.objects.filter(authority=authority, number=number).first()
    if row is None:
        raise LookupError("Questo ente non ha un sistema di valutazione con quel numero.")
    return _page(row)


def page_in_force(authority: Authority, *, year: int) -> SystemPage | None:
    """The version that counts for a year, None when there is none."""
    row = in_force(authority, year=year)
    return _page(row) if row else None


def default_page() -> SystemPage:
    """The system that comes with the software."""
    data = default_data()
    year = data["first_year"]
    return SystemPage(
        number=DEFAULT_NUMBER,
        title=str(data["title"]),
        first_year=year if isinstance(year, int) else 0,
        data=data,
        state_word="del programma",
    )


def differences(before: SystemPage, after: SystemPage) -> tuple[Difference, ...]:
    """What changes from one version to another, line by line, in the order of the later."""
    old, new = ({line.key: line for line in page.lines} for page in (before, after))
    keys = [*new, *(key for key in old if key not in new)]
    pairs = ((old.get(key), new.get(key)) for key in keys)
    return tuple(
        Difference(label=(later or earlier).label, before=_text(earlier), after=_text(later))  # type: ignore[union-attr]
        for earlier, later in pairs
        if _text(earlier) != _text(later)
    )


def _text(line: Line | None) -> str:
    return line.text if line else ""


def _page(row: models.System) -> SystemPage:
    return SystemPage(
        number=row.number,
        title=row.title,
        first_year=row.first_year,
        data=row.content,
        state_word=models.SystemState(row.state).label,
        editable=row.state == models.SystemState.DRAFT,
        adopted=row.state == models.SystemState.ADOPTED,
        revision=row.revision,
        act=row.act,
        adopted_on=row.adopted_on,
    )
