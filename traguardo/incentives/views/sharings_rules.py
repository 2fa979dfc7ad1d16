"""The rules of a sharing kept from the simulator or from a file, and taken away as a file."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.sharing.ruling import save_rules as save
from traguardo.incentives.domain.sharing import read_rules, rules_data
from traguardo.incentives.forms.sharings import RulesFileForm, SeenForm
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.views.sharings_desk import carried, draft_or_404, refused_rules, sharing_or_404, who
from traguardo.kernel.toml_text import toml_text
from traguardo.ui.facade import page

SAVED = "Regole salvate."


@require_POST
@member("incentives.share")
def save_rules(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep the rules of the scenario in view."""
    kept = draft_or_404(request, pk)
    form = SeenForm(request.POST)
    rules = posted(request)
    if form.is_valid() and kept_rules(request, kept, form, rules):
        messages.success(request, SAVED)
        return redirect("incentives:sharing", request.authority.code, pk)
    return page(request, "incentives/sharings/upload_rules.html", {"sharing": kept, "form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def upload_rules(request: MemberRequest, pk: int) -> HttpResponse:
    """Rules from a file in the place of those there are."""
    kept = draft_or_404(request, pk)
    initial = {"revision": kept.revision}
    form = RulesFileForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid() and kept_rules(request, kept, form, form.cleaned_data["rules"]):
        messages.success(request, SAVED)
        return redirect("incentives:sharing", request.authority.code, pk)
    status = 422 if form.is_bound else 200
    return page(request, "incentives/sharings/upload_rules.html", {"sharing": kept, "form": form}, part="form", status=status)  # fmt: skip


@require_safe
@member("incentives.see_totals")
def sharing_rules(request: MemberRequest, pk: int) -> HttpResponse:
    """The rules as a TOML file, to keep or to bring into another year."""
    kept = sharing_or_404(request, pk)
    answer = HttpResponse(toml_text(kept.rules), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="regole-{kept.year}-{kept.number}.toml"'
    return answer


def posted(request: MemberRequest) -> dict[str, object]:
    """The rules the simulator sends; none when they are not what it sends."""
    try:
        data = json.loads(request.POST.get("rules", ""))
    except (ValueError, RecursionError):
        return {"rules": ""}
    return data if isinstance(data, dict) else {"rules": ""}


def kept_rules(request: MemberRequest, kept: Sharing, form: SeenForm, data: dict[str, object]) -> bool:
    """The act, on rules that read; what is wrong with them goes into the form."""
    rules, findings = read_rules(data)
    if rules is None:
        refused_rules(form, findings)
        return False
    return carried(
        form, lambda: save(**who(request, kept), revision=form.cleaned_data["revision"], rules=rules_data(rules))
    )
