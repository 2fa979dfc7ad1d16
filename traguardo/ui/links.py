"""Addresses and anchors: the same page with other query values, ids made from codes."""

import re
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_-]+")


@lru_cache(maxsize=4096)
def address(name: str, *parts: object, **named: object) -> str:
    """The address of a page, remembered: finding it anew for every link is what a page spends most on."""
    return reverse(name, args=parts, kwargs=named)


def with_query(request: HttpRequest, **changes: object) -> str:
    """The query string of this page with some values replaced; None removes one. Starts with «?»."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return "?" + urlencode(sorted(query.lists()), doseq=True)


def fragment_id(code: object, prefix: str = "") -> str:
    """An id that HTML and CSS accept, from a code such as «A.1» or «7/13»."""
    return f"{prefix}{NOT_IN_AN_ID.sub('-', str(code)).strip('-')}"
