"""Start a staff need, change it while it is a draft, adopt it: from then on it never changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.need import NOT_NOW, read_need
from traguardo.staffing.domain.need.content import plain
from traguardo.staffing.models import NeedState, NeedVersion
from traguardo.staffing.queries.needs import digest_of, sheet_of

Key = tuple[int, int]
Content = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a draft: what it is in words, how it makes a content another, how the part it touches is shown."""

    words: str
    edit: Callable[[Content], Mapping[str, object]]
    shown: Callable[[Content], Mapping[str, object]]


@transaction.atomic
def create_need(
    *, by: User, authority: Authority, year: int, content: Mapping[str, object], start: str, reason: str = ""
) -> NeedVersion:
    """A draft of the three years from `year`; a further version of a year needs the one before adopted, and a reason.

    `start` says what it starts from, for the record. Refused with all that is wrong: then nothing is written.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    last = NeedVersion.objects.filter(authority=authority, year=year).order_by("-number").first()
    if last is not None and last.state == NeedState.DRAFT:
        raise _refused(f"Il fabbisogno {year}-{year + 2} è già in bozza.", "Continua quello.")
    if last is not None and not reason.strip():
        raise _refused(
            f"Il fabbisogno {year}-{year + 2} è già adottato.", "Per aprire una nuova versione scrivi perché."
        )
    checked = _sound({**content, "authority": authority.name, "year": year})
    number = last.number + 1 if last else 1
    row = NeedVersion.objects.create(authority=authority, year=year, number=number, content=checked, reason=reason)
    _told(by, "staffing.create_need", row, {"start": start, "reason": reason})
    return row


@transaction.atomic
def change_need(*, by: User, authority: Authority, key: Key, revision: int, change: Change) -> NeedVersion:
    """Carry out one change on a draft.

    PermissionDenied once it is adopted, StaleVersion with both values when somebody changed it meanwhile, LookupError
    for a row that is not there, Refused when what comes out cannot be computed: then nothing is written.
    """
    row = _locked(authority, key)
    if row.state != NeedState.DRAFT:
        raise PermissionDenied("Il fabbisogno è adottato e non cambia: apri una nuova versione.")
    before = row.content
    if row.revision != revision:
        raise StaleVersion(subject=_named(row), yours=_yours(change, before), current=change.shown(before))
    after = _sound({**change.edit(before), "authority": authority.name, "year": row.year})
    if after == before:
        return row
    row.content, row.revision = after, row.revision + 1
    row.save(update_fields=["content", "revision"])
    _told(by, "staffing.change_need", row, {"what": change.words, **_apart(before, after)})
    return row


@transaction.atomic
def adopt_need(
    *, by: User, authority: Authority, key: Key, revision: int, act: str, on: date, today: date
) -> NeedVersion:
    """Adopt a draft by an act (D.Lgs. 165/2001, art. 6, c. 4): from now on nothing of it changes.

    Refused, with every reason, when it has errors, the act is not said or its day is to come; StaleVersion as ever.
    """
    row = _locked(authority, key)
    if row.state != NeedState.DRAFT:
        raise PermissionDenied("Il fabbisogno è già adottato.")
    if row.revision != revision:
        current = {"Fabbisogno": f"cambiato dopo che l'hai aperto ({sheet_of(row).need.title or _named(row)})"}
        raise StaleVersion(subject=_named(row), yours={"Fabbisogno": "adottato"}, current=current)
    if reasons := _against(row, act, on, today):
        raise Refused(reasons)
    row.state, row.act, row.adopted_on, row.revision = NeedState.ADOPTED, act.strip(), on, row.revision + 1
    row.save(update_fields=["state", "act", "adopted_on", "revision"])
    _told(by, "staffing.adopt_need", row, {"act": row.act, "on": on})
    return row


def _against(row: NeedVersion, act: str, on: date, today: date) -> list[Finding]:
    """Why it cannot be adopted."""
    number = len(sheet_of(row).errors)
    many = "un errore" if number == 1 else f"{number} errori"
    reasons = (
        (number, f"I controlli trovano {many}.", "Correggi il fabbisogno: si adotta quando non ce ne sono più."),
        (not act.strip(), "Manca l'atto.", "Scrivi l'organo, il numero e la data."),
        (on > today, f"Il {it_day(on)} è nel futuro.", "L'adozione si registra quando è avvenuta."),
    )
    return [finding for holds, message, mend in reasons if holds for finding in _refused(message, mend).findings]


def _sound(content: Mapping[str, object]) -> Content:
    """The content as it is kept, when it can be computed; Refused with all that is wrong otherwise."""
    found = plain(content)
    kept: Content = found if isinstance(found, dict) else {}
    need, findings = read_need(kept)
    if need is None:
        raise Refused(findings)
    return kept


def _locked(authority: Authority, key: Key) -> NeedVersion:
    year, number = key
    rows = NeedVersion.objects.select_for_update(no_key=True).select_related("authority")
    found = rows.filter(authority=authority, year=year, number=number).first()
    if found is None:
        raise LookupError("Questo ente non ha quel fabbisogno.")
    return found


def _named(row: NeedVersion) -> str:
    return f"Fabbisogno {row.year}-{row.year + 2}{f', versione {row.number}' if row.number > 1 else ''}"


def _yours(change: Change, content: Content) -> Mapping[str, object]:
    try:
        return change.shown(dict(change.edit(content)))
    except LookupError:
        return {"Modifica": change.words}


def _apart(before: Content, after: Content) -> dict[str, object]:
    """The parts that differ, as they were and as they are: a need holds posts and amounts of posts, nothing of a person."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    sides = {key: _rows_apart(before.get(key), after.get(key)) for key in keys}
    return {
        "before": {key: old for key, (old, _) in sides.items()},
        "after": {key: new for key, (_, new) in sides.items()},
    }


def _rows_apart(before: object, after: object) -> tuple[object, object]:
    if not isinstance(before, list) or not isinstance(after, list):
        return before, after
    return [each for each in before if each not in after], [each for each in after if each not in before]


def _refused(message: str, mend: str) -> Refused:
    return Refused([NOT_NOW.finding(Hit(message=message, mend=mend))])


def _told(by: User, act: str, row: NeedVersion, data: Mapping[str, object]) -> None:
    audit.record(
        authority=row.authority.code,
        by=by.email,
        act=act,
        subject=f"fabbisogno-{row}",
        data={**data, "content": digest_of(row.content)},
    )
