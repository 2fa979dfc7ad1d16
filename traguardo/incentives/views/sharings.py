"""Sharings of the funds: the list, a new one, the desk of one from which everything is reached."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.sharing import creating
from traguardo.incentives.domain.sharing import read_rules, rules_data
from traguardo.incentives.forms.sharings import ChangeForm, CreateForm, SeenForm
from traguardo.incentives.library.example_rules import example_rules
from traguardo.incentives.queries.sharings import Data, Sharing, sharings, unchanged
from traguardo.incentives.queries.sharings_uses import Shareable, shareable, shareables
from traguardo.incentives.queries.sharings_words import rule_lines
from traguardo.incentives.views.sharings_desk import answer, carried, draft_or_404, refused_rules, sharing_or_404, who
from traguardo.kernel.italian import it_money
from traguardo.ui.facade import page


@require_safe
@member("incentives.see_totals")
def sharing_list(request: MemberRequest) -> HttpResponse:
    """All sharings by year, and what of each fund is still to be shared."""
    found = sharings(request.authority)
    left = [each for each in shareables(request.authority) if each.left.cents]
    context = {"sharings": found, "left": left, "left_rows": [left_row(each) for each in left], "answer": answer(found)}
    return page(request, "incentives/sharings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def create_sharing(request: MemberRequest) -> HttpResponse:
    """Choose a use, how much of it, which rules to start from; `uso` in the address is the use already chosen."""
    uses = [each for each in shareables(request.authority) if each.left.cents]
    earlier = [(each.pk, f"«{each.title}», fondo {each.year}") for each in sharings(request.authority)]
    asked = {"use": request.GET.get("uso", "")}
    form = CreateForm(request.POST or None, request.FILES or None, initial=asked, uses=uses, earlier=earlier)
    if form.is_valid() and (made := created(request, form)):
        messages.success(request, "Ripartizione iniziata. Ora mettici le persone.")
        return redirect("incentives:sharing", request.authority.code, made.pk)
    context = {"form": form, "uses": uses}
    return page(request, "incentives/sharings/create.html", context, part="form", status=422 if form.is_bound else 200)


@require_safe
@member("incentives.see_totals")
def sharing_page(request: MemberRequest, pk: int) -> HttpResponse:
    """The desk of a sharing: what it is, what is still to be done, what came of it."""
    kept = sharing_or_404(request, pk)
    rules, findings = read_rules(kept.rules)
    lines = rule_lines(rules) if rules else ()
    use = shareable(request.authority, kept.year, kept.use, without=kept.pk)
    intact = unchanged(request.authority, kept) if kept.closed else True
    context = {"sharing": kept, "lines": lines, "findings": findings, "use": use, "intact": intact}
    return page(request, "incentives/sharings/sharing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def change_sharing(request: MemberRequest, pk: int) -> HttpResponse:
    """Another title or another sum."""
    kept = draft_or_404(request, pk)
    initial = {"revision": kept.revision, "title": kept.title, "amount": it_money(kept.amount.cents)}
    form = ChangeForm(request.POST or None, initial=initial)
    if form.is_valid() and carried(form, lambda: changed(request, kept, form)):
        messages.success(request, "Ripartizione cambiata.")
        return redirect("incentives:sharing", request.authority.code, pk)
    use = shareable(request.authority, kept.year, kept.use, without=kept.pk)
    context = {"sharing": kept, "form": form, "use": use}
    return page(request, "incentives/sharings/change.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def drop_sharing(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a draft away, once it is said what is lost."""
    kept = draft_or_404(request, pk)
    form = SeenForm(request.POST or None, initial={"revision": kept.revision})
    if form.is_valid() and carried(form, lambda: dropped(request, kept, form)):
        messages.success(request, "Ripartizione eliminata.")
        return redirect("incentives:sharings", request.authority.code)
    context = {"sharing": kept, "form": form}
    return page(request, "incentives/sharings/drop.html", context, part="form", status=422 if form.is_bound else 200)


def created(request: MemberRequest, form: CreateForm) -> Sharing | None:
    """The act; None, with the reasons in the form, when the rules or the sum are refused."""
    rules, findings = read_rules(begun_with(request, form))
    if rules is None:
        refused_rules(form, findings)
        return None
    made: list[Sharing] = []
    use, data = form.chosen, form.cleaned_data
    what: dict[str, Any] = {
        "fund": use.fund.key,
        "use": use.code,
        "title": data["title"],
        "amount": form.money,
        "rules": rules_data(rules),
    }
    who = {"by": request.user, "authority": request.authority}
    if not carried(form, lambda: made.append(creating.create_sharing(**who, **what))):  # type: ignore[arg-type]
        return None
    return made[0]


def begun_with(request: MemberRequest, form: CreateForm) -> Data:
    """The rules chosen: a file's as they are; an example's or an earlier sharing's with the year of this fund."""
    start, title = form.cleaned_data["start"], form.cleaned_data["title"]
    if start == "file":
        return dict(form.cleaned_data["rules"])
    rules = example_rules() if start == "example" else sharing_or_404(request, int(start)).rules
    return {name: value for name, value in rules.items() if name != "on"} | {
        "year": form.chosen.fund.year,
        "title": title,
    }


def changed(request: MemberRequest, kept: Sharing, form: ChangeForm) -> None:
    """The act on title and sum."""
    creating.change_sharing(**who(request, kept), **form.cleaned_data)


def dropped(request: MemberRequest, kept: Sharing, form: SeenForm) -> None:
    """The act that takes a draft away."""
    creating.drop_sharing(**who(request, kept), **form.cleaned_data)


def left_row(use: Shareable) -> tuple[str, ...]:
    """A row of what is left to share."""
    amounts = (use.amount, use.waiting, use.taken, use.left)
    return (use.label, use.fund.name, *(it_money(each.cents) for each in amounts))
