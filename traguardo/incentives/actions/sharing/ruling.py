"""Keep the rules of a sharing: from the simulator, from a file, from last year's."""

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.sharing.locking import held_draft, recorded
from traguardo.incentives.queries.sharings import Data, Sharing, fingerprint


@transaction.atomic
def save_rules(*, by: User, authority: Authority, sharing: int, revision: int, rules: Data) -> Sharing:
    """Put these rules in the place of those there are."""
    row = held_draft(authority, sharing, revision=revision, yours={"Regole": "quelle che volevi salvare"})
    before, after = fingerprint(row.rules), fingerprint(rules)
    row.rules, row.revision = dict(rules), row.revision + 1
    row.save(update_fields=["rules", "revision"])
    return recorded(row, by=by, act="change_sharing", data={"rules_before": before, "rules": after})
