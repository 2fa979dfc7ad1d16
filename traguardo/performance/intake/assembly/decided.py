"""Records of what was decided in the year of objectives, steps and indicators."""

from datetime import date

from traguardo.performance.domain.decisions import flaws
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind
from traguardo.performance.intake.assembly.row import Row

_UNREAD = date(1, 1, 1)


def decision(row: Row) -> Decision:
    """A decision; what keeps it from holding is an error on its own cell."""
    kind, cause, on = row.choice("kind"), row.choice("cause"), row.day("on")
    read = Decision(
        subject_kind=row.choice("subject_kind"),
        subject=row.code("subject"),
        kind=DecisionKind(kind) if kind else DecisionKind.FORCING_ASKED,
        on=on or _UNREAD,
        until=row.day("until"),
        degree=row.number("degree"),
        cause=Cause(cause) if cause else None,
        reason=row.text("reason"),
        act=row.text("act"),
        by=row.text("by"),
        place=row.record.place,
    )
    for attribute, said in flaws(read).items() if on else ():
        row.error("LET34", f"Il provvedimento è {said}: non vale.", _MENDS[attribute], attribute, row.text(attribute))
    return read


_MENDS = {
    "reason": "Scrivi il motivo: senza, chi valuta non può accettarla.",
    "degree": "Scrivi il grado in punti, per esempio 80.",
    "cause": "Scegli la causa: fuori dal controllo dell'ente, dipende dall'ente, costruito male.",
    "until": "Correggi le date: l'ultimo giorno viene dopo il primo.",
}
