"""What can go wrong in reading the export of another program through a mapping."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard


class MappingCard(RuleCard[object]):
    """A rule on a mapping or on the file it reads."""


WRONG = MappingCard(
    code="MAP01",
    severity=Severity.ERROR,
    title="Abbinamento scritto male",
    reason="Un abbinamento che non si capisce leggerebbe una colonna per un'altra.",
    mend="Correggi la voce, o rifai l'abbinamento dalla pagina.",
    example='columns = ["matricola"] invece di una tabella.',
)
UNMATCHED = MappingCard(
    code="MAP02",
    severity=Severity.ERROR,
    title="Colonna senza abbinamento",
    reason="Senza questa voce il registro non sa chi è la persona o da quando lavora.",
    mend="Scegli la colonna del file, o scrivi un valore uguale per tutte le righe.",
    example="Nessuna colonna per la matricola.",
)
ABSENT = MappingCard(
    code="MAP03",
    severity=Severity.ERROR,
    title="Colonna che nel file non c'è",
    reason="L'abbinamento nomina una colonna con un'intestazione che questo file non ha.",
    mend="Scegli di nuovo la colonna: forse l'intestazione è cambiata.",
    example="«Cod. Dip.» nell'abbinamento, «Codice dipendente» nel file.",
)
UNKNOWN = MappingCard(
    code="MAP04",
    severity=Severity.ERROR,
    title="Valore che non si sa leggere",
    reason="Il file scrive unità, rapporti e incarichi a modo suo: ognuno va detto una volta.",
    mend="Scegli che cosa vuol dire nella pagina dell'abbinamento.",
    example="«T.IND.» 41 volte fra i rapporti.",
)
EMPTY = MappingCard(
    code="MAP05",
    severity=Severity.ERROR,
    title="File senza righe",
    reason="Nel file non c'è una riga di intestazioni con dati sotto.",
    mend="Esporta di nuovo, con le intestazioni nella prima riga della tabella.",
    example="Un foglio con solo il titolo.",
)
STAYING = MappingCard(
    code="MAP06",
    severity=Severity.NOTE,
    title="In servizio ma non nel file",
    reason="Una fotografia dice chi c'è: chi manca può aver finito, o essere stato lasciato fuori dall'esportazione.",
    mend="Se ha finito il servizio, chiudilo dalla sua scheda: il file non chiude nessuno da solo.",
    example="La matricola 1040 è in servizio e il file non la nomina.",
)
TOO_LONG = MappingCard(
    code="MAP07",
    severity=Severity.ERROR,
    title="File troppo grande da abbinare",
    reason="Il file non si conserva: viaggia nella pagina finché confermi, e oltre una misura non ci sta.",
    mend="Togli dal file le colonne che non servono, o dividilo.",
    example="Un'esportazione con 400 colonne di voci di paga.",
)
MAPPING_CARDS: tuple[MappingCard, ...] = (WRONG, UNMATCHED, ABSENT, UNKNOWN, EMPTY, STAYING, TOO_LONG)
