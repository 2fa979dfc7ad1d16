"""Who holds a role in an authority, in which unit, until when: for what is asked of people, and their messages."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.domain.roles import Assignment
from traguardo.access.models import Authority, Membership
from traguardo.access.queries.standing import assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person and one role of theirs; `active` is false for an account that may no longer sign in."""

    user: int
    name: str
    email: str
    active: bool
    assignment: Assignment

    def holds_on(self, day: date) -> bool:
        """Whether they hold the role on that day and may sign in."""
        return self.active and self.assignment.holds_on(day)


def holders(authority: Authority) -> tuple[Holder, ...]:
    """Every role ever held in the authority, by name. One SQL statement."""
    rows = Membership.objects.filter(authority=authority).select_related("user")
    return tuple(
        Holder(
            user=row.user_id,
            name=str(row.user),
            email=row.user.email,
            active=row.user.is_active,
            assignment=assignment(row),
        )
        for row in rows.order_by("user__full_name", "user__email", "valid_from")
    )
