"""A sharing as plain text: the answer first, how it is computed, people, categories, what is left, findings."""

from collections.abc import Iterator, Sequence

from traguardo.incentives.domain.sharing import Cut, Share, Sharing, slices
from traguardo.kernel.finding import Place
from traguardo.kernel.italian import it_money
from traguardo.kernel.numbers import italian
from traguardo.kernel.ratio import half_up
from traguardo.kernel.wording import listed, short
from traguardo.ui import terminal

MONEY = 18


def as_text(sharing: Sharing) -> str:
    """The whole page."""
    parts = [list(_answer(sharing)), ["RILIEVI", *terminal.told(sharing.findings, _where)] if sharing.findings else []]
    if sharing.sound:
        parts += [["COME SI CALCOLA", *(f"  {line}" for line in sharing.steps)], list(_people(sharing.shares))]
        parts += [list(_categories(sharing.shares)), list(_left(sharing))]
    return "\n\n".join("\n".join(part) for part in parts if part)


def reasons_text(sharing: Sharing, codes: Sequence[str]) -> str:
    """Line by line, the amounts of the people asked for."""
    by_code = {share.id: share for share in sharing.shares}
    missing = [code for code in codes if code not in by_code]
    lines = [f"Non c'è nessuna persona con matricola {listed(missing)}."] if missing else []
    for share in (by_code[code] for code in codes if code in by_code):
        lines += [f"PERCHÉ {share.id} {share.worker.name}".rstrip(), *(f"  {line}" for line in share.why)]
    return "\n".join(lines)


def _answer(sharing: Sharing) -> Iterator[str]:
    title = sharing.rules.title or "Ripartizione"
    number = len(sharing.shares)
    people = "1 persona" if number == 1 else f"{number} persone"
    yield f"{title}: {it_money(sharing.fund.cents)} fra {people}. {terminal.tally(sharing.findings).capitalize()}."
    if sharing.sound:
        yield f"Si pagano {it_money(sharing.paid.cents)}, restano {it_money(sharing.left.cents)}."
    else:
        yield f"Ci sono errori: non si paga nulla e restano {it_money(sharing.left.cents)}."


def _people(shares: Sequence[Share]) -> Iterator[str]:
    code = max((len(share.id) for share in shares), default=0)
    code = min(max(code, len("matricola")), 16)
    yield "PERSONE"
    yield _row(code, ("matricola", "nome", "categoria", "peso", "quota", "maggioraz.", "importo"))
    for share in shares:
        weight = italian(share.weight, 4)
        amounts = (it_money(share.base_cents), it_money(share.surcharge_cents), it_money(share.amount_cents))
        yield _row(code, (share.id, share.worker.name, share.worker.category, weight, *amounts))
    sums = (sum(share.base_cents for share in shares), sum(share.surcharge_cents for share in shares))
    yield _row(code, ("", "Totale", "", "", *map(it_money, (*sums, sum(sums)))))


def _row(code: int, cells: Sequence[str]) -> str:
    first, name, category, weight, *amounts = cells
    text = f"  {short(first, length=code):<{code}}  {short(name, length=24):<24}  {short(category, length=12):<12}"
    return f"{text}{weight:>12}{''.join(f'{amount:>{MONEY}}' for amount in amounts)}"


def _categories(shares: Sequence[Share]) -> Iterator[str]:
    yield "PER CATEGORIA"
    yield f"  {'':24}{'persone':>9}{'media':>{MONEY}}{'minimo':>{MONEY}}{'massimo':>{MONEY}}{'totale':>{MONEY}}"
    for each in slices(shares, Cut.CATEGORY):
        amounts = map(it_money, (half_up(each.mean), each.least, each.most, each.total))
        name = short(each.name or "(non detta)", length=24)
        yield f"  {name:<24}{each.people:>9}{''.join(f'{amount:>{MONEY}}' for amount in amounts)}"


def _left(sharing: Sharing) -> Iterator[str]:
    if sharing.leftovers:
        yield "CIÒ CHE RESTA"
        for each in sharing.leftovers:
            yield f"  {it_money(each.cents):>{MONEY}}  {each.reason}"


def _where(place: Place) -> str:
    """The cell of the people, or the entry of the rules."""
    return str(place) if place.row or not place.column else f"voce «{place.column}»"
