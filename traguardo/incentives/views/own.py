"""«Il tuo premio»: what the person who signs in got, explained, year by year; and its letter."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.domain.sharing import read_rules
from traguardo.incentives.library.letter import Letter, print_letter
from traguardo.incentives.library.pictures import QUARTERS, quarter
from traguardo.incentives.queries.own import Among, Prize, among, own_prizes, with_units
from traguardo.incentives.queries.sharings_words import rule_lines
from traguardo.kernel.italian import it_money
from traguardo.staffing.facade import person_of
from traguardo.ui.facade import Point, page

PDF = "application/pdf"


@require_safe
@member("incentives.own")
def prizes(request: MemberRequest) -> HttpResponse:
    """Every prize of who signs in, the latest year first."""
    person = person_of(request.authority, request.user)
    found = own_prizes(request.authority, person.pk) if person else ()
    context = {"person": person, "prizes": found, "answer": summed(found), "years": by_year(found)}
    return page(request, "incentives/own/list.html", context)


@require_safe
@member("incentives.own")
def own_prize(request: MemberRequest, sharing: int) -> HttpResponse:
    """One prize, line by line; 404 unless it is of who asks."""
    found = own_or_404(request, sharing)
    return page(request, "incentives/own/prize.html", shown(request, found))


@require_safe
@member("incentives.own")
def letter(request: MemberRequest, sharing: int) -> HttpResponse:
    """The letter of one's own prize."""
    found = own_or_404(request, sharing)
    return attached_letter(request, found)


def own_or_404(request: MemberRequest, sharing: int) -> Prize:
    """What the one who asks got in that sharing."""
    person = person_of(request.authority, request.user)
    found = own_prizes(request.authority, person.pk) if person else ()
    one = next((each for each in found if each.sharing == sharing), None)
    if one is None:
        raise Http404("In questa ripartizione non c’è un premio tuo.")
    return one


def shown(request: MemberRequest, prize: Prize) -> dict[str, object]:
    """What the page of a prize says: the amount, the reasons, the rule, the place among the others."""
    stands = among(request.authority, prize)
    (named,) = with_units(request.authority, [prize])
    rules, _ = read_rules(prize.rules)
    drawn = quarter(stands.quarter, title="Dove sei fra tutti") if stands else None
    words = QUARTERS[stands.quarter - 1] if stands else ""
    return {
        "prize": named,
        "points": Fraction(prize.points) if prize.points else None,
        "rule": rule_lines(rules) if rules else (),
        "among": stands,
        "picture": drawn,
        "quarter": words,
        "compared": compared(prize, stands),
    }


def attached_letter(request: MemberRequest, prize: Prize) -> HttpResponse:
    """The letter as a file whose name says the year alone."""
    (named,) = with_units(request.authority, [prize])
    content = print_letter(letter_of(request.authority.name, named, among(request.authority, prize)))
    answer = HttpResponse(content, content_type=PDF)
    answer["Content-Disposition"] = f'attachment; filename="premio-{prize.year}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def letter_of(authority: str, prize: Prize, stands: Among | None) -> Letter:
    """The letter of a prize."""
    return Letter(
        authority=authority,
        name=prize.name,
        code=prize.code,
        unit=prize.unit,
        category=prize.category,
        year=prize.year,
        title=prize.title,
        act=prize.act,
        on=prize.closed_on,
        amount=prize.amount,
        why=prize.why,
        mean=stands.mean if stands else None,
        people=stands.people if stands else None,
        digest=prize.digest,
    )


def compared(prize: Prize, stands: Among | None) -> str:
    """The amount against the mean, in words."""
    if stands is None:
        return ""
    gap = prize.amount.cents - stands.mean.cents
    if not gap:
        return "proprio come la media"
    return f"{it_money(abs(gap))} {'in più' if gap > 0 else 'in meno'} della media"


def by_year(found: tuple[Prize, ...]) -> list[Point]:
    """What each year came to in euro, the first year first."""
    cents: Counter[int] = Counter()
    for each in found:
        cents[each.year] += each.amount.cents
    return [Point(label=str(year), value=Decimal(cents[year]).scaleb(-2)) for year in sorted(cents)]


def summed(found: tuple[Prize, ...]) -> str:
    """The answer of the list: what the last year came to."""
    if not found:
        return ""
    year = found[0].year
    whole = sum(each.amount.cents for each in found if each.year == year)
    return f"Nel {year} ti spettano {it_money(whole)} lordi."
