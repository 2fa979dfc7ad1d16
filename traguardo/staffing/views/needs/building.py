"""Build a need row by row: each change is kept and everything is computed again; a file or the register in its place."""

from collections.abc import Mapping
from functools import partial
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.staffing.actions.needs import Change, Content, change_need
from traguardo.staffing.domain.need import service_on
from traguardo.staffing.domain.need.content import counted, rows, with_row, without_prints, without_row
from traguardo.staffing.forms.needs import CountForm, RevisionForm, RowForm, UploadNeedForm
from traguardo.staffing.intake.need_parts import BY_SLUG, Part
from traguardo.staffing.queries.needs import NeedSheet
from traguardo.staffing.queries.staff import staff
from traguardo.staffing.views.needs.desk import FORMS, answer, carried, draft_or_403, need_url, noted
from traguardo.staffing.views.needs.rows import blocks, row_name
from traguardo.ui.facade import page


@require_safe
@member("staffing.edit_need")
def build_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """Every row of a draft with its findings beside it, and what can be done to it."""
    sheet = draft_or_403(request, year, number)
    notes = noted(request, sheet)
    context = {"sheet": sheet, "answer": answer(sheet), "blocks": blocks(sheet, notes), "notes": notes}
    return page(request, "staffing/needs/build.html", context)


@require_http_methods(FORMS)
@member("staffing.edit_need")
def add_need_row(request: MemberRequest, year: int, number: int, slug: str) -> HttpResponse:
    """A row more."""
    sheet, part = draft_or_403(request, year, number), _part(slug)
    if part.single or not part.add:
        raise Http404("Questa parte non ha altre righe.")
    return _row(request, sheet, part, None, {})


@require_http_methods(FORMS)
@member("staffing.edit_need")
def change_need_row(request: MemberRequest, year: int, number: int, slug: str, place: int) -> HttpResponse:
    """A row that is there; place 0 where there is one only."""
    sheet, part = draft_or_403(request, year, number), _part(slug)
    return _row(request, sheet, part, place - 1, _row_at(sheet.content, part, place))


@require_http_methods(FORMS)
@member("staffing.edit_need")
def remove_need_row(request: MemberRequest, year: int, number: int, slug: str, place: int) -> HttpResponse:
    """Take a row away, once its author has read its name."""
    sheet, part = draft_or_403(request, year, number), _part(slug)
    if part.single:
        raise Http404("Questa parte non si toglie.")
    name = row_name(part, _row_at(sheet.content, part, place), sheet)
    form = RevisionForm(request.POST or None, initial={"revision": sheet.revision})
    change = Change(
        words=f"{part.title}: tolta «{name}»",
        edit=lambda content: without_row(content, part.key, place - 1),
        shown=lambda content: {part.title: f"righe: {len(rows(content, part.key))}"},
    )
    words = {"question": f"{part.title}: togli «{name}»?", "action": "Togli"}
    return _confirmed(request, sheet, form, change, words, "Esce dal fabbisogno con le sue cifre.")


