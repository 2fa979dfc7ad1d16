"""The life of a section as a page for users: docs/vita-delle-sezioni.md is exactly this text."""

from traguardo.documents.domain.states import TABLE, Stage, Transition

OPENING = """# Vita delle sezioni

<!-- Pagina generata dal codice: non modificarla a mano. -->

Ogni sezione di un documento ha il suo stato, perché ogni sezione ha la sua persona. Si scrive finché è da compilare, in compilazione
o compilata; da quando va in validazione il testo è fermo, e per cambiarlo va rimandato indietro **con un motivo**, che resta scritto.
"""
CLOSING = """
## Chi è chi

- **Chi scrive**: la persona a cui la sezione è affidata; se non è affidata a nessuno, chiunque possa scrivere documenti. Chi coordina
  può sempre scrivere.
- **Chi valida**: la persona indicata nella sezione; altrimenti l'ufficio programmazione o il direttore.
- **Chi coordina**: l'ufficio programmazione e il direttore. Assegnano le sezioni, le ordinano, le riaprono.

## Che cosa non si perde

Ogni testo salvato resta nella storia della sezione e si può riprendere. Riaprire una sezione approvata non tocca il documento già
approvato: i suoi file restano quelli, con la loro impronta.
"""


def sections_markdown() -> str:
    """The whole page, in Markdown, Italian: the diagram and the table drawn from the transitions."""
    return f"{OPENING}\n{_diagram()}\n\n{_table()}\n{CLOSING}"


def _diagram() -> str:
    names = [f"    {stage.value}: {stage.label}" for stage in Stage]
    arrows = [f"    {before.value} --> {line.after.value}: {line.verb}" for line in TABLE for before in line.before]
    ends = [f"    [*] --> {Stage.TO_FILL.value}", *names, *arrows, f"    {Stage.PUBLISHED.value} --> [*]"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *ends, "```"])


def _table() -> str:
    rows = [
        f"| {' o '.join(stage.label for stage in line.before)} | {line.verb} | {line.after.label} | {line.who} | {_needs(line)} |"
        for line in TABLE
    ]
    return "\n".join(["| da | che cosa si fa | a | chi | che cosa serve |", "|---|---|---|---|---|", *rows])


def _needs(line: Transition) -> str:
    return f"accade da sé {line.by_itself}" if line.by_itself else line.needs or "—"
