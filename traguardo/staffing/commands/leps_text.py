"""A contribution as plain text: the answer first, then the way it is reached, then what one more hire brings."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money
from traguardo.staffing.domain.leps import Leps, settled, why
from traguardo.staffing.domain.leps.words import units
from traguardo.ui import terminal

WIDTH = 110


def as_text(sums: Leps, booked: Money | None = None, findings: Sequence[Finding] = ()) -> str:
    """The whole page."""
    parts = [
        [f"Contributo {sums.year} per gli assistenti sociali: {it_money(sums.amount.cents)}. {_standing(sums)}"],
        ["COME SI CALCOLA", *(line for told in why(sums) for line in _wrapped(told))],
        ["DA QUI IN POI", *_onwards(sums)],
        _settling(sums, booked) if booked is not None else [],
        ["RILIEVI", *terminal.told(findings, at)] if findings else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def at(place: Place) -> str:
    """«abitanti, ente n. 2»: what was typed, and for which body of the district."""
    return f"{place.column}{f', ente n. {place.row}' if place.row else ''}"


def _standing(sums: Leps) -> str:
    if not sums.staff:
        return "Non c'è nessun assistente sociale."
    return f"Uno ogni {it_number(sums.residents / sums.staff, 0)} abitanti: {sums.level.label}."


def _onwards(sums: Leps) -> Iterator[str]:
    yield f"  Un'assunzione in più, a tempo pieno e per tutto l'anno, porta {it_money(sums.next_hire.cents)}."
    goals = (
        (sums.rule.essential, "livello essenziale", sums.to_essential),
        (sums.rule.further, "obiettivo ulteriore", sums.to_further),
    )
    for per, name, missing in goals:
        said = f"mancano {units(missing, sums)} unità" if missing else "raggiunto"
        yield f"  1 ogni {it_number(per)} ({name}): {said}."


def _settling(sums: Leps, booked: Money) -> list[str]:
    paid = settled(booked, sums.amount)
    return [
        "SALDO",
        f"  Somma prenotata {it_money(booked.cents)}, contributo sui presenti {it_money(sums.amount.cents)}: "
        f"si liquida {it_money(paid.cents)}.",
        f"  Prenotato e non liquidato: {it_money((booked - paid).cents)}. Il saldo non supera la prenotazione "
        "(DM 25 giugno 2021, n. 144, art. 2, c. 2).",
    ]


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
