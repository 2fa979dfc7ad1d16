"""The words a need chooses among: how a standard is rounded, how a post is covered, what a table counts."""

from enum import StrEnum


class Rounding(StrEnum):
    """How a standard makes whole posts of its quotient; unsaid where the act does not tell."""

    UNSAID = "unsaid"
    UP = "up"
    NEAREST = "nearest"
    DOWN = "down"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Rounding.UNSAID: "come si arrotonda non è detto",
            Rounding.UP: "si arrotonda per eccesso",
            Rounding.NEAREST: "si arrotonda al più vicino",
            Rounding.DOWN: "si arrotonda per difetto",
        }[self]


class Kind(StrEnum):
    """How a post is covered (D.Lgs. 165/2001, artt. 30, 34-bis, 35)."""

    COMPETITION = "competition"
    RANKING = "ranking"
    MOBILITY = "mobility"
    TARGETED = "targeted"
    TRANSFORMATION = "transformation"
    SECONDMENT = "secondment"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Kind.COMPETITION: "concorso",
            Kind.RANKING: "scorrimento di graduatoria",
            Kind.MOBILITY: "mobilità",
            Kind.TARGETED: "collocamento mirato",
            Kind.TRANSFORMATION: "trasformazione di orario",
            Kind.SECONDMENT: "comando",
        }[self]


class Held(StrEnum):
    """A column of the table of posts that another table may count too."""

    IN_SERVICE = "in_service"
    RESERVED = "reserved"
    AGENCY = "agency"
    SECONDED = "seconded"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Held.IN_SERVICE: "in servizio",
            Held.RESERVED: "posti indisponibili",
            Held.AGENCY: "somministrati",
            Held.SECONDED: "in comando",
        }[self]
