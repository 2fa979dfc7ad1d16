"""Codes of reading problems (LET) and the way a finding about a file is put together."""

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.intake.records import Unreadable

TITLES = {
    "LET01": "Il file non c'è o non si può aprire",
    "LET02": "Tipo di file non gestito",
    "LET03": "File o foglio vuoto",
    "LET04": "File rovinato o incompleto",
    "LET05": "File protetto da password o in formato vecchio",
    "LET06": "File troppo grande o gonfiato",
    "LET07": "Contenuto attivo ignorato",
    "LET08": "Codifica dei caratteri supposta",
    "LET09": "CSV mal formato",
    "LET10": "Formato del piano non riconosciuto",
    "LET11": "Manca un foglio",
    "LET12": "Manca una colonna",
    "LET13": "Colonna ripetuta",
    "LET14": "Formula senza valore",
    "LET15": "Celle unite",
    "LET16": "Cella con un errore di calcolo",
    "LET17": "Colonna che non si conserva",
    "LET18": "Celle oltre le intestazioni",
    "LET19": "Contenuto cambiato dopo l'esportazione",
    "LET20": "Manca un valore obbligatorio",
    "LET21": "Non è un numero",
    "LET22": "Non è una data",
    "LET23": "Peso negativo o oltre 100",
    "LET24": "Codice doppio",
    "LET25": "Rimando a una riga che non c'è",
    "LET26": "Rimandi in circolo",
    "LET27": "Valore atteso non compreso",
    "LET28": "Parola fuori elenco",
    "LET29": "Anni del piano non validi",
    "LET30": "Il foglio dell'ente ha più righe",
    "LET31": "Codice cambiato dal foglio di calcolo",
    "LET32": "Variabile scritta male",
    "LET33": "Quaderno di un'altra versione",
    "LET40": "Mappatura scritta male o introvabile",
    "LET41": "Manca un foglio che la mappatura vuole",
    "LET42": "Manca una colonna che la mappatura vuole",
    "LET43": "Non è un numero semplice",
    "LET44": "Anno del piano introvabile",
}  # fmt: skip


def error(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """A problem that stops the import."""
    return _finding(Severity.ERROR, code, message, mend, place, value)


def warning(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """Something read with a doubt: the user is asked to look."""
    return _finding(Severity.WARNING, code, message, mend, place, value)


def note(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """What was supposed or left out, told to the user."""
    return _finding(Severity.NOTE, code, message, mend, place, value)


def refuse(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Unreadable:
    """The refusal of a whole file."""
    return Unreadable(error(code, message, mend, place, value))


def _finding(severity: Severity, code: str, message: str, mend: str, place: Place | None, value: str) -> Finding:
    shown = value if len(value) <= 80 else f"{value[:79]}…"
    return Finding(code=code, severity=severity, message=message, mend=mend, place=place or Place(), value=shown)
