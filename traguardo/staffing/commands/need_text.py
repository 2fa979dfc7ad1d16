"""A staff need as plain text: the answer first, posts, standards, plan by year and month, sources, duties, findings."""

from collections.abc import Iterator

from traguardo.kernel.italian import MONTHS, it_day, it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.wording import short
from traguardo.staffing.domain.need import NeedSums
from traguardo.ui import terminal

LABEL, COUNT, AMOUNT = 40, 9, 17


def as_text(sums: NeedSums) -> str:
    """The whole page."""
    parts = [
        _answer(sums),
        ["POSTI", *_posts(sums)],
        ["COSTI", *_costs(sums)],
        ["STANDARD", *_standards(sums)] if sums.standards else [],
        ["PIANO DELLE ASSUNZIONI", *_plan(sums)] if sums.hires else [],
        ["MESE PER MESE", *_months(sums)] if sums.hires else [],
        ["FONTI", *_sources(sums)] if sums.sources else [],
        ["LAVORATORI PROTETTI", *_duties(sums)] if sums.duties else [],
        ["TETTI DI SPESA", *_ceilings(sums)] if sums.ceilings else [],
        ["RILIEVI", *terminal.told(sums.findings, terminal.in_a_file)] if sums.findings else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _answer(sums: NeedSums) -> list[str]:
    title = sums.need.title or f"Fabbisogno {sums.years[0].year}-{sums.years[-1].year}"
    on = f" al {it_day(sums.need.on)}" if sums.need.on else ""
    return [
        f"{title}, {sums.need.authority}: {it_number(sums.optimal)} posti, {it_number(sums.held)} coperti{on}, "
        f"{it_number(sums.vacant)} vacanti. {terminal.tally(sums.findings).capitalize()}."
    ]


def _posts(sums: NeedSums) -> Iterator[str]:
    yield _line("", "ottimali", "servizio", "indisp.", "sommin.", "comando", "in tutto", "da copr.", "vacanti")
    for each in sums.posts:
        post = each.post
        held = (
            post.optimal,
            post.in_service,
            post.reserved,
            post.agency,
            post.seconded,
            each.held,
            post.to_fill,
            each.vacant,
        )
        yield _line(f"{post.profile} ({post.category})", *map(it_number, held))
    yield _line(
        "Totale",
        it_number(sums.optimal),
        it_number(sums.in_service),
        "",
        "",
        "",
        it_number(sums.held),
        "",
        it_number(sums.vacant),
    )


def _costs(sums: NeedSums) -> Iterator[str]:
    yield _amounts("", "costo medio", "posti ottimali", "in servizio")
    for each in sums.posts:
        amounts = (each.post.average, each.optimal_cost, each.cost)
        yield _amounts(f"{each.post.profile} ({each.post.category})", *map(_money, amounts))
    yield _amounts("Totale", "", _money(sums.optimal_cost), _money(sums.cost))


def _standards(sums: NeedSums) -> Iterator[str]:
    for each in sums.standards:
        standard = each.standard
        yield (
            f"  {standard.post}: {it_number(standard.rate)} ogni {it_number(standard.per)} × {it_number(standard.residents)} "
            f"abitanti = {it_number(each.exact, 2)}; {each.nearest} al più vicino, {each.up} per eccesso "
            f"({standard.rounding.label})."
        )


def _plan(sums: NeedSums) -> Iterator[str]:
    for each in sums.hires:
        hire = each.hire
        cost = "senza nuova spesa" if hire.free else f"{_money(each.yearly)} in un anno"
        yield (
            f"  {hire.code}: {it_number(hire.units)} unità «{short(hire.what or hire.post)}», dal {it_day(hire.first_day)}, "
            f"{hire.kind.label}, {cost}."
        )
    yield _amounts("", "unità nuove", "unità in tutto", "spesa dell'anno", "di cui nuova")
    for year in sums.years:
        counts = (it_number(year.new_units), it_number(year.running_units))
        yield _amounts(str(year.year), *counts, _money(year.cost), _money(year.new_cost))


def _months(sums: NeedSums) -> Iterator[str]:
    yield _amounts("", *(str(year.year) for year in sums.years))
    for place, month in enumerate(MONTHS):
        yield _amounts(month, *(_money(year.months[place]) for year in sums.years))
    yield _amounts("Totale", *(_money(year.cost) for year in sums.years))


def _sources(sums: NeedSums) -> Iterator[str]:
    yield _amounts("", "all'anno", "usato", "resta")
    for each in sums.sources:
        yield _amounts(each.source.title, *map(_money, (each.total, each.used, each.left)))
    yield f"  A regime le assunzioni costano {_money(sums.yearly)} l'anno; le fonti stabili danno {_money(sums.lasting)}."


def _duties(sums: NeedSums) -> Iterator[str]:
    for each in sums.duties:
        yield (
            f"  {each.title} ({each.law}): ne servono {each.due} ({it_number(each.exact, 2)}); ci sono {each.held}, "
            f"nel piano {it_number(each.planned)}, {f'mancano {it_number(each.missing)}' if each.missing else 'quota coperta'}."
        )


def _ceilings(sums: NeedSums) -> Iterator[str]:
    for each in sums.ceilings:
        name = "margine" if each.room.cents >= 0 else "OLTRE IL TETTO"
        yield f"  {each.law.title} ({each.law.law})"
        yield f"    base {_money(each.ceiling.base)}, contano {_money(each.counted)}, {name} {_money(each.room)}"


def _line(label: str, *cells: str) -> str:
    return f"  {short(label, length=LABEL):<{LABEL}}{''.join(f'{cell:>{COUNT}}' for cell in cells)}"


def _amounts(label: str, *cells: str) -> str:
    return f"  {short(label, length=LABEL):<{LABEL}}{''.join(f'{cell:>{AMOUNT}}' for cell in cells)}"


def _money(amount: Money | None) -> str:
    return it_money(None if amount is None else amount.cents)
