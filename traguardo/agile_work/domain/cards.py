"""Every rule that agile work is held to: code, weight, reason, law, mend, example."""

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.rule_card import Hit, RuleCard

Card = RuleCard[object]
ERROR, WARNING = Severity.ERROR, Severity.WARNING
PRESENCE = "DL 80/2021, art. 6; DM 30-6-2022, n. 132, art. 4, c. 1, lett. b"
WRITTEN = "L. 81/2017, art. 19, c. 1"


def card(code: str, severity: Severity, title: str, *, reason: str, mend: str, example: str, law: str = "") -> Card:
    """A rule on agile work; its check is in the code that says it."""
    return RuleCard(code=code, severity=severity, title=title, reason=reason, mend=mend, example=example, law=law)


CARDS = {each.code: each for each in (
    card("AGI01", ERROR, "Manca una colonna", reason="Senza le sue colonne un file non si può leggere.",
         mend="Aggiungi la colonna con questa intestazione, o parti dal modello.", example="Manca «attività»."),
    card("AGI02", ERROR, "Manca un valore", reason="Una cella vuota non si indovina.", mend="Riempi la cella.",
         example="Una riga senza l'unità."),
    card("AGI03", ERROR, "Valore che non si legge", reason="Un valore fuori posto non si indovina.",
         mend="Scrivi il valore come chiede la colonna.", example="«forse» nella colonna «agile»."),
    card("AGI04", ERROR, "Riga ripetuta", reason="La stessa cosa detta due volte può essere detta in due modi.",
         mend="Tieni una delle due righe.", example="La stessa attività due volte nella stessa unità."),
    card("AGI05", ERROR, "Unità che non c'è", reason="Un'attività è di un'unità aperta dell'organigramma.",
         mend="Scrivi il codice o il nome di un'unità aperta.", example="«UFX»."),
    card("AGI06", ERROR, "Unità che non è tua", reason="Chi dirige un'unità scrive le attività della sua.",
         mend="Togli la riga, o chiedi all'ufficio personale.", example="Un'attività di un altro servizio."),
    card("AGI11", ERROR, "Più giorni agili di quelli ammessi nella settimana", law=PRESENCE,
         reason="Il regolamento dell'ente e l'accordo dicono quanti giorni al massimo.",
         mend="Riporta in presenza i giorni di troppo.", example="Tre giorni con un massimo di due."),
    card("AGI12", ERROR, "La presenza non prevale", law=PRESENCE,
         reason="Fra i giorni lavorati, quelli in presenza devono essere di più di quelli agili.",
         mend="Porta in presenza qualche giorno agile delle settimane indicate.", example="10 giorni agili su 19 nel mese."),
    card("AGI13", ERROR, "Più persone agili dei posti dell'ufficio",
         reason="Sotto un certo numero di persone in sede il servizio non si tiene.",
         mend="Riporta qualcuno in presenza quel giorno, o sorteggia una rotazione.", example="Tre persone agili con due posti."),
    card("AGI14", ERROR, "Giorno agile senza accordo", law=WRITTEN,
         reason="Si lavora in agile solo dopo un accordo scritto e firmato da tutti e due.",
         mend="Firma l'accordo prima, o riporta il giorno in presenza.", example="Un giorno agile il mese prima dell'accordo."),
    card("AGI15", WARNING, "Persona senza nessun giorno scritto",
         reason="Un giorno non scritto non conta per la prevalenza né per i numeri dell'ente.",
         mend="Scrivi che cosa fa la persona in quella settimana.", example="Una riga vuota fra le altre."),
)}  # fmt: skip


def found(code: str, message: str, *, place: Place | None = None, value: str = "", mend: str = "") -> Finding:
    """A finding of the rule `code`; an empty mend takes the one of its card."""
    return CARDS[code].finding(Hit(message=message, place=place or Place(), value=value[:80], mend=mend))
