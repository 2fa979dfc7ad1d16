"""Editing a draft: each act numbered and kept change by change, held against what its author saw, undone at will."""

from collections.abc import Iterable
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.redrafting import rewrite
from traguardo.performance.domain.editing import (
    Change,
    Changes,
    Clash,
    Unsound,
    apply,
    inverse,
    kept,
    read,
    unsound,
)
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.intake.typed import written_headers
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition, edition_of
from traguardo.performance.queries.editor.history import clash_of, later, undoable
from traguardo.performance.queries.editor.rights import outside
from traguardo.performance.queries.editor.words import attribute, named, summary, told


class Broken(ValueError):  # noqa: N818 - it names the fact
    """The act would leave the plan with codes that lead nowhere; `problems` say which cells. Nothing was written."""

    def __init__(self, problems: tuple[Unsound, ...]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


@transaction.atomic
def edit_plan(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    seen: int,
    changes: Iterable[Change],
) -> models.Edit | None:
    """Make the changes in a draft as its next act; `seen` is the revision its author had before the eyes.

    None when there is nothing to change. PermissionDenied when it is no draft or not of one's units; StaleVersion, with
    both values, when somebody changed the same cells meanwhile; Broken when codes would lead nowhere.
    """
    version = _locked(authority, edition)
    made = tuple(changes)
    others = later(edition.pk, seen)
    made = tuple(change for change in made if not any(change == other for other in others))
    _refuse_stale(clash_of(made, others))
    return _make(version, made, by=by, standing=standing, authority=authority) if made else None


@transaction.atomic
def undo_last(*, by: str, standing: Standing, authority: Authority, edition: Edition, number: int) -> models.Edit:
    """Undo the author's own last act, whose `number` was seen; refused when the same cells changed after it.

    StaleVersion when it is no longer the last, or when others wrote in its cells; PermissionDenied, Broken as above.
    """
    version = _locked(authority, edition)
    last = undoable(edition.pk, by)
    if last is None or last.number != number:
        current = f"{last.number}. {last.summary}" if last else "nessun atto da annullare"
        raise StaleVersion(subject=edition.title, yours={"Atto": f"n. {number}"}, current={"Atto": current})
    changes = read(last.changes)
    _refuse_stale(clash_of(inverse(changes), later(edition.pk, number)))
    return _make(version, inverse(changes), by=by, standing=standing, authority=authority, undoes=last)


def _locked(authority: Authority, edition: Edition) -> models.PlanVersion:
    version = models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    if version.state != models.State.DRAFT:
        word = models.State(version.state).label
        raise PermissionDenied(
            f"La versione {version.number} del {version.year} è «{word}» e non si modifica: apri una variazione."
        )
    return version


def _refuse_stale(clash: tuple[Change, Change] | None) -> None:
    if clash is None:
        return
    mine, theirs = clash
    label = f"{named(mine.table, mine.code)}: {attribute(mine.attribute) if mine.attribute else 'tutta la riga'}"
    raise StaleVersion(
        subject=named(mine.table, mine.code), yours={label: _whole(mine)}, current={label: _whole(theirs)}
    )


def _whole(change: Change) -> str:
    if change.attribute is None:
        return "riga tolta" if change.deleted else "riga scritta"
    return told(change.after) or "(vuoto)"


def _make(
    version: models.PlanVersion,
    changes: Changes,
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    undoes: models.Edit | None = None,
) -> models.Edit:
    before = plans.plan(edition_of(authority, version.pk))
    after = _applied(before, changes)
    refused = outside(standing, before, after, changes)
    if refused:
        raise PermissionDenied(f"«{refused[0]}» non è della tua unità: può cambiarlo l'ufficio programmazione.")
    problems = unsound(after, changes)
    if problems:
        raise Broken(problems)
    rewrite(version, before, after, changes)
    _advance(version, after)
    edit = models.Edit.objects.create(
        plan=version,
        number=version.revision,
        summary=summary(changes),
        changes=kept(changes),
        undoes=undoes,
        by=User.objects.filter(email=by).first(),
    )
    _record(edit, version, by=by, authority=authority)
    return edit


def _applied(before: Plan, changes: Changes) -> Plan:
    try:
        return apply(before, changes)
    except Clash as clash:
        _refuse_stale((clash.change, replace(clash.change, after=clash.current)))
        raise


def _advance(version: models.PlanVersion, after: Plan) -> None:
    """The next revision; rows written here get the names of their columns, for the checks to say where they are."""
    known = {(sheet, name) for sheet, name, _ in version.headers}
    version.headers = [*version.headers, *(row for row in written_headers() if (row[0], row[1]) not in known)]
    version.revision += 1
    version.digest = digest(after)
    version.save(update_fields=["revision", "digest", "headers"])


def _record(edit: models.Edit, version: models.PlanVersion, *, by: str, authority: Authority) -> None:
    audit.record(
        authority=authority.code,
        by=by,
        act="performance.undo_last" if edit.undoes else "performance.edit_plan",
        subject=f"{version.code}/{edit.number}",
        data={"summary": edit.summary, "changes": edit.changes, "undoes": edit.undoes.number if edit.undoes else None},
    )
