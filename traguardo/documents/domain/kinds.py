"""The documents of the cycle: those printed from the data alone, and those that people also write."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of document."""

    PDO = "pdo"
    RELAZIONE = "relazione"
    SUMMARY = "sintesi"
    SHEET = "scheda-obiettivo"
    PERFORMANCE_PLAN = "piano-performance"
    PIAO = "piao"
    PIAO_SIMPLIFIED = "piao-semplificato"
    CONFIRMATION = "conferma-piao"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Kind.PDO: "Piano dettagliato degli obiettivi",
    Kind.RELAZIONE: "Relazione sulla performance",
    Kind.SUMMARY: "Sintesi per i cittadini",
    Kind.SHEET: "Scheda dell'obiettivo",
    Kind.PERFORMANCE_PLAN: "Piano della performance",
    Kind.PIAO: "Piano integrato di attività e organizzazione",
    Kind.PIAO_SIMPLIFIED: "Piano integrato di attività e organizzazione semplificato",
    Kind.CONFIRMATION: "Conferma del PIAO",
}

PRINTED = (Kind.PDO, Kind.RELAZIONE, Kind.SUMMARY, Kind.SHEET)
WRITTEN = (Kind.PIAO, Kind.PIAO_SIMPLIFIED, Kind.CONFIRMATION, Kind.PERFORMANCE_PLAN, Kind.PDO, Kind.RELAZIONE)
