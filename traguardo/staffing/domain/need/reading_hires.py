"""A hire of NEED.toml."""

from datetime import date
from fractions import Fraction

from traguardo.kernel.entry import Entry, exact
from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.kinds import Kind
from traguardo.staffing.domain.need.model import Hire, Paid

MOST = 1_000_000
NO_DAY = date(1990, 1, 1)


def read_hire(entry: Entry) -> Hire:
    """A hire with the sources that pay it."""
    entry.only(
        "code", "what", "post", "units", "from", "kind", "free", "disabled", "protected", "parts", "paid", "printed"
    )  # fmt: skip
    hire = Hire(
        code=entry.code(),
        what=entry.text("what"),
        post=entry.text("post", needed=True),
        units=entry.number("units", high=MOST, needed=True) or Fraction(0),
        first_day=entry.day("from", needed=True) or NO_DAY,
        kind=entry.word("kind", Kind, Kind.COMPETITION),
        free=entry.flag("free"),
        disabled=entry.flag("disabled"),
        protected=entry.flag("protected"),
        parts=_parts(entry),
        paid=tuple(map(_paid, entry.tables("paid"))),
        printed=entry.money("printed"),
        place=entry.place,
    )
    if hire.parts and hire.kind is not Kind.TRANSFORMATION:
        entry.refuse('«parts» è di chi passa a tempo pieno: serve kind = "transformation".', key="parts")
    if hire.disabled and hire.protected:
        entry.refuse("La stessa assunzione non conta per due quote.", key="protected")
    return hire


def _parts(entry: Entry) -> tuple[Fraction, ...]:
    """The hours before, each between nothing and the whole."""
    read = [exact(each) for each in entry.texts("parts")]
    if any(each is None or not 0 < each <= 1 for each in read):
        entry.refuse('«parts» deve essere un elenco di orari, come ["83,33%", "50%"].', key="parts")
        return ()
    return tuple(each for each in read if each is not None)


def _paid(entry: Entry) -> Paid:
    entry.only("source", "amount")
    amount = entry.money("amount", needed=True) or Money(0)
    return Paid(source=entry.text("source", needed=True), amount=amount, place=entry.place)
