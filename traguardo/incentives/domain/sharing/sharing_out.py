"""The whole sharing: checks first, then the division, then what is left and where it goes. Nothing is stored, nothing rounded twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from traguardo.incentives.domain.sharing.best import Best, choose
from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.dividing import Bonus, Ceiling, Division, ceiling, divide
from traguardo.incentives.domain.sharing.explaining import Reasons, pools
from traguardo.incentives.domain.sharing.outcome import leftovers, notices, steps
from traguardo.incentives.domain.sharing.people_checks import check_people
from traguardo.incentives.domain.sharing.result import Leftover, Share, Sharing
from traguardo.incentives.domain.sharing.rules import Rules, Surcharge
from traguardo.incentives.domain.sharing.rules_checks import check_rules
from traguardo.incentives.domain.sharing.weighing import Weights, weigh
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Refusal:
    """Says on each share that nothing is paid."""

    def weight(self, worker: Worker) -> Fraction:
        """No weight was worked out for this person."""
        return worker.part_time * 0

    def why(self, share: Share) -> tuple[str, ...]:
        """The same line for all."""
        return ("Nulla si paga finché restano errori da correggere.", f"Importo: {it_money(share.amount_cents)}.")


def share_out(fund: Money, rules: Rules, people: Sequence[Worker], *, told: Sequence[Finding] = ()) -> Sharing:
    """The fund among the people by the rules. `told`: what was found while reading them; an error there stops the sharing.

    `paid + left == fund` always. With an error nothing is paid and all the fund is left.
    """
    findings = [
        *told,
        *_unsaid([*_of_fund(fund, len(people)), *check_rules(rules), *check_people(rules, people)], told),
    ]
    if _broken(findings):
        return nothing_shared(fund, rules, people, findings)
    weights = weigh(rules, people)
    if not weights.taken:
        findings.append(found("RIP40", _weightless(weights, people)))
        return nothing_shared(fund, rules, people, findings)
    return _divided(fund, rules, people, weights, findings)


def _divided(fund: Money, rules: Rules, people: Sequence[Worker], weights: Weights, findings: list[Finding]) -> Sharing:
    terms = _settled(rules.surcharge, len(people))
    rules = replace(rules, surcharge=terms)
    best = choose(rules, terms, people, weights.kept) if terms else Best((), (), ())
    bonus = Bonus(terms.part, best.places, best.positive) if terms and best.places else None
    division = divide(fund.cents, rules, people, weights, bonus)
    top = ceiling(fund.cents, rules.cap, people, weights.kept) if rules.cap else None
    reasons = _reasons(fund, rules, people, weights, division, top, best)
    amounts = zip(people, division.base, division.surcharge, strict=True)
    shares = tuple(Share(worker, base, surcharge, reasons) for worker, base, surcharge in amounts)
    said = [*findings, *best.findings, *notices(fund, rules, people, weights, division, top)]
    return Sharing(
        fund=fund,
        rules=rules,
        shares=shares,
        findings=tuple(said),
        steps=steps(rules, division, top, reasons),
        leftovers=leftovers(fund, rules, weights, division),
        cap=Money(top.cents) if top else None,
        mean=top.mean if top else None,
    )


def _reasons(
    fund: Money,
    rules: Rules,
    people: Sequence[Worker],
    weights: Weights,
    division: Division,
    top: Ceiling | None,
    best: Best,
) -> Reasons:
    limits = zip(people, top.limits, strict=True) if top else ()
    positive = sum(division.base[place] for place in best.positive)
    return Reasons(
        rules=rules,
        pools=pools(rules, fund.cents, weights, division),
        top=top,
        limits={worker.id: limit for worker, limit in limits},
        bonus=division.bonus,
        best=division.best,
        lucky=frozenset(people[place].id for place in division.lucky),
        mean=Fraction(positive, len(best.positive)) if best.positive else None,
    )


def _settled(terms: Surcharge | None, people: int) -> Surcharge | None:
    """The surcharge with the percentage for the size of the authority, where there is one by size."""
    if terms is None or not terms.by_size:
        return terms
    staff = people if terms.staff is None else terms.staff
    sizes = sorted(terms.by_size, key=lambda size: (size.up_to is None, size.up_to))
    part = next((size.part for size in sizes if size.up_to is None or staff <= size.up_to), terms.part)
    return replace(terms, part=part)


def nothing_shared(fund: Money, rules: Rules, people: Sequence[Worker], findings: Sequence[Finding]) -> Sharing:
    """The sharing of who has errors to mend: nobody is paid, all the fund is left."""
    refusal = Refusal()
    shares = tuple(Share(worker, 0, 0, refusal) for worker in people)
    left = (Leftover("La ripartizione ha errori: non si paga nulla.", fund.cents),)
    return Sharing(fund=fund, rules=rules, shares=shares, findings=tuple(findings), leftovers=left)


def _of_fund(fund: Money, people: int) -> list[Finding]:
    if fund.cents < 0:
        return [found("RIP02", f"Il fondo è {it_money(fund.cents)}: non c'è nulla da dividere.")]
    if fund.cents == 0:
        return [found("RIP03", "Il fondo è 0,00 €: tutti prendono zero.")]
    if fund.cents < people:
        return [
            found(
                "RIP04", f"Il fondo è {it_money(fund.cents)} per {people} persone: non c'è un centesimo per ciascuna."
            )
        ]
    return []


def _weightless(weights: Weights, people: Sequence[Worker]) -> str:
    if any(weights.given):
        return "Nessuno è ammesso: soglie, presenze e fasce azzerano la quota di tutti."
    whose = "Il peso dell'unica persona" if len(people) == 1 else f"La somma dei pesi delle {len(people)} persone"
    return f"{whose} è zero: il valore di una unità non esiste."


def _broken(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _unsaid(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Without what was already said of the same cell or in the same words."""
    cells = {finding.place for finding in told if finding.place.row and finding.place.column}
    words = {(finding.code, finding.message) for finding in told}
    return [each for each in findings if each.place not in cells and (each.code, each.message) not in words]
