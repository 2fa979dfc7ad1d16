"""All the evidence of the year, with what has none; the same as CSV."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.queries.evidence import Kept, evidence_of_year
from traguardo.performance.queries.things import Key, Thing, things
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import Column, Table, arrange, csv_download, page

CHOICES = (("", "tutte le prove"), ("senza", "che cosa è senza prove"), ("ritirate", "le prove ritirate"))
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The filters in the address."""

    shown: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A file beside the thing it proves."""

    kept: Kept
    thing: Thing


@require_safe
@member("performance.read")
@on_plan
def evidence_list(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Evidence of the year, filtered."""
    wanted = asked(request)
    known, files = {thing.key: thing for thing in things(desk.board)}, evidence_of_year(desk.edition)
    context = {
        "desk": desk,
        "wanted": wanted,
        "choices": CHOICES,
        "answer": answer(known, files),
        "table": table(request, desk, wanted, known, files),
    }
    return page(request, "performance/evidence/list.html", context, part="found")


@require_safe
@member("performance.read")
@on_plan
def evidence_csv(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The same rows to take away."""
    known, files = {thing.key: thing for thing in things(desk.board)}, evidence_of_year(desk.edition)
    shown = table(request, desk, asked(request), known, files)
    return csv_download(shown, f"prove-{desk.authority}-{desk.edition.year}.csv")


def asked(request: MemberRequest) -> Wanted:
    return Wanted(shown=request.GET.get("prove", ""), unit=request.GET.get("unita", ""))


def answer(known: Mapping[Key, Thing], files: Sequence[Kept]) -> str:
    """How many things have evidence."""
    proved = {(each.subject_kind, each.subject) for each in files if each.withdrawn_at is None} & set(known)
    number = sum(each.withdrawn_at is None for each in files)
    kept = "C'è una prova" if number == 1 else f"Ci sono {number} prove"
    return f"{kept}: {len(proved)} su {len(known)} fra indicatori e fasi ne hanno almeno una."


def table(
    request: MemberRequest, desk: Desk, wanted: Wanted, known: Mapping[Key, Thing], files: Sequence[Kept]
) -> Table:
    """Files with their thing, or the things without any."""
    query = request.GET.urlencode()
    export = f"{reverse('performance:evidence_csv', args=[desk.authority])}{'?' + query if query else ''}"
    in_unit = {key: thing for key, thing in known.items() if not wanted.unit or wanted.unit in thing.units}
    if wanted.shown == "senza":
        counted = Counter((each.subject_kind, each.subject) for each in files if each.withdrawn_at is None)
        without = [thing for key, thing in in_unit.items() if not counted[key]]
        return arrange(
            without, bare_columns(desk), request.GET, name="senza", caption="Senza prove", per_page=PAGE, export=export
        )
    rows = [
        Row(kept=each, thing=in_unit[each.subject_kind, each.subject])
        for each in files
        if (each.subject_kind, each.subject) in in_unit
        if (each.withdrawn_at is not None) is (wanted.shown == "ritirate")
    ]
    return arrange(rows, file_columns(desk), request.GET, name="prove", caption="Prove", per_page=PAGE, export=export)


def file_columns(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(
            key="name",
            label="File",
            head=True,
            value=lambda row: row.kept.name,
            url=lambda row: reverse("performance:evidence", args=[desk.authority, row.kept.pk]),
        ),
        Column(
            key="code",
            label="Di che cosa",
            value=lambda row: f"{row.thing.code} {row.thing.title}",
            url=lambda row: desk.link(row.thing.kind, row.thing.code),
        ),
        Column(key="units", label="Unità", value=lambda row: row.thing.unit_words),
        Column(key="what", label="Che cos'è", value=lambda row: f"{row.kept.kind_word}, {row.kept.weight}"),
        Column(key="added", label="Aggiunta il", kind="date", value=lambda row: row.kept.added_at),
        Column(key="by", label="Da chi", value=lambda row: row.kept.added_by),
        Column(key="sha256", label="Impronta", value=lambda row: row.kept.short, sortable=False),
    )


def bare_columns(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link(row.kind, row.code)),
        Column(key="kind", label="Che cos'è", value=lambda row: row.kind_word),
        Column(key="title", label="Titolo"),
        Column(key="unit_words", label="Unità"),
        Column(key="result", label="Risultato", value=lambda row: row.result or None),
        Column(key="words", label="A che punto è"),
    )
