"""Rules on what an act says around its tables: standards, other tables, percentages, changes."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_number, it_percent
from traguardo.kernel.ratio import rounded
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short
from traguardo.staffing.domain.need.card import NeedCard, at
from traguardo.staffing.domain.need.kinds import Rounding
from traguardo.staffing.domain.need.model import Change, Count, Part, Shares
from traguardo.staffing.domain.need.sums import NeedSums, StandardSum

HALF = Fraction(1, 2)
NEAR = 12


def standards(sums: NeedSums) -> Iterator[Hit]:
    """Posts that a standard does not give by the rounding it declares, or that need one it does not declare."""
    for each in sums.standards:
        said = each.standard.posts
        if said is not None and said != _made(each):
            message = f"{_quotient(each)}. Posti scritti: {said}.{_needs(each, said)}"
            yield Hit(message=message, place=at(each.standard.place, "posts"), value=str(said))


def _made(each: StandardSum) -> int | None:
    """The posts of the declared rounding; without one, only a quotient already whole makes posts."""
    whole = int(each.exact) if each.exact.denominator == 1 else None
    return whole if each.standard.rounding is Rounding.UNSAID else each.posts


def _quotient(each: StandardSum) -> str:
    standard = each.standard
    return (
        f"{it_number(standard.rate)} ogni {it_number(standard.per)} × {it_number(standard.residents)} abitanti fa "
        f"{it_number(each.exact, 2)}: {each.nearest} al più vicino, {each.up} per eccesso; {standard.rounding.label}"
    )


def _needs(each: StandardSum, said: int) -> str:
    """From how many residents on the nearest whole would be the posts said, where it is less."""
    standard = each.standard
    if not standard.rate or said <= each.nearest:
        return ""
    least = floor((said - HALF) * standard.per / standard.rate) + 1
    return f" Al più vicino servono almeno {it_number(least)} abitanti."


def optimal(sums: NeedSums) -> Iterator[Hit]:
    """Optimal posts other than the standard's."""
    for each in sums.standards:
        post = sums.need.post(each.standard.post)
        made = each.standard.posts if each.standard.posts is not None else each.posts
        if post and post.optimal is not None and made is not None and post.optimal != made:
            message = f"«{post.profile}»: i posti ottimali sono {it_number(post.optimal)}, lo standard ne dà {made}."
            yield Hit(message=message, place=at(post.place, "optimal"), value=it_number(post.optimal))


def other_tables(sums: NeedSums) -> Iterator[Hit]:
    """The same count in two tables, with two numbers."""
    for count in sums.need.counts:
        here = _counted(count, sums)
        if here != count.n:
            where = f", categoria {count.category}" if count.category else ""
            message = (
                f"{count.what.label.capitalize()}{where}: la tavola dei posti ne conta {it_number(here)}, "
                f"«{short(count.table)}» {it_number(count.n)}."
            )
            yield Hit(message=message, place=at(count.place, "n"), value=it_number(count.n))


def _counted(count: Count, sums: NeedSums) -> Fraction:
    posts = [post for post in sums.need.posts if count.category.casefold() in {"", post.category.casefold()}]
    return sum((getattr(post, count.what.value) for post in posts), Fraction(0))


def wrong_whole(sums: NeedSums) -> Iterator[Hit]:
    """Percentages that are not of the whole they stand under, and of which whole they would be."""
    for shares in sums.need.shares:
        wrong = [part for part in shares.parts if not _fits(part, part.n, shares.whole)]
        if not wrong:
            continue
        other = next(
            (whole for whole in _near(shares.whole) if all(_fits(part, part.n, whole) for part in shares.parts)), None
        )
        if other is not None:
            message = f"«{short(shares.title)}»: le percentuali tornano su {it_number(other)}, non su {it_number(shares.whole)}."
            yield Hit(message=message, place=at(shares.place, "whole"), value=it_number(shares.whole))
            continue
        yield from (_wrong_part(part, shares) for part in wrong)


def _wrong_part(part: Part, shares: Shares) -> Hit:
    other = next((n for n in _near(part.n) if _fits(part, n, shares.whole)), None)
    hint = f" È la parte di {it_number(other)} su {it_number(shares.whole)}." if other is not None else ""
    message = (
        f"«{short(part.label)}»: {it_number(part.n)} su {it_number(shares.whole)} è "
        f"{it_percent(part.n / shares.whole * 100, part.decimals)}, è scritto {it_percent(part.percent, part.decimals)}.{hint}"
    )
    return Hit(message=message, place=at(part.place, "percent"), value=it_percent(part.percent, part.decimals))


def _fits(part: Part, n: Fraction, whole: Fraction) -> bool:
    return part.percent is None or rounded(n / whole * 100, part.decimals) == rounded(part.percent, part.decimals)


