"""A sharing as plain values: the JSON of the command line and of the archive."""

from traguardo.incentives.domain.sharing.result import Share, Sharing
from traguardo.incentives.domain.sharing.rules_plain import rules_data
from traguardo.incentives.domain.sharing.typed import plain
from traguardo.kernel.finding import finding_data


def sharing_data(sharing: Sharing) -> dict[str, object]:
    """Amounts in cents; exact numbers as whole numbers, decimal texts or ratios; `paid_cents + left_cents == fund_cents`."""
    return {
        "fund_cents": sharing.fund.cents,
        "paid_cents": sharing.paid.cents,
        "left_cents": sharing.left.cents,
        "cap_cents": sharing.cap and sharing.cap.cents,
        "people": [share_data(share) for share in sharing.shares],
        "steps": list(sharing.steps),
        "left": [{"reason": each.reason, "cents": each.cents} for each in sharing.leftovers],
        "findings": [finding_data(finding) for finding in sharing.findings],
        "rules": rules_data(sharing.rules),
    }


def share_data(share: Share) -> dict[str, object]:
    """One person: what they were weighed by, their cents, why."""
    return {
        "id": share.id,
        "name": share.worker.name,
        "unit": share.worker.unit,
        "category": share.worker.category,
        "points": None if share.points is None else plain(share.points),
        "weight": plain(share.weight),
        "base_cents": share.base_cents,
        "surcharge_cents": share.surcharge_cents,
        "amount_cents": share.amount_cents,
        "why": list(share.why),
    }
