"""Closing a sharing in two steps: what the checks say, then the sum typed again and the words that cannot be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.sharing.closing import close
from traguardo.incentives.forms.sharings_closing import CloseForm
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_checks import Check, check
from traguardo.incentives.views.sharings_desk import carried, draft_or_404, sharing_or_404, who
from traguardo.kernel.italian import it_money
from traguardo.ui.facade import page


@require_safe
@member("incentives.close")
def close_sharing(request: MemberRequest, pk: int) -> HttpResponse:
    """First step: everything that is looked at, with what speaks against closing."""
    kept = draft_or_404(request, pk)
    found = check(request.authority, kept)
    context = {"sharing": kept, "found": found, "answer": sentence(found), "steps": steps(1)}
    return page(request, "incentives/sharings/close.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.close")
def confirm_closing(request: MemberRequest, pk: int) -> HttpResponse:
    """Second step: the closing itself. Sent twice it closes once."""
    kept = sharing_or_404(request, pk) if request.method == "POST" else draft_or_404(request, pk)
    found = check(request.authority, kept)
    if request.method != "POST" and found.errors:
        return redirect("incentives:close_sharing", request.authority.code, pk)
    initial = {"revision": kept.revision, "warnings": len(found.warnings), "on": request.today}
    form = CloseForm(request.POST or None, initial=initial, alerts=len(found.warnings))
    if form.is_valid() and carried(form, lambda: closed(request, kept, form)):
        messages.success(request, "Ripartizione chiusa. Ogni persona può leggere il suo premio.")
        return redirect("incentives:sharing", request.authority.code, pk)
    context = {"sharing": kept, "found": found, "form": form, "steps": steps(2), "paid": paid(found)}
    status = 422 if form.is_bound else 200
    return page(request, "incentives/sharings/confirm.html", context, part="form", status=status)


def closed(request: MemberRequest, kept: Sharing, form: CloseForm) -> None:
    """The act."""
    close(**who(request, kept), revision=form.cleaned_data["revision"], typed=form.closing, today=request.today)


def sentence(found: Check) -> str:
    """Whether it can be closed, and what it would give."""
    if found.errors:
        number = len(found.errors)
        return f"Non si può chiudere: {'c’è un errore' if number == 1 else f'ci sono {number} errori'} da togliere."
    return f"Si può chiudere: {paid(found)}."


def paid(found: Check) -> str:
    """What a closing would pay and leave."""
    if found.sharing is None:
        return "niente"
    people = sum(1 for share in found.sharing.shares if share.amount_cents)
    whom = "una persona" if people == 1 else f"{people} persone"
    return f"{it_money(found.sharing.paid.cents)} a {whom}, restano {it_money(found.sharing.left.cents)}"


def steps(at: int) -> list[tuple[str, str, str]]:
    """The stepper of the two pages."""
    words = ("Guarda i controlli", "Conferma", "Chiusa")
    how = {True: "done", False: "todo"}
    return [(word, "", "current" if place == at else how[place < at]) for place, word in enumerate(words, 1)]
