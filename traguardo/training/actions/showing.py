"""What somebody wrote, and what is there instead, in the words of the page that says two people wrote at once."""

from collections.abc import Iterable, Mapping
from datetime import date

from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.money import Money
from traguardo.training.domain.courses import Day
from traguardo.training.domain.hours import clock
from traguardo.training.domain.lines import Line
from traguardo.training.domain.needs import Scope

Shown = Mapping[str, object]


def shown_line(line: Line | None) -> Shown:
    """A line of the plan; of one that is gone, that it is."""
    if line is None:
        return {"Riga": "tolta dal piano"}
    return {
        "Titolo": line.title,
        "Anno": line.year,
        "Persone": "n.d." if line.audience.stated is None else line.audience.stated,
        "Già accantonato": _amount(line.set_aside),
        "Da accantonare": _amount(line.to_set_aside),
        "Entro": "n.d." if line.due is None else it_day(line.due),
    }


def shown_course(title: str, days: Iterable[Day], seats: int | None) -> Shown:
    """A course with its days."""
    told = ", ".join(f"{it_day(each.day)} ({clock(each.minutes)} ore)" for each in days)
    return {"Titolo": title, "Giorni": told, "Posti": "n.d." if seats is None else seats}


def shown_need(topic: str, why: str, scope: str) -> Shown:
    """A need, which only its author and who may read it change."""
    return {"Argomento": topic, "Perché": why, "Per chi": Scope(scope).label}


def shown_days(first_day: date, last_day: date) -> Shown:
    """The days of a collection."""
    return {"Dal": it_day(first_day), "Al": it_day(last_day)}


def _amount(amount: Money | None) -> str:
    return "n.d." if amount is None else it_money(amount.cents)