def _near(value: Fraction) -> list[Fraction]:
    """Numbers about a value, the nearest first."""
    around = [value + step * sign for step in range(1, NEAR + 1) for sign in (1, -1)]
    return [each for each in around if each > 0]


def parts(sums: NeedSums) -> Iterator[Hit]:
    """Parts that do not make their whole, percentages that do not make a hundred."""
    for shares in sums.need.shares:
        made = sum((part.n for part in shares.parts), Fraction(0))
        if len(shares.parts) > 1 and made != shares.whole:
            message = (
                f"«{short(shares.title)}»: le parti fanno {it_number(made)}, il totale è {it_number(shares.whole)}."
            )
            yield Hit(message=message, place=at(shares.place, "whole"), value=it_number(shares.whole))
        points = sum((part.percent for part in shares.parts if part.percent is not None), Fraction(0))
        if len(shares.parts) > 1 and all(part.percent is not None for part in shares.parts) and points != 100:
            message = f"«{short(shares.title)}»: le percentuali sommano a {it_percent(points, 2)}."
            yield Hit(message=message, place=at(shares.place, "part"), value=it_percent(points, 2))


def changes(sums: NeedSums) -> Iterator[Hit]:
    """Changes that are not on the earlier year."""
    for change in sums.need.changes:
        right = _of(change, change.before)
        if right is None or _about(change, right):
            continue
        later = _of(change, change.after)
        close = later is not None and abs(later - change.percent) <= Fraction(1, 10**change.decimals)
        hint = f" È la differenza divisa per l'anno dopo ({it_percent(later, 1)})." if close else ""
        message = (
            f"«{short(change.what)}» da {it_number(change.before)} a {it_number(change.after)}: la variazione è "
            f"{it_number(right, 1, sign=True)}%, è scritto {it_number(change.percent, change.decimals, sign=True)}%.{hint}"
        )
        yield Hit(message=message, place=at(change.place, "percent"), value=it_percent(change.percent, change.decimals))


def _of(change: Change, base: Fraction) -> Fraction | None:
    return (change.after - change.before) / base * 100 if base else None


def _about(change: Change, right: Fraction) -> bool:
    return rounded(right, change.decimals) == rounded(change.percent, change.decimals)


CARDS = (
    NeedCard(
        code="FAB12",
        severity=Severity.WARNING,
        title="Posti che lo standard non dà",
        reason="Uno standard per abitante dà quasi mai un numero intero: senza dire come si arrotonda il numero non si ricostruisce.",
        mend='Scrivi l\'arrotondamento in «rounding» ("up", "nearest", "down"), o correggi posti e abitanti.',
        example="3,49 ogni 10.000 su 170.000 abitanti fa 59,33, scritto 60.",
        check=standards,
    ),
    NeedCard(
        code="FAB13",
        severity=Severity.WARNING,
        title="Posti ottimali diversi dallo standard",
        reason="Se il fabbisogno si discosta dallo standard che cita, va detto perché.",
        mend="Allinea i posti allo standard, o spiega la differenza.",
        example="Standard 60, posti ottimali 55.",
        check=optimal,
    ),
    NeedCard(
        code="FAB14",
        severity=Severity.WARNING,
        title="Due tavole con due numeri",
        reason="Le stesse persone contate in due tavole dello stesso atto devono fare lo stesso numero, o va detto che cosa è cambiato.",
        mend="Correggi una delle due, o scrivi la data e il passaggio che spiega la differenza.",
        example="7 somministrati in una tavola, 5 in un'altra.",
        check=other_tables,
    ),
    NeedCard(
        code="FAB15",
        severity=Severity.ERROR,
        title="Percentuale su un totale sbagliato",
        reason="Una percentuale vale per il totale a cui sta sotto: su un altro totale dice un'altra cosa.",
        mend="Ricalcola le percentuali sul totale scritto, o correggi il totale.",
        example="86,08% è 68 su 79, ma il personale è di 78.",
        check=wrong_whole,
    ),
    NeedCard(
        code="FAB16",
        severity=Severity.NOTE,
        title="Parti che non fanno il tutto",
        reason="Parti e totale, o percentuali e cento, non tornano: per arrotondamento, o perché una parte manca o è doppia.",
        mend="Se è l'arrotondamento dillo in nota, altrimenti correggi le parti.",
        example="Percentuali che sommano a 100,01%.",
        check=parts,
    ),
    NeedCard(
        code="FAB17",
        severity=Severity.ERROR,
        title="Variazione non calcolata sull'anno prima",
        reason="Una variazione percentuale è la differenza divisa per l'anno da cui si parte.",
        mend="Dividi la differenza per il valore dell'anno prima.",
        example="Da 49 a 65 scritto +25%: è +33%.",
        check=changes,
    ),
)
