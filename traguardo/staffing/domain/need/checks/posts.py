"""Rules on the table of posts: costs, counts, totals, mean costs."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed
from traguardo.staffing.domain.need.card import NeedCard, at
from traguardo.staffing.domain.need.laws import category_orders
from traguardo.staffing.domain.need.model import Post
from traguardo.staffing.domain.need.sums import NeedSums, PostSum


def told(post: Post) -> str:
    """«Assistente sociale (D)»."""
    return f"«{post.profile}» ({post.category})"


def optimal_cost(sums: NeedSums) -> Iterator[Hit]:
    """Printed costs of the optimal posts that are not posts by mean cost."""
    for each in sums.posts:
        post, said = each.post, each.post.printed_optimal_cost
        if said is not None and each.optimal_cost is not None and said != each.optimal_cost:
            yield _cost(post, post.optimal or Fraction(0), said, each.optimal_cost, "printed_optimal_cost", "posti")


def cost(sums: NeedSums) -> Iterator[Hit]:
    """Printed costs of those in service that are not their number by the mean cost."""
    for each in sums.posts:
        post, said = each.post, each.post.printed_cost
        if said is not None and each.cost is not None and said != each.cost:
            worked = post.in_service if post.full_time is None else post.full_time
            yield _cost(post, worked, said, each.cost, "printed_cost", "unità")


def _cost(post: Post, units: Fraction, said: Money, computed: Money, key: str, name: str) -> Hit:
    average = post.average or Money(0)
    hint = f" Il costo scritto è di {italian(Fraction(said.cents, average.cents), 3)} {name}." if average.cents else ""
    message = (
        f"{told(post)}: {it_number(units)} {name} × {it_money(average.cents)} fa {it_money(computed.cents)}, "
        f"è scritto {it_money(said.cents)}.{hint}"
    )
    return Hit(message=message, place=at(post.place, key), value=it_money(said.cents))


def counted_twice(sums: NeedSums) -> Iterator[Hit]:
    """Printed totals where the reserved post, already among those covered, is added again."""
    for each in sums.posts:
        if _twice(each):
            post = each.post
            message = (
                f"{told(post)}: i posti coperti scritti sono {it_number(post.printed_total)}, ma sono {it_number(each.held)}: "
                f"{_sum(each)}. Chi tiene il posto indisponibile è già fra i coperti, e qui è contato due volte."
            )
            yield Hit(message=message, place=at(post.place, "printed_total"), value=it_number(post.printed_total))


def _twice(each: PostSum) -> bool:
    return bool(each.post.reserved) and each.post.printed_total == each.held + each.post.reserved


def _sum(each: PostSum) -> str:
    post = each.post
    parts = (
        (post.in_service, "in servizio"),
        (post.reserved, "indisponibili"),
        (post.agency, "somministrati"),
        (post.seconded, "in comando"),
    )
    return " + ".join(f"{it_number(n)} {name}" for n, name in parts if n) or "nessuno"


def counts(sums: NeedSums) -> Iterator[Hit]:
    """Printed counts of a post that its own columns do not give; a total counted twice is told by its own rule."""
    for each in sums.posts:
        post = each.post
        pairs = (
            ("printed_covered", "coperti", post.printed_covered, each.covered),
            ("printed_total", "in tutto", None if _twice(each) else post.printed_total, each.held),
            ("printed_vacant", "vacanti", post.printed_vacant, each.vacant),
        )
        for key, name, said, computed in pairs:
            if said is not None and computed is not None and said != computed:
                message = (
                    f"{told(post)}, {name}: è scritto {it_number(said)}, dalle colonne viene {it_number(computed)}."
                )
                yield Hit(message=message, place=at(post.place, key), value=it_number(said))


def totals(sums: NeedSums) -> Iterator[Hit]:
    """Printed totals that are not the sum of the column, as printed or as computed."""
    said = sums.need.printed
    columns: tuple[tuple[str, str, Fraction | Money | None, Fraction | Money, _Printed], ...] = (
        ("optimal", "Posti ottimali", said.optimal, sums.optimal, lambda post: post.optimal),
        (
            "optimal_cost",
            "Costo dei posti ottimali",
            said.optimal_cost,
            sums.optimal_cost,
            lambda post: post.printed_optimal_cost,
        ),
        ("in_service", "In servizio", said.in_service, sums.in_service, lambda post: post.in_service),
        ("cost", "Costo di chi è in servizio", said.cost, sums.cost, lambda post: post.printed_cost),
        ("total", "Posti coperti in tutto", said.total, sums.held, lambda post: post.printed_total),
        ("vacant", "Posti vacanti", said.vacant, sums.vacant, lambda post: post.printed_vacant),
    )
    for key, name, printed, computed, column in columns:
        if printed is not None and printed != computed:
            why = _why_differs(printed, [column(post) for post in sums.need.posts])
            message = f"{name}, totale: è scritto {_shown(printed)}, dai dati viene {_shown(computed)}. {why}"
            yield Hit(message=message, place=at(said.place, key), value=_shown(printed))


_Printed = Callable[[Post], Fraction | Money | None]


def _why_differs(printed: Fraction | Money, column: list[Fraction | Money | None]) -> str:
    amounts = [each.cents if isinstance(each, Money) else each for each in column if each is not None]
    whole = printed.cents if isinstance(printed, Money) else printed
    if sum(amounts) == whole:
        return "La somma delle righe scritte torna: l'errore è in una riga."
    return "Nemmeno la somma delle righe scritte lo dà."


def _shown(value: Fraction | Money) -> str:
    return it_money(value.cents) if isinstance(value, Money) else it_number(value)


def too_many(sums: NeedSums) -> Iterator[Hit]:
    """Posts held by more than are wanted."""
    for each in sums.posts:
        if each.vacant is not None and each.vacant < 0:
            message = (
                f"{told(each.post)}: i posti sono {it_number(each.post.optimal)}, ma fra coperti e in copertura sono "
                f"{it_number(each.held + each.post.to_fill)}."
            )
            yield Hit(message=message, place=at(each.post.place, "optimal"), value=it_number(each.post.optimal))


def two_means(sums: NeedSums) -> Iterator[Hit]:
    """One category with two mean costs."""
    for one, other in combinations(_priced(sums), 2):
        if one.category.casefold() == other.category.casefold() and one.average != other.average:
            message = f"Categoria {one.category}: {_means(one, other)}."
            yield Hit(message=message, place=at(other.place, "average"), value=_mean(other))


def upside_down(sums: NeedSums) -> Iterator[Hit]:
    """A higher category that costs less than a lower one, in the order of the agreement that has both."""
    for order in category_orders():
        ranked = [
            (order.index(post.category.casefold()), post) for post in _priced(sums) if post.category.casefold() in order
        ]
        if len(ranked) < len(_priced(sums)):
            continue
        for (low, one), (high, other) in combinations(sorted(ranked, key=lambda each: each[0]), 2):
            if low < high and _cents(one) > _cents(other):
                message = (
                    f"La categoria {other.category} è sopra la {one.category} ma costa meno: {_means(one, other)}."
                )
                yield Hit(message=message, place=at(other.place, "average"), value=_mean(other))
        return


def _priced(sums: NeedSums) -> list[Post]:
    return [post for post in sums.need.posts if post.average is not None]


def _cents(post: Post) -> int:
    return post.average.cents if post.average else 0


def _mean(post: Post) -> str:
    return it_money(_cents(post))


def _means(*posts: Post) -> str:
    return listed(f"{told(post)} {_mean(post)}" for post in posts)


CARDS = (
    NeedCard(
        code="FAB04",
        severity=Severity.ERROR,
        title="Costo dei posti che non è posti per costo medio",
        reason="Il costo di un posto ottimale è il numero dei posti per il costo medio: un'altra cifra non si può ricostruire.",
        mend="Correggi il numero, il costo medio o il prodotto.",
        example="20 posti a 27.200 euro, scritto 540.000.",
        check=optimal_cost,
    ),
    NeedCard(
        code="FAB05",
        severity=Severity.ERROR,
        title="Costo del personale che non è unità per costo medio",
        reason="Se qualcuno è a tempo parziale, o un posto indisponibile costa ancora, il costo segue un'altra quantità: va scritta.",
        mend="Scrivi in «full_time» le unità a tempo pieno che il costo conta, o correggi il costo.",
        example="36 assistenti sociali a 38.700 euro, scritto 1.412.550 (36,5 unità).",
        check=cost,
    ),
    NeedCard(
        code="FAB06",
        severity=Severity.ERROR,
        title="Posto indisponibile contato due volte",
        reason="Il posto tenuto a chi è altrove è un «di cui» dei posti coperti: sommarlo di nuovo nasconde un posto vacante.",
        mend="Togli i posti indisponibili dal totale e ricalcola i vacanti.",
        example="37 coperti di cui 1 indisponibile, 5 somministrati, 2 comandati: 44, non 45.",
        check=counted_twice,
    ),
    NeedCard(
        code="FAB07",
        severity=Severity.ERROR,
        title="Conteggio di un posto diverso dalle sue colonne",
        reason="Coperti, totale e vacanti vengono dalle altre colonne: se non tornano una di esse è sbagliata.",
        mend="Correggi la colonna sbagliata.",
        example="60 posti, 44 coperti, scritto 15 vacanti.",
        check=counts,
    ),
    NeedCard(
        code="FAB08",
        severity=Severity.ERROR,
        title="Totale diverso dalla somma",
        reason="Chi legge guarda il totale: se non è la somma delle righe il resto non conta.",
        mend="Correggi la riga sbagliata, poi il totale.",
        example="82 posti scritti, 81 contati.",
        check=totals,
    ),
    NeedCard(
        code="FAB09",
        severity=Severity.WARNING,
        title="Più persone che posti",
        reason="Un posto ottimale più piccolo di chi già c'è va spiegato: è personale in esubero, o un posto dimenticato.",
        mend="Alza i posti ottimali, o spiega l'esubero.",
        example="2 posti, 3 persone.",
        law="D.Lgs. 165/2001, art. 33",
        check=too_many,
    ),
    NeedCard(
        code="FAB10",
        severity=Severity.WARNING,
        title="Una categoria con due costi medi",
        reason="Lo stesso inquadramento costa lo stesso: due cifre chiedono di dire che cosa le distingue.",
        mend="Usa un costo solo, o distingui le categorie.",
        example="Ds a 50.000 e Ds a 38.000 euro.",
        check=two_means,
    ),
    NeedCard(
        code="FAB11",
        severity=Severity.WARNING,
        title="Categoria più alta che costa meno",
        reason="Un inquadramento superiore con un costo medio inferiore è di solito uno scambio di righe.",
        mend="Controlla i costi medi delle due categorie.",
        example="Ds a 38.000 euro, D a 38.700.",
        check=upside_down,
    ),
)
