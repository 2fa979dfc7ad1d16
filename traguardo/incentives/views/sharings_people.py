"""The people of a sharing: from the registers or from a file, shown with what would change before anything is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.sharing.people import replace_people
from traguardo.incentives.forms.sharings import PeopleFileForm, RegistersForm, SeenForm
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_changes import changes
from traguardo.incentives.queries.sharings_people import Roll, roll
from traguardo.incentives.queries.sharings_upload import PeopleFile, read_people
from traguardo.incentives.views.sharings_desk import carried, draft_or_404, who
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day
from traguardo.staffing.facade import Position
from traguardo.ui.facade import Column, Table, arrange, page

Rows = Sequence[Mapping[str, object]]
OLDEST = 3600


@require_http_methods(["GET", "HEAD"])
@member("incentives.share")
def people(request: MemberRequest, pk: int) -> HttpResponse:
    """Who would be in it by the registers, who would not, what would change; and the way in of a file."""
    kept = draft_or_404(request, pk)
    asked = "incarichi" in request.GET
    form = RegistersForm(request.GET if asked else None)
    wanted = form.cleaned_data["incarichi"] if asked and form.is_valid() else [Position.STAFF.value]
    found = roll(request.authority, year=kept.year, positions={Position(each) for each in wanted})
    source = f"dai registri del {kept.year}, lette il {it_day(request.today)}"
    context = {
        **proposed(request, kept, found.rows, source),
        "form": form,
        "file_form": PeopleFileForm(),
        "roll": found,
        "table": taken_table(found, request),
        "missing": Counter(what for each in found.taken for what in each.lacking).most_common(),
    }
    return page(request, "incentives/sharings/people.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def upload_people(request: MemberRequest, pk: int) -> HttpResponse:
    """A file of people: everything wrong in it, or what it would change."""
    kept = draft_or_404(request, pk)
    if request.method != "POST":
        context = {"sharing": kept, "form": PeopleFileForm(), "problems": None}
        return page(request, "incentives/sharings/upload_people.html", context)
    form = PeopleFileForm(request.POST, request.FILES)
    read = read_people(form.cleaned_data["people"]) if form.is_valid() else None
    if read is None or read.refused:
        context = {"sharing": kept, "form": form, "problems": problems(read.findings) if read else None}
        return page(request, "incentives/sharings/upload_people.html", context, status=422)
    return page(request, "incentives/sharings/preview_people.html", preview(request, kept, read))


@require_http_methods(["POST"])
@member("incentives.share")
def keep_people(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep the people that were shown: what is signed in the page is what is kept."""
    kept = draft_or_404(request, pk)
    form = SeenForm(request.POST)
    shown = opened(request, kept)
    if shown is None:
        form.add_error(None, "La pagina è scaduta o è stata cambiata: rileggi le persone e conferma di nuovo.")
    rows, source = shown or ((), "")
    if form.is_valid() and carried(form, lambda: kept_people(request, kept, form, rows, source)):
        messages.success(request, f"Persone messe nella ripartizione: {len(rows)}.")
        return redirect("incentives:sharing", request.authority.code, pk)
    context = {"sharing": kept, "form": PeopleFileForm(), "problems": None, "refused": form}
    return page(request, "incentives/sharings/upload_people.html", context, status=422)


def preview(request: MemberRequest, kept: Sharing, read: PeopleFile) -> dict[str, object]:
    """What the file would change."""
    names = ", ".join(each.name or "" for each in request.FILES.getlist("people"))
    return {
        **proposed(request, kept, read.rows, f"dal file «{names[:200]}», caricato il {it_day(request.today)}"),
        "findings": read.findings,
        "number": len(read.rows),
    }


def proposed(request: MemberRequest, kept: Sharing, rows: Rows, source: str) -> dict[str, object]:
    """The rows that would be kept, sealed, beside what they change."""
    told = changes(kept.people, rows)
    columns = (
        Column(key="kind", label="Che cosa"),
        Column(key="code", label="Matricola", head=True),
        Column(key="name", label="Nome"),
        Column(key="details", label="Che cosa cambia", sortable=False),
    )
    table = arrange(told, columns, request.GET, name="cambi", caption="Che cosa cambierebbe", per_page=50)
    sealed = signing.dumps({"rows": [dict(row) for row in rows], "source": source}, salt=salt(kept), compress=True)
    return {"sharing": kept, "changes": table, "sealed": sealed, "seen": SeenForm(initial={"revision": kept.revision})}


def opened(request: MemberRequest, kept: Sharing) -> tuple[Rows, str] | None:
    """The rows that were shown, None when the page is old or was tampered with."""
    try:
        data = signing.loads(request.POST.get("sealed", ""), salt=salt(kept), max_age=OLDEST)
    except signing.BadSignature:
        return None
    return data["rows"], data["source"]


def kept_people(request: MemberRequest, kept: Sharing, form: SeenForm, rows: Rows, source: str) -> None:
    """The act."""
    replace_people(**who(request, kept), revision=form.cleaned_data["revision"], people=rows, taken_from=source)


def salt(kept: Sharing) -> str:
    """What is sealed for a sharing opens for that one alone."""
    return f"traguardo.incentives.people.{kept.pk}"


def taken_table(found: Roll, request: MemberRequest) -> Table:
    """Each person with their figures, where these come from, what is missing."""
    columns = (
        Column(key="code", label="Matricola", head=True),
        Column(key="name", label="Nome", value=lambda row: row.row["nome"]),
        Column(key="category", label="Categoria", value=lambda row: row.row["categoria"]),
        Column(key="score", label="Punteggio", value=lambda row: row.row["punteggio"]),
        Column(key="part_time", label="Orario", value=lambda row: row.row["part_time"]),
        Column(key="presence", label="Presenza", value=lambda row: row.row["presenza"]),
        Column(key="lacking", label="Manca", value=lambda row: ", ".join(row.lacking)),
        Column(key="sources", label="Da dove viene", value=lambda row: "; ".join(row.sources), sortable=False),
    )
    return arrange(found.taken, columns, request.GET, name="persone", caption="Chi partecipa", per_page=50)


def problems(findings: Sequence[Finding]) -> Table:
    """All that is wrong with a file, row by row."""
    columns = (
        Column(key="severity", label="Gravità", kind="severity"),
        Column(key="row", label="Riga", kind="number", value=lambda row: row.place.row or None),
        Column(key="column", label="Colonna", value=lambda row: row.place.column),
        Column(key="value", label="Valore"),
        Column(key="message", label="Che cosa non va", head=True, sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    return arrange(findings, columns, {}, name="problemi", caption="Problemi del file", searchable=False)
