"""A simulation from file to figures: columns held, deciles found, people counted, each pass streaming."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import ibis
import ibis.expr.types as ir

from traguardo.kernel.finding import Finding, Severity
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.effects import (
    CHANGE_ENDS,
    FIGURES,
    RATE_ENDS,
    Change,
    Effects,
    Group,
    Rates,
    Spans,
    Tally,
    decile_ends,
    people_said,
)
from traguardo.social_services.domain.explaining import gravest_first
from traguardo.social_services.library.simulation.engines import Engine, Row, Told, refused
from traguardo.social_services.library.simulation.expressions import narrow_quotient
from traguardo.social_services.library.simulation.files import written_whole
from traguardo.social_services.library.simulation.measures import (
    DECILE,
    ISEE,
    KIND,
    WHO,
    Side,
    both_and_change,
    changes,
    marginal_rates,
    read_inputs,
    spans,
    tallies,
    with_amounts,
    with_decile,
)
from traguardo.social_services.library.simulation.validating import (
    checked_values,
    column_findings,
    crowd_findings,
    header_findings,
    told,
)

MOST_CHANGES = 10
BUCKET = 10_000  # ISEE a hundred euro apart, in cents
RECKONED = "reckoned"
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What came out: effects, or None with the errors that prevent it."""

    effects: Effects | None
    findings: tuple[Finding, ...]


def sides_of(compiled: Compiled, other: Compiled | None) -> tuple[Side, ...]:
    """The regulation and the one it is compared with, on the same period: a year where theirs differ."""
    if other is None:
        return (Side(compiled=compiled, mark="a_"),)
    if compiled.times_a_year == other.times_a_year:
        return Side(compiled=compiled, mark="a_"), Side(compiled=other, mark="b_")
    return tuple(
        Side(compiled=each, mark=mark, factor=int(each.times_a_year))
        for each, mark in ((compiled, "a_"), (other, "b_"))
    )


def simulate(
    engine: Engine,
    path: Path,
    compiled: Compiled,
    other: Compiled | None,
    out: Path | None,
    progress: Progress,
    *,
    most: int | None = None,
) -> Simulation:
    """The population of a file under a regulation, and under another; the people written to `out`, all or nothing.

    More than `most` people are refused.
    """
    sides = sides_of(compiled, other)
    table = engine.open(path)
    findings = [*_refusals(engine, sides), *header_findings(path), *column_findings(table, sides)]
    if most is not None and not _blocked(findings):
        findings += crowd_findings(engine, table, most)
    if not _blocked(findings):
        checked = checked_values(engine, table, path, sides, partial(progress, "Controllo i dati"))
        findings += checked.findings
        sides = tuple(replace(side, present=checked.present, missing=checked.missing) for side in sides)
    if _blocked(findings):
        return Simulation(effects=None, findings=gravest_first(findings))
    read = read_inputs(table, sides)
    ends = _ends(engine, read, partial(progress, "Cerco i decili"))
    people = with_decile(engine.view(RECKONED, with_amounts(read, sides)), ends)
    effects = _effects(engine, people, sides, ends, progress)
    if out is not None:
        with written_whole(out) as beside:
            engine.write(_shown(people, sides), beside, partial(progress, "Scrivo"))
    return Simulation(effects=effects, findings=gravest_first((*findings, *_outcomes(effects))))


