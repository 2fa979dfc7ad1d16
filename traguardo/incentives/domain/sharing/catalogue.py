"""Everything a sharing may have to say, each with its reason and its mend, and the page docs/regole-della-ripartizione.md."""

from traguardo.incentives.domain.sharing.cards import FUND, PEOPLE, RESULT, RULES
from traguardo.incentives.domain.sharing.closing_cards import CLOSING
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.rule_card import Hit, RuleCard, entry, summary

FAMILIES = (
    ("Il fondo", FUND),
    ("Le regole", RULES),
    ("Le persone", PEOPLE),
    ("Il risultato", RESULT),
    ("La chiusura", CLOSING),
)
CATALOGUE: tuple[RuleCard[object], ...] = tuple(card for _, cards in FAMILIES for card in cards)
CARDS = {card.code: card for card in CATALOGUE}
NOWHERE = Place()
OPENING = """# Regole della ripartizione

<!-- Pagina generata dal codice: non modificarla a mano. -->

`traguardo incentives share` e il simulatore della ripartizione dicono ciò che trovano con queste regole. Con un **errore** non si
paga nulla e tutto il fondo resta; un **avviso** chiede di guardare; una **nota** informa. In ogni caso ciò che si paga e ciò che
resta fanno, al centesimo, il fondo. Le regole che iniziano per CHI si aggiungono alle altre prima di chiudere.

Come si divide: il peso di ciascuno è il prodotto dei fattori scelti (punti, categoria, part time, presenza, servizio, fascia di
persone); le riduzioni (fascia di punteggio e altre) dicono quanta parte della propria quota si prende; poi vengono il tetto e i
centesimi. I centesimi vanno ai resti più grandi; a parità di resto, nell'ordine naturale del codice (P2 prima di P10). L'ordine
delle righe del file non conta.
"""


def found(code: str, message: str, *, place: Place = NOWHERE, value: str = "", mend: str = "") -> Finding:
    """A finding of the rule `code`; an empty mend takes the one of its card."""
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    return CARDS[code].finding(Hit(message=message, place=place, value=shown, mend=mend))


def catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    parts = [OPENING]
    for title, cards in FAMILIES:
        parts += [f"\n## {title}\n", *summary(cards), *map(entry, cards)]
    return "\n".join(parts) + "\n"
