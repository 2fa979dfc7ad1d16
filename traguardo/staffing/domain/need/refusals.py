"""Why a need cannot be read: the rules its file must keep before anything is computed."""

from traguardo.kernel.finding import Severity
from traguardo.staffing.domain.need.card import NeedCard

UNREADABLE = NeedCard(
    code="FAB01",
    severity=Severity.ERROR,
    title="Voce mancante o illeggibile",
    reason="Una voce che non si legge renderebbe falso ogni totale: meglio fermarsi che indovinare.",
    mend="Scrivi la voce come indicato, o toglila se non serve.",
    example='average = "38.700", che può essere trentottomila o trentotto.',
)
DOUBLED = NeedCard(
    code="FAB02",
    severity=Severity.ERROR,
    title="Codice ripetuto",
    reason="Assunzioni, standard e fonti chiamano i posti per codice: due con lo stesso codice non si distinguono.",
    mend="Da' un codice diverso a uno dei due.",
    example="Due posti con codice «AS».",
)
UNKNOWN = NeedCard(
    code="FAB03",
    severity=Severity.ERROR,
    title="Codice sconosciuto",
    reason="Un rimando a ciò che nel file non c'è lascerebbe fuori un costo senza dirlo.",
    mend="Correggi il codice o aggiungi ciò che manca.",
    example='post = "ASS", ma il posto si chiama «AS».',
)
CARDS = (UNREADABLE, DOUBLED, UNKNOWN)
