"""Which rule measures an indicator, and whether it can: what cannot is refused when planning, with the mend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.measurement_system import MeasurementSystem, Rule
from traguardo.performance.domain.notation.bands import BandsError, read_bands, read_date_bands, read_judgements
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.notation.targets import goal_from, printed_direction, read_range
from traguardo.performance.domain.plan import Comparator, Direction, Indicator, Plan, Target, TargetKind
from traguardo.performance.domain.scoring.baselines import Start, start_of
from traguardo.performance.domain.scoring.degrees import Yardstick
from traguardo.performance.domain.scoring.evidence import Measurements

_NUMBERS = frozenset({TargetKind.PERCENT, TargetKind.COUNT, TargetKind.RATIO, TargetKind.RELATIVE})
_DOWN = frozenset({Rule.RATIO_DOWN_INVERSE, Rule.RATIO_DOWN_LINEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An indicator no rule can measure as it is written: why, and what to write instead; `proposed` where a rule would do."""

    indicator: str
    year: int
    reason: str
    mend: str
    rule: str = ""
    proposed: Rule | None = None


class _Refused(Exception):  # noqa: N818
    def __init__(self, reason: str, mend: str, proposed: Rule | None = None) -> None:
        self.reason, self.mend, self.proposed = reason, mend, proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    indicator: Indicator
    target: Target
    system: MeasurementSystem
    rule: Rule
    start: Start

    @property
    def direction(self) -> Direction | None:
        return self.indicator.direction or printed_direction(self.target.printed)

    def goal(self) -> Fraction:
        """The absolute goal, or the refusal for want of it."""
        value = goal_from(self.target, self.indicator, self.start.value)
        if value is None:
            raise _Refused(
                _no_goal(self.target) + _lacking(self.start),
                "Scrivi un numero, oppure il valore di partenza da cui contare.",
            )
        return value


def refusals(plan: Plan, system: MeasurementSystem) -> list[Refusal]:
    """Every indicator and year of the plan whose target no rule can measure, in the plan's order."""
    parents = frozenset(indicator.parent for indicator in plan.indicators if indicator.parent)
    known = Measurements(plan.measurements, year=plan.year, at=date.max, not_applicable=system.not_applicable)
    pairs = ((indicator, target) for indicator in plan.indicators for target in indicator.targets)
    answers = (
        yardstick(each, target, system, composite=each.code in parents, start=start_of(each, known))
        for each, target in pairs
    )
    return [answer for answer in answers if isinstance(answer, Refusal)]


def yardstick(
    indicator: Indicator,
    target: Target,
    system: MeasurementSystem,
    *,
    composite: bool = False,
    start: Start | None = None,
) -> Yardstick | Refusal:
    """The yardstick of an indicator for one target, or why there is none.

    `composite`: it has weighted parts. `start`: where it starts from, the value written in the plan if not said.
    """
    rule: Rule | None = None
    written = indicator.baseline.value
    start = start or Start(None if written is None else Fraction(written))
    try:
        rule = _rule(indicator, target, system, start, composite=composite)
        return _BUILDERS[rule](_Case(indicator=indicator, target=target, system=system, rule=rule, start=start))
    except _Refused as refused:
        name = rule.value if rule else indicator.rule
        return Refusal(
            indicator=indicator.code, year=target.year, rule=name, reason=refused.reason, mend=refused.mend, proposed=refused.proposed
        )  # fmt: skip
    except BandsError as error:
        mend = "Correggi le fasce: contigue, senza buchi né sovrapposizioni."
        return Refusal(
            indicator=indicator.code,
            year=target.year,
            rule=indicator.rule,
            reason=f"fasce non valide: {error}",
            mend=mend,
        )


