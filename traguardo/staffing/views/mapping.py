"""Bringing people in from the export of another program: the file, its columns, its values, then the usual preview.

The file waits nowhere: what is needed of it travels signed in the page of who uploaded it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.rule_card import Hit
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions.mappings import drop_mapping as drop
from traguardo.staffing.actions.mappings import save_mapping
from traguardo.staffing.domain.mapping import (
    TOO_LONG,
    VALUED,
    VOICES,
    Target,
    guess,
    lacking,
    read_mapping,
    values_of,
)
from traguardo.staffing.forms.mapping import MOST_VALUES, NEW, ColumnsForm, ExportForm, ValuesForm
from traguardo.staffing.forms.people import VersionForm
from traguardo.staffing.intake.mapping.exporting import read_export
from traguardo.staffing.intake.mapping.reading import knows, own_word, read_mapped
from traguardo.staffing.models import ColumnMapping
from traguardo.staffing.queries.register import preview
from traguardo.staffing.queries.staff import staff
from traguardo.staffing.views.acting import Screen, act_on
from traguardo.staffing.views.importing import LATE, problems_table, seen_page
from traguardo.staffing.views.mapping_way import Way, packed, unpacked
from traguardo.ui.facade import page

LARGEST = 3_000_000
SAMPLE = 3


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def mappings(request: MemberRequest) -> HttpResponse:
    """The mappings kept, and the file to read: by one of them straight to its values, else to its columns."""
    rows = list(ColumnMapping.objects.filter(authority=request.authority))
    names = [row.name for row in rows]
    if request.method != "POST":
        return _start(request, rows, ExportForm(names=names, initial={"on": request.today}))
    form = ExportForm(request.POST, request.FILES, names=names)
    if not form.is_valid():
        return _start(request, rows, form, status=422)
    export, findings = read_export(form.cleaned_data["workbook"])
    if export is None:
        return _start(request, rows, form, problems=findings, status=422)
    row = next((row for row in rows if row.name == form.cleaned_data["mapping"] != NEW), None)
    target = Target(form.cleaned_data["target"])
    mapping = read_mapping(row.text)[0] if row else guess(export.headings, target)
    way = Way(export=export, mapping=mapping, name=row.name if row else "", version=row.version if row else 0, on=form.cleaned_data["on"])  # fmt: skip
    if len(packed(request, way)) > LARGEST:
        found = TOO_LONG.finding(Hit(message=f"Il file ha {len(export.headings)} colonne e {len(export.rows)} righe."))
        return _start(request, rows, form, problems=[found], status=422)
    known = row and not lacking(mapping) and all(each in export.headings for each in mapping.columns.values())
    return _values(request, way.needed()) if known else _columns(request, way)


@require_POST
@member("staffing.edit")
def match_columns(request: MemberRequest) -> HttpResponse:
    """What each column is; then its values."""
    way = unpacked(request)
    if way is None:
        return _late(request)
    form = ColumnsForm(request.POST, headings=way.export.headings, mapping=way.mapping)
    if not form.is_valid():
        return _columns(request, way, form)
    mapping = form.read()
    if wrong := lacking(mapping):
        for each in wrong:
            form.add_error(None, f"{each.message} {each.mend}")
        return _columns(request, way, form)
    return _values(request, replace(way, mapping=mapping).needed())


@require_POST
@member("staffing.edit")
def match_values(request: MemberRequest) -> HttpResponse:
    """What each value means; the mapping is kept where it has a name, then what would change is shown."""
    way = unpacked(request)
    if way is None:
        return _late(request)
    form = _values_form(request, way, request.POST)
    if not form.is_valid():
        return _values(request, way, form)
    told = {voice: {**way.mapping.values.get(voice, {}), **values} for voice, values in form.values().items()}
    mapping = replace(way.mapping, values={**way.mapping.values, **told})
    mapped = read_mapped(way.export, mapping, units=_units(request), held=staff(request.authority), on=way.on)
    found = preview(request.authority, mapped.reading)
    if found.refused:
        return _values(request, replace(way, mapping=mapping), form, problems=found.findings)
    if name := form.cleaned_data["keep"]:
        version = way.version if name == way.name else 0
        save_mapping(by=request.user, authority=request.authority, name=name, version=version, mapping=mapping)
    return seen_page(request, found, mapped.reading)


@require_safe
@member("staffing.edit")
def mapping_toml(request: MemberRequest, name: str) -> HttpResponse:
    """A mapping as it is kept, to look at or to give to another body."""
    row = _row(request, name)
    response = HttpResponse(row.text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="abbinamento.toml"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def drop_mapping(request: MemberRequest, name: str) -> HttpResponse:
    """Throw a mapping away."""
    row = _row(request, name)
    form = VersionForm(request.POST or None, initial={"version": row.version})
    screen = Screen(
        title=f"Elimina l'abbinamento «{name}»",
        action="Elimina",
        done="Abbinamento eliminato.",
        back=reverse("staffing:mappings", args=[request.authority.code]),
        warning=f"L'abbinamento «{name}» non si recupera. Le persone già caricate restano.",
    )
    who: dict[str, Any] = {"by": request.user, "authority": request.authority}
    return act_on(request, form, lambda: drop(**who, name=name, version=form.cleaned_data["version"]), screen)


def _row(request: MemberRequest, name: str) -> ColumnMapping:
    row = ColumnMapping.objects.filter(authority=request.authority, name=name).first()
    if row is None:
        raise Http404("Questo abbinamento non c'è.")
    return row


def _start(
    request: MemberRequest,
    rows: Sequence[ColumnMapping],
    form: ExportForm,
    *,
    problems: Sequence[Finding] = (),
    late: str = "",
    status: int = 200,
) -> HttpResponse:
    told = [(row, read_mapping(row.text)[0]) for row in rows]
    context = {"rows": told, "form": form, "late": late, "problems": problems_table(problems) if problems else None}
    return page(request, "staffing/mapping/start.html", context, part="form", status=status)


def _late(request: MemberRequest) -> HttpResponse:
    rows = list(ColumnMapping.objects.filter(authority=request.authority))
    form = ExportForm(names=[row.name for row in rows], initial={"on": request.today})
    return _start(request, rows, form, late=LATE, status=422)


def _columns(request: MemberRequest, way: Way, form: ColumnsForm | None = None) -> HttpResponse:
    status = 422 if form is not None else 200
    form = form or ColumnsForm(
        headings=way.export.headings, mapping=way.mapping, initial={"token": packed(request, way)}
    )
    rows = [(head, [cells[at] for _, cells in way.export.rows[:SAMPLE]]) for at, head in enumerate(way.export.headings)]
    context = {"form": form, "way": way, "sample": rows}
    return page(request, "staffing/mapping/columns.html", context, status=status)


def _values(
    request: MemberRequest, way: Way, form: ValuesForm | None = None, *, problems: Sequence[Finding] = ()
) -> HttpResponse:
    status = 422 if form is not None else 200
    form = form or _values_form(request, way, None)
    context = {
        "form": form,
        "way": way,
        "words": VOICES[way.mapping.target],
        "many": sum(len(values) > MOST_VALUES for values in form.found.values()),
        "problems": problems_table([each for each in problems if each.severity is Severity.ERROR])
        if problems
        else None,
    }
    return page(request, "staffing/mapping/values.html", context, status=status)


def _values_form(request: MemberRequest, way: Way, data: Any) -> ValuesForm:  # noqa: ANN401 - Django's own
    found = {
        voice: values
        for voice in VALUED
        if voice in way.mapping.columns and (values := values_of(way.export, way.mapping, voice))
    }
    standing = organisation.units(request.authority, on=way.on)
    taken = set(ColumnMapping.objects.filter(authority=request.authority).values_list("name", flat=True)) - {way.name}
    return ValuesForm(
        data,
        found=found,
        meanings={voice: _meanings(way, voice, values, _units(request)) for voice, values in found.items()},
        units=[(unit.code, f"{unit.code} – {unit.name}") for unit in standing],
        taken=sorted(taken),
        initial={"token": packed(request, way), "keep": way.name},
    )


def _meanings(way: Way, voice: str, values: Mapping[str, int], units: Any) -> dict[str, str]:  # noqa: ANN401 - a check
    """What each value is taken to mean: as the mapping says, else itself in the register's own words."""
    told = way.mapping.values.get(voice, {})
    reads = knows(units)[voice]
    return {value: told.get(value) or (own_word(voice, value) if reads(value) else "") for value in values}


def _units(request: MemberRequest) -> Any:  # noqa: ANN401 - a check
    """Whether a code is of a unit, open or closed."""
    codes = organisation.unit_keys(request.authority)
    return lambda code: code in codes
