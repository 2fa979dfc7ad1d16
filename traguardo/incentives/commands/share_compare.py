"""Sharings of one fund by different rules, side by side: each person, each category, what is left."""

from collections.abc import Iterator, Sequence

from traguardo.incentives.domain.sharing import Cut, Share, Sharing, slices
from traguardo.kernel.finding import finding_data
from traguardo.kernel.italian import it_money
from traguardo.kernel.wording import short

MONEY, LABEL = 18, 30


def compared_data(first: Sharing, other: Sharing) -> dict[str, object]:
    """The other sharing beside the first, in cents; the difference is how much more the other gives."""
    before = {share.id: share.amount_cents for share in first.shares}
    return {
        "paid_cents": other.paid.cents,
        "left_cents": other.left.cents,
        "people": [
            {"id": each.id, "amount_cents": each.amount_cents, "difference_cents": each.amount_cents - before[each.id]}
            for each in other.shares
        ],
        "categories": [
            {"category": each.name, "people": each.people, "total_cents": each.total}
            for each in slices(other.shares, Cut.CATEGORY)
        ],
        "findings": [finding_data(each) for each in other.findings],
    }


def compared_text(sharings: Sequence[Sharing], names: Sequence[str]) -> str:
    """A column for each rules, then how much more the last gives than the first."""
    columns = [{share.id: share.amount_cents for share in each.shares} for each in sharings]
    people = [_label(share) for share in sharings[0].shares]
    codes = [share.id for share in sharings[0].shares]
    lines = ["A CONFRONTO", _line("", [*(short(name, length=MONEY - 2) for name in names), "differenza"])]
    lines += [_amounts(label, [column[code] for column in columns]) for label, code in zip(people, codes, strict=True)]
    lines += ["", *_categories(sharings)]
    lines += ["", _amounts("Si pagano", [each.paid.cents for each in sharings])]
    lines += [_amounts("Restano", [each.left.cents for each in sharings])]
    refused = [name for name, each in zip(names, sharings, strict=True) if not each.sound]
    lines += [f"  «{name}» ha errori: non paga nulla." for name in refused]
    return "\n".join(lines)


def _categories(sharings: Sequence[Sharing]) -> Iterator[str]:
    cuts = [slices(each.shares, Cut.CATEGORY) for each in sharings]
    for row in zip(*cuts, strict=True):
        yield _amounts(f"Categoria {row[0].name or '(non detta)'} ({row[0].people})", [each.total for each in row])


def _label(share: Share) -> str:
    return f"{share.id} {share.worker.name}".strip()


def _amounts(label: str, cents: Sequence[int]) -> str:
    more = cents[-1] - cents[0]
    return _line(label, [*map(it_money, cents), f"{'+' if more > 0 else ''}{it_money(more)}"])


def _line(label: str, cells: Sequence[str]) -> str:
    return f"  {short(label, length=LABEL):<{LABEL}}{''.join(f'{cell:>{MONEY}}' for cell in cells)}"
