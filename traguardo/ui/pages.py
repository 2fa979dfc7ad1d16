"""Answer a request with a whole page or, for HTMX, with one named block of it."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.template.backends.jinja2 import Jinja2, Template
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails
from jinja2_fragments import render_block


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`; only its block `part` when HTMX asks and a part is named.

    The part holds the same markup as that block in the fresh page, so a view needs one template and one test.
    A request boosted by HTMX, or one restoring history, always gets the whole page.
    """
    wanted = cast("Template", loader.get_template(template))
    values = dict(context or {})
    if part is not None and _asks_for_part(request):
        html = render_block(wanted.backend.env, template, part, _complete(values, request, wanted.backend))
    else:
        html = wanted.render(values, request)
    response = HttpResponse(html, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _asks_for_part(request: HttpRequest) -> bool:
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _complete(values: dict[str, Any], request: HttpRequest, backend: Jinja2) -> dict[str, Any]:
    """The same context Django's Jinja2 backend builds for a whole page."""
    values |= {"request": request, "csrf_input": csrf_input_lazy(request), "csrf_token": csrf_token_lazy(request)}
    for processor in backend.template_context_processors:
        values |= processor(request)
    return values
