"""The calculator of the offices: a case typed, told and forgotten; its letter. What is typed is never kept nor logged."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Finding
from traguardo.social_services.domain.explaining.words import amount, count
from traguardo.social_services.forms.cases import AddresseeForm, CaseForm, DaysForm, example_values
from traguardo.social_services.library.letter import letter_of, print_letter
from traguardo.social_services.queries.reckoning import Reckoned, reckoned
from traguardo.social_services.queries.regulations import Version, desk_of, in_force, services, versions_of
from traguardo.social_services.views.placing import number_in
from traguardo.ui.facade import page

WORDS = {"figure": amount, "count": count}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is on the calculator's page: the version used, the forms, the case told, what keeps the regulation from use."""

    version: Version | None
    days: DaysForm
    case: CaseForm | None
    reckoned: Reckoned | None = None
    broken: tuple[Finding, ...] = ()

    @property
    def status(self) -> int:
        """422 where something typed is to be mended."""
        wrong = self.days.errors or (self.case is not None and self.case.errors)
        return 422 if wrong or (self.broken and self.days.is_bound) else 200


@require_safe
@member("social_services.calculate")
def calculators(request: MemberRequest) -> HttpResponse:
    """The services with a regulation in force: which share is to be reckoned."""
    found = [each for each in services(request.authority, on=request.today) if each.now]
    return page(request, "social_services/calculators/list.html", {"services": found})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
@member("social_services.calculate")
def calculator(request: MemberRequest, code: str) -> HttpResponse:
    """A case of a service: typed here, told above, kept nowhere."""
    desk = _desk(request, code)
    context = {"desk": desk, "letter": AddresseeForm(), **_frame(request, code, desk)}
    return page(request, "social_services/calculators/calculator.html", context, part="calculator", status=desk.status)


@require_POST
@sensitive_post_parameters()
@never_cache
@member("social_services.calculate")
def letter(request: MemberRequest, code: str) -> HttpResponse:
    """The letter of the case typed, as a file; the same page with what is wrong where it cannot be made."""
    desk, addressee = _desk(request, code), AddresseeForm(request.POST)
    sound = addressee.is_valid() and desk.reckoned is not None and desk.reckoned.explanation.amount_cents is not None
    if not sound or desk.reckoned is None:
        context = {"desk": desk, "letter": addressee, **_frame(request, code, desk)}
        return page(request, "social_services/calculators/calculator.html", context, part="calculator", status=422)
    told = letter_of(
        desk.reckoned.compiled,
        desk.reckoned.explanation,
        authority=request.authority.name,
        contact=desk_of(request.authority, code).contact,
        **addressee.cleaned_data,
    )
    answer = HttpResponse(print_letter(told), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="quota-{code}.pdf"'
    return answer


def _desk(request: MemberRequest, code: str) -> Desk:
    """The page's contents from what was typed, or blank, or with the regulation's example."""
    posted = request.POST if request.method == "POST" else None
    days = DaysForm(posted, initial={"on": request.today, "known": request.today})
    on, known = days.days(request.today)
    version = _chosen(request, code, on)
    regulation = version.regulation if version else None
    if version is None or regulation is None:
        return Desk(version=version, days=days, case=None)
    if posted is None:
        initial = example_values(regulation, on=on) if "esempio" in request.GET else {}
        return Desk(version=version, days=days, case=CaseForm(regulation=regulation, initial=initial))
    return told(version, days, CaseForm(posted, regulation=regulation), on=on, known=known)


def told(version: Version, days: DaysForm, case: CaseForm, *, on: date, known: date) -> Desk:
    """A case that was typed, reckoned where both forms make sense."""
    if version.regulation is None or days.errors:
        return Desk(version=version, days=days, case=case)
    found, findings = reckoned(version.regulation, case.said, on=on, known=known)
    if found is None:
        return Desk(version=version, days=days, case=case, broken=tuple(findings))
    case.tell(findings)
    return Desk(version=version, days=days, case=case, reckoned=found if not case.errors else None)


def _chosen(request: MemberRequest, code: str, on: date) -> Version | None:
    """The draft asked for by number, to try it; else the version in force on the day; 404 for a code that is not there."""
    versions = versions_of(request.authority, code)
    if not versions:
        raise Http404("Questo ente non ha un regolamento con quel codice.")
    asked = number_in(request.POST.get("versione", "") or request.GET.get("versione", ""))
    return next((each for each in versions if each.number == asked), None) or in_force(versions, on)


def _frame(request: MemberRequest, code: str, desk: Desk) -> dict[str, object]:
    address = [request.authority.code, code]
    return {
        **WORDS,
        "code": code,
        "trial": desk.version is not None and not desk.version.adopted,
        "letter_url": reverse("social_services:letter", args=address),
        "here": reverse("social_services:calculator", args=address),
    }
