"""Protected workers of an authority: what was told on each day, what the register counts, the figure of what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.staffing.domain.quotas import Base, Situation, count_base
from traguardo.staffing.models import QuotaCount
from traguardo.staffing.queries.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaBook:
    """Situations, the latest day first, each in its last version; `versions` are all of them, by day and number."""

    last: tuple[Situation, ...]
    versions: tuple[Situation, ...]

    def number(self, on: date) -> int:
        """The number of the version of a day that counts, 0 when there is none."""
        return max((each.number for each in self.versions if each.on == on), default=0)


def quota_book(authority: Authority) -> QuotaBook:
    """All the situations. One SQL statement."""
    told = tuple(_situation(row) for row in QuotaCount.objects.filter(authority=authority))
    last: Mapping[date, Situation] = {each.on: each for each in told}
    return QuotaBook(last=tuple(reversed(list(last.values()))), versions=told)


def register_base(authority: Authority, on: date) -> Base:
    """The employees the register counts on a day. Two SQL statements."""
    return count_base(staff(authority), on=on)


def quota_figures(authority: Authority, *, last: date) -> tuple[RegisterFigure, ...]:
    """«staffing.quota_gap»: units missing in the latest situation told within the day. One SQL statement."""
    rows = QuotaCount.objects.filter(authority=authority, on__lte=last)
    told = [_situation(row) for row in rows]
    now = told[-1] if told else None
    described = f"Situazione al {it_day(now.on)}, {now.source}" if now else "Registro delle quote d'obbligo"
    return (
        RegisterFigure(
            code="staffing.quota_gap",
            title="Lavoratori protetti mancanti",
            value=Fraction(now.gap) if now else None,
            why=now.why if now else ("Nessuna situazione scritta.",),
            source=Source(description=described),
            unit="unità",
        ),
    )


def _situation(row: QuotaCount) -> Situation:
    return Situation(
        on=row.on,
        disabled=row.disabled,
        protected=row.protected,
        counted=row.counted,
        typed=row.base,
        source=row.source,
        sent=row.sent,
        number=row.number,
    )
