"""A contribution as plain values, for JSON: quantities as exact decimals, amounts in integer cents."""

from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.ratio import rounded
from traguardo.staffing.domain.leps.reckoning import Leps
from traguardo.staffing.domain.leps.words import why

Plain = dict[str, object]


def leps_data(leps: Leps) -> Plain:
    """The keys of the quantities name their threshold: q6500, q5000, q4000."""
    rule = leps.rule

    def number(value: Fraction) -> Decimal:
        return rounded(value, rule.decimals)

    return {
        "year": leps.year,
        "residents": leps.residents,
        "fte": number(leps.staff),
        f"q{rule.threshold}": number(leps.threshold),
        f"q{rule.essential}": number(leps.essential),
        f"q{rule.further}": number(leps.further),
        "contribution_cents": leps.amount.cents,
        "first_cents": leps.first.cents,
        "second_cents": leps.second.cents,
        "next_hire_cents": leps.next_hire.cents,
        f"to_{rule.essential}": number(leps.to_essential),
        f"to_{rule.further}": number(leps.to_further),
        "level": leps.level.value,
        "law": rule.law,
        "why": list(why(leps)),
    }
