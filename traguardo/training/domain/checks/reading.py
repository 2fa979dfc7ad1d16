"""Rules raised while a plan is read from a file."""

from traguardo.kernel.finding import Severity
from traguardo.training.domain.checks.rule import Rule

NO_SHEET = Rule(
    code="FOR31",
    severity=Severity.ERROR,
    title="Il file non ha le colonne di un piano",
    reason="La prima riga porta i nomi delle colonne: senza, non si sa che cosa c'è sotto.",
    mend="Parti dal modello, o aggiungi le colonne che mancano.",
    example="Manca la colonna «titolo».",
)
MISSING = Rule(
    code="FOR32",
    severity=Severity.ERROR,
    title="Manca una cella che serve",
    reason="Senza codice, titolo o anno la riga non si può tenere.",
    mend="Riempi la cella.",
    example="La riga 7 non ha il titolo.",
)
UNREADABLE = Rule(
    code="FOR33",
    severity=Severity.ERROR,
    title="Una cella non si può leggere",
    reason="Un importo, un giorno o una scelta scritti in un altro modo si leggerebbero male.",
    mend="Scrivila come dice la guida del modello.",
    example="«circa 300» come costo di una persona.",
)
TWICE = Rule(
    code="FOR34",
    severity=Severity.ERROR,
    title="Due righe hanno lo stesso codice",
    reason="Il codice è il nome della riga: i fabbisogni e i corsi la trovano con quello.",
    mend="Cambia uno dei due codici.",
    example="Il codice 12 è alle righe 13 e 20.",
)
UNIT = Rule(
    code="FOR35",
    severity=Severity.ERROR,
    title="Un'unità non è nell'organigramma",
    reason="La riga resterebbe senza chi ne risponde.",
    mend="Scrivi il codice di un'unità aperta nell'anno del piano.",
    example="L'unità «XYZ» non c'è.",
)
CARDS = (NO_SHEET, MISSING, UNREADABLE, TWICE, UNIT)