def _rule(indicator: Indicator, target: Target, system: MeasurementSystem, start: Start, *, composite: bool) -> Rule:
    if indicator.rule.strip():
        return _named(indicator.rule)
    if composite:
        return Rule.COMPOSITE
    if target.kind not in _NUMBERS:
        return system.rule(target.kind, None) or _without_rule(target)
    direction = indicator.direction or printed_direction(target.printed)
    if direction is None and target.comparator is Comparator.EQUAL:
        direction = Direction.RANGE
    if direction in {None, Direction.BY_DATE}:
        raise _Refused(
            "manca la direzione: non si sa se è meglio un valore più alto o più basso",
            "Indica la direzione: «crescente», «decrescente» o «intervallo».",
        )
    if direction is not Direction.RANGE and goal_from(target, indicator, start.value) == 0:
        return system.zero_target
    return system.rule(target.kind, direction) or _without_rule(target)


def _named(name: str) -> Rule:
    try:
        return Rule(name.strip().upper())
    except ValueError:
        raise _Refused(f"la regola «{name}» non esiste", f"Scegli fra: {', '.join(Rule)}.") from None


def _without_rule(target: Target) -> Rule:
    if target.kind not in {TargetKind.EVENT, TargetKind.TEXT}:
        raise _Refused(
            f"nessuna regola del sistema di misurazione misura l'atteso «{target.printed}»",
            "Aggiungi al sistema una regola per questo tipo di atteso, oppure scegli una regola nell'indicatore.",
        )
    raise _Refused(
        f"l'atteso «{target.printed}» non è una data né un numero e nessuna regola lo misura",
        "Scrivi una data, un numero o una cadenza, oppure scegli la regola JUDGEMENT o MANUAL.",
    )


def _no_goal(target: Target) -> str:
    if target.kind is TargetKind.RELATIVE:
        return f"l'atteso «{target.printed}» conta dal valore di partenza, che manca o è una percentuale (punti o per cento?)"
    return f"l'atteso «{target.printed}» non è un numero"


def _lacking(start: Start) -> str:
    return f" ({start.why[:1].lower()}{start.why[1:].rstrip('.')})" if start.value is None and start.why else ""


def _unit(target: Target) -> str:
    return "%" if target.kind is TargetKind.PERCENT else ""


def _ratio(case: _Case) -> Yardstick:
    expected = case.goal()
    if expected == 0:
        raise _Refused("con atteso zero un rapporto divide per zero", "Usa la regola THRESHOLD.", Rule.THRESHOLD)
    if expected < 0:
        raise _Refused(
            f"l'atteso {italian(expected)} è negativo: un rapporto non dice nulla",
            "Usa INTERPOLATED o BANDS.",
            Rule.INTERPOLATED,
        )
    if case.direction is None:
        raise _Refused("manca la direzione: la regola può premiare il valore sbagliato", "Indica la direzione.")
    if (case.direction is Direction.LOWER) != (case.rule in _DOWN):
        proposed = Rule.RATIO_DOWN_LINEAR if case.direction is Direction.LOWER else Rule.RATIO_UP
        raise _Refused(
            f"la regola {case.rule} premia il verso opposto alla direzione dichiarata", f"Usa {proposed}.", proposed
        )
    return Yardstick(rule=case.rule, goal=expected, unit=_unit(case.target))


def _interpolated(case: _Case) -> Yardstick:
    expected, start = case.goal(), case.start.value
    if start is None:
        raise _Refused(
            "manca il valore di partenza da cui misurare il cammino" + _lacking(case.start),
            "Scrivi il valore di partenza o cambia regola.",
        )
    if start == expected:
        raise _Refused(
            f"partenza e atteso sono entrambi {italian(expected)}: non c'è cammino da misurare",
            "Usa THRESHOLD.",
            Rule.THRESHOLD,
        )
    if case.direction is (Direction.LOWER if expected > start else Direction.HIGHER):
        raise _Refused(
            "l'atteso è peggiore della partenza: la regola premierebbe chi peggiora",
            "Correggi l'atteso o la direzione.",
        )
    return Yardstick(rule=case.rule, goal=expected, start=start, unit=_unit(case.target))


