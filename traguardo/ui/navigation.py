"""The frame around a page: whose year it is, which sections there are, which version is in view.

The composition root fills these and sets them on the request as `request.masthead` and `request.navigation`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An entry of the main or side navigation. `count` is shown beside the label when above zero."""

    label: str
    url: str
    current: bool = False
    count: int = 0
    icon: str = ""
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What makes this view special: a draft, an old version, a closed year. kind: draft, old or closed."""

    kind: str
    word: str
    explanation: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Names at the head of every page. `years` are links to the other years of the plan."""

    body: str
    home: str = "/"
    plan: str = ""
    year: int | None = None
    version: str = ""
    years: tuple[Section, ...] = ()
    mark: Mark | None = None
    user: str = ""
    role: str = ""
    account: tuple[Section, ...] = ()
    sign_out: str = ""
