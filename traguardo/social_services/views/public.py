"""The calculators that everybody may use: no sign-in, no cookie, nothing kept, only what an authority opened by an act."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import Authority
from traguardo.social_services.forms.cases import CaseForm, DaysForm
from traguardo.social_services.queries.regulations import Service, desk_of, open_services
from traguardo.social_services.views.calculating import WORDS, told

LARGEST, MINUTES = 20_000, 300


@login_not_required
@require_safe
@cache_control(public=True, max_age=MINUTES)
def public_calculators(request: HttpRequest, authority: str) -> HttpResponse:
    """The services whose calculator is open."""
    body, found = _opened(authority)
    if body is None or not found:
        return _missing()
    return _page("list", {"body": body, "services": found})


@login_not_required
@csrf_exempt  # it writes nothing and knows nobody: there is nothing to forge, and no cookie to check
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def public_calculator(request: HttpRequest, authority: str, code: str) -> HttpResponse:
    """What one would pay today. Typed in the body of the request, never in the address; answered and forgotten."""
    body, found = _opened(authority)
    service = next((each for each in found if each.code == code), None)
    if body is None or service is None or service.now is None or service.now.regulation is None:
        return _missing()
    context = WORDS | {"body": body, "service": service, "desk": None, "contact": desk_of(body, code).contact}
    if request.method != "POST":
        return _page("calculator", context | {"case": CaseForm(regulation=service.now.regulation)})
    if _too_big(request):
        return _page("calculator", context | {"case": CaseForm(regulation=service.now.regulation)}, status=413)
    today = timezone.localdate()
    case = CaseForm(request.POST, regulation=service.now.regulation)
    desk = told(service.now, DaysForm({}), case, on=today, known=today)
    return _page("calculator", context | {"case": case, "desk": desk}, status=desk.status)


def _opened(code: str) -> tuple[Authority | None, tuple[Service, ...]]:
    """The authority and what it opened; nothing of what is closed or never was."""
    body = Authority.objects.filter(code=code).first()
    return (body, open_services(body, on=timezone.localdate())) if body else (None, ())


def _too_big(request: HttpRequest) -> bool:
    """A case is a few short fields: more than that is not read."""
    try:
        return int(request.headers.get("Content-Length") or 0) > LARGEST
    except ValueError:
        return True


def _page(name: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """The page, rendered without the request: no session is looked at, no cookie is set."""
    return HttpResponse(render_to_string(f"social_services/public/{name}.html", context), status=status)


def _missing() -> HttpResponse:
    answer = _page("missing", {}, status=404)
    answer["Cache-Control"] = "max-age=0"
    return answer
