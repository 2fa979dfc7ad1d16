"""Bringing a plan in: all of it in one transaction, or nothing; the same content twice changes nothing."""

from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction
from django.utils.text import slugify

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.storing import store
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.intake.reading import Reading
from traguardo.performance.queries.editions import Edition, edition_of
from traguardo.performance.queries.loading import load
from traguardo.performance.queries.preview import adopted

YEARS = range(1990, 2101)
FIXED = frozenset({models.State.APPROVED, models.State.IN_FORCE})


class Refused(Exception):  # noqa: N818 - it names the fact
    """The file is not a plan that can be kept; `findings` say where and how to mend. Nothing was written."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("Il piano non è stato importato: correggi gli errori e riprova.")
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: the edition in force now, and whether it was there already."""

    edition: Edition
    already: bool


@transaction.atomic
def import_plan(
    *,
    by: str,
    authority: Authority,
    reading: Reading,
    file_name: str,
    version: int | None = None,
    source: models.SourceFile | None = None,
) -> Imported:
    """Keep a plan as the next version of its year; `version` is the newest one that the preview was made against.

    What the newest version, or the one approved, says already is not kept twice. Refused when the reading has errors; StaleVersion when another version came in after the preview.
    """
    plan = accepted(reading, authority)
    locked = Authority.objects.select_for_update().get(pk=authority.pk)
    versions = models.PlanVersion.objects.of(locked.pk).filter(year=plan.year).order_by("-number")
    number = versions[0].number if versions else 0
    for kept in versions:
        if (kept.number == number or kept.state in FIXED) and same_content(kept, plan):
            return Imported(edition=edition_of(authority, kept.pk), already=True)
    if version is not None and version != number:
        raise StaleVersion(
            subject=plan.title, yours={"versione vista": version}, current={"versione in archivio": number}
        )
    row = _version(plan, authority=locked, number=number + 1, by=by)
    row.mapping, row.source, row.file_name = reading.mapping, source, PurePath(file_name).name
    row.sha256 = reading.sha256
    row.save()
    store(row, plan)
    audit.record(
        authority=authority.code, by=by, act="performance.import_plan", subject=row.code, data=_told(row, plan)
    )
    return Imported(edition=edition_of(authority, row.pk), already=False)


def accepted(reading: Reading, authority: Authority) -> Plan:
    """The plan of a reading that can be kept; Refused with all its findings otherwise."""
    plan = adopted(reading, authority)
    if plan is None or reading.refused:
        raise Refused(reading.findings)
    wrong = [year for year in (plan.first_year, plan.year, plan.last_year) if year not in YEARS]
    if wrong:
        raise Refused((*reading.findings, _impossible(wrong[0])))
    return plan


def same_content(version: models.PlanVersion, plan: Plan) -> bool:
    """Whether the plan says what that version said when it came in, or says today with its measurements."""
    content = digest(plan)
    return version.digest == content or digest(load(version)) == content


def _version(plan: Plan, *, authority: Authority, number: int, by: str) -> models.PlanVersion:
    return models.PlanVersion(
        authority=authority,
        year=plan.year,
        number=number,
        code=f"{slugify(plan.authority.code)[:50] or 'piano'}-{plan.year}-v{number}",
        title=plan.title,
        first_year=plan.first_year,
        last_year=plan.last_year,
        reporting_date=plan.reporting_date,
        body=pack(plan.authority),
        headers=[[sheet, attribute, header] for (sheet, attribute), header in plan.headers.items()],
        digest=digest(plan),
        imported_by=User.objects.filter(email=by).first(),
    )


def _told(row: models.PlanVersion, plan: Plan) -> dict[str, object]:
    return {
        "file": row.file_name,
        "sha256": row.sha256,
        "digest": row.digest,
        "mapping": row.mapping,
        "version": row.number,
        "rows": {"objectives": len(plan.objectives), "steps": len(plan.steps), "indicators": len(plan.indicators)},
    }


def _impossible(year: int) -> Finding:
    return Finding(
        code="LET29",
        severity=Severity.ERROR,
        message=f"L'anno {year} del piano non è un anno possibile.",
        mend=f"Scrivi un anno fra {YEARS.start} e {YEARS.stop - 1} nel foglio dell'ente.",
        value=str(year),
    )
