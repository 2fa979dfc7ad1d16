"""What the screens of a sharing have in common: the sharing asked for, an act carried out or refused, the answer."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import Http404

from traguardo.access.facade import MemberRequest
from traguardo.incentives.actions.sharing.locking import Refused
from traguardo.incentives.queries.sharings import Sharing, sharing
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_money


def sharing_or_404(request: MemberRequest, pk: int) -> Sharing:
    """The sharing of that key in this authority."""
    found = sharing(request.authority, pk)
    if found is None:
        raise Http404("Questo ente non ha quella ripartizione.")
    return found


def draft_or_404(request: MemberRequest, pk: int) -> Sharing:
    """The sharing while it can still change; once closed there is nothing of it to change."""
    found = sharing_or_404(request, pk)
    if found.closed:
        raise Http404("La ripartizione è chiusa: non cambia più.")
    return found


def closed_or_404(request: MemberRequest, pk: int) -> Sharing:
    """The sharing once closed; before, nobody has an amount."""
    found = sharing_or_404(request, pk)
    if not found.closed:
        raise Http404("La ripartizione non è ancora chiusa.")
    return found


def who(request: MemberRequest, kept: Sharing) -> dict[str, Any]:
    """By whom, where and on what an act is carried out."""
    return {"by": request.user, "authority": request.authority, "sharing": kept.pk}


def carried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was carried out; its refusal goes into the form, with all its reasons."""
    try:
        act()
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, [str(refusal), *(f"{each.message} {each.mend}" for each in refusal.findings)])
        return False
    return True


def refused_rules(form: forms.Form, findings: Sequence[Finding]) -> None:
    """What is wrong with rules, all of it, in the form."""
    field = "rules" if "rules" in form.fields else None
    form.add_error(field, [f"{each.message} {each.mend}" for each in findings if each.severity is Severity.ERROR])


def answer(found: Sequence[Sharing]) -> str:
    """How the last year stands, in a sentence."""
    if not found:
        return ""
    year = found[0].year
    last = [each for each in found if each.year == year]
    closed = [each for each in last if each.closed]
    paid = sum((each.paid or each.amount).cents for each in closed)
    done = f"{len(closed)} chiuse" if len(closed) != 1 else "una chiusa"
    return f"Nel {year}: {len(last)} ripartizioni, {done}, {it_money(paid)} alle persone." if len(last) > 1 else (
        f"Nel {year} una ripartizione, {'chiusa' if closed else 'ancora in preparazione'}: "
        f"{it_money(paid) + ' alle persone' if closed else it_money(last[0].amount.cents) + ' da dividere'}."
    )  # fmt: skip
