"""Screens of composed indicators: their weighted parts, what was measured, how the value comes to be."""

from dataclasses import asdict
from fractions import Fraction

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_percent
from traguardo.kernel.numbers import italian
from traguardo.ui.facade import Bar, page
from traguardo.wellbeing.actions import indicators as actions
from traguardo.wellbeing.domain.checks import check_indicator
from traguardo.wellbeing.domain.composed import Indicator, Part
from traguardo.wellbeing.forms.fields import SeenForm
from traguardo.wellbeing.forms.plans import IndicatorForm, MeasureForm, PartForm, TitleForm
from traguardo.wellbeing.queries.plans import indicator, indicators
from traguardo.wellbeing.views.acting import FORMS, Screen, act_on, by, found, units


@require_safe
@member("wellbeing.read")
def show_indicators(request: MemberRequest) -> HttpResponse:
    """Every composed indicator, the latest first, with its value."""
    return page(request, "wellbeing/indicators.html", {"indicators": indicators(request.authority)})


@require_safe
@member("wellbeing.read")
def show_indicator(request: MemberRequest, year: int, code: str) -> HttpResponse:
    """One: its value in a sentence, each part as a bar, how it was computed."""
    shown = _indicator(request, year, code)
    context = {
        "shown": shown,
        "answer": _answer(shown),
        "bars": [_bar(part) for part in shown.parts],
        "names": {unit.code: unit.name for unit in units(request)},
        "findings": check_indicator(shown),
    }
    return page(request, "wellbeing/indicator.html", context)


def _answer(shown: Indicator) -> str:
    if shown.value is not None:
        return f"Nel {shown.year} vale {it_percent(shown.value)}: la somma pesata di {len(shown.parts)} parti."
    missing = sum(part.points is None for part in shown.parts)
    if missing:
        return (
            f"Finora {italian(shown.reached)} punti su 100: da misurare ancora {missing} di {len(shown.parts)} parti."
        )
    return f"I pesi fanno {italian(shown.weights)}: finché non fanno 100 l'indicatore non ha un valore."


def _bar(part: Part) -> Bar:
    points = "da misurare" if part.points is None else f"{italian(part.points)} di {italian(part.weight)} punti"
    return Bar(label=part.title, value=part.degree, text=points)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def create_indicator(request: MemberRequest) -> HttpResponse:
    """A new one; its parts come after."""
    form = IndicatorForm(request.POST or None, initial={"year": request.today.year})
    back = reverse("wellbeing:indicators", args=[request.authority.code])
    screen = Screen(title="Aggiungi un indicatore composto", action="Aggiungi", done="Indicatore aggiunto: ora scrivi le sue parti.", back=back, trail=("Indicatori composti", back))  # fmt: skip

    def act() -> object:
        data = form.cleaned_data
        return actions.write_indicator(**by(request), key=(data["year"], data["code"]), title=data["title"])

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def change_indicator(request: MemberRequest, year: int, code: str) -> HttpResponse:
    """Its title."""
    shown = _indicator(request, year, code)
    form = TitleForm(request.POST or None, initial={"title": shown.title, "revision": shown.revision})
    screen = _screen(request, shown, "Cambia il nome dell'indicatore", "Salva", "Indicatore cambiato.")
    return act_on(request, form, lambda: actions.write_indicator(**by(request), key=(year, code), **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def add_part(request: MemberRequest, year: int, code: str) -> HttpResponse:
    """A new part, with the weight that is left."""
    shown = _indicator(request, year, code)
    initial: dict[str, object] = {"revision": shown.revision, "weight": max(100 - shown.weights, Fraction(0)) or None}
    return _write(request, shown, initial, "Aggiungi una parte", 0)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def change_part(request: MemberRequest, year: int, code: str, number: int) -> HttpResponse:
    """Change a part; what was measured stays."""
    shown = _indicator(request, year, code)
    initial = asdict(_part(shown, number)) | {"revision": shown.revision}
    return _write(request, shown, initial, f"Cambia la parte {number}", number)


def _write(
    request: MemberRequest, shown: Indicator, initial: dict[str, object], title: str, number: int
) -> HttpResponse:
    form = PartForm(request.POST or None, initial=initial, units=units(request))
    screen = _screen(request, shown, title, "Salva", "Parte salvata.")

    def act() -> object:
        revision = form.cleaned_data["revision"]
        return actions.write_part(
            **by(request), key=(shown.year, shown.code), revision=revision, part=form.part(number)
        )

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def remove_part(request: MemberRequest, year: int, code: str, number: int) -> HttpResponse:
    """Take a part away."""
    shown = _indicator(request, year, code)
    part = _part(shown, number)
    form = SeenForm(request.POST or None, initial={"revision": shown.revision})
    screen = _screen(request, shown, f"Togli la parte {number}", "Togli", "Parte tolta.", part.title, warning="La parte e la sua misura si perdono.")  # fmt: skip
    return act_on(request, form, lambda: actions.remove_part(**by(request), key=(year, code), number=number, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def measure_part(request: MemberRequest, year: int, code: str, number: int) -> HttpResponse:
    """What was found of a part."""
    shown = _indicator(request, year, code)
    part = _part(shown, number)
    initial = asdict(part) | {"revision": shown.revision}
    form = MeasureForm(request.POST or None, initial=initial, way=part.way)
    screen = _screen(request, shown, f"Misura la parte {number}", "Salva", "Misura scritta.", f"{part.title}. {part.algorithm}".strip())  # fmt: skip

    def act() -> object:
        revision = form.cleaned_data["revision"]
        measured = form.measure()
        return actions.measure_part(**by(request), key=(year, code), revision=revision, number=number, measure=measured, today=request.today)  # fmt: skip

    return act_on(request, form, act, screen)


def _indicator(request: MemberRequest, year: int, code: str) -> Indicator:
    return found(indicator(request.authority, (year, code)), "Questo indicatore non c'è.")


def _part(shown: Indicator, number: int) -> Part:
    return found(next((each for each in shown.parts if each.number == number), None), "Questa parte non c'è.")


def _screen(
    request: MemberRequest, shown: Indicator, title: str, action: str, done: str, lead: str = "", *, warning: str = ""
) -> Screen:
    back = reverse("wellbeing:indicator", args=[request.authority.code, shown.year, shown.code])
    trail = (shown.title, back)
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back, trail=trail)
