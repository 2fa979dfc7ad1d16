"""How an address is told: the roles that open it, the methods it takes, the keys that fill it in."""

from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

from traguardo.access.facade import Role

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
READ, ACT = {"GET", "HEAD"}, {"GET", "HEAD", "POST"}
ALL = set(Role)
OFFICE, HEAD, DIRECTOR, BOARD, STAFF, ADMINISTRATOR = (
    Role.PLANNING_OFFICE,
    Role.UNIT_HEAD,
    Role.DIRECTOR,
    Role.EVALUATION_BOARD,
    Role.STAFF_OFFICE,
    Role.ADMINISTRATOR,
)
BUILDING = {OFFICE, HEAD, DIRECTOR, BOARD}
COORDINATORS = {OFFICE, DIRECTOR}
WRITERS = {OFFICE, HEAD, DIRECTOR, Role.STAFF_OFFICE}


def names(resolver=None, space=""):
    """The name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open an address, by which methods; `parts` fill it in. Written by hand: it is what the law of the house is.

    `others` is what the other roles are answered: 403, or 404 where having a role is not enough to know the thing is there.
    """

    roles: frozenset
    methods: frozenset
    parts: tuple = ()
    others: frozenset = frozenset({403})


def rule(roles, methods, **parts):
    return Rule(frozenset(roles), frozenset(methods), tuple(parts.items()))


def hidden(roles, methods, *, others=(404,), **parts):
    """A thing of some people alone: whoever is not one of them is told that it is not there."""
    return Rule(frozenset(roles), frozenset(methods), tuple(parts.items()), frozenset(others))


VERSION = "version"
KEPT, WAITING, ROLE, POST, CODE, DELEGATION = "kept", "waiting", "role", "post", "code", "delegation"
PROOF, QUESTION, RESULTS = "proof", "question", "results"
DOCUMENT, REMARK = "document", "remark"
RELEASE = "release"
SEAT = "seat"
AGILE_ACTIVITY, AGILE_REPORT = "agile-activity", "agile-report"
SPELL, SHEET, SHEET_DRAFT, SHEET_OPEN, SHARING, SHARING_DRAFT, PRIZE = (
    "spell", "sheet", "sheet-draft", "sheet-open", "sharing", "sharing-draft", "prize",
)  # fmt: skip
KEYS = {
    VERSION, KEPT, WAITING, ROLE, POST, DELEGATION, PROOF, RESULTS, DOCUMENT, REMARK, SPELL, SHEET, SHEET_DRAFT, SHARING,
    SHARING_DRAFT, PRIZE, SEAT, AGILE_ACTIVITY, AGILE_REPORT,
}  # fmt: skip
