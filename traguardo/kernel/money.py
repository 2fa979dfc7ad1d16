"""Money in integer cents: sums are exact, and a share-out loses no cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.ratio import half_up


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of euro held as an integer number of cents.

    >>> Money.euro("1412550.00") + Money(5)
    Money(cents=141255005)
    """

    cents: int

    @classmethod
    def euro(cls, amount: Decimal | int | str) -> "Money":
        """From an amount in euro with at most two decimals; ValueError when it has more, for cents are never guessed."""
        cents = Decimal(amount) * 100
        if cents != cents.to_integral_value():
            raise ValueError(f"{amount} ha più di due decimali: gli importi sono in centesimi interi.")
        return cls(int(cents))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents)

    def times(self, ratio: Fraction | int) -> "Money":
        """The amount by an exact ratio, rounded once, half up (away from zero)."""
        return Money(half_up(self.cents * Fraction(ratio)))

    def shared(self, weights: Sequence[Fraction | int]) -> tuple["Money", ...]:
        """Parts proportional to the weights that add up to the amount: largest remainders, the earlier first on a tie.

        ValueError when a weight is negative or all are zero.
        """
        whole = sum(Fraction(weight) for weight in weights)
        if whole <= 0 or any(weight < 0 for weight in weights):
            raise ValueError("Le quote devono essere non negative e non tutte zero.")
        exact = [self.cents * Fraction(weight) / whole for weight in weights]
        parts = [share.numerator // share.denominator for share in exact]
        by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
        for place in by_remainder[: self.cents - sum(parts)]:
            parts[place] += 1
        return tuple(Money(part) for part in parts)

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        euro, cents = divmod(abs(self.cents), 100)
        return f"{sign}{euro:,}".replace(",", ".") + f",{cents:02d} €"
