"""One table of FUND.toml: amounts may fall below zero, codes stay out of the way of formulas, percentages are plain numbers."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.incentives.domain.fund.refusals import TOO_FINE
from traguardo.kernel import entry
from traguardo.kernel.entry import AMOUNT, LONGEST_CODE, shown
from traguardo.kernel.money import Money
from traguardo.kernel.wording import short


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(entry.Entry):
    """A table and where it stands."""

    def code(self, key: str = "code") -> str:
        """A code: not empty, short, without the signs formulas use."""
        said = self.text(key, needed=True)
        if said.startswith("-") or ":" in said or len(said) > LONGEST_CODE:
            at_most = f"al più {LONGEST_CODE} caratteri, senza «:» e senza «-» davanti"
            self.refuse(f"Il codice «{short(said)}» non va bene: {at_most}.", key=key)
        return said

    def money(self, key: str, *, needed: bool = False) -> Money | None:
        """An amount in euro to whole cents, also below zero; None where absent or refused."""
        value = self._given(key, needed=needed)
        read = self.exact(value)
        if value is not None and read is None:
            self.refuse(f"«{key}» è «{shown(value)}»: serve {AMOUNT}.", key=key)
        if read is not None and (read * 100).denominator != 1:
            self.refuse(f"«{key}» è «{shown(value)}»: più di due decimali.", key=key, card=TOO_FINE)
            return None
        return None if read is None else Money(int(read * 100))

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of codes, each with or without a minus before."""
        value = self.data.get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(each, str | int) for each in value):
            self.refuse(f'«{key}» deve essere un elenco di codici, come ["stable", "-10"].', key=key)
            return ()
        return tuple(str(each).strip() for each in value)

    def exact(self, value: object) -> Fraction | None:
        """The exact number a value holds, never a percentage: «5%» of a key that is already in hundredths would be doubtful."""
        return None if isinstance(value, str) and "%" in value else entry.exact(value)
