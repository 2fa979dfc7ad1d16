"""Acts on regulations: a draft begun, changed, dropped; adopted by an act, and from then on never touched."""

import hashlib
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.domain.plain import told_lines
from traguardo.social_services.domain.regulation import Regulation
from traguardo.social_services.intake.regulations import read_regulation_text, unreadable
from traguardo.social_services.library.source import plain_data, rewritten
from traguardo.social_services.models import Regulation as Row
from traguardo.social_services.models import RegulationState


class RegulationRefused(ValueError):  # noqa: N818 - it names the fact
    """A text that cannot be read, kept or adopted; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = tuple(findings)


@transaction.atomic
def create_regulation(*, by: User, authority: Authority, text: str, base: int = 0) -> Row:
    """A new draft of a text; its `code` says of which service. `base` is the version it is copied from, if any.

    RegulationRefused when the text cannot be read.
    """
    regulation = _read(text)
    Authority.objects.select_for_update().get(pk=authority.pk)
    rows = Row.objects.filter(authority=authority, code=regulation.code)
    row = Row(authority=authority, code=regulation.code, base=base)
    row.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    _write(row, regulation, text)
    _tell(by, row, "social_services.create_regulation", base=base)
    return row


@transaction.atomic
def change_regulation(*, by: User, authority: Authority, code: str, number: int, revision: int, text: str) -> Row:
    """Another text for a draft; `revision` is the one its author had seen.

    PermissionDenied once adopted, StaleVersion when somebody changed it meanwhile, RegulationRefused when it cannot be
    read or is of another service: then nothing is written.
    """
    regulation = _read(text)
    row = _draft(authority, code, number, revision, regulation)
    if regulation.code != code:
        raise RegulationRefused([_other_code(regulation.code, code)])
    if text == row.text:
        return row
    row.revision += 1
    _write(row, regulation, text)
    _tell(by, row, "social_services.change_regulation")
    return row


@transaction.atomic
def drop_regulation(*, by: User, authority: Authority, code: str, number: int, revision: int) -> None:
    """Take a draft away; PermissionDenied once adopted, StaleVersion as above."""
    row = _draft(authority, code, number, revision)
    _tell(by, row, "social_services.drop_regulation")
    row.delete()


@transaction.atomic
def adopt_regulation(
    *, by: User, authority: Authority, code: str, number: int, revision: int, act: str, on: date, valid_from: date
) -> Row:
    """Adopt a draft by an act of a day, in force from another; act and day are written into its text, then it is frozen.

    RegulationRefused with the errors of the linter, as it is on its first day or, where that is past, on the day of the act.
    """
    row = _draft(authority, code, number, revision)
    text = rewritten(row.text, plain_data(row.text) | {"resolution": act, "valid_from": valid_from})
    regulation = _read(text)
    day = max(valid_from, on)
    found = check_regulation(regulation, on=day, known=day)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise RegulationRefused(errors)
    row.state, row.act, row.adopted_on = RegulationState.ADOPTED, act, on
    row.revision += 1
    _write(row, regulation, text)
    _tell(
        by, row, "social_services.adopt_regulation", adopted=act, on=on.isoformat(), valid_from=valid_from.isoformat()
    )
    return row


def _read(text: str) -> Regulation:
    regulation, findings = read_regulation_text(text)
    if regulation is None:
        raise RegulationRefused(findings)
    return regulation


def _draft(authority: Authority, code: str, number: int, revision: int, typed: Regulation | None = None) -> Row:
    """A version that can still change, locked, that nobody changed since it was seen; LookupError when there is none."""
    row = Row.objects.select_for_update().filter(authority=authority, code=code, number=number).first()
    if row is None:
        raise LookupError("Questo ente non ha un regolamento con quel codice e quel numero.")
    if row.state != RegulationState.DRAFT:
        raise PermissionDenied(f"«{row}» è adottato e non cambia più: crea da qui una nuova versione.")
    if row.revision != revision:
        raise _stale(row, revision, typed)
    return row


def _stale(row: Row, revision: int, typed: Regulation | None) -> StaleVersion:
    """Both texts, line by line where they differ."""
    yours = {line.label: line.text for line in told_lines(typed)} if typed else {}
    current = {line.label: line.text for line in told_lines(_read(row.text))} if typed else {}
    labels = [label for label in yours | current if yours.get(label) != current.get(label)]
    return StaleVersion(
        subject=str(row),
        yours={label: yours.get(label, "") for label in labels} or {"Versione letta": revision},
        current={label: current.get(label, "") for label in labels} or {"Versione letta": row.revision},
    )


def _other_code(typed: str, code: str) -> Finding:
    return unreadable(
        f"Il codice è diventato «{typed}»: questa è una versione di «{code}».",
        f'Rimetti code = "{code}"; per un altro servizio inizia un regolamento nuovo.',
    )


def _write(row: Row, regulation: Regulation, text: str) -> None:
    row.text, row.title, row.service = text, regulation.title[:200], regulation.service[:200]
    row.valid_from, row.valid_to = regulation.valid_from, regulation.valid_to
    row.save()


def _tell(by: User, row: Row, act: str, **data: object) -> None:
    """In the register: which version, its days, the digest of its text."""
    digest = hashlib.sha256(row.text.encode()).hexdigest()
    told = {"revision": row.revision, "valid_from": row.valid_from.isoformat(), "sha256": digest, **data}
    audit.record(authority=row.authority.code, by=by.email, act=act, subject=f"{row.code}-{row.number}", data=told)
