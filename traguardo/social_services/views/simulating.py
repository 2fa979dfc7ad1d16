"""A regulation tried on a population: invented people, whose question stands in the address, or a file that is not kept."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes, heads, workbook
from traguardo.kernel.italian import NO_BREAK_SPACE
from traguardo.social_services.forms.simulations import AskedForm, InventedForm, UploadForm
from traguardo.social_services.library.report import in_words
from traguardo.social_services.queries.regulations import Version, services
from traguardo.social_services.queries.simulating import (
    MOST,
    Asked,
    Simulated,
    Text,
    simulated_invented,
    simulated_upload,
)
from traguardo.ui.facade import page, with_query

FIRST_TRY, SEED = 20_000, 1
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is on the page: the form, the versions it chose from, what came out of it."""

    form: AskedForm
    chosen: dict[str, Version]
    done: Simulated | None = None

    @property
    def tried(self) -> Version | None:
        return self.chosen.get(self.form["regolamento"].value() or "")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member("social_services.simulate")
def simulate_regulation(request: MemberRequest) -> HttpResponse:
    """The question and its answer; `forma` asks for the tables as a file."""
    trial = _uploaded(request) if request.method == "POST" else _invented(request)
    form = (request.POST if request.method == "POST" else request.GET).get("forma", "")
    report = trial.done.report if trial.done else None
    if report is not None and form in KINDS:
        name = f"simulazione-{slugify(trial.tried.code if trial.tried else '')}.{form}"
        content = csv_bytes(report.tables) if form == "csv" else workbook(report.tables, title="Simulazione")
        answer = HttpResponse(content, content_type=KINDS[form])
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    failed = trial.done is not None and report is None
    status = 422 if failed or (trial.form.is_bound and trial.form.errors) else 200
    return page(
        request, "social_services/simulation/simulate.html", _context(request, trial), part="outcome", status=status
    )


def _invented(request: MemberRequest) -> Trial:
    versions = _versions(request)
    start = {"giorno": request.today, "persone": FIRST_TRY, "seme": SEED} | {key: request.GET[key] for key in ("regolamento", "confronto") if key in request.GET}  # fmt: skip
    asked = "persone" in request.GET
    form = InventedForm(request.GET if asked else None, choices=_choices(versions), most=MOST, initial=start)
    if not asked or not form.is_valid():
        return Trial(form=form, chosen=versions)
    data = form.cleaned_data
    seed = SEED if data["seme"] is None else data["seme"]
    done = simulated_invented(_asked(request, data, versions), people=data["persone"], seed=seed)
    return Trial(form=form, chosen=versions, done=done)


def _uploaded(request: MemberRequest) -> Trial:
    versions = _versions(request)
    form = UploadForm(request.POST, request.FILES, choices=_choices(versions))
    if not form.is_valid():
        return Trial(form=form, chosen=versions)
    data = form.cleaned_data
    asked = _asked(request, data, versions)
    done = simulated_upload(asked, name=str(data["file"].name), content=data["file"].read())
    return Trial(form=form, chosen=versions, done=done)


def _versions(request: MemberRequest) -> dict[str, Version]:
    """Every version that can be read, by its code and number."""
    found = (each for service in services(request.authority, on=request.today) for each in service.versions)
    return {f"{each.code}/{each.number}": each for each in found if each.regulation is not None}


def _choices(versions: dict[str, Version]) -> list[Any]:
    return [(key, f"{each.name}{'' if each.adopted else ', in bozza'}") for key, each in versions.items()]


def _asked(request: MemberRequest, data: dict[str, Any], versions: dict[str, Version]) -> Asked:
    tried, before = versions[data["regolamento"]], versions.get(data["confronto"])
    alike = before is not None and before.code == tried.code

    def named(version: Version) -> Text:
        name = f"la versione{NO_BREAK_SPACE}{version.number}" if alike else f"«{version.name}»"
        return Text(text=version.text, name=name)

    return Asked(tried=named(tried), before=named(before) if before else None, on=data["giorno"] or request.today)


def _context(request: MemberRequest, trial: Trial) -> dict[str, object]:
    here = reverse("social_services:simulate", args=[request.authority.code])
    upload = isinstance(trial.form, UploadForm) or "file" in request.GET
    form = trial.form if isinstance(trial.form, UploadForm) or not upload else UploadForm(choices=_choices(trial.chosen), initial=trial.form.initial)  # fmt: skip
    ways = [("Popolazione inventata", here, not upload), ("Un tuo file", f"{here}?file=1", upload)]
    report = trial.done.report if trial.done else None
    return {
        "form": form,
        "here": here,
        "upload": upload,
        "any": bool(trial.chosen),
        "ways": [{"label": label, "url": url, "current": current} for label, url, current in ways],
        "done": trial.done,
        "report": report,
        "draft": trial.tried is not None and not trial.tried.adopted,
        "plain": [(each, heads(each), in_words(each)) for each in report.plain] if report else [],
        "files": [(kind.upper(), with_query(request, forma=kind)) for kind in KINDS] if report and not upload else [],
        "most": MOST,
    }
