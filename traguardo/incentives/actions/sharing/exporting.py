"""Take amounts out of the program: for the payroll, as letters. The record says who, when and how many."""

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.sharing.locking import Refused, held, recorded
from traguardo.incentives.library.payroll import Layout, payroll
from traguardo.incentives.queries.own import Prize, prizes
from traguardo.incentives.queries.sharings import Sharing, fingerprint


@transaction.atomic
def export_payroll(*, by: User, authority: Authority, sharing: int, layout: Layout) -> bytes:
    """The file for the payroll of a closed sharing; the record keeps its sealed fingerprint, so that it can be told from others."""
    row = held(authority, sharing)
    found = closed_prizes(authority, row.pk, closed=bool(row.digest))
    content = payroll([(each.code, each.amount) for each in found], layout)
    data = {
        "layout": layout.value,
        "people": len(found),
        "cents": row.cents,
        "fingerprint": fingerprint({"seal": row.seal, "file": content.decode()}),
    }
    recorded(row, by=by, act="export_payroll", data=data)
    return content


@transaction.atomic
def take_letters(*, by: User, authority: Authority, sharing: int, part: int) -> tuple[Sharing, tuple[Prize, ...]]:
    """What the letters of a closed sharing are made of; the record says which `part` of them was taken."""
    row = held(authority, sharing)
    found = closed_prizes(authority, row.pk, closed=bool(row.digest))
    return recorded(row, by=by, act="print_letters", data={"part": part}), found


def closed_prizes(authority: Authority, sharing: int, *, closed: bool) -> tuple[Prize, ...]:
    """The shares; Refused before the closing, when no amount is yet anybody's."""
    if not closed:
        raise Refused("La ripartizione non è ancora chiusa: gli importi non sono definitivi.")
    return prizes(authority, sharing)
