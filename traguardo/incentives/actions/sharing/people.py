"""Put people in a sharing, in the place of those there were."""

from collections.abc import Sequence

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.sharing.locking import held_draft, recorded
from traguardo.incentives.queries.sharings import Data, Sharing


@transaction.atomic
def replace_people(
    *, by: User, authority: Authority, sharing: int, revision: int, people: Sequence[Data], taken_from: str
) -> Sharing:
    """Keep the rows and where they come from; the record holds how many: no figure of theirs, nor a digest one could guess it from."""
    row = held_draft(authority, sharing, revision=revision, yours={"Persone": len(people)})
    before = len(row.people)
    row.people, row.taken_from, row.revision = [dict(each) for each in people], taken_from, row.revision + 1
    row.save(update_fields=["people", "taken_from", "revision"])
    data = {"people_before": before, "people": len(people)}
    return recorded(row, by=by, act="change_sharing", data=data)
