"""The plan in view: which year and version one asked for, its head on the page, and links that stay in it."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch

from traguardo.access.facade import MemberRequest
from traguardo.performance.queries.board import Board, board, last_day
from traguardo.performance.queries.editions import Edition, NoPlan, choose, editions
from traguardo.ui.facade import Mark, Masthead, Section, address, page

P = ParamSpec("P")
REMEMBERED = "traguardo-anno"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An authority's editions and the one in view, with its board at the day looked at."""

    authority: str
    editions: tuple[Edition, ...]
    edition: Edition
    board: Board

    def url(self, name: str, *args: object) -> str:
        """Address of a performance page in the same year and version; empty for a code no address can hold."""
        try:
            found = address(f"performance:{name}", self.authority, *args)
        except NoReverseMatch:
            return ""
        return f"{found}{self.query}"

    def link(self, kind: str, code: str) -> str:
        """Address of an objective, an indicator or a step."""
        return self.url(kind, code) if kind in {"objective", "indicator", "step"} else ""

    @property
    def query(self) -> str:
        """What tells this edition from the others; nothing where there is no other."""
        if len(self.editions) == 1:
            return ""
        number = {} if self.edition.current else {"versione": self.edition.number}
        return f"?{urlencode({'anno': self.edition.year, **number})}"


def on_plan(
    view: Callable[Concatenate[MemberRequest, Desk, P], HttpResponse],
) -> Callable[Concatenate[MemberRequest, P], HttpResponse]:
    """Give the view the plan in view; teach the first step where there is none, 404 for a year that is not there."""

    @wraps(view)
    def on_desk(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = editions(request.authority)
        if not found:
            return page(request, "performance/empty.html", {"may_import": request.may("performance.import")})
        try:
            placed = desk(request, found)
            return remember(request, placed, view(request, placed, *args, **kwargs))
        except NoPlan as missing:
            raise Http404(str(missing)) from missing

    return on_desk


def remember(request: MemberRequest, placed: Desk, response: HttpResponse) -> HttpResponse:
    """Keep the year asked for in a cookie of this authority's pages, so that the menu stays in it: no write, no session."""
    year = str(placed.edition.year)
    if "anno" in request.GET and request.COOKIES.get(REMEMBERED) != year:
        response.set_cookie(
            REMEMBERED,
            year,
            path=f"/{placed.authority}/",
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def desk(request: MemberRequest, found: tuple[Edition, ...]) -> Desk:
    """The edition asked for in the address, else the one the year runs on, in the year looked at last or the newest."""
    return desk_on(request, found, _chosen(request, found))


def desk_on(request: MemberRequest, found: tuple[Edition, ...], edition: Edition) -> Desk:
    """The desk on one edition, whatever the address asks for."""
    request.editions = found  # type: ignore[attr-defined]  # the head of the page need not ask again
    at = _day(request.GET.get("al", "")) or last_day(edition, request.today)
    placed = Desk(authority=request.authority.code, editions=found, edition=edition, board=board(edition, at=at))
    _head(request, placed)
    return placed


def _chosen(request: MemberRequest, found: tuple[Edition, ...]) -> Edition:
    if "anno" in request.GET:
        return choose(found, year=_number(request.GET["anno"]), number=_number(request.GET.get("versione", "")))
    remembered = _number(request.COOKIES.get(REMEMBERED, ""))
    return choose(found, year=remembered if remembered in {edition.year for edition in found} else None)


def _number(text: str) -> int | None:
    """A number of a year or of a version; anything else names nothing there is."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else (None if not text else -1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _head(request: MemberRequest, placed: Desk) -> None:
    """Year, version and mark at the head of the page."""
    masthead: Masthead | None = getattr(request, "masthead", None)
    if masthead is None:
        return
    edition = placed.edition
    current = Masthead(**{item.name: getattr(masthead, item.name) for item in fields(Masthead)})
    request.masthead = replace(  # type: ignore[attr-defined]
        current,
        plan=edition.title,
        year=edition.year,
        version=f"versione {edition.number}, {edition.state_word}",
        years=_years(request, placed),
        mark=_mark(request, placed),
    )


def _years(request: MemberRequest, placed: Desk) -> tuple[Section, ...]:
    newest = sorted({edition.year for edition in placed.editions})
    if len(newest) < 2:
        return ()
    home = address("performance:today", placed.authority)
    return tuple(
        Section(label=str(year), url=f"{home}?anno={year}", current=year == placed.edition.year) for year in newest
    )


def _mark(request: MemberRequest, placed: Desk) -> Mark | None:
    edition, home = placed.edition, address("performance:today", placed.authority)
    current = next(each for each in placed.editions if each.year == edition.year and each.current)
    if edition.number < current.number:
        return Mark(
            kind="old",
            word=f"Versione {edition.number}, superata",
            explanation=f"Stai guardando una versione del {edition.year} che un'altra ha sostituito.",
            url=f"{home}?anno={edition.year}",
            link="Vai alla versione corrente",
        )
    if edition.number > current.number:
        return Mark(
            kind="draft",
            word=f"Versione {edition.number}, {edition.state_word}",
            explanation=f"Stai guardando una variazione non ancora in vigore: il {edition.year} segue la versione {current.number}.",
            url=f"{home}?anno={edition.year}",
            link="Vai alla versione in vigore",
        )
    if edition.year < request.today.year:
        latest = placed.editions[0]
        return Mark(
            kind="closed",
            word=f"Anno {edition.year}, concluso",
            explanation="I punteggi sono al termine dell'anno.",
            url=f"{home}?anno={latest.year}" if latest.year != edition.year else "",
            link=f"Vai al {latest.year}",
        )
    return None
