"""What a body is, as far as its deadlines hang on it; every choice is cautious until the body says otherwise."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from traguardo.monitoring.domain.small import small_bodies


class Kind(StrEnum):
    """Which kind of body it is. ANAC moves the PIAO of municipalities, provinces and metropolitan cities only."""

    LOCAL = "local"
    UNION = "union"
    CONSORTIUM = "consortium"
    COMPANY = "company"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Kind.LOCAL: "Comune, provincia o città metropolitana",
    Kind.UNION: "Unione di comuni",
    Kind.CONSORTIUM: "Consorzio o Società della Salute",
    Kind.COMPANY: "Azienda speciale, azienda di servizi alla persona",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`tuel`: the rules of local authorities apply (D.Lgs. 267/2000, art. 2, c. 2: for social consortia, unless the
    statute leaves them out). `piao_with_budget`: the PIAO follows the budget deadline, with the reason of who says so.
    `staff`: employees on 31 December before; None when nobody said. `district`: it sends the data of a social district.
    `holidays_move`: a last day that is a holiday moves on (Codice civile, art. 2963). `since`: deadlines are followed from
    that day; those before are past, and nobody is asked about them.
    """

    kind: Kind = Kind.CONSORTIUM
    tuel: bool = True
    piao_with_budget: bool = False
    reason: str = ""
    staff: int | None = None
    district: bool = True
    committee: bool = True
    holidays_move: bool = False
    since: date | None = None

    @property
    def follows_budget(self) -> bool:
        """Whether the PIAO moves with the budget deadline: by right for local authorities, by choice for the others."""
        return self.kind is Kind.LOCAL or self.piao_with_budget

    @property
    def small(self) -> bool:
        """Few employees: simplified PIAO (DM 132/2022, art. 6)."""
        return self.staff is not None and self.staff < small_bodies().staff_below

    def has(self, applies: str) -> bool:
        """Whether what is asked of «all», «tuel», «ats» or «cug» is asked of this body."""
        return {"all": True, "tuel": self.tuel, "ats": self.district, "cug": self.committee}[applies]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMove:
    """A deadline the body itself moved, because a new act did: the last one known wins over the table."""

    code: str
    about: int
    to: date
    act: str
    known: date
