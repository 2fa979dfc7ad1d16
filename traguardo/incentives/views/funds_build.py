"""The builder of a fund: its parts with running totals, an item put in, changed, moved, taken out, the last change undone."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.funding.changing import Change, change_fund, undo_change
from traguardo.incentives.domain.fund import Fund, fund_data, read_fund, reckon
from traguardo.incentives.domain.fund_edits import Item, Part, item_of, shifted, with_item, without_item
from traguardo.incentives.forms.fund_frame import CarryForm, FrameForm, HeadForm, LimitForm, RevisionForm, UploadForm
from traguardo.incentives.forms.fund_item import ItemForm
from traguardo.incentives.forms.fund_items import FORMS as ITEM_FORMS
from traguardo.incentives.queries.fund_blocks import Entry, laid_out
from traguardo.incentives.queries.funds import FundSheet, in_force
from traguardo.incentives.views.funds_desk import FORMS, carried, fund_url, sheet_or_404
from traguardo.incentives.views.funds_words import answer
from traguardo.ui.facade import fragment_id, page

PARTS = {
    "sezione": (Part.SECTION, "una sezione", "Sezione"),
    "voce": (Part.LINE, "una voce", "Voce"),
    "totale": (Part.TOTAL, "un totale", "Totale"),
    "risorse": (Part.POOL, "una parte da destinare", "Parte da destinare"),
    "uso": (Part.USE, "un uso", "Uso"),
    "convenzione": (Part.AGREEMENT, "una convenzione", "Convenzione"),
}
FRAMES: Mapping[str, tuple[type[FrameForm], str]] = {
    "titolo": (HeadForm, "Titolo del fondo"),
    "limite": (LimitForm, "Limite del salario accessorio"),
    "riporto": (CarryForm, "Che cosa viene dall’anno prima"),
}
NAMES = {part: name for name, (part, _, _) in PARTS.items()}
LABELS = {
    "title": "Titolo",
    "description": "Descrizione",
    "amount": "Importo",
    "law": "Norma",
    "printed": "Cifra stampata",
}


@require_safe
@member("incentives.edit_fund")
def build_fund(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """The desk where a fund is built."""
    return _desk(request, open_or_403(request, year, number), 200)


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def add_item(request: MemberRequest, year: int, number: int, part: str) -> HttpResponse:
    """A new item; `in` in the address is what it stands in."""
    return _item(request, open_or_403(request, year, number), part, None)


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def change_item(request: MemberRequest, year: int, number: int, part: str, code: str) -> HttpResponse:
    """An item changed."""
    sheet = open_or_403(request, year, number)
    return _item(request, sheet, part, _found(sheet.fund, part, code))


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def remove_item(request: MemberRequest, year: int, number: int, part: str, code: str) -> HttpResponse:
    """An item taken out, after saying which."""
    sheet = open_or_403(request, year, number)
    item = _found(sheet.fund, part, code)
    kind, _, label = PARTS[part]
    form = RevisionForm(request.POST or None, initial={"revision": sheet.revision})
    change = Change(
        words=f"{label} tolta: {_named(item)}",
        edit=lambda fund: without_item(fund, kind, code),
        shown=partial(_shown, kind, code),
    )
    if form.is_valid() and _changed(request, sheet, form, change):
        messages.success(request, f"Tolto: {_named(item)}.")
        return redirect(fund_url(request, "build_fund", sheet))
    context = {
        "sheet": sheet,
        "form": form,
        "label": label,
        "named": _named(item),
        "back": fund_url(request, "build_fund", sheet),
    }
    return page(request, "incentives/funds/remove.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@member("incentives.edit_fund")
def shift_item(request: MemberRequest, year: int, number: int, part: str, code: str) -> HttpResponse:
    """An item one place up or down; `su` in the form says which."""
    sheet = open_or_403(request, year, number)
    kind, _, label = PARTS[part]
    item, up = _found(sheet.fund, part, code), request.POST.get("verso") == "su"
    form = RevisionForm(request.POST)
    change = Change(
        words=f"{label} spostata {'su' if up else 'giù'}: {_named(item)}",
        edit=lambda fund: shifted(fund, kind, code, up=up),
        shown=partial(_shown, kind, code),
    )
    if not form.is_valid() or not _changed(request, sheet, form, change):
        return _desk(request, sheet, 422)
    return redirect(f"{fund_url(request, 'build_fund', sheet)}#{fragment_id(code, 'riga-')}")


@require_POST
@member("incentives.edit_fund")
def undo_fund_change(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """The last change taken back."""
    sheet = open_or_403(request, year, number)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return _desk(request, sheet, 422)
    undo_change(by=request.user, authority=request.authority, key=sheet.key, revision=form.cleaned_data["revision"])
    messages.success(request, "Ultima modifica annullata. Se la rivuoi, annulla di nuovo.")
    return redirect(fund_url(request, "build_fund", sheet))


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def change_frame(request: MemberRequest, year: int, number: int, frame: str) -> HttpResponse:
    """Title, limit, carry-over: what a fund has one of."""
    sheet = open_or_403(request, year, number)
    if frame not in FRAMES:
        raise Http404("Questa parte del fondo non c’è.")
    kind, title = FRAMES[frame]
    initial = {"revision": sheet.revision, **(_brought(sheet) if frame == "riporto" else {})}
    form = kind(request.POST or None, fund=sheet.fund, initial=initial)
    if form.is_valid():
        change = Change(words=title, edit=form.apply, shown=lambda fund: _frame_shown(frame, fund))
        if _changed(request, sheet, form, change):
            messages.success(request, f"{title}: salvato.")
            return redirect(fund_url(request, "build_fund", sheet))
    context = {"sheet": sheet, "form": form, "title": title, "back": fund_url(request, "build_fund", sheet)}
    return page(request, "incentives/funds/frame.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def upload_fund(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """A FUND.toml in the place of the whole content."""
    sheet = open_or_403(request, year, number)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"revision": sheet.revision})
    if form.is_valid() and (fund := _uploaded(form, sheet)) is not None:
        change = Change(
            words="contenuto caricato da un file", edit=lambda _: fund, shown=lambda now: {"Righe": len(now.lines)}
        )
        if _changed(request, sheet, form, change):
            messages.success(request, f"Fondo caricato: {len(fund.lines)} voci. Se non va, annulla l’ultima modifica.")
            return redirect(fund_url(request, "build_fund", sheet))
    back = fund_url(request, "build_fund", sheet)
    context = {"sheet": sheet, "form": form, "title": "Carica un fondo da un file", "back": back}
    return page(request, "incentives/funds/frame.html", context, part="form", status=422 if form.is_bound else 200)


def open_or_403(request: MemberRequest, year: int, number: int) -> FundSheet:
    """The fund while it is under construction; PermissionDenied afterwards."""
    sheet = sheet_or_404(request, year, number)
    if not sheet.editable:
        raise PermissionDenied(f"{sheet.name} è «{sheet.stage.label}»: le sue voci non cambiano.")
    return sheet


def _item(request: MemberRequest, sheet: FundSheet, part: str, item: Item | None) -> HttpResponse:
    if part not in PARTS:
        raise Http404("Questa parte del fondo non c’è.")
    kind, a_thing, label = PARTS[part]
    beside = request.GET.get("in", "")
    form = ITEM_FORMS[kind](
        request.POST or None, fund=sheet.fund, item=item, beside=beside, initial={"revision": sheet.revision}
    )
    tried, trying = None, "prova" in request.POST
    if form.is_valid() and trying:
        tried = _tried(sheet, kind, form)
    elif form.is_valid():
        typed = form.item()
        change = Change(
            words=f"{label} {'cambiata' if item else 'aggiunta'}: {_named(typed)}",
            edit=lambda fund: _kept(fund, kind, typed, new=item is None),
            shown=partial(_shown, kind, typed.code),
        )
        if _changed(request, sheet, form, change):
            messages.success(request, f"Salvato: {_named(typed)}.")
            return redirect(f"{fund_url(request, 'build_fund', sheet)}#{fragment_id(typed.code, 'riga-')}")
    context = {
        "sheet": sheet,
        "form": form,
        "title": f"Cambia: {_named(item)}" if item else f"Aggiungi {a_thing}",
        "tried": tried,
        "trying": trying,
        "open": bool(form.errors) or bool(getattr(item, "formula", None)) or trying or kind in {Part.TOTAL, Part.POOL},
        "back": fund_url(request, "build_fund", sheet),
        "address": request.get_full_path(),
    }
    status = 422 if form.is_bound and not tried else 200
    return page(request, "incentives/funds/item.html", context, part="tried" if trying else "form", status=status)


def _kept(fund: Fund, part: Part, item: Item, *, new: bool) -> Fund:
    if not new and item_of(fund, part, item.code) is None:
        raise LookupError("Questa voce non c’è più: un’altra persona l’ha tolta.")
    return with_item(fund, part, item)


def _tried(sheet: FundSheet, part: Part, form: ItemForm) -> Entry | None:
    """What the item typed would come to, nothing stored; its problems go into the form."""
    item = form.item()
    fund, findings = read_fund(fund_data(with_item(sheet.fund, part, item)))
    if fund is None:
        form.add_error(None, [f"{each.message} {each.mend}" for each in findings])
        return None
    layout = laid_out(reckon(replace(fund, steps=sheet.fund.steps)))
    rows = [*layout.totals, *(row for block in (*layout.make_up, *layout.spending) for row in block.rows)]
    return next((row for row in rows if row.code == item.code and row.part is part), None)


def _changed(request: MemberRequest, sheet: FundSheet, form: RevisionForm | ItemForm, change: Change) -> bool:
    act = partial(change_fund, by=request.user, authority=request.authority, key=sheet.key, change=change)
    return carried(form, lambda: act(revision=form.cleaned_data["revision"]))


def _uploaded(form: UploadForm, sheet: FundSheet) -> Fund | None:
    fund, findings = read_fund({**form.cleaned_data["file"], "year": sheet.year})
    for each in findings if fund is None else ():
        where = f"{each.place}: " if str(each.place) else ""
        form.add_error("file", f"{where}{each.message} {each.mend}")
    return fund


def _found(fund: Fund, part: str, code: str) -> Item:
    item = item_of(fund, PARTS[part][0], code) if part in PARTS else None
    if item is None:
        raise Http404("Nel fondo non c’è più.")
    return item


def _named(item: Item) -> str:
    return str(getattr(item, "description", "") or getattr(item, "title", ""))


def _shown(part: Part, code: str, fund: Fund) -> Mapping[str, object]:
    """An item as it is shown to who changed it while another did."""
    item = item_of(fund, part, code)
    if item is None:
        return {"Descrizione": "non c’è più"}
    values = ((label, getattr(item, name, None)) for name, label in LABELS.items())
    place = [each.code for each in getattr(fund, part.value)].index(code) + 1
    return {label: str(value) for label, value in values if value not in (None, "")} | {"Posto": place}


def _brought(sheet: FundSheet) -> dict[str, object]:
    """What the year before hands over, for a fund that does not say it yet."""
    before = in_force(sheet.every).get(sheet.year - 1)
    return {"closing": before.sums.carry_over} if before and sheet.fund.carry is None else {}


def _frame_shown(frame: str, fund: Fund) -> Mapping[str, object]:
    if frame == "titolo":
        return {"Titolo": fund.title}
    if frame == "riporto":
        return {"Chiusura dell’anno prima": str(fund.carry.closing) if fund.carry else None}
    return {"Salario accessorio del 2016": str(fund.ceiling.amount_2016) if fund.ceiling else None}


def _desk(request: MemberRequest, sheet: FundSheet, status: int) -> HttpResponse:
    context = {
        "sheet": sheet,
        "layout": laid_out(sheet.sums),
        "answer": answer(sheet),
        "names": NAMES,
    }
    return page(request, "incentives/funds/build.html", context, part="desk", status=status)
