"""The life of a plan as a page for users: docs/vita-del-piano.md is exactly this text."""

from traguardo.performance.domain.life.table import TABLE, Act, Stage

OPENING = """# Vita del piano

<!-- Pagina generata dal codice: non modificarla a mano. -->

Un piano nasce in bozza e finisce chiuso. Dall'approvazione in poi le sue righe non cambiano più: lo impedisce l'archivio stesso.
Chi deve cambiarlo apre una **variazione**, cioè una versione nuova con il suo motivo e la sua deliberazione.
Per ogni anno è in vigore una sola versione.
"""
CLOSING = """
## Variazione

Si apre da un piano approvato o in vigore, con un motivo; parte da una copia, in bozza, e percorre gli stessi stati. Per ogni anno
se ne tiene aperta una sola. Quando entra in vigore, la versione di prima diventa chiusa, «sostituita dalla versione n».

## Che cosa resta aperto

I risultati e i provvedimenti inseriti a mano valgono per l'anno, qualunque sia la versione: si aggiungono anche a un piano in vigore.
Gli errori che riguardano i risultati (regole RIS) non fermano il piano: si correggono con le rilevazioni.
"""


def life_markdown() -> str:
    """The whole page, in Markdown, Italian: the diagram and the table drawn from the transitions."""
    return f"{OPENING}\n{_diagram()}\n\n{_table()}\n{CLOSING}"


def _diagram() -> str:
    names = [f"    {stage.value}: {stage.word}" for stage in Stage]
    arrows = [f"    {line.before.value} --> {line.after.value}: {line.verb}" for line in TABLE]
    ends = [f"    [*] --> {Stage.DRAFT.value}", *names, *arrows, f"    {Stage.CLOSED.value} --> [*]"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *ends, "```"])


def _table() -> str:
    rows = [
        f"| {line.before.word} | {'—' if line.act is Act.REPLACE else line.verb} | {line.after.word} | {line.who} | {line.needs} |"
        for line in TABLE
    ]
    return "\n".join(["| da | che cosa si fa | a | chi | che cosa serve |", "|---|---|---|---|---|", *rows])
