"""Files to take away: the plan's workbook, the empty template, the very file a plan came from."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.intake.writing import write_plan, write_template
from traguardo.performance.queries.uploads import kept
from traguardo.performance.views.desk import Desk, on_plan

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@require_safe
@member("performance.read")
@on_plan
def plan_workbook(request: MemberRequest, desk: Desk, form: str) -> HttpResponse:
    """The plan in view, measurements included, as a workbook that can be filled and imported again."""
    name = slugify(f"piano {desk.authority} {desk.edition.year} v{desk.edition.number}")
    return written(lambda path: write_plan(desk.board.plan, path), name, form)


@require_safe
@member("performance.import")
def template(request: MemberRequest, form: str) -> HttpResponse:
    """An empty workbook for the three years from this one."""
    return written(lambda path: write_template(path, year=request.today.year), "modello-del-piano", form)


@require_safe
@member("performance.read")
def source_file(request: MemberRequest, pk: int) -> HttpResponse:
    """The file a plan was imported from, as it came."""
    source = kept(request.authority, pk)
    if source is None:
        raise Http404("Questo file non è di questo ente.")
    return attached(bytes(source.content), source.name, "application/octet-stream")


def written(write: Callable[[Path], None], name: str, form: str) -> HttpResponse:
    """What `write` puts in a file of that form, as a download; 404 for a form there is not."""
    if form not in TYPES:
        raise Http404("Si scarica in .xlsx o in .ods.")
    with TemporaryDirectory(prefix="traguardo-") as folder:
        path = Path(folder) / f"{name}.{form}"
        write(path)
        return attached(path.read_bytes(), path.name, TYPES[form])


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to save, with its fingerprint."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{ascii_name(name)}"'
    answer.headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()}"'
    return answer


def ascii_name(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{slugify(stem or suffix) or 'file'}{dot}{slugify(suffix)}" if dot else slugify(name) or "file"
