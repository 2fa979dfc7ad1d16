"""Measurement systems of a body: the versions, the sheet of one, two side by side, and the explanation for the staff."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.toml_text import toml_text
from traguardo.performance.domain.measurement_system.system_settings import GROUPS
from traguardo.performance.domain.measurement_system.worked_examples import (
    judged,
    rolled,
    third,
    without_value,
    words_of,
    worked_rules,
    zero_target,
)
from traguardo.performance.domain.scoring import bonus
from traguardo.performance.queries.editions import editions
from traguardo.performance.queries.names import RULES
from traguardo.performance.queries.plans import plan
from traguardo.performance.queries.system_pages import SystemPage, differences, system_page, system_pages
from traguardo.performance.views.downloads import attached
from traguardo.performance.views.system_pictures import line
from traguardo.ui.facade import Column, arrange, page

HEAD = "Sistema di misurazione (D.Lgs. 150/2009, art. 7). Ogni voce porta il suo motivo."


@require_safe
@member("performance.read")
def systems(request: MemberRequest) -> HttpResponse:
    """Every version, with its state, its act and the plans it measures."""
    found = system_pages(request.authority)
    return page(request, "performance/systems/list.html", {"systems": found, "answer": answer(found)})


@require_safe
@member("performance.read")
def system(request: MemberRequest, number: int) -> HttpResponse:
    """One version: its settings in words with their reasons, and what the checks say of it."""
    sheet = sheet_of(request, number)
    drafts = [edition for edition in editions(request.authority) if edition.editable]
    checked = next(iter(drafts), None)
    columns = (
        Column(key="label", label="Voce", head=True),
        Column(key="text", label="Come funziona", sortable=False),
        Column(key="reason", label="Perché", sortable=False),
    )
    context = {
        "sheet": sheet,
        "findings": sheet.findings(plan(checked) if checked else None) if request.may("performance.check") else [],
        "checked": checked,
        "settings": arrange(
            sheet.lines, columns, request.GET, name="voci", caption="Le voci del sistema", searchable=False
        ),
        "groups": [(group, title) for group, (title, _) in GROUPS.items()],
        "may_attach": bool(drafts) and (sheet.adopted or not sheet.number),
    }
    return page(request, "performance/systems/sheet.html", context)


@require_safe
@member("performance.read")
def explained(request: MemberRequest, number: int) -> HttpResponse:
    """The system told to who is measured by it, with examples the engine works out."""
    sheet = sheet_of(request, number)
    used = sheet.system
    whole = rolled(used)
    context = {
        "sheet": sheet,
        "system": used,
        "lines": {line.name: line for line in sheet.lines},
        "rules": [(worked, RULES[worked.rule], line(worked)) for worked in worked_rules(used)],
        "zero": zero_target(used),
        "judged": judged(used),
        "missing": without_value(used),
        "rolled": whole,
        "bonus": bonus(whole.whole, used),
        "third": third(used),
        "words": words_of(used),
    }
    return page(request, "performance/systems/explained.html", context)


@require_safe
@member("performance.read")
def compare_systems(request: MemberRequest) -> HttpResponse:
    """What changes from one version to another: `da` and `a` in the address are their numbers."""
    before, after = (sheet_of(request, number_in(request.GET.get(key, ""))) for key in ("da", "a"))
    columns = (
        Column(key="label", label="Voce", head=True),
        Column(key="before", label=f"Prima: {before.title}", sortable=False),
        Column(key="after", label=f"Dopo: {after.title}", sortable=False),
        Column(key="reasons", label="Perché, dopo", sortable=False, value=lambda row: row.reasons[1]),
    )
    found = differences(before, after)
    table = arrange(found, columns, request.GET, name="differenze", caption="Che cosa cambia", searchable=False)
    context = {"before": before, "after": after, "table": table, "number": len(found)}
    return page(request, "performance/systems/compare.html", context)


@require_safe
@member("performance.read")
def system_toml(request: MemberRequest, number: int) -> HttpResponse:
    """A version as a TOML file, to keep or to bring into another body."""
    sheet = sheet_of(request, number)
    return attached(
        toml_text(sheet.data, head=HEAD).encode(), f"sistema-{sheet.number}.toml", "application/toml; charset=utf-8"
    )


def sheet_of(request: MemberRequest, number: int) -> SystemPage:
    """The version of that number of this body; 404 when it has none."""
    try:
        return system_page(request.authority, number)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def number_in(text: str) -> int:
    """A version's number as it stands in an address; one that nobody has for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


def answer(found: Iterable[SystemPage]) -> str:
    """Which system measures this body."""
    adopted = next((each for each in found if each.adopted), None)
    if adopted is None:
        return "L’ente non ha ancora adottato un suo sistema: i piani si misurano con quello predefinito."
    return f"L’ente ha adottato «{adopted.title}»{f': {adopted.act}' if adopted.act else ''}."
