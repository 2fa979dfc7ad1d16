"""The entries of a table of RULES.toml, read one by one: what is unknown or out of place becomes a finding, all at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.typed import TooLongError, exact
from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.wording import listed, short

Choice = TypeVar("Choice", bound=StrEnum)
HUNDRED = Fraction(100)
SAID = 50


class Entries:
    """One table; `where` names it in the findings, which all tables of a file put in one list."""

    def __init__(self, data: object, where: str, findings: list[Finding]) -> None:
        self.where, self.findings = where, findings
        self.data: Mapping[str, object] = data if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            self.wrong("", data, "una tabella con le sue voci")

    def wrong(self, name: str, value: object, wanted: str) -> None:
        """A value that is not what it should be."""
        at = f"{self.where}.{name}".strip(".")
        said = f"«{at}»: «{short(str(value), length=40)}» non va bene, serve {wanted}."
        self.findings.append(found("RIP12", said, place=Place(column=at), value=str(value)))

    def known(self, names: Iterable[str]) -> None:
        """Says of each name that is not among these which one was meant."""
        allowed = list(names)
        for name in [name for name in map(str, self.data) if name not in allowed][:SAID]:
            near = get_close_matches(name, allowed, n=1, cutoff=0.5)
            meant = f" Volevi dire «{near[0]}»?" if near else ""
            at = f"{self.where}.{name}".strip(".")
            mend = (
                f"Scrivi «{near[0]}», o togli la voce."
                if near
                else f"Le voci ammesse sono: {listed(allowed, limit=30)}."
            )
            said = f"La voce «{short(at, length=60)}» non esiste.{meant}"
            self.findings.append(found("RIP11", said, place=Place(column=short(at, length=60)), mend=mend))

    def table(self, name: str) -> "Entries | None":
        return Entries(self.data[name], f"{self.where}.{name}".strip("."), self.findings) if name in self.data else None

    def tables(self, name: str) -> list["Entries"]:
        """The tables of a list, in order."""
        value = self.data.get(name, [])
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.wrong(name, value, "un elenco di tabelle")
            return []
        return [
            Entries(each, f"{self.where}.{name}[{at}]".strip("."), self.findings) for at, each in enumerate(value, 1)
        ]

    def number(self, name: str, *, least: int = 0, most: int | None = None) -> Fraction | None:
        """A number between bounds; None where it is not there or not one."""
        if name not in self.data:
            return None
        wanted = f"un numero da {least}" + (f" a {most}" if most is not None else " in su")
        try:
            value = exact(self.data[name])
        except TooLongError:
            value, wanted = None, "un numero di al più 12 cifre e 10 decimali"
        if value is None or value < least or (most is not None and value > most):
            self.wrong(name, self.data[name], wanted)
            return None
        return value

    def percent(self, name: str) -> Fraction | None:
        """Points per cent, 0 to 100, as a ratio; «30%» is 30."""
        value = self.number(name, most=100)
        return None if value is None else value / HUNDRED

    def whole(self, name: str, *, least: int = 0, most: int = 10**6) -> int | None:
        """A whole number."""
        value = self.number(name, least=least, most=most)
        if value is not None and value.denominator != 1:
            self.wrong(name, self.data[name], "un numero intero")
            return None
        return None if value is None else int(value)

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        return self._chosen(name, self.data[name], kind) or default if name in self.data else default

    def choices(self, name: str, kind: type[Choice], allowed: Iterable[Choice]) -> tuple[Choice, ...] | None:
        """A list of words of one kind, each once; None where it is not there."""
        if name not in self.data:
            return None
        value = self.data[name]
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.wrong(name, value, f'un elenco, per esempio ["{next(iter(kind))}"]')
            return ()
        among = set(allowed)
        chosen = [self._chosen(name, each, kind, among) for each in value]
        return tuple(dict.fromkeys(each for each in chosen if each is not None))

    def _chosen(self, name: str, value: object, kind: type[Choice], among: set[Choice] | None = None) -> Choice | None:
        words = [str(each) for each in kind if among is None or each in among]
        if value in words:
            return kind(value)
        near = get_close_matches(str(value), words, n=1, cutoff=0.5)
        self.wrong(name, value, f"una di: {listed(words, limit=20)}" + (f" (volevi dire «{near[0]}»?)" if near else ""))
        return None

    def flag(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            self.wrong(name, value, "true o false")
            return False
        return value

    def text(self, name: str) -> str:
        value = self.data.get(name, "")
        if not isinstance(value, str):
            self.wrong(name, value, "un testo fra virgolette")
            return ""
        return value.strip()

    def day(self, name: str) -> date | None:
        """A day of TOML, or typed («31/12/2026»)."""
        value = self.data.get(name)
        if value is None:
            return None
        day = read_day(value) if isinstance(value, str) else value
        if type(day) is not date:
            self.wrong(name, value, "una data, per esempio 2026-12-31")
            return None
        return day
