"""One deadline: which day and why, what to do, what was said of it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.monitoring.queries.book import Book, Line, NoDeadline, book, history
from traguardo.ui.facade import page


@require_safe
@member("monitoring.read")
def deadline(request: MemberRequest, code: str, about: int) -> HttpResponse:
    kept = book(request.authority)
    line = found(kept, request, code, about)
    context = {"line": line, "answer": answer(line, request), "events": history(request.authority, code, about)}
    return page(request, "monitoring/deadline.html", context)


def found(kept: Book, request: MemberRequest, code: str, about: int) -> Line:
    """The deadline of an address; Http404 when the authority has not it."""
    try:
        return kept.one(code, about, today=request.today)
    except NoDeadline as missing:
        raise Http404(str(missing)) from missing


def answer(line: Line, request: MemberRequest) -> str:
    """The day in a sentence, and how far it is."""
    day, left = line.deadline.day, (line.deadline.day - request.today).days
    if line.said and line.said.on:
        late = (
            f", {line.late} {'giorno' if line.late == 1 else 'giorni'} dopo il termine" if line.late else ", in tempo"
        )
        return f"Fatta il {line.said.on:%d/%m/%Y}{late}."
    if line.said:
        return f"Il termine era il {day:%d/%m/%Y}: è stato dichiarato che non è stato rispettato."
    if left < 0:
        return f"Il termine era il {day:%d/%m/%Y}, {-left} {'giorno' if left == -1 else 'giorni'} fa."
    far = "è oggi" if left == 0 else "è domani" if left == 1 else f"mancano {left} giorni"
    return f"Va fatta entro il {day:%d/%m/%Y}: {far}."