def _threshold(case: _Case) -> Yardstick:
    if case.target.kind is TargetKind.ALL:
        return Yardstick(rule=case.rule, goal=Fraction(100), unit="%")
    expected = case.goal()
    comparator = case.target.comparator
    if comparator is not Comparator.EQUAL:
        if case.direction is None:
            raise _Refused("manca la direzione: la soglia non si sa da che parte sta", "Indica la direzione.")
        comparator = Comparator.AT_MOST if case.direction is Direction.LOWER else Comparator.AT_LEAST
    return Yardstick(rule=case.rule, goal=expected, comparator=comparator, unit=_unit(case.target))


def _bands(case: _Case) -> Yardstick:
    if not case.indicator.bands.strip():
        raise _Refused(
            "la regola BANDS chiede le fasce, che mancano", "Scrivi le fasce, per esempio «0-50:0; 50-80:60; 80-:100»."
        )
    bands = read_bands(case.indicator.bands, edge=case.system.bands_edge)
    return Yardstick(rule=case.rule, bands=bands, unit=_unit(case.target))


def _date_bands(case: _Case) -> Yardstick:
    if case.target.moment is None:
        raise _Refused(f"l'atteso «{case.target.printed}» non è una data", "Scrivi una data, per esempio 31/12/2026.")
    own = case.indicator.bands.strip()
    bands = read_date_bands(own) if own else case.system.date_bands
    if bands is None:
        raise _Refused(
            "un atteso per data senza fasce varrebbe 100 qualunque sia il ritardo",
            "Scrivi le fasce, per esempio «0:100; 30:80».",
        )
    return Yardstick(rule=case.rule, moment=case.target.moment, date_bands=bands)


def _range(case: _Case) -> Yardstick:
    limits = read_range(case.indicator.bands) or read_range(case.target.printed)
    if limits is None and case.target.value is not None:
        limits = (case.target.value, case.target.value)
    if limits is None:
        raise _Refused("mancano i due estremi dell'intervallo", "Scrivi l'atteso come «80-90».")
    low, high = map(Fraction, limits)
    return Yardstick(rule=case.rule, low=low, high=high, unit=_unit(case.target))


def _judgement(case: _Case) -> Yardstick:
    own = case.indicator.bands.strip()
    scale = read_judgements(own) if own else case.system.judgement
    if not scale:
        raise _Refused(
            "la regola JUDGEMENT chiede i gradini del giudizio",
            "Scrivi i gradini, per esempio «in parte:50; raggiunto:100».",
        )
    return Yardstick(rule=case.rule, judgements=scale)


def _frequency(case: _Case) -> Yardstick:
    expected = case.target.per_year if case.target.per_year is not None else case.target.value
    if expected is None or Decimal(expected) <= 0:
        raise _Refused(
            "non si sa quante volte è atteso nell'anno", "Scrivi una cadenza («trimestrale») o un numero di volte."
        )
    return Yardstick(rule=case.rule, times=int(expected))


def _bare(case: _Case) -> Yardstick:
    return Yardstick(rule=case.rule, unit=_unit(case.target))


def cadence_of(target: Target) -> int | None:
    """Times in a whole year the target's cadence stands for, wherever in the year it begins."""
    return read_cadence(target.printed) or target.per_year


_BUILDERS: Mapping[Rule, Callable[[_Case], Yardstick]] = {
    Rule.RATIO_UP: _ratio,
    Rule.RATIO_DOWN_INVERSE: _ratio,
    Rule.RATIO_DOWN_LINEAR: _ratio,
    Rule.INTERPOLATED: _interpolated,
    Rule.THRESHOLD: _threshold,
    Rule.BANDS: _bands,
    Rule.DATE_BANDS: _date_bands,
    Rule.RANGE: _range,
    Rule.JUDGEMENT: _judgement,
    Rule.FREQUENCY: _frequency,
    Rule.COMPOSITE: _bare,
    Rule.MANUAL: _bare,
}
