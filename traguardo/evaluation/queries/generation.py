"""What preparing the sheets of a year would do: who gets which, who has no evaluator, who was there too little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from traguardo.access.facade import Authority
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.generation import Existing, Fate, Held, Preparation, Stretch, Under, prepare, stretches
from traguardo.evaluation.domain.system import Kind, System, components_for
from traguardo.evaluation.models import Sheet, Taken
from traguardo.evaluation.models import System as SystemRow
from traguardo.evaluation.queries.from_plan import Offered, YearPlan
from traguardo.evaluation.queries.in_force import in_force, system_of
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day, it_share
from traguardo.kernel.money import Money
from traguardo.organisation.facade import states, units
from traguardo.staffing.facade import Person, Presence, in_service, presences


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """A goal a new sheet begins with."""

    component: str
    title: str
    weight: Decimal
    expected: str = ""
    tag: str = ""
    code: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sheet that would be prepared. `short`: in what the service falls under the minimum of the system."""

    stretch: Stretch
    name: str
    unit_name: str
    evaluator: str
    goals: tuple[Prefilled, ...]
    short: str = ""


class YearOfSheets:
    """All that preparing a year looks at, read once: staff, units, plan, system, the sheets there are."""

    def __init__(self, authority: Authority, year: int, *, today: date) -> None:
        self.authority, self.year = authority, year
        self.plan = YearPlan(authority, year, today=today)
        self.people = {each.code: each for each in in_service(authority, year=year)}
        self.row: SystemRow | None = in_force(authority, year=year)
        self.system: System | None = system_of(self.row) if self.row else None

    @cached_property
    def tree(self) -> tuple[Under, ...]:
        """Every state of every unit, in time."""
        return tuple(
            Under(unit=state.code, parent=state.parent, first=state.valid_from, last=state.valid_to)
            for state in states(self.authority)
        )

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        return {unit.code: unit.name for unit in units(self.authority, on=date(self.year, 12, 31))}

    @cached_property
    def existing(self) -> tuple[Existing, ...]:
        rows = Sheet.objects.filter(authority=self.authority, year=self.year).select_related("person")
        return tuple(_existing(row) for row in rows.prefetch_related("words"))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        held = [each for person in self.people.values() for each in _held(person)]
        return stretches(held, self.tree, self.year)

    @cached_property
    def presence(self) -> Mapping[str, Presence]:
        return presences(self.authority, year=self.year)

    @cached_property
    def short(self) -> Mapping[str, str]:
        """In what somebody's service falls under the minimum, by code; who is not in it does not."""
        told = {code: self._short(code) for code in self.people}
        return {code: words for code, words in told.items() if words}

    def preparation(self, *, short_too: bool) -> Preparation:
        """New sheets and the fate of those there are; who served too few days gets none unless `short_too`."""
        left_out = set() if short_too else self._too_few_days()
        return prepare([each for each in self.stretches if each.person not in left_out], self.existing)

    def proposal(self, stretch: Stretch) -> Proposal:
        return Proposal(
            stretch=stretch,
            name=self.people[stretch.person].name,
            unit_name=self.unit_names.get(stretch.unit, stretch.unit),
            evaluator=self.people[stretch.evaluator].name if stretch.evaluator else "",
            goals=self.goals(stretch),
            short=self.short.get(stretch.person, ""),
        )

    def goals(self, stretch: Stretch) -> tuple[Prefilled, ...]:
        """The goals a sheet begins with: the whole plan, the objectives of the unit (or of the nearest above that has some)."""
        weighed = components_for(self.system, stretch.position, stretch.category) if self.system else ()
        found: list[Prefilled] = []
        for each in weighed:
            component = each.component
            if component.kind is Kind.AUTHORITY and self.plan.plan:
                found.append(_one(component.code, f"Punteggio complessivo: {self.plan.plan.title}", Taken.WHOLE))
            elif component.kind is Kind.DIFFERENTIATION:
                found.append(_one(component.code, component.title, Taken.SPREAD))
            elif component.kind is Kind.UNIT:
                found.extend(_of_plan(component.code, self._objectives(stretch)))
        return tuple(found)

    def findings(self, plan: Preparation) -> tuple[Finding, ...]:
        """What stops the preparation (errors), and what asks for a look."""
        return tuple(_findings(self, plan))

    def _objectives(self, stretch: Stretch) -> Sequence[Offered]:
        parents = {node.unit: node.parent for node in self.tree if node.first <= stretch.last}
        unit, seen = stretch.unit, set[str]()
        while unit and unit not in seen:
            seen.add(unit)
            if found := self.plan.of_unit(unit, self.unit_names.get(unit, unit)):
                return found
            unit = parents.get(unit, "")
        return ()

    def _too_few_days(self) -> set[str]:
        least = self.system.presence.days if self.system else 0
        return {code for code in self.people if self._days(code) < least}

    def _days(self, code: str) -> int:
        return sum(each.days for each in self.stretches if each.person == code)

    def _short(self, code: str) -> str:
        if self.system is None:
            return ""
        rule, days, presence = self.system.presence, self._days(code), self.presence.get(code)
        if days < rule.days:
            return f"{days} giorni di servizio su almeno {rule.days}"
        if presence and presence.ratio < rule.ratio:
            return f"presenza {it_share(presence.ratio)} su almeno {it_share(rule.ratio)}"
        return ""


