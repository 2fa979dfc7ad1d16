"""Screens that read the plan: what it comes to, its lines, its checks, its files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import RuleCard
from traguardo.training.domain.checks import CATALOGUE, Case, check
from traguardo.training.domain.courses import Phase
from traguardo.training.domain.lines import Cost, Duty, Heads, Line, reckon
from traguardo.training.domain.plan import totals, without_persons
from traguardo.training.library.writing import plan_csv, plan_workbook
from traguardo.training.queries.checks import case
from traguardo.training.queries.courses import courses
from traguardo.training.queries.plans import Version, draft_of, of_year, versions
from traguardo.training.queries.staff import colleagues, unit_names
from traguardo.training.views.found import the_line, the_version
from traguardo.ui.facade import Bar, Column, Table, arrange, page

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOBODY = "Senza unità"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line with what the page says of it: heads counted, cost reckoned, the name of its unit."""

    line: Line
    heads: Heads
    cost: Cost
    unit: str

    @property
    def off(self) -> bool:
        """Whether what is written is not what is reckoned."""
        written = self.line.written
        return written is not None and self.cost.computed is not None and written != self.cost.computed

    @property
    def remark(self) -> str:
        """Why there is no amount, or what it would be."""
        if self.off and self.cost.computed is not None:
            return f"da calcolo {it_money(self.cost.computed.cents)}"
        return self.line.without.label

    @property
    def audience(self) -> str:
        return self.line.audience.words or self.line.audience.kind.label


@require_safe
@member("training.read")
def plan(request: MemberRequest) -> HttpResponse:
    """The plan that speaks of a year (?anno=2026), this one when none is asked for."""
    found = versions(request.authority)
    version = of_year(found, _year(request)) or (found[0] if found and "anno" not in request.GET else None)
    if version is None:
        return page(request, "training/plan_empty.html", {"year": _year(request), "found": found})
    return _shown(request, version, found)


@require_safe
@member("training.read")
def show_version(request: MemberRequest, year: int, number: int) -> HttpResponse:
    return _shown(request, the_version(request, year, number), versions(request.authority))


@require_safe
@member("training.read")
def show_line(request: MemberRequest, year: int, number: int, code: str) -> HttpResponse:
    """One line: for whom, how its cost comes, its courses."""
    version = the_version(request, year, number)
    line = the_line(version, code)
    held = [each for each in courses(request.authority) if (each.plan_year, each.line) == (year, code)]
    context = {
        "version": version,
        "shown": _lines(request, version, [line])[0],
        "courses": [(each, each.phase(request.today)) for each in held],
        "Phase": Phase,
    }
    return page(request, "training/line.html", context)


@require_safe
@member("training.read")
def checks(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """What does not hold in a version, and the rules that were tried."""
    version = the_version(request, year, number)
    findings = check(case(request.authority, version, versions(request.authority), request.today))
    counts = Counter(finding.severity for finding in findings)
    rules: Sequence[RuleCard[Case]] = [rule for rule in CATALOGUE if rule.check]
    context = {"version": version, "findings": findings, "counts": counts, "Severity": Severity, "rules": rules}
    return page(request, "training/checks.html", context)


@require_safe
@member("training.read")
def plan_file(request: MemberRequest, year: int, number: int, form: str) -> HttpResponse:
    """The plan as a file that comes back in as it went out."""
    version = the_version(request, year, number)
    writers = {"csv": (plan_csv, "text/csv; charset=utf-8"), "xlsx": (plan_workbook, WORKBOOK)}
    if form not in writers:
        raise Http404("Il piano si scarica come csv o xlsx.")
    write, kind = writers[form]
    plan = version.plan if request.may("training.manage") else without_persons(version.plan)
    return attached(write(plan), kind, f"formazione-{year}-v{number}.{form}")


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _year(request: MemberRequest) -> int:
    asked = request.GET.get("anno", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else request.today.year


def _shown(request: MemberRequest, version: Version, found: Sequence[Version]) -> HttpResponse:
    shown = _lines(request, version, version.plan.lines)
    findings = check(case(request.authority, version, found, request.today))
    spent = _by_unit(shown)
    most = max((amount.cents for amount in spent.values()), default=0) or 1
    context = {
        "version": version,
        "totals": totals(version.plan),
        "table": _table(request, version, shown),
        "findings": findings,
        "counts": Counter(finding.severity for finding in findings),
        "Severity": Severity,
        "bars": [
            Bar(label=name, value=amount.cents * 100 // most, text=it_money(amount.cents))
            for name, amount in spent.items()
        ],
        "spent": [(name, it_money(amount.cents)) for name, amount in spent.items()],
        "others": [each for each in found if (each.year, each.number) != (version.year, version.number)],
        "draft": draft_of(found, version.year),
        "compulsory": sum(line.duty is not Duty.NONE for line in version.plan.lines),
    }
    return page(request, "training/plan.html", context, part="lines")


def _lines(request: MemberRequest, version: Version, lines: Sequence[Line]) -> list[Shown]:
    day = version.count_day(request.today)
    here = Case(plan=version.plan, staff=colleagues(request.authority, day))
    names = unit_names(request.authority, day)
    return [
        Shown(
            line=line,
            heads=here.heads(line),
            cost=reckon(line, here.heads(line).used),
            unit=names.get(line.unit, line.unit),
        )
        for line in lines
    ]


def _by_unit(shown: Sequence[Shown]) -> Mapping[str, Money]:
    """What the lines of each responsible unit cost as written, the dearest first."""
    found: dict[str, Money] = {}
    for each in shown:
        if each.line.written is not None:
            found[each.unit or NOBODY] = found.get(each.unit or NOBODY, Money(0)) + each.line.written
    return dict(sorted(found.items(), key=lambda pair: -pair[1].cents))


def _table(request: MemberRequest, version: Version, shown: Sequence[Shown]) -> Table:
    here = request.authority.code

    def address(each: Shown) -> str:
        return reverse("training:line", args=[here, version.year, version.number, each.line.code])

    columns = (
        Column(key="title", label="Corso", head=True, value=lambda each: each.line.title, url=address),
        Column(key="audience", label="Per chi"),
        Column(key="stated", label="Persone", kind="number", value=lambda each: each.heads.used),
        Column(key="counted", label="Nel registro", kind="number", value=lambda each: each.heads.counted),
        Column(key="unit", label="Responsabile"),
        Column(key="set_aside", label="Già accantonato", kind="money", total=True, value=lambda each: _cents(each.line.set_aside)),
        Column(key="to_set_aside", label="Da accantonare", kind="money", total=True, value=lambda each: _cents(each.line.to_set_aside)),
        Column(key="remark", label="Nota"),
        Column(key="duty", label="Obbligo", value=lambda each: "" if each.line.duty is Duty.NONE else each.line.duty.label),
        Column(key="due", label="Entro", kind="date", value=lambda each: each.line.due),
        Column(key="year", label="Anno", value=lambda each: str(each.line.year)),
    )  # fmt: skip
    return arrange(shown, columns, request.GET, name="righe", caption=f"Le righe del piano {version.plan.words}")


def _cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents
