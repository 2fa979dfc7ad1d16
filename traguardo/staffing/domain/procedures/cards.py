"""What to look at in a procedure: terms missed, steps too early or out of order, a ranking list used beyond what it is."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard


class ProcedureCard(RuleCard[object]):
    """A rule on a procedure to hire."""


LATE = ProcedureCard(
    code="PRO01",
    severity=Severity.WARNING,
    title="Termine passato",
    reason="Un passo ha un ultimo giorno fissato dalla legge: oltre, l'ente ne risponde o deve spiegarlo.",
    mend="Segna il giorno se il passo è fatto; se no fallo, e scrivi nella nota perché è in ritardo.",
    example="Prove scritte finite il 10 gennaio, graduatoria non approvata il 20 luglio.",
    law="DPR 487/1994, art. 11, c. 5",
)
EARLY = ProcedureCard(
    code="PRO02",
    severity=Severity.ERROR,
    title="Passo fatto prima del tempo",
    reason="La legge chiede di lasciar passare dei giorni: chi è assunto senza aspettare la mobilità obbligatoria ha un contratto nullo.",
    mend="Controlla i due giorni; se sono giusti, valuta se rifare il passo.",
    example="Comunicazione il 1° marzo, bando il 10 marzo: servivano 20 giorni.",
    law="D.Lgs. 165/2001, art. 34-bis, c. 5",
)
UNORDERED = ProcedureCard(
    code="PRO03",
    severity=Severity.WARNING,
    title="Passo prima di quello che viene prima",
    reason="Un passo porta un giorno anteriore a quello da cui dipende, o quello da cui dipende manca: una data è sbagliata.",
    mend="Correggi uno dei due giorni, o segna il passo che manca.",
    example="Graduatoria approvata il 3 maggio, prove scritte finite il 10 maggio.",
)
EXPIRING = ProcedureCard(
    code="PRO04",
    severity=Severity.NOTE,
    title="Graduatoria che sta per scadere",
    reason="Finita la validità non si può più scorrere: gli idonei rimasti si perdono.",
    mend="Decidi se scorrerla prima: serve il posto nel piano dei fabbisogni.",
    example="5 idonei rimasti, scade fra 60 giorni.",
    law="D.Lgs. 165/2001, art. 35, c. 5-ter",
)
EXPIRED_USE = ProcedureCard(
    code="PRO05",
    severity=Severity.ERROR,
    title="Graduatoria usata dopo la scadenza",
    reason="Un'assunzione da una graduatoria scaduta non è valida.",
    mend="Controlla il giorno dello scorrimento e quello di approvazione.",
    example="Approvata il 10 gennaio 2022, usata il 3 marzo 2024.",
    law="D.Lgs. 165/2001, art. 35, c. 5-ter",
)
OVERUSED = ProcedureCard(
    code="PRO06",
    severity=Severity.ERROR,
    title="Più posizioni usate che idonei",
    reason="Non si possono assumere più persone di quante stanno in graduatoria, né usare più riserve dei posti riservati.",
    mend="Controlla gli idonei e le posizioni usate.",
    example="8 idonei, 9 posizioni usate.",
)
UNKNOWN = ProcedureCard(
    code="PRO07",
    severity=Severity.ERROR,
    title="Passo che la procedura non ha",
    reason="Ogni tipo di procedura ha i suoi passi.",
    mend="Scegli un passo di questa procedura.",
    example="Le prove scritte in una mobilità.",
)
FUTURE = ProcedureCard(
    code="PRO08",
    severity=Severity.ERROR,
    title="Giorno che deve ancora venire",
    reason="Si segna quello che è fatto, non quello che si prevede.",
    mend="Scrivi il giorno in cui è stato fatto, o aspetta.",
    example="Il 1° marzo si segna la graduatoria approvata il 20 marzo.",
)
TAKEN = ProcedureCard(
    code="PRO09",
    severity=Severity.ERROR,
    title="Codice già usato",
    reason="Il codice nomina una procedura sola: piano, atti e calendario la chiamano con quello.",
    mend="Scegli un altro codice.",
    example="Due procedure con il codice 2026-01.",
)
PROCEDURE_CARDS: tuple[ProcedureCard, ...] = (
    LATE,
    EARLY,
    UNORDERED,
    EXPIRING,
    EXPIRED_USE,
    OVERUSED,
    UNKNOWN,
    FUTURE,
    TAKEN,
)