def _findings(year: YearOfSheets, plan: Preparation) -> list[Finding]:
    found = []
    if year.row is None:
        mend = f"Apri i sistemi di valutazione e adottane uno che valga dal {year.year} o da prima."
        found.append(_finding("SCH01", Severity.ERROR, f"Per il {year.year} non c'è un sistema adottato.", mend))
    if not year.people:
        mend = "Carica il personale, con i periodi di servizio di ognuno."
        found.append(_finding("SCH02", Severity.ERROR, f"Nel {year.year} non risulta in servizio nessuno.", mend))
    if year.plan.edition is None:
        mend = "Importa il piano della performance, poi prepara le schede: gli obiettivi ci arrivano da soli."
        found.append(_finding("SCH03", Severity.WARNING, f"Per il {year.year} non c'è un piano.", mend))
    for sheet, fate, _ in plan.fates:
        if fate is Fate.STUCK:
            told = (
                f"La scheda {sheet.key} ({it_day(sheet.first)}–{it_day(sheet.last)}) non combacia più con il servizio."
            )
            mend = "Controlla i periodi della persona: la scheda è già stata usata e qui non si tocca."
            found.append(_finding("SCH04", Severity.WARNING, told, mend))
    return found


def _finding(code: str, severity: Severity, message: str, mend: str) -> Finding:
    return Finding(code=code, severity=severity, message=message, mend=mend)


def _held(person: Person) -> list[Held]:
    return [
        Held(
            person=person.code,
            unit=spell.unit,
            category=spell.category,
            position=spell.position.value,
            full_time=spell.full_time,
            first=spell.first_day,
            last=spell.last_day,
        )
        for spell in person.spells
    ]


def _existing(row: Sheet) -> Existing:
    return Existing(
        key=row.number,
        person=row.person.code,
        unit=row.unit,
        category=row.category,
        position=row.position,
        first=row.first_day,
        last=row.last_day,
        open=not Stage(row.stage).judged,
        bare=row.stage == Stage.DRAFT and not row.words.all(),
    )


def _one(component: str, title: str, taken: Taken) -> Prefilled:
    return Prefilled(component=component, title=title[:400], weight=Decimal(100), taken=taken.value)


def _of_plan(component: str, objectives: Sequence[Offered]) -> list[Prefilled]:
    """Objectives of the plan, their weights made parts of 100 to the thousandth."""
    weights = [each.weight for each in objectives] if any(each.weight for each in objectives) else [1] * len(objectives)
    parts = Money(100_000).shared([Fraction(weight) for weight in weights]) if objectives else ()
    return [
        Prefilled(
            component=component,
            title=each.title[:400],
            weight=Decimal(part.cents).scaleb(-3),
            expected=each.expected,
            tag=each.tag[:40],
            code=each.code[:40],
            taken=Taken.OBJECTIVE.value,
        )
        for each, part in zip(objectives, parts, strict=True)
    ]
