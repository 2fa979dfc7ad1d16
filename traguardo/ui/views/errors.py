"""Error pages in plain words: what happened, what to do next. For handler400, 403, 404, 500 and stale edits (409)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from traguardo.ui.pages import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "ui/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Also the CSRF failure view: Django then gives a `reason`, in words for the log, not for people."""
    words = str(exception) if exception and str(exception) else ""
    return page(request, "ui/errors/403.html", {"reason": words, "stale_form": bool(reason)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, "ui/errors/404.html", status=404)


def conflict(request: HttpRequest, differences: Mapping[str, tuple[Any, Any]], *, back: str) -> HttpResponse:
    """Somebody saved first. `differences`: label → (your value, the value now saved). Nothing was written."""
    return page(request, "ui/errors/409.html", {"differences": differences, "back": back}, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """Leans on nothing that may just have broken: no navigation, no database, no messages."""
    return HttpResponse(loader.render_to_string("ui/errors/500.html"), status=500)
