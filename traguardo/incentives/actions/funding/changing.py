"""Change a fund under construction, take the last change back, write the texts of its reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.funding.rows import Key, check_seen, locked_fund, told
from traguardo.incentives.domain.fund import Fund, fund_data, read_fund
from traguardo.incentives.domain.fund_life import Stage
from traguardo.incentives.models import Fund as Row
from traguardo.incentives.queries.funds import digest_of, fund_of
from traguardo.kernel.finding import Finding

Content = Mapping[str, object]


class NotSound(ValueError):  # noqa: N818 - it names the fact
    """A fund that cannot be reckoned; `findings` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: what it is in words, how it makes a fund another, how the part it touches is shown."""

    words: str
    edit: Callable[[Fund], Fund]
    shown: Callable[[Fund], Mapping[str, object]]


@transaction.atomic
def change_fund(*, by: User, authority: Authority, key: Key, revision: int, change: Change) -> Row:
    """Carry out one change on a fund under construction.

    PermissionDenied once it is proposed, StaleVersion with both values when somebody changed it meanwhile, LookupError
    for an item that is not there, NotSound when what comes out cannot be reckoned: then nothing is written.
    """
    row = locked_fund(authority, key)
    _check_open(row)
    fund = fund_of(row)
    if row.revision != revision:
        check_seen(row, revision, yours=_yours(change, fund), current=change.shown(fund))
    return _write(by, row, sound(fund_data(change.edit(fund))), change.words)


@transaction.atomic
def undo_change(*, by: User, authority: Authority, key: Key, revision: int) -> Row:
    """Put back what the fund was before its last change; done again, it takes that back. Refusals as for `change_fund`."""
    row = locked_fund(authority, key)
    _check_open(row)
    check_seen(
        row, revision, yours={"Ultima modifica": "annullata"}, current={"Ultima modifica": "un’altra, più recente"}
    )
    if row.undone is None:
        raise PermissionDenied("Non c’è una modifica da annullare.")
    return _write(by, row, row.undone, "ultima modifica annullata")


@transaction.atomic
def write_texts(*, by: User, authority: Authority, key: Key, revision: int, texts: Mapping[str, str]) -> Row:
    """Write the texts of the reports, until the signature; refusals as for `change_fund`."""
    row = locked_fund(authority, key)
    if row.state == Stage.SIGNED:
        raise PermissionDenied("Il fondo è firmato: le sue relazioni non cambiano più.")
    changed = {code: text for code, text in texts.items() if row.texts.get(code, "") != text}
    current = {code: row.texts.get(code, "") for code in changed}
    check_seen(row, revision, yours=changed, current=current)
    row.texts = {code: text for code, text in {**row.texts, **changed}.items() if text}
    row.revision += 1
    row.save(update_fields=["texts", "revision"])
    told(by, "incentives.change_fund", row, {"what": "testi delle relazioni", "texts": sorted(changed)})
    return row


def sound(content: Content) -> Content:
    """The content, when it can be reckoned; NotSound otherwise."""
    fund, findings = read_fund(content)
    if fund is None:
        raise NotSound(findings)
    return fund_data(fund)


def _check_open(row: Row) -> None:
    if row.state != Stage.DRAFT:
        raise PermissionDenied(
            f"Il fondo è «{row.get_state_display()}» e le sue voci non cambiano: riportalo in costruzione, "
            "o apri una variazione se è firmato."
        )


def _write(by: User, row: Row, content: Content, words: str) -> Row:
    before, after = differences(row.content, content)
    if before == after:
        return row
    row.content, row.undone, row.revision = content, row.content, row.revision + 1
    row.save(update_fields=["content", "undone", "revision"])
    told(
        by,
        "incentives.change_fund",
        row,
        {"what": words, "before": before, "after": after, "content": digest_of(content)},
    )
    return row


def differences(before: Content, after: Content) -> tuple[dict[str, object], dict[str, object]]:
    """The parts that differ, on either side; of lists, the whole order when the items are the same, else only what differs."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    sides = [_apart(before.get(key), after.get(key)) for key in keys]
    return dict(zip(keys, (left for left, _ in sides), strict=True)), dict(
        zip(keys, (right for _, right in sides), strict=True)
    )


def _apart(before: object, after: object) -> tuple[object, object]:
    if not isinstance(before, list) or not isinstance(after, list):
        return before, after
    gone, come = [each for each in before if each not in after], [each for each in after if each not in before]
    return (gone, come) if gone or come else (before, after)


def _yours(change: Change, fund: Fund) -> Mapping[str, object]:
    try:
        return change.shown(change.edit(fund))
    except LookupError:
        return {"Modifica": change.words}
