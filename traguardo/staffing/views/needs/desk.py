"""What the screens of a need have in common: the need asked for, its addresses, its findings in words, acts carried out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_money, it_number
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.need.content import rows
from traguardo.staffing.intake.need_parts import BY_KEY, in_words, place_words
from traguardo.staffing.queries.needs import NeedSheet, need_sheet

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A finding with its place in words, and where one mends it (empty when one cannot, or may not)."""

    finding: Finding
    where: str
    url: str


def sheet_or_404(request: MemberRequest, year: int, number: int) -> NeedSheet:
    """The need of that year and number of this authority."""
    try:
        return need_sheet(request.authority, year, number)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def draft_or_403(request: MemberRequest, year: int, number: int) -> NeedSheet:
    """The need while it is a draft; PermissionDenied afterwards."""
    sheet = sheet_or_404(request, year, number)
    if not sheet.editable:
        raise PermissionDenied(f"{sheet.name} è adottato e non cambia: apri una nuova versione.")
    return sheet


def need_url(request: MemberRequest, name: str, sheet: NeedSheet, *parts: object) -> str:
    """The address of a page of that need."""
    return reverse(f"staffing:{name}", args=[request.authority.code, *sheet.key, *parts])


def noted(request: MemberRequest, sheet: NeedSheet) -> list[Noted]:
    """Every finding of a need, each where it is mended."""
    may = sheet.editable and request.may("staffing.edit_need")
    return [_noted(request, sheet, each, may=may) for each in sheet.sums.findings]


def _noted(request: MemberRequest, sheet: NeedSheet, finding: Finding, *, may: bool) -> Noted:
    part, row = BY_KEY.get(finding.place.sheet), finding.place.row
    known = rows(sheet.content, part.key) if part and not part.single else []
    told = known[row - 1] if 0 < row <= len(known) else {}
    name = str(told.get(part.head, "")) if part else ""
    if part and part.key == "post" and told:
        name = f"{name} ({told.get('category', '')})"
    url = ""
    if may and part:
        url = need_url(request, "change_need_row", sheet, part.slug, 0 if part.single else row)
    if part:
        finding = replace(finding, message=in_words(finding.message, part), mend=in_words(finding.mend, part))
    return Noted(finding=finding, where=place_words(finding.place.sheet, row, finding.place.column, name), url=url)


def carried(form: forms.Form, act: Callable[[], object], place: int = 0) -> bool:
    """Whether the act was carried out; all the reasons it was refused for go into the form."""
    try:
        act()
    except Refused as refusal:
        refuse = getattr(form, "refuse", None)
        if refuse:
            refuse(refusal.findings, place)
        else:
            form.add_error(None, [f"{each.message} {each.mend}" for each in refusal.findings])
    except LookupError as missing:
        raise Http404(str(missing)) from missing
    return not form.errors


def answer(sheet: NeedSheet) -> str:
    """«Servono 111 posti; al 31/12/2021 ne sono coperti 81: ne mancano 27.» and what the hires cost."""
    sums = sheet.sums
    on = f"al {it_day(sums.need.on)} " if sums.need.on else ""
    lacking = f"ne mancano {it_number(sums.vacant)}" if sums.vacant else "non ne manca nessuno"
    told = f"Servono {it_number(sums.optimal)} posti; {on}ne sono coperti {it_number(sums.held)}: {lacking}."
    return f"{told} {hiring_answer(sheet)}" if sums.hires else told


def hiring_answer(sheet: NeedSheet) -> str:
    """«Le assunzioni sono 8,5 unità e a regime costano 232.400,00 € l'anno; le fonti stabili ne danno 284.204,00 €.»"""
    sums = sheet.sums
    units = it_number(sums.years[-1].running_units)
    told = f"Le assunzioni previste sono {units} unità e a regime costano {it_money(sums.yearly.cents)} l’anno"
    return f"{told}; le fonti stabili ne danno {it_money(sums.lasting.cents)}." if sums.sources else f"{told}."
