"""The life of a fund as a page for users: docs/vita-del-fondo.md is exactly this text."""

from traguardo.incentives.domain.fund_life import TABLE, Stage

OPENING = """# Vita del fondo

<!-- Pagina generata dal codice: non modificarla a mano. -->

Un fondo nasce in costruzione e finisce firmato. Ogni passo ha un giorno, un atto, chi l'ha registrato.
Le voci si scrivono solo finché il fondo è **in costruzione**: da quando è proposto non cambiano più.
"""
CLOSING = """
## Tornare indietro

Un fondo non ancora firmato si riporta in costruzione, con un motivo. I passi già fatti restano nella storia, ma vanno
rifatti tutti: il parere e l'ipotesi riguardavano le cifre di prima.

## Variazione

Un fondo firmato non cambia. Se serve correggerlo si apre un numero nuovo dello stesso anno, con un motivo: parte da una
copia, in costruzione, e percorre gli stessi passi. Per ogni anno se ne tiene aperto uno solo.

## Che cosa avvisa e non ferma

- Un passo con una data precedente a quella del passo prima.
- Un parere dei revisori più vecchio dell'ipotesi di accordo: il controllo riguarda l'ipotesi (D.Lgs. 165/2001, art. 40-bis, c. 1).

## Che cosa resta aperto

Gli incassi delle convenzioni si registrano sempre, anche su un fondo firmato: si paga quando il denaro è entrato.
I testi delle relazioni si scrivono fino alla firma.
"""


def life_markdown() -> str:
    """The whole page, in Markdown, Italian: the diagram and the table drawn from the transitions."""
    return f"{OPENING}\n{_diagram()}\n\n{_table()}\n{CLOSING}"


def _diagram() -> str:
    names = [f"    {stage.value}: {stage.label}" for stage in Stage]
    arrows = [f"    {before.value} --> {line.after.value}: {line.verb}" for line in TABLE for before in line.before]
    ends = [f"    [*] --> {Stage.DRAFT.value}", *names, *arrows, f"    {Stage.SIGNED.value} --> [*]"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *ends, "```"])


def _table() -> str:
    rows = [
        f"| {', '.join(each.label for each in line.before)} | {line.verb} | {line.after.label} | {line.who} | {line.needs} |"
        for line in TABLE
    ]
    return "\n".join(["| da | che cosa si fa | a | chi | che cosa serve |", "|---|---|---|---|---|", *rows])