@require_http_methods(FORMS)
@member("staffing.edit_need")
def drop_prints(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """Take away every figure of the act that is only held against the computed ones."""
    sheet = draft_or_403(request, year, number)
    form = RevisionForm(request.POST or None, initial={"revision": sheet.revision})
    change = Change(
        words="cifre scritte nell'atto tolte",
        edit=without_prints,
        shown=lambda content: {"Cifre scritte": "ci sono" if without_prints(content) != content else "non ci sono"},
    )
    words = {"question": "Togli le cifre scritte nell’atto?", "action": "Togli le cifre scritte"}
    told = "Restano i dati da cui il programma calcola; i confronti con le cifre scritte non ci saranno più."
    return _confirmed(request, sheet, form, change, words, told)


@require_http_methods(FORMS)
@member("staffing.edit_need")
def count_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """Put the people of the register in the posts, on a day."""
    sheet = draft_or_403(request, year, number)
    initial = {"revision": sheet.revision, "on": sheet.need.on or request.today}
    form = CountForm(request.POST or None, initial=initial)
    if form.is_valid():
        people, day = staff(request.authority), form.cleaned_data["on"]
        service = service_on(sheet.need.posts, people, day)
        change = Change(
            words=f"posti contati nel registro al {it_day(day)}",
            edit=lambda content: counted(content, service),
            shown=lambda content: {"Contato al": str(content.get("on", ""))},
        )
        if _changed(request, sheet, form, change):
            messages.success(request, f"Posti contati al {it_day(day)}.")
            return redirect(need_url(request, "build_need", sheet))
    context = {"sheet": sheet, "form": form, "service": sheet.service, "back": need_url(request, "build_need", sheet)}
    return page(request, "staffing/needs/count.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("staffing.edit_need")
def upload_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """A NEED.toml in the place of the whole content, or a workbook in that of some parts."""
    sheet = draft_or_403(request, year, number)
    form = UploadNeedForm(
        request.POST or None, request.FILES or None, content=sheet.content, initial={"revision": sheet.revision}
    )
    if form.is_valid():
        told = cast("Mapping[str, object]", form.cleaned_data["content"])
        change = Change(
            words="contenuto caricato da un file",
            edit=lambda _: told,
            shown=lambda content: {"Posti": len(rows(content, "post"))},
        )
        if _changed(request, sheet, form, change):
            messages.success(request, "Fabbisogno caricato: guarda i rilievi.")
            return redirect(need_url(request, "build_need", sheet))
    context = {"sheet": sheet, "form": form, "back": need_url(request, "build_need", sheet)}
    return page(request, "staffing/needs/upload.html", context, part="form", status=422 if form.is_bound else 200)


def _row(
    request: MemberRequest, sheet: NeedSheet, part: Part, place: int | None, row: Mapping[str, object]
) -> HttpResponse:
    initial = {"revision": sheet.revision}
    hints = _register_says(sheet, place) if part.key == "post" and place is not None else {}
    form = RowForm(request.POST or None, part=part, content=sheet.content, row=row, hints=hints, initial=initial)
    name = row_name(part, row, sheet) if row and not part.single else ""
    if form.is_valid():
        change = Change(
            words=f"{part.title}: {'aggiunta una riga' if place is None else 'cambiata'} {name}".strip(),
            edit=partial(_edited, part=part, place=place, values=form.values()),
            shown=partial(_shown, part=part, place=place),
        )
        here = len(rows(sheet.content, part.key)) if place is None and not part.single else place or 0
        if _changed(request, sheet, form, change, place=here):
            messages.success(request, f"{part.title}: salvato.")
            return redirect(f"{need_url(request, 'build_need', sheet)}#{part.slug}-{here + 1}")
    title = part.title if part.single else f"Cambia: {name}" if row else part.add
    back = need_url(request, "build_need", sheet)
    context = {
        "sheet": sheet,
        "form": form,
        "title": title,
        "back": back,
        "open": any(form[each].errors for each in form.folded),
    }
    return page(request, "staffing/needs/row.html", context, part="form", status=422 if form.is_bound else 200)


def _register_says(sheet: NeedSheet, place: int) -> dict[str, str]:
    """What the register has for a post, beside the number one types."""
    if sheet.service is None:
        return {}
    held, on = sheet.service.held[place], it_day(sheet.service.day)
    told = {column: f"Nel registro al {on}: {count}." for column, count in held.counts.items()}
    return told | {"full_time": f"Nel registro al {on}: {italian(held.full_time, 4)}."}


def _confirmed(
    request: MemberRequest, sheet: NeedSheet, form: RevisionForm, change: Change, words: dict[str, str], told: str
) -> HttpResponse:
    if form.is_valid() and _changed(request, sheet, form, change):
        messages.success(request, "Fatto: i conti sono rifatti.")
        return redirect(need_url(request, "build_need", sheet))
    back = need_url(request, "build_need", sheet)
    context = {"sheet": sheet, "form": form, "told": told, "back": back, **words}
    return page(request, "staffing/needs/confirm.html", context, part="form", status=422 if form.is_bound else 200)


def _changed(request: MemberRequest, sheet: NeedSheet, form: RevisionForm, change: Change, place: int = 0) -> bool:
    act = partial(change_need, by=request.user, authority=request.authority, key=sheet.key, change=change)
    return carried(form, lambda: act(revision=form.cleaned_data["revision"]), place)


def _part(slug: str) -> Part:
    if slug not in BY_SLUG:
        raise Http404("Questa parte del fabbisogno non c'è.")
    return BY_SLUG[slug]


def _row_at(content: Mapping[str, object], part: Part, place: int) -> Mapping[str, object]:
    """The row of a place, counted from 1; the table itself where there is one only."""
    if part.single:
        found = content.get(part.key, {}) if part.key else content
        return found if isinstance(found, Mapping) else {}
    known = rows(content, part.key)
    if not 1 <= place <= len(known):
        raise Http404("Nel fabbisogno quella riga non c'è più.")
    return known[place - 1]


def _edited(content: Content, *, part: Part, place: int | None, values: Mapping[str, object]) -> Mapping[str, object]:
    if not part.single:
        return with_row(content, part.key, place, values)
    kept = {key: value for key, value in values.items() if value not in ("", None, [])}
    if part.key:
        return {
            **{key: value for key, value in content.items() if key != part.key},
            **({part.key: kept} if kept else {}),
        }
    return {key: value for key, value in {**content, **values}.items() if value not in ("", None, [])}


def _shown(content: Content, *, part: Part, place: int | None) -> Mapping[str, object]:
    """The row as it is shown to who changed it while another did."""
    if part.single:
        row = content.get(part.key, {}) if part.key else content
    else:
        known = rows(content, part.key)
        row = known[-1 if place is None else place] if known and (place or 0) < len(known) else {}
    told = row if isinstance(row, Mapping) else {}
    return {field.label: str(told[field.key]) for field in part.fields if field.key in told} or {part.title: "non c'è"}
