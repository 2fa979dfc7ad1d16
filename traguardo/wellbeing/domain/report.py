"""The yearly report of the committee: its stages, its clocks, its texts (Direttiva 2/2019, par. 3.3 and annexes 1 and 2)."""

from datetime import date
from enum import StrEnum

LAW = "Direttiva 26 giugno 2019, n. 2"
TEXTS: tuple[tuple[str, str, str], ...] = (
    ("staff", "Chi lavora nell'ente", "Che cosa dicono le tavole: donne e uomini, età, tempi, responsabilità."),
    ("balance", "Conciliare lavoro e vita", "Lavoro agile, orari flessibili, congedi: che cosa c'è e chi lo usa."),
    ("equality", "Parità e pari opportunità", "Le azioni positive dell'anno, la formazione, i divari."),
    ("wellbeing", "Benessere di chi lavora", "L'indagine di clima, lo stress da lavoro, l'ascolto, le segnalazioni."),
    ("performance", "Il legame con la performance", "Gli obiettivi di parità nel piano e come sono andati."),
    ("committee", "Che cosa ha fatto il comitato", "Riunioni, pareri, risorse, formazione dei componenti."),
    ("closing", "Considerazioni e proposte", "Che cosa va bene, che cosa no, che cosa chiede il comitato."),
)


class Stage(StrEnum):
    """Where a report is: its tables not given yet, given and being written, approved, sent."""

    BEGUN = "begun"
    GIVEN = "given"
    APPROVED = "approved"
    SENT = "sent"

    @property
    def label(self) -> str:
        return {
            Stage.BEGUN: "in attesa dei dati",
            Stage.GIVEN: "in scrittura",
            Stage.APPROVED: "approvata",
            Stage.SENT: "inviata",
        }[self]

    @property
    def public(self) -> bool:
        """Whether all the staff may read it."""
        return self in {Stage.APPROVED, Stage.SENT}


def data_due(year: int) -> date:
    """The last day the administration gives the committee the data of a year: 1 March of the next."""
    return date(year + 1, 3, 1)


def report_due(year: int) -> date:
    """The last day the committee presents the report on a year: 30 March of the next."""
    return date(year + 1, 3, 30)
