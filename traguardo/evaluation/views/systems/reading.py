"""Systems of evaluation to read: the versions, one told in plain words, two side by side, the file."""

from collections.abc import Mapping
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.domain.system import System, system_data
from traguardo.evaluation.domain.system.words import asked_in_words, steps_of, weights_in_words, whose
from traguardo.evaluation.domain.worked_examples import examples, questions
from traguardo.evaluation.forms.systems import PARTS
from traguardo.evaluation.queries.systems import (
    SystemPage,
    differences,
    page_in_force,
    system_page,
    system_pages,
)
from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import italian
from traguardo.kernel.toml_text import toml_text
from traguardo.ui.facade import Bar, Column, arrange, page

HEAD = "Sistema di valutazione individuale (D.Lgs. 150/2009, art. 7 e 9). Punteggi, gradi e pesi vanno da 0 a 100."


@require_safe
@member("evaluation.see_system")
def show_systems(request: MemberRequest) -> HttpResponse:
    """Every version, with its state and its act."""
    found = system_pages(request.authority)
    now = page_in_force(request.authority, year=request.today.year)
    context = {"systems": found, "answer": _answer(now, request.today.year)}
    return page(request, "evaluation/systems/list.html", context)


@require_safe
@member("evaluation.see_system")
def show_system(request: MemberRequest, number: int) -> HttpResponse:
    """One version told in plain words, with an example for each position."""
    sheet = page_of(request, number)
    cares = request.may("evaluation.set_system") or request.may("evaluation.adopt_system")
    findings = sheet.findings if cares or sheet.system is None else []
    context = {
        "sheet": sheet,
        "system": sheet.system,
        "findings": findings,
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "cares": cares,
        "parts": PARTS,
        **(_told(sheet.system) if sheet.system else {}),
    }
    return page(request, "evaluation/systems/system.html", context)


@require_safe
@member("evaluation.see_system")
def compare_systems(request: MemberRequest) -> HttpResponse:
    """What changes from one version to another: `da` and `a` in the address are their numbers."""
    before, after = (page_of(request, number_in(request.GET.get(key, ""))) for key in ("da", "a"))
    columns = (
        Column(key="label", label="Voce", head=True),
        Column(key="before", label=f"Prima: {before.name}", sortable=False),
        Column(key="after", label=f"Dopo: {after.name}", sortable=False),
    )
    found = differences(before, after)
    table = arrange(found, columns, request.GET, name="differenze", caption="Che cosa cambia", searchable=False)
    context = {"before": before, "after": after, "table": table, "number": len(found)}
    return page(request, "evaluation/systems/compare.html", context)


@require_safe
@member("evaluation.see_system")
def system_toml(request: MemberRequest, number: int) -> HttpResponse:
    """A version as a TOML file, to keep or to bring into another body."""
    sheet = page_of(request, number)
    if sheet.system is None:
        raise Http404("Questo sistema è di un'altra versione del programma: il file non si può scrivere.")
    answer = HttpResponse(
        toml_text(system_data(sheet.system), head=HEAD).encode(), content_type="application/toml; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="sistema-di-valutazione-{sheet.number}.toml"'
    return answer


def page_of(request: MemberRequest, number: int) -> SystemPage:
    """The version of that number of this body; 404 when it has none."""
    try:
        return system_page(request.authority, number)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def number_in(text: str) -> int:
    """A version's number as it stands in an address; one that nobody has for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


def _answer(now: SystemPage | None, year: int) -> str:
    if now is None:
        return f"L'ente non ha ancora adottato un sistema per il {year}: le schede non si possono preparare."
    return f"Nel {year} si valuta con «{now.title}», adottato con {now.act}."


def _told(system: System) -> dict[str, object]:
    """What the page tells of a system that can be read."""
    return {
        "weights": [(whose(row), weights_in_words(system, row), _bars(system, row.of)) for row in system.weights],
        "behaviours": [
            (each, asked_in_words(each), steps_of(scale, each))
            for each in system.behaviours
            if (scale := system.scale(each.scale))
        ],
        "examples": examples(system),
        "questions": questions(system),
    }


def _bars(system: System, of: Mapping[str, Fraction]) -> list[Bar]:
    """A bar for each component that weighs."""
    weighing = [part for part in system.components if of.get(part.code)]
    return [Bar(label=part.title, value=of[part.code], text=italian(of[part.code])) for part in weighing]
