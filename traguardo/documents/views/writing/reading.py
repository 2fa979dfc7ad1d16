"""A whole document to read and to print, as it is now."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.library.formats.page import fragment
from traguardo.documents.queries.papers import composed, inkwell_of
from traguardo.documents.views.writing.placing import Desk, on_document
from traguardo.ui.facade import page


@require_safe
@member("documents.read")
@on_document
def read(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The document as it would be printed today, figures and tables in their places."""
    made = composed(desk.document, inkwell_of(desk.document, today=request.today), today=request.today)
    context = {"desk": desk, "html": fragment(made.paper, draft=True), "findings": made.findings}
    return page(request, "documents/writing/read.html", context)
