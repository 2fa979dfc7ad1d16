"""The table of the board's room: what it shows, how it is narrowed, the boxes to tick."""

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.access.facade import MemberRequest
from traguardo.performance.queries.review import Line
from traguardo.performance.views.desk import Desk
from traguardo.ui.facade import Column, Table, arrange

PAGE = 25
FORM = "valida-insieme"


KEEP: Mapping[str, Callable[[Line], bool]] = {
    "da-validare": lambda line: line.pending,
    "domande": lambda line: line.asked > 0,
    "senza-prove": lambda line: line.evidence == 0,
    "cambiati": lambda line: line.verdict is not None and line.verdict.outdated,
    "non-validati": lambda line: line.refused,
}


def narrowed(found: Sequence[Line], shown: str, unit: str) -> list[Line]:
    """The lines asked for."""
    keep = KEEP.get(shown)
    return [line for line in found if (not keep or keep(line)) and (not unit or unit in line.thing.units)]


def room_table(found: Sequence[Line], desk: Desk, request: MemberRequest, *, ticks: bool) -> Table:
    """Lines with their figures; with a box each where they may be validated together."""
    query = request.GET.urlencode()
    export = f"{reverse('performance:review_csv', args=[desk.authority])}{'?' + query if query else ''}"
    boxes = (Column(key="tick", label="Scegli", value=box, sortable=False),) if ticks else ()
    return arrange(
        found,
        (*boxes, *columns(desk)),
        request.GET,
        name="nucleo",
        caption="Indicatori e fasi da valutare",
        per_page=PAGE,
        export=export,
    )


def columns(desk: Desk) -> tuple[Column, ...]:
    return (
        Column(
            key="code",
            label="Codice",
            head=True,
            url=lambda line: desk.url(f"review_{line.thing.kind}", line.code),
        ),
        Column(key="title", label="Che cosa"),
        Column(key="said", label="Giudizio"),
        Column(key="expected", label="Atteso", value=lambda line: line.thing.expected or None),
        Column(key="result", label="Risultato", value=lambda line: line.thing.result or None),
        Column(
            key="degree",
            label="Grado",
            unit="su 100",
            kind="number",
            decimals=2,
            url=lambda line: f"{desk.link(line.thing.kind, line.code)}#origine",
        ),
        Column(key="evidence", label="Prove", kind="number"),
        Column(key="asked", label="Domande", unit="aperte", kind="number"),
        Column(key="state", label="A che punto è"),
        Column(key="units", label="Unità", value=lambda line: line.thing.unit_words),
    )


def box(line: Line) -> SafeString | None:
    """A box to tick, for a line that waits for a verdict."""
    if not line.pending:
        return None
    return format_html(
        '<input type="checkbox" class="form-check-input" form="{}" name="cosa" value="{}" aria-label="Scegli {}">',
        FORM,
        ticket(line),
        line.code,
    )


def ticket(line: Line) -> str:
    """A line as a form carries it: what it is, what was in view."""
    verdict = line.verdict.pk if line.verdict else 0
    return f"{line.thing.kind}:{line.result.pk}:{verdict}:{line.code}"
