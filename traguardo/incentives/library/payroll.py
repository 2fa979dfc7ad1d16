"""The amounts as the payroll program takes them in: one line a person, semicolons, no cell that acts as a formula."""

from collections.abc import Iterable
from enum import StrEnum

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.money import Money


class Layout(StrEnum):
    """How a payroll program reads an amount."""

    COMMA = "virgola"
    DOT = "punto"
    CENTS = "centesimi"

    @property
    def label(self) -> str:
        return {
            Layout.COMMA: "matricola;importo con la virgola: 00123;1234,56",
            Layout.DOT: "matricola;importo con il punto: 00123;1234.56",
            Layout.CENTS: "matricola;importo in centesimi: 00123;123456",
        }[self]

    def write(self, amount: Money) -> str:
        """The amount without thousands' marks nor currency."""
        if self is Layout.CENTS:
            return str(amount.cents)
        euro, cents = divmod(abs(amount.cents), 100)
        sign = "-" if amount.cents < 0 else ""
        return f"{sign}{euro}{',' if self is Layout.COMMA else '.'}{cents:02d}"


def payroll(amounts: Iterable[tuple[str, Money]], layout: Layout) -> bytes:
    """The file: a head, then code and amount of each. Codes keep their leading zeros and never become a formula.

    >>> payroll([("00123", Money(123456))], Layout.COMMA)
    b'matricola;importo\\r\\n00123;1234,56\\r\\n'
    """
    lines = ["matricola;importo", *(f"{quoted(code)};{layout.write(amount)}" for code, amount in amounts)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def quoted(code: str) -> str:
    """A code in a cell: behind an apostrophe when it would run, in quotes when it holds a sign of the file's own."""
    cell = safe_cell(code)
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ';"\r\n') else cell
