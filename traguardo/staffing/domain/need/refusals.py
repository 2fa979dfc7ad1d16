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
NOT_NOW = NeedCard(
    code="FAB34",
    severity=Severity.ERROR,
    title="Passo che ora non si può fare",
    reason="Un fabbisogno adottato dice che cosa l'ente ha deciso: ci si arriva senza errori, con un atto, e poi non cambia.",
    mend="Correggi gli errori, scrivi l'atto, o apri una nuova versione con il suo motivo.",
    example="Adottarlo con un errore nei controlli.",
    law="D.Lgs. 165/2001, art. 6, c. 4",
)
CARDS = (UNREADABLE, DOUBLED, UNKNOWN)