def _blocked(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _refusals(engine: Engine, sides: Sequence[Side]) -> list[Finding]:
    found = [
        told(
            "SIM12",
            "",
            f"I conti di «{side.compiled.regulation.title}» chiedono interi più grandi di quelli esatti di questo motore.",
            "Usa «--engine duckdb», o abbassa i «max» delle chiavi.",
        )
        for side in sides
        if refused(engine, tuple(side.outputs().values()))
    ]
    if len(sides) > 1 and any(side.factor != 1 for side in sides):
        whole = all(side.compiled.times_a_year.denominator == 1 for side in sides)
        words = "I due regolamenti hanno periodi diversi: si confrontano gli importi di un anno."
        mend = "Guarda «times_a_year» nei due regolamenti."
        found.append(told("SIM14", "", words, mend, Severity.NOTE if whole else Severity.ERROR))
    return found


def _ends(engine: Engine, table: ir.Table, told_far: Told) -> tuple[int, ...]:
    """The ends of the deciles, exact: first by hundreds of euro, then only where an end falls."""
    held = table.filter(table[ISEE].notnull()).select(isee=ibis._[ISEE])
    if not isinstance(held.isee, ir.IntegerValue):
        return ()
    held = held.mutate(bucket=narrow_quotient(held.isee, ibis.literal(BUCKET, type="int64")))
    coarse = {int(row["bucket"]): int(row["people"]) for row in engine.rows(_counts(held, "bucket"), told_far)}
    wanted = set(decile_ends(coarse))
    if not wanted:
        return ()
    fine = engine.rows(_counts(held.filter(held.bucket.isin(sorted(wanted))), "isee"), told_far)
    rough = {bucket * BUCKET: people for bucket, people in coarse.items() if bucket not in wanted}
    return decile_ends(rough | {int(row["isee"]): int(row["people"]) for row in fine})


def _counts(table: ir.Table, name: str) -> ir.Table:
    return table.group_by(name).aggregate(people=table.count())


def _effects(
    engine: Engine, people: ir.Table, sides: tuple[Side, ...], ends: tuple[int, ...], progress: Progress
) -> Effects:
    groups = tuple(_group(row) for row in engine.rows(tallies(people, sides), partial(progress, "Calcolo")))
    found = [_rates(engine, people, side, partial(progress, "Aliquote")) for side in sides]
    if len(sides) == 1:
        return Effects(groups=groups, decile_ends=ends, rates=found[0])
    raised, lowered = (
        tuple(
            Change(
                person=row["person"], isee_cents=row["isee_cents"], before=int(row["before"]), after=int(row["after"])
            )
            for row in engine.rows(
                changes(people, sides, raised=up, most=MOST_CHANGES), partial(progress, "Cerco i salti")
            )
        )
        for up in (True, False)
    )
    return Effects(
        groups=groups,
        decile_ends=ends,
        raised=raised,
        lowered=lowered,
        spans=_spans(engine.rows(spans(people, sides), partial(progress, "Conto chi cambia"))),
        rates=found[0],
        other_rates=found[1],
    )


def _spans(rows: Sequence[Row]) -> Spans:
    found = {(bool(row["up"]), int(row["span"])): int(row["people"]) for row in rows}
    less, more = (tuple(found.get((up, place), 0) for place in range(len(CHANGE_ENDS) + 1)) for up in (False, True))
    return Spans(less=less, more=more)


def _group(row: Row) -> Group:
    tally = Tally(**{name: int(row[name]) for name in FIGURES if name in row})
    return Group(decile=int(row[DECILE]), household=row[KIND], tally=tally)


def _rates(engine: Engine, people: ir.Table, side: Side, told_far: Told) -> Rates | None:
    if side.isee is None:
        return None
    times = Fraction(side.compiled.times_a_year)
    found = engine.rows(
        marginal_rates(people, side, side.isee, {"top": times.numerator, "bottom": times.denominator}), told_far
    )
    counts = {int(row["rate"]): int(row["people"]) for row in found}
    return Rates(falls=counts.get(-1, 0), counts=tuple(counts.get(place, 0) for place in range(len(RATE_ENDS) + 1)))


def _shown(people: ir.Table, sides: tuple[Side, ...]) -> ir.Table:
    """A row a person: who, decile, state, euro; who pays; with another regulation its euro and the difference."""
    columns: dict[str, ir.Value] = {"id": people[WHO], "nucleo_tipo": people[KIND], "decile": people[DECILE]}
    for side, ending in zip(sides, ("", "_nuovo"), strict=False):
        mark, valid = side.mark, people[f"{side.mark}valid"]
        states = (
            (valid, "calcolato"),
            (~people[f"{mark}complete"], "dati_mancanti"),
            (~people[f"{mark}covered"], "non_previsto"),
        )
        columns[f"esito{ending}"] = ibis.cases(*states, else_="non_ammesso")
        columns[f"importo{ending}"] = _euro(valid, people[f"{mark}amount"])
        for name in side.compiled.program.payers:
            columns[f"paga_{name}{ending}"] = _euro(valid, people[f"{mark}pays_{name}"])
    if len(sides) > 1:
        columns["differenza"] = _euro(*both_and_change(people, sides))
    return people.select(**columns)


def _euro(holds: ir.Value, cents: ir.Value) -> ir.Value:
    """Euro with two decimals, nothing where it does not hold; a product of decimals is exact, a division would not be."""
    whole = ibis.ifelse(holds, cents, ibis.null(cents.type())).cast("decimal(16, 2)")
    return (whole * ibis.literal(Decimal("0.01"), type="decimal(16, 2)")).cast("decimal(18, 2)")


def _outcomes(effects: Effects) -> list[Finding]:
    total, found = effects.total, []
    if total.incomplete:
        words = (
            f"Per {people_said(total.incomplete)} mancano dati: senza dati non c'è un importo, e non vuol dire zero."
        )
        found.append(
            told("SIM09", "", words, "Completa i dati, o scrivi nel regolamento che cosa succede.", Severity.WARNING)
        )
    if total.not_provided:
        words = f"Per {people_said(total.not_provided)} nessuna riga del regolamento dice quanto si paga."
        found.append(
            told("SIM10", "", words, "Guarda i buchi con «traguardo social-services check».", Severity.WARNING)
        )
    if total.by_default:
        words = f"A {people_said(total.by_default)} si è applicato il ramo previsto per chi non presenta il dato."
        found.append(
            told("SIM11", "", words, "Di solito è chi non presenta l'ISEE: controlla quanti sono.", Severity.NOTE)
        )
    return found
