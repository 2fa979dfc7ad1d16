"""What can be put in a text: tables, pictures, figures, parts of the plan; each as it looks now, with the words to type."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.domain.searching import plain
from traguardo.documents.queries.papers import inkwell_of
from traguardo.documents.queries.writing.insertable import PLAN_PARTS, shown_table
from traguardo.documents.views.writing.placing import Desk, on_document
from traguardo.ui.facade import page


@require_safe
@member("documents.read")
@on_document
def show_insertable(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The tables whose title, code or rows hold the words looked for; `tavola` in the address opens one."""
    inkwell = inkwell_of(desk.document, today=request.today)
    words, opened = request.GET.get("cerca", "").strip(), request.GET.get("tavola", "")
    wanted = plain(words)
    tables = sorted(inkwell.register.tables.values(), key=lambda table: plain(table.title))
    found = [
        table
        for table in tables
        if wanted in plain(f"{table.title} {table.code} {' '.join(row.label for row in table.rows)}")
    ]
    parts = [(f"{{{{piano {name}}}}}", what) for name, what in PLAN_PARTS.items() if wanted in plain(f"{name} {what}")]
    context = {
        "desk": desk,
        "words": words,
        "tables": found,
        "parts": parts if inkwell.material else [],
        "opened": shown_table(inkwell.register.tables[opened]) if opened in inkwell.register.tables else None,
        "of": len(tables),
    }
    return page(request, "documents/writing/insert.html", context, part="insertable")
