"""The draft on the desk: only a draft is edited; what one looks for, and the acts that every page of the editor offers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from traguardo.access.facade import MemberRequest
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions.editing import edit_plan
from traguardo.performance.domain.editing import Changes, Clash, apply
from traguardo.performance.domain.plan import Plan
from traguardo.performance.models import Edit
from traguardo.performance.queries.editor.errors import errors, errors_at_first
from traguardo.performance.queries.editor.history import back_to, undoable
from traguardo.performance.queries.editor.rights import whole
from traguardo.performance.queries.editor.rows import ORDERS, Sought
from traguardo.performance.queries.editor.words import named
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import Section, page

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A table of the editor: its address, the plan's name of it, its words; `few`: only who writes the whole plan."""

    slug: str
    table: str
    label: str
    one: str
    new: str
    few: bool = False


KINDS: Mapping[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind(slug="obiettivi", table="objectives", label="Obiettivi", one="Obiettivo", new="Aggiungi un obiettivo"),
        Kind(slug="fasi", table="steps", label="Fasi", one="Fase", new="Aggiungi una fase"),
        Kind(slug="indicatori", table="indicators", label="Indicatori", one="Indicatore", new="Aggiungi un indicatore"),
        Kind(slug="strategia", table="nodes", label="Strategia", one="Nodo strategico", new="Aggiungi un nodo", few=True),
        Kind(slug="unita", table="units", label="Unità", one="Unità", new="Aggiungi un’unità", few=True),
    )
}  # fmt: skip
SLUGS = {kind.table: kind.slug for kind in KINDS.values()}


def on_draft(
    view: Callable[Concatenate[MemberRequest, Desk, P], HttpResponse],
) -> Callable[Concatenate[MemberRequest, P], HttpResponse]:
    """Give the view a draft; say where to write when the plan in view is none, and refuse to write in it."""

    @wraps(view)
    def on_editable(request: MemberRequest, desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if desk.edition.editable:
            return view(request, desk, *args, **kwargs)
        if request.method == "POST":
            raise PermissionDenied(f"La versione {desk.edition.name} è «{desk.edition.state_word}»: non si modifica.")
        drafts = [each for each in desk.editions if each.editable and each.year == desk.edition.year]
        return page(request, "performance/editor/closed.html", {"desk": desk, "draft": next(iter(drafts), None)})

    return on_plan(on_editable)


def kind_of(slug: str) -> Kind:
    """The table of an address; 404 for none."""
    if slug not in KINDS:
        raise Http404("Non c'è questa tabella nel piano.")
    return KINDS[slug]


def sought(request: MemberRequest, kind: Kind) -> Sought:
    """What the address looks for."""
    order = request.GET.get("ordina", "")
    return Sought(
        table=kind.table,
        words=request.GET.get("cerca", "").strip(),
        unit=request.GET.get("unita", ""),
        objective=request.GET.get("obiettivo", ""),
        tag=request.GET.get("etichetta", ""),
        flawed=bool(request.GET.get("rilievi")),
        order=order if order in ORDERS else "",
    )


def write(request: MemberRequest, desk: Desk, *, seen: int, changes: Changes) -> Edit | None:
    """Carry out an act of editing as the person of the request."""
    return edit_plan(
        by=request.user.email,
        standing=request.standing,
        authority=request.authority,
        edition=desk.edition,
        seen=seen,
        changes=changes,
    )


def plan_seen(desk: Desk, seen: int) -> Plan:
    """The plan as its author saw it, at a revision. One SQL statement when others have written since."""
    if seen >= desk.edition.revision:
        return desk.board.plan
    try:
        return apply(desk.board.plan, back_to(desk.edition.pk, seen, revision=desk.edition.revision))
    except Clash as clash:
        what = named(clash.change.table, clash.change.code)
        raise StaleVersion(
            subject=what, yours={what: "com'era"}, current={what: "qualcuno ci sta scrivendo ora"}
        ) from clash


def seen_by(request: MemberRequest, desk: Desk) -> int:
    """The revision posted with a form; today's where it says none."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else desk.edition.revision


def address(desk: Desk, name: str, *args: object, **query: str) -> str:
    """Address of a page in the same year and version, with a query of its own; empty values are left out."""
    home, kept = desk.url(name, *args), {key: value for key, value in query.items() if value}
    return f"{home}{'&' if '?' in home else '?'}{urlencode(kept)}" if kept else home


def tabs(desk: Desk, kind: Kind | None, *, everything: bool) -> tuple[Section, ...]:
    """The tables this person may write in, and the links."""
    shown = [each for each in KINDS.values() if everything or not each.few]
    tables = (
        Section(label=each.label, url=address(desk, "edit_plan", scheda=each.slug), current=each is kind)
        for each in shown
    )
    return (*tables, Section(label="Collegamenti", url=desk.url("edit_links"), current=kind is None))


def around(request: MemberRequest, desk: Desk, kind: Kind | None) -> dict[str, Any]:
    """What every page of the editor shows around its own: tables, what can be undone, errors at first and now."""
    everything = whole(request.standing)
    last = undoable(desk.edition.pk, request.user.email)
    return {
        "desk": desk,
        "to": partial(address, desk),
        "kind": kind,
        "tabs": tabs(desk, kind, everything=everything),
        "whole": everything,
        "last": last,
        "revision": desk.edition.revision,
        "errors": errors(desk.board),
        "errors_at_first": errors_at_first(desk.board),
    }
