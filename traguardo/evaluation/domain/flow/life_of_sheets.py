"""The life of a sheet as a page for users: docs/vita-delle-schede.md is exactly this text."""

from traguardo.evaluation.domain.flow.stages import Stage
from traguardo.evaluation.domain.flow.table import TABLE, Transition, Words

OPENING = """# Vita delle schede di valutazione

<!-- Pagina generata dal codice: non modificarla a mano. -->

Ogni persona ha una scheda per ogni tratto dell'anno in cui non cambiano unità, categoria, incarico e valutatore. Ogni passo ha il suo
giorno e il nome di chi lo fa. I termini sono quelli del sistema di valutazione dell'ente; **niente scade in silenzio**: quando un
termine passa, la pagina lo dice, e la scheda cambia stato solo quando qualcuno lo decide.
"""
CLOSING = """
## Chi vede una scheda

- **Chi è valutato**: la propria, da quando è assegnata. I giudizi li legge da quando la valutazione è consegnata.
- **Chi valuta**: le schede delle sue persone. L'autovalutazione la legge da quando è inviata.
- **L'ufficio personale**: tutte. Le bozze dei giudizi no, finché la valutazione non è consegnata: una bozza è ancora un pensiero di chi
  la scrive, non un atto.
- **Il nucleo di valutazione**: tutte, come l'ufficio personale. Decide sulle contestazioni; valuta il direttore, che non ha un superiore.
- **Chi dirige chi valuta**: solo dalla contestazione in poi, e solo se il sistema gli dà la decisione.
- **Nessun altro**, neppure il direttore o l'amministratore, se non valuta quella persona.

Chi lavora all'ufficio personale o nel nucleo, davanti alla propria scheda, è solo la persona valutata.

## Al posto di un altro

Chi è valutato può non avere un accesso, o non voler firmare. L'ufficio personale registra allora la presa visione o la firma al suo posto,
con il giorno e **scrivendo perché** e da quale carta risulta: resta nella storia della scheda con il nome di chi l'ha registrata.

## Che cosa non si perde

Le parole della storia si aggiungono e non si cambiano. Una decisione che cambia un grado conserva quello di prima e quello di dopo. La
chiusura fissa il punteggio, il calcolo che lo spiega e la loro impronta: da quel momento la scheda non cambia più.
"""


def sheets_markdown() -> str:
    """The whole page, in Markdown, Italian: the diagram and the table drawn from the transitions."""
    return f"{OPENING}\n{_diagram()}\n\n{_table()}\n{CLOSING}"


def _diagram() -> str:
    names = [f"    {stage.value}: {stage.label}" for stage in Stage]
    arrows = [
        f"    {before.value} --> {line.after.value}: {line.verb}"
        for line in TABLE
        if line.after
        for before in line.before
    ]
    ends = [f"    [*] --> {Stage.DRAFT.value}", *names, *arrows, f"    {Stage.FINAL.value} --> [*]"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *ends, "```"])


def _table() -> str:
    rows = [
        f"| {' o '.join(stage.label for stage in line.before)} | {line.verb} | {line.after.label if line.after else 'non cambia'} "
        f"| {_hands(line)} | {_needs(line)} |"
        for line in TABLE
    ]
    return "\n".join(["| stato | che cosa si fa | diventa | chi | che cosa serve |", "|---|---|---|---|---|", *rows])


def _hands(line: Transition) -> str:
    own = " o ".join(who.label for who in line.who)
    return f"{own}; al suo posto {line.stands_in.label}" if line.stands_in else own


def _needs(line: Transition) -> str:
    words = {Words.MUST: "parole scritte", Words.MAY: "", Words.NONE: ""}[line.words]
    return "; ".join(part for part in (line.needs, words) if part) or "—"
