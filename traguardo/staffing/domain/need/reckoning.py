"""A need computed: posts, standards, plan, sources, duties, ceilings, each from the data alone."""

from fractions import Fraction
from math import ceil, floor

from traguardo.kernel.money import Money
from traguardo.kernel.ratio import half_up
from traguardo.staffing.domain.need.kinds import Rounding
from traguardo.staffing.domain.need.laws import ceiling_laws, duty_law
from traguardo.staffing.domain.need.model import Ceiling, Need, Post, Source, Standard
from traguardo.staffing.domain.need.planning import hire_sum, year_sums
from traguardo.staffing.domain.need.sums import CeilingSum, DutySum, NeedSums, PostSum, SourceSum, StandardSum


def sums_of(need: Need) -> NeedSums:
    """All that a need comes to, without findings."""
    hires = tuple(hire_sum(hire, need) for hire in need.hires)
    return NeedSums(
        need=need,
        posts=tuple(map(post_sum, need.posts)),
        standards=tuple(map(standard_sum, need.standards)),
        hires=hires,
        years=year_sums(need, hires),
        sources=tuple(_source(source, need) for source in need.sources),
        duties=_duties(need),
        ceilings=tuple(map(_ceiling, need.ceilings)),
        lasting=Money(sum(each.total.cents for each in need.sources if each.lasting)),
        yearly=Money(sum(each.yearly.cents for each in hires)),
    )


def post_sum(post: Post) -> PostSum:
    """A post is held by those in service, by who keeps the right to it, by agency and seconded staff: each once."""
    covered = post.in_service + post.reserved
    held = covered + post.agency + post.seconded
    worked = post.in_service if post.full_time is None else post.full_time
    return PostSum(
        post=post,
        covered=covered,
        held=held,
        vacant=None if post.optimal is None else post.optimal - held - post.to_fill,
        optimal_cost=None if post.average is None or post.optimal is None else post.average.times(post.optimal),
        cost=None if post.average is None else post.average.times(worked),
    )


def standard_sum(standard: Standard) -> StandardSum:
    """The quotient of a standard and the whole posts it makes."""
    exact = standard.rate * standard.residents / standard.per
    up, nearest = ceil(exact), half_up(exact)
    made = {Rounding.UP: up, Rounding.NEAREST: nearest, Rounding.DOWN: floor(exact)}
    return StandardSum(standard=standard, exact=exact, up=up, nearest=nearest, posts=made.get(standard.rounding))


def _source(source: Source, need: Need) -> SourceSum:
    used = Money(sum(paid.amount.cents for hire in need.hires for paid in hire.paid if paid.source == source.code))
    return SourceSum(source=source, total=source.total, used=used, left=source.total - used)


def _duties(need: Need) -> tuple[DutySum, ...]:
    """Art. 3 (disabled workers) and art. 18 (other protected) of L. 68/1999, with what the plan brings."""
    if need.duty is None:
        return ()
    kinds = (
        ("disabled", "Lavoratori con disabilità", need.duty.disabled, [each for each in need.hires if each.disabled]),
        ("protected", "Altre categorie protette", need.duty.protected, [each for each in need.hires if each.protected]),
    )
    found = []
    for kind, title, held, hires in kinds:
        law = duty_law(kind, need.year)
        if law:
            exact, due = law.exact(need.duty.counted), law.due(need.duty.counted)
            planned = sum((each.units for each in hires), Fraction(0))
            found.append(DutySum(title=title, law=law.law, exact=exact, due=due, held=held, planned=planned))
    return tuple(found)


def _ceiling(ceiling: Ceiling) -> CeilingSum:
    counted = ceiling.spend - ceiling.excluded
    return CeilingSum(ceiling=ceiling, law=ceiling_laws()[ceiling.rule], counted=counted, room=ceiling.base - counted)
