"""The plans of an authority: years and versions with their life, and two of them side by side."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.life import Stage
from traguardo.performance.domain.versions.comparison import Change
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.editions import editions as editions_of
from traguardo.performance.queries.life import Origin, around, origins
from traguardo.performance.queries.names import CHANGE_WORDS
from traguardo.performance.queries.variations import Compared, Section, compared
from traguardo.performance.views.acts import Move, in_words, moves, stages
from traguardo.performance.views.desk import Desk, desk_on, on_plan
from traguardo.ui.facade import Column, arrange, csv_download, page

PER_PAGE = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The versions of a year, newest first, and the one whose life goes on: draft or in force."""

    year: int
    versions: tuple[Edition, ...]
    living: Edition
    words: str
    stages: list[tuple[str, str, str]]
    moves: tuple[Move, ...]


@require_safe
@member("performance.read")
@on_plan
def editions(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every version of every year, with the next act for who may carry it out."""
    context = {
        "desk": desk,
        "years": [
            _year(request, desk, tuple(listed)) for _, listed in groupby(desk.editions, key=lambda each: each.year)
        ],
        "origins": origins(request.authority),
        "may_open": request.may("performance.vary"),
        "told_of": told_of,
    }
    return page(request, "performance/editions.html", context)


def _year(request: MemberRequest, desk: Desk, versions: tuple[Edition, ...]) -> Year:
    """The newest version is the one that moves; a draft that was overtaken stays where it is."""
    living = versions[0]
    standing = around(living, desk.editions, today=request.today)
    return Year(
        year=living.year,
        versions=versions,
        living=living,
        words=in_words(Stage(living.state)),
        stages=stages(Stage(living.state)),
        moves=moves(living, standing, request.may),
    )


def told_of(edition: Edition, origin: Origin | None) -> str:
    """Where a version comes from, in a few words."""
    if origin is None:
        return "da un file" if edition.file_name else "nuova"
    if origin.year == edition.year:
        return f"variazione della versione {origin.number}"
    return f"dal piano {origin.year}, versione {origin.number}"


@require_safe
@member("performance.read")
def compare(request: MemberRequest) -> HttpResponse:
    """What changed from one version to another, by objective: `da` and `a` in the address are their codes."""
    found = editions_of(request.authority)
    before, after = _pair(request, found)
    desk, both, wanted = desk_on(request, found, after), compared(before, after), request.GET.get("cambio", "")
    sections = _filtered(both, wanted)
    pages = _pages(sections)
    number = min(max(1, _number(request.GET.get("pagina", ""))), len(pages))
    context = {
        "desk": desk,
        "both": both,
        "total": sum(both.records.values()),
        "sections": pages[number - 1],
        "shown": sum(len(section.lines) for section in sections),
        "wanted": wanted,
        "changes": [(change, CHANGE_WORDS[change], both.records.get(change, 0)) for change in Change],
        "number": number,
        "pages": len(pages),
    }
    return page(request, "performance/compare.html", context, part="changes")


@require_safe
@member("performance.read")
def compare_csv(request: MemberRequest) -> HttpResponse:
    """The same comparison, line by line, as a file."""
    both = compared(*_pair(request, editions_of(request.authority)))
    columns = (
        Column(key="objective", label="Obiettivo"),
        Column(key="kind", label="Tabella", head=True),
        Column(key="code", label="Codice"),
        Column(key="title", label="Titolo"),
        Column(key="word", label="Riga"),
        Column(key="what", label="Che cosa"),
        Column(key="before", label="Prima"),
        Column(key="after", label="Dopo"),
    )
    table = arrange(both.lines, columns, {}, name="confronto", caption="Confronto")
    return csv_download(table, f"{both.before.code}-{both.after.code}.csv")


def _pair(request: MemberRequest, found: tuple[Edition, ...]) -> tuple[Edition, Edition]:
    """The two versions named in the address; 404 when one of them is not of this authority."""
    known = {edition.code: edition for edition in found}
    try:
        return known[request.GET.get("da", "")], known[request.GET.get("a", "")]
    except KeyError as missing:
        raise Http404("Scegli due versioni da confrontare nella pagina dei piani.") from missing


def _filtered(both: Compared, wanted: str) -> list[Section]:
    kept = [
        Section(
            code=section.code,
            title=section.title,
            lines=tuple(line for line in section.lines if wanted in {"", line.change.value}),
        )
        for section in both.sections
    ]
    return [section for section in kept if section.lines]


def _pages(sections: list[Section]) -> list[list[Section]]:
    """Whole objectives, as many as fit in a page."""
    pages: list[list[Section]] = [[]]
    for section in sections:
        if pages[-1] and sum(len(each.lines) for each in (*pages[-1], section)) > PER_PAGE:
            pages.append([])
        pages[-1].append(section)
    return pages


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
