"""The results to be entered as a workbook: taken away, filled without the net, brought back, looked at, kept as drafts."""

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Finding
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions.taking import take_workbook
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.domain.measuring.entry import NotUnderstood, subjects
from traguardo.performance.domain.measuring.typed_cells import Typed
from traguardo.performance.forms.workbooks import WorkbookForm
from traguardo.performance.intake.entry_book import NotTaken
from traguardo.performance.intake.writing.entry_book import write_entry_book
from traguardo.performance.models import SourceFile
from traguardo.performance.queries.entry import asked_rows, entry_rows
from traguardo.performance.queries.rights import can_measure_something, with_delegations
from traguardo.performance.queries.uploads import RESULTS_TAKEN, RESULTS_WAITING
from traguardo.performance.queries.workbooks import Clash, Frame, Look, book_of, look, read_upload, taken, uploaded
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.downloads import written
from traguardo.performance.views.entry import OTHER_VERSION, row_key, wanted_of
from traguardo.ui.facade import Column, Table, arrange, page
from traguardo.ui.grids import coded

NOTHING = "Qui non hai risultati da inserire."
ALREADY = "Questo quaderno è già stato caricato: non è cambiato niente."
CHOICE, SHOWN, MINE = "scelta", "visto", "mio"
ROWS_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cell to choose, with the names its answer comes back by."""

    clash: Clash
    choice: str
    shown: str
    mine: bool


@require_safe
@member("performance.enter")
@on_plan
def entry_workbook(request: MemberRequest, desk: Desk, form: str) -> HttpResponse:
    """The rows in view, all of them whatever the page, as a workbook to fill."""
    rows = asked_rows(tuple(frame_of(request, desk).rows.values()), wanted_of(request))
    made_at = timezone.localtime().strftime("%d/%m/%Y %H:%M")
    book = book_of(rows, desk.board, made_at=made_at, made_for=str(request.user))
    name = slugify(f"risultati {desk.authority} {desk.edition.year} {request.today:%Y-%m-%d}")
    return written(lambda path: write_entry_book(book, desk.edition.title, path), name, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def load_workbook(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Choose the workbook; all that is wrong with it is said at once, with nothing written."""
    frame = frame_of(request, desk)
    if request.method != "POST":
        return asked(request, desk, WorkbookForm())
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        return asked(request, desk, form, status=422)
    name, content = form.cleaned_data["workbook"]
    if taken(request.authority, hashlib.sha256(content).hexdigest()):
        return already(request, desk)
    try:
        found = look(read_upload(name, content), frame)
    except NotTaken as refused:
        return asked(request, desk, form, refused.findings, status=422)
    if found.findings:
        return asked(request, desk, form, found.findings, status=422)
    kept = keep_upload(
        by=request.user.email, authority=request.authority, name=name, content=content, mapping=RESULTS_WAITING
    )
    return redirect(desk.url("confirm_workbook", kept.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
def confirm_workbook(request: MemberRequest, pk: int) -> HttpResponse:
    """What the workbook would change, with the cells to choose; the act, for what is chosen."""
    source = uploaded(request.authority, pk)
    if source is None:
        raise Http404("Questo quaderno non c'è più: caricalo di nuovo.")
    return decide_on(request, source)


@on_plan
def decide_on(request: MemberRequest, desk: Desk, source: SourceFile) -> HttpResponse:
    """The preview or the act, for a workbook that waits; back to the grid for one already taken."""
    frame = frame_of(request, desk)
    if source.mapping == RESULTS_TAKEN:
        return already(request, desk)
    found = look(read_upload(source.name, bytes(source.content)), frame)
    if found.findings:
        return asked(request, desk, WorkbookForm(), found.findings, status=422)
    if request.method == "POST":
        return carry_out(request, desk, frame, source, found)
    return shown(request, desk, source, found)


def frame_of(request: MemberRequest, desk: Desk) -> Frame:
    """What this person may measure here; PermissionDenied for nothing, or on another version than the current one."""
    if not desk.edition.current:
        raise PermissionDenied(OTHER_VERSION)
    standing = with_delegations(request.standing, request.user.pk, request.authority, on=request.today)
    if not can_measure_something(standing):
        raise PermissionDenied(NOTHING)
    rows = entry_rows(desk.board, standing, today=request.today)
    return Frame(
        board=desk.board,
        standing=standing,
        rows={row.subject.key: row for row in rows},
        today=request.today,
        schedules=request.may("performance.schedule"),
    )


def carry_out(request: MemberRequest, desk: Desk, frame: Frame, source: SourceFile, found: Look) -> HttpResponse:
    """The act and back to the grid; 409 when a cell changed after it was shown, 422 when the choice cannot be kept."""
    chosen = chosen_in(request.POST, found)
    if chosen is None:
        return shown(request, desk, source, found, status=409)
    try:
        number = take_workbook(
            by=request.user.email,
            standing=frame.standing,
            authority=request.authority,
            edition=desk.edition,
            known=subjects(desk.board.plan),
            unit_names=desk.board.unit_names,
            today=request.today,
            schedules=frame.schedules,
            source=source,
            cells=chosen,
        )
    except StaleVersion:
        return shown(request, desk, source, look(read_upload(source.name, bytes(source.content)), frame_of(request, desk)), status=409)  # fmt: skip
    except NotUnderstood as problem:
        return shown(request, desk, source, found, problem=str(problem), status=422)
    if number:
        words = "Una bozza salvata" if number == 1 else f"{number} bozze salvate"
        messages.success(request, f"{words} dal quaderno. Contano nei punteggi solo quando le confermi.")
    else:
        messages.success(request, "Dal quaderno non è cambiato niente.")
    return redirect(desk.url("entry"))


def chosen_in(post: QueryDict, found: Look) -> list[Typed] | None:
    """The cells to keep; None when one to choose is not as it was shown."""
    cells = list(found.cells)
    for question in questions(post, found):
        if lines(post.get(question.shown, "\0")) != lines(question.clash.theirs):
            return None
        if question.mine:
            cell = question.clash.cell
            cells.append(Typed(key=cell.key, column=cell.column, text=cell.text, seen=question.clash.theirs))
    return cells


def questions(post: QueryDict, found: Look) -> list[Question]:
    """A question for each cell in conflict; what is there stays unless one says otherwise."""
    listed = []
    for clash in found.clashes:
        name = f"{coded(row_key(clash.cell.key))}:{clash.cell.column}"
        mine = post.get(f"{CHOICE}:{name}") == MINE
        listed.append(Question(clash=clash, choice=f"{CHOICE}:{name}", shown=f"{SHOWN}:{name}", mine=mine))
    return listed


def lines(text: str) -> str:
    """Forms send lines parted by CR LF."""
    return text.replace("\r\n", "\n")


def asked(
    request: MemberRequest, desk: Desk, form: WorkbookForm, findings: tuple[Finding, ...] = (), status: int = 200
) -> HttpResponse:
    """The page that asks for the workbook, with what was wrong in it."""
    context = {"desk": desk, "form": form, "problems": problems_table(findings) if findings else None}
    return page(request, "performance/entry/load.html", context, status=status)


def shown(
    request: MemberRequest, desk: Desk, source: SourceFile, found: Look, problem: str = "", status: int = 200
) -> HttpResponse:
    """What would change, and what to choose."""
    context = {
        "desk": desk,
        "source": source,
        "found": found,
        "ready": found.ready[:ROWS_SHOWN],
        "more": len(found.ready[ROWS_SHOWN:]),
        "questions": questions(request.POST, found),
        "problem": problem,
        "stale": status == 409,
    }
    return page(request, "performance/entry/take.html", context, status=status)


def already(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Back to the grid, for the very file that was taken before."""
    messages.info(request, ALREADY)
    return redirect(desk.url("entry"))


def problems_table(findings: tuple[Finding, ...]) -> Table:
    """All that is wrong with the workbook, cell by cell."""
    columns = (
        Column(key="sheet", label="Foglio", value=lambda row: row.place.sheet),
        Column(key="row", label="Riga", kind="number", value=lambda row: row.place.row or None),
        Column(key="column", label="Colonna", value=lambda row: row.place.column),
        Column(key="value", label="Valore"),
        Column(key="message", label="Che cosa non va", sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    return arrange(findings, columns, {}, name="problemi", caption="Problemi del quaderno", searchable=False)
