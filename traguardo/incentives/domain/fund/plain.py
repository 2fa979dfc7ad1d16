"""What a fund comes to as plain values: integer cents, lists and texts, for JSON."""

from traguardo.incentives.domain.fund.sums import (
    AgreementSum,
    LimitSum,
    LineSum,
    PoolSum,
    Reckoning,
    SectionSum,
    TotalSum,
)
from traguardo.kernel.finding import finding_data
from traguardo.kernel.money import Money

Plain = dict[str, object]


def reckoning_data(sums: Reckoning) -> Plain:
    """Sections, lines, totals, uses, residuals, agreements, limit, findings; amounts in cents, what is absent is null."""
    return {
        "title": sums.fund.title,
        "authority": sums.fund.authority,
        "year": sums.fund.year,
        "total_cents": sums.total.cents,
        "used_cents": sums.used.cents,
        "left_cents": sums.left.cents,
        "carry_over_cents": sums.carry_over.cents,
        "savings_cents": sums.savings.cents,
        "idle_cents": sums.idle.cents,
        "sections": [_section(each) for each in sums.sections],
        "lines": [_line(each) for each in sums.lines],
        "totals": [_total(each) for each in sums.totals],
        "uses": [use for pool in sums.pools for use in _uses(pool)],
        "residuals": [_residual(pool) for pool in sums.pools],
        "agreements": [_agreement(each) for each in sums.agreements],
        "limit": _limit(sums.limit) if sums.limit else None,
        "findings": [finding_data(each) for each in sums.findings],
    }


def _section(each: SectionSum) -> Plain:
    return {
        "code": each.section.code,
        "title": each.section.title,
        "items_cents": each.items.cents,
        "deductions_cents": each.deductions.cents,
        "total_cents": each.total.cents,
    }


def _line(each: LineSum) -> Plain:
    return {
        "code": each.line.code,
        "section": each.line.section,
        "kind": each.line.kind.value,
        "law": each.line.law,
        "description": each.line.description,
        "amount_cents": each.amount.cents,
        "computed_cents": cents(each.computed),
        "printed_cents": cents(each.line.printed),
        "limit": each.line.limit.value,
        "why": each.why,
    }


def _total(each: TotalSum) -> Plain:
    return {
        "code": each.total.code,
        "title": each.total.title,
        "amount_cents": each.amount.cents,
        "printed_cents": cents(each.total.printed),
        "why": each.why,
    }


def _agreement(each: AgreementSum) -> Plain:
    return {
        "code": each.agreement.code,
        "title": each.agreement.title,
        "amount_cents": each.agreement.amount.cents,
        "direct_cents": each.direct.cents,
        "indirect_cents": each.indirect.cents,
        "cashed_cents": cents(each.cashed),
        "payable_direct_cents": each.payable_direct.cents,
        "payable_indirect_cents": each.payable_indirect.cents,
    }


def cents(amount: Money | None) -> int | None:
    """Integer cents, None where there is no amount."""
    return None if amount is None else amount.cents


def _uses(pool: PoolSum) -> list[Plain]:
    return [
        {
            "code": each.use.code,
            "pool": pool.pool.code,
            "law": each.use.law,
            "description": each.use.description,
            "amount_cents": each.amount.cents,
            "payable_cents": each.payable.cents,
            "left_cents": each.left.cents,
            "printed_cents": cents(each.use.printed),
            "shared": each.use.shared,
            "why": each.why,
        }
        for each in pool.uses
    ]


def _residual(pool: PoolSum) -> Plain:
    return {
        "pool": pool.pool.code,
        "title": pool.pool.title,
        "own_cents": pool.own.cents,
        "received_cents": pool.received.cents,
        "resources_cents": pool.resources.cents,
        "used_cents": pool.used.cents,
        "residual_cents": pool.residual.cents,
        "waiting_cents": pool.waiting.cents,
        "then": pool.pool.then,
    }


def _limit(limit: LimitSum) -> Plain:
    return {
        "counted_cents": limit.counted.cents,
        "outside_cents": limit.outside.cents,
        "others_cents": limit.others.cents,
        "amount_2016_cents": limit.amount_2016.cents,
        "added_cents": limit.added.cents,
        "limit_cents": limit.limit.cents,
        "room_cents": limit.room.cents,
        "in_force": limit.in_force,
        "why": limit.why,
    }
