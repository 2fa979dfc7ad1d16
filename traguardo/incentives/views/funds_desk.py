"""What the screens of a fund have in common: the fund asked for, its addresses, an act carried out or refused."""

from collections.abc import Callable

from django import forms
from django.http import Http404
from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.incentives.actions.funding.cashing import NotCashable
from traguardo.incentives.actions.funding.changing import NotSound
from traguardo.incentives.actions.funding.creating import NotCreatable
from traguardo.incentives.domain.fund_life import NotAllowed
from traguardo.incentives.queries.funds import FundSheet, fund_sheet

FORMS = ["GET", "HEAD", "POST"]


def sheet_or_404(request: MemberRequest, year: int, number: int) -> FundSheet:
    """The fund of that year and number of this authority."""
    try:
        return fund_sheet(request.authority, year, number)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def fund_url(request: MemberRequest, name: str, sheet: FundSheet, *parts: object) -> str:
    """The address of a page of that fund."""
    return reverse(f"incentives:{name}", args=[request.authority.code, *sheet.key, *parts])


def carried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was carried out; why it was refused goes into the form, all the reasons at once."""
    try:
        act()
    except NotAllowed as refusal:
        form.add_error(None, list(refusal.reasons))
    except NotSound as unsound:
        form.add_error(None, [f"{each.message} {each.mend}" for each in unsound.findings])
    except (NotCashable, NotCreatable) as refusal:
        form.add_error(None, str(refusal))
    except LookupError as missing:
        raise Http404(str(missing)) from missing
    return not form.errors
