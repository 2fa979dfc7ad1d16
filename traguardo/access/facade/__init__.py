"""All that other contexts may use of access: tenants, people, roles, permissions and the guard on every view."""

from traguardo.access.actions.people import add_member, create_authority, create_user, end_membership
from traguardo.access.actions.posting import post
from traguardo.access.domain.roles import Role, Standing
from traguardo.access.facade.member import MemberRequest, member
from traguardo.access.facade.terminal import named_authority
from traguardo.access.models import Authority, User
from traguardo.access.queries.holders import Holder, holders
from traguardo.access.queries.permissions import can, grant, granted, may
from traguardo.access.queries.standing import authorities_of, standing

__all__ = [
    "Authority",
    "Holder",
    "MemberRequest",
    "Role",
    "Standing",
    "User",
    "add_member",
    "authorities_of",
    "can",
    "create_authority",
    "create_user",
    "end_membership",
    "grant",
    "granted",
    "holders",
    "may",
    "member",
    "named_authority",
    "post",
    "standing",
]
