"""Why a fund cannot be read: the rules its file must keep before anything is computed."""

from traguardo.incentives.domain.fund.card import FundCard
from traguardo.kernel.finding import Severity

UNREADABLE = FundCard(
    code="FON01",
    severity=Severity.ERROR,
    title="Voce mancante o illeggibile",
    reason="Una voce che non si legge renderebbe falso ogni totale: meglio fermarsi che indovinare.",
    mend="Scrivi la voce come indicato, o toglila se non serve.",
    example='amount = "1.2.3".',
)
TOO_FINE = FundCard(
    code="FON02",
    severity=Severity.ERROR,
    title="Importo con più di due decimali",
    reason="Gli importi sono in centesimi interi: un terzo decimale sarebbe arrotondato senza dirlo.",
    mend="Scrivi l'importo con due decimali, come 1.148,00.",
    example='amount = "1148.005".',
)
DOUBLED = FundCard(
    code="FON03",
    severity=Severity.ERROR,
    title="Codice ripetuto",
    reason="Le formule chiamano le cifre per codice: due cifre con lo stesso codice non si distinguono.",
    mend="Da' un codice diverso a una delle due.",
    example="Una riga e una sezione con codice «15».",
)
UNKNOWN = FundCard(
    code="FON04",
    severity=Severity.ERROR,
    title="Codice sconosciuto",
    reason="Una formula, una riga o un uso rimandano a una cifra che nel fondo non c'è.",
    mend="Correggi il codice o aggiungi la cifra che manca.",
    example='of = ["stabili"], ma la sezione si chiama «stable».',
)
CIRCLE = FundCard(
    code="FON05",
    severity=Severity.ERROR,
    title="Formule in cerchio",
    reason="Una cifra che dipende da sé stessa non ha valore.",
    mend="Togli dal cerchio una formula: scrivi un importo, o somma le righe una per una.",
    example="Un taglio in percentuale del totale da cui è già tolto.",
)
TWO_RESTS = FundCard(
    code="FON06",
    severity=Severity.ERROR,
    title="Due usi prendono lo stesso resto",
    reason="Ciò che avanza da un blocco di risorse può andare a un uso solo, altrimenti sarebbe speso due volte.",
    mend="Lascia \"rest\" a un uso e da' all'altro un importo o una formula.",
    example='Due usi dello stesso blocco con amount = "rest".',
)
CARDS = (UNREADABLE, TOO_FINE, DOUBLED, UNKNOWN, CIRCLE, TWO_RESTS)
