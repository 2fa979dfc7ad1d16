"""What to look at in the share of protected workers."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard


class QuotaCard(RuleCard[object]):
    """A rule on the share of protected workers."""


GAP = QuotaCard(
    code="QUO01",
    severity=Severity.WARNING,
    title="Quota d'obbligo scoperta",
    reason="L'ente deve avere alle sue dipendenze un numero di lavoratori protetti secondo quanti dipendenti ha.",
    mend="Metti le assunzioni mancanti nel piano dei fabbisogni e apri la procedura.",
    example="Base 57, obbligo 4, in servizio 3: ne manca 1.",
    law="L. 68/1999, art. 3 e 18",
)
UNSENT = QuotaCard(
    code="QUO02",
    severity=Severity.WARNING,
    title="Prospetto informativo non inviato",
    reason="Ogni anno entro il 31 gennaio si invia il prospetto con la situazione al 31 dicembre, se è cambiata.",
    mend="Invia il prospetto e scrivi qui il giorno; se l'obbligo non è cambiato, scrivilo nella fonte.",
    example="Situazione al 31/12/2024 senza invio il 1° febbraio 2025.",
    law="L. 68/1999, art. 9, c. 6",
)
OTHER_BASE = QuotaCard(
    code="QUO03",
    severity=Severity.NOTE,
    title="Base scritta diversa dal registro",
    reason="La base di computo scritta a mano non è quella che dà il registro: chi legge deve poter capire la differenza.",
    mend="Controlla esclusi e part time; se la differenza è giusta, scrivila nella fonte.",
    example="57 scritti, 58 dal registro.",
    law="L. 68/1999, art. 4",
)
CROWDED = QuotaCard(
    code="QUO04",
    severity=Severity.ERROR,
    title="Più protetti che dipendenti",
    reason="I lavoratori protetti sono fra i dipendenti: non possono essere di più.",
    mend="Controlla i numeri.",
    example="Base 12, protetti 40.",
)
QUOTA_CARDS: tuple[QuotaCard, ...] = (GAP, UNSENT, OTHER_BASE, CROWDED)
