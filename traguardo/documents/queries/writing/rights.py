"""What a person may do with a section of a document."""

from traguardo.access.facade import Standing, User, may
from traguardo.documents.domain.states import Hand
from traguardo.documents.models import Section


def hand(user: User, held: Standing, section: Section) -> Hand:
    """A section with a writer is that person's, or a coordinator's; without, of whoever may write documents."""
    coordinates = may(held, "documents.coordinate")
    free = section.writer_id in {None, user.pk}
    return Hand(
        writes=may(held, "documents.write") and (free or coordinates),
        validates=may(held, "documents.validate") or section.validator_id == user.pk,
        coordinates=coordinates,
        wrote=section.writer_id == user.pk,
    )
