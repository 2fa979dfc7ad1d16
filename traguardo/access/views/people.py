"""Screens of the people of an authority: who they are, adding one, ending a role."""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.actions.people import end_membership, welcome
from traguardo.access.facade import MemberRequest, member
from traguardo.access.forms import EndForm, MemberForm
from traguardo.access.models import Membership
from traguardo.access.queries.people import Person, people, person
from traguardo.ui.facade import Column, arrange, page

COLUMNS = (
    Column(key="name", label="Nome", head=True),
    Column(key="email", label="Email"),
    Column(key="role", label="Ruolo"),
    Column(key="unit", label="Unità"),
    Column(key="valid_from", label="Dal", kind="date"),
    Column(key="valid_to", label="Al", value=lambda row: row.valid_to and f"{row.valid_to:%d/%m/%Y}"),
    Column(key="stage", label="Stato"),
)


@require_safe
@member("access.see_people")
def show_people(request: MemberRequest) -> HttpResponse:
    found = people(request.authority, on=request.today)
    columns = [*COLUMNS, _end_column(request)] if request.may("access.manage_people") else COLUMNS
    inside = len({each.email for each in found if each.stage == "in ruolo"})
    answer = "Oggi può entrare 1 persona." if inside == 1 else f"Oggi possono entrare {inside} persone."
    table = arrange(found, columns, request.GET, name="persone", caption="Persone e ruoli", per_page=100)
    return page(request, "access/people.html", {"table": table, "answer": answer}, part="table")


def _end_column(request: MemberRequest) -> Column:
    def address(row: Person) -> str:
        return "" if row.ended else reverse("access:end_membership", args=[request.authority.code, row.pk])

    def words(row: Person) -> str:
        return "" if row.ended else f"Chiudi il ruolo di {row.name}"

    return Column(key="end", label="Azioni", value=words, url=address, sortable=False)


@require_http_methods(["GET", "HEAD", "POST"])
@member("access.manage_people")
def add_member(request: MemberRequest) -> HttpResponse:
    form = MemberForm(request.POST or None, initial={"first_day": request.today})
    if form.is_valid() and _welcomed(request, form):
        return redirect("access:people", authority=request.authority.code)
    return page(request, "access/add_member.html", {"form": form}, part="form", status=422 if form.is_bound else 200)


def _welcomed(request: MemberRequest, form: MemberForm) -> bool:
    try:
        membership, new = welcome(by=request.user.email, authority=request.authority, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages if "__all__" in getattr(error, "error_dict", {}) else error)
        return False
    if new:
        send_password_link(request, membership.user.email)
    messages.success(request, f"{membership.user} è tra le persone dell'ente.")
    return True


def send_password_link(request: HttpRequest, email: str) -> None:
    """The message with which a new person chooses their password."""
    form = ResetPasswordForm({"email": email})
    if form.is_valid():
        form.save(request)


@require_http_methods(["GET", "HEAD", "POST"])
@member("access.manage_people")
def end_member(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        who = person(request.authority, pk, on=request.today)
    except Membership.DoesNotExist as missing:
        raise Http404 from missing
    form = EndForm(request.POST or None, initial={"last_day": request.today, "version": who.version})
    if form.is_valid() and _ended(request, form, pk):
        messages.success(request, f"Il ruolo di {who.name} è chiuso.")
        return redirect("access:people", authority=request.authority.code)
    context = {"form": form, "person": who, "question": f"Chiudere il ruolo di {who.name}?"}
    return page(request, "access/end_membership.html", context, part="form", status=422 if form.is_bound else 200)


def _ended(request: MemberRequest, form: EndForm, pk: int) -> bool:
    try:
        end_membership(by=request.user.email, authority=request.authority, pk=pk, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
