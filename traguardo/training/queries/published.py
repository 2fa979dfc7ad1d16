"""What the register gives to the contexts above: figures and tables of a year."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table
from traguardo.organisation import facade as organisation
from traguardo.training.domain.figures import figures
from traguardo.training.domain.hours import groups
from traguardo.training.domain.tables import forms_table, needs_table, numbers_table, plan_table
from traguardo.training.queries.hours import trained
from traguardo.training.queries.needs import needs
from traguardo.training.queries.plans import Version, standing_plan, versions
from traguardo.training.queries.staff import colleagues

REGISTER = Source(description="Registro della formazione")


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """Six SQL statements."""
    return figures(trained(authority, first=first, last=last), first=first, last=last, source=REGISTER)


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """The plan that begins that year, the needs it came from, what was done in it; only those there is something of."""
    found = versions(authority)
    version = standing_plan(found, year)
    asked = needs(authority, year=year)
    last = date(year, 12, 31)
    names = {unit.code: unit.name for unit in organisation.states(authority) if unit.valid_from <= last}
    made = [plan_table(version.plan, colleagues(authority, last), names, _source(version))] if version else []
    if asked:
        plan = version.plan if version else None
        made += [needs_table(year, asked, plan, names, REGISTER), forms_table(year, asked, names, REGISTER)]
    done = groups(trained(authority, first=date(year, 1, 1), last=last, found=found))
    if done.whole.recorded:
        made.append(numbers_table(year, done, REGISTER))
    return tuple(made)


def _source(version: Version) -> Source:
    act = f", {version.act}" if version.adopted else ", bozza"
    return Source(description=f"Piano della formazione {version.label}{act}")
