"""All that other contexts may use of the organisation: units, posts and quotas at a date, and the acts on them."""

from traguardo.organisation.actions.members import add_member_body, change_quota, remove_member_body
from traguardo.organisation.actions.posts import close_post, create_post
from traguardo.organisation.actions.units import change_unit, close_unit, create_unit
from traguardo.organisation.domain.members import Member, check_total, read_share, total
from traguardo.organisation.domain.units import Branch, Refused, Unit, tree
from traguardo.organisation.queries.members import quotas
from traguardo.organisation.queries.units import Post, history, posts, states, unit, unit_keys, units

__all__ = [
    "Branch",
    "Member",
    "Post",
    "Refused",
    "Unit",
    "add_member_body",
    "change_quota",
    "change_unit",
    "check_total",
    "close_post",
    "close_unit",
    "create_post",
    "create_unit",
    "history",
    "posts",
    "quotas",
    "read_share",
    "remove_member_body",
    "states",
    "total",
    "tree",
    "unit",
    "unit_keys",
    "units",
]
