"""The rules on the staff register, raised where its files are read and its acts are done, and their page: docs/regole-del-personale.md."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard, entry, summary

OPENING = """# Regole del registro del personale

<!-- Pagina generata dal codice: non modificarla a mano. -->

Traguardo controlla con queste regole i file del personale e delle presenze prima di caricarli, e ogni cambiamento fatto a mano.
Sono tutte **errori**: finché ce n'è uno non si scrive niente. Ogni rilievo dice il foglio, la riga e la colonna.
"""


def _card(code: str, title: str, *, reason: str, mend: str, example: str) -> RuleCard[object]:
    return RuleCard(code=code, severity=Severity.ERROR, title=title, reason=reason, mend=mend, example=example)


REGISTER_CATALOGUE = (
    _card("PER01", "Manca un foglio o una colonna", reason="Senza le intestazioni attese non si sa che cosa dica una cella.",
          mend="Aggiungi le colonne con le loro intestazioni, o parti dal modello.", example="Un file senza «matricola»."),
    _card("PER02", "Cella vuota che serve", reason="Un dato che manca non si indovina.",
          mend="Riempi la cella.", example="Una persona senza «unità»."),
    _card("PER03", "Cella che non si legge", reason="Una parola o una data diversa da quelle attese avrebbe più letture.",
          mend="Scrivi il valore come il rilievo indica.", example="«30/02/2024», o un orario «0,5» invece di «50%»."),
    _card("PER04", "Matricola già usata", reason="Una matricola è di una persona sola.",
          mend="Scegli un'altra matricola.", example="Una persona nuova con la matricola 102, che c'è già."),
    _card("PER05", "Una matricola, due persone", reason="Le righe della stessa matricola raccontano la storia di una persona sola.",
          mend="Correggi la matricola, o scrivi gli stessi dati in tutte le sue righe.",
          example="102 con un nome alla riga 3 e un altro alla riga 7."),
    _card("PER06", "Giorni fuori ordine", reason="Un periodo va dal primo giorno all'ultimo, e si cambia solo dove c'è.",
          mend="Correggi uno dei due giorni, o scegline uno del periodo.", example="Dal 01/02/2024 al 31/01/2024."),
    _card("PER07", "Orario impossibile", reason="Un orario è una parte del tempo pieno: più di niente, al massimo tutto.",
          mend="Scrivi 100% per il tempo pieno, 50% o 18/36 per la metà.", example="Un orario del 120%."),
    _card("PER08", "Unità che quel giorno non c'è", reason="Ogni periodo si conta in un'unità aperta.",
          mend="Scrivi il codice di un'unità aperta quel giorno, o cambia giorno.", example="Un'unità chiusa l'anno prima."),
    _card("PER09", "Più di un tempo pieno", reason="Periodi che si sovrappongono conterebbero la persona due volte.",
          mend="Chiudi il periodo di prima il giorno precedente, o riduci l'orario.", example="100% e 50% lo stesso giorno."),
    _card("PER10", "Presenze di chi non c'è", reason="Le presenze di una matricola sconosciuta non sono di nessuno.",
          mend="Correggi la matricola, o carica anche la persona.", example="Presenze della 999, che nel personale manca."),
    _card("PER11", "Più giorni lavorati che dovuti", reason="La presenza supererebbe l'anno intero.",
          mend="Correggi uno dei due numeri.", example="201 giorni lavorati su 200."),
    _card("PER12", "Riga ripetuta", reason="La stessa riga due volte conterebbe due volte.",
          mend="Tieni una delle due.", example="Due righe della 102 per lo stesso anno."),
    _card("PER13", "Accesso di un'altra persona", reason="Con un accesso entra una persona sola, e vede i dati suoi.",
          mend="Scegli un altro accesso, o toglilo prima a chi ce l'ha.", example="Due matricole con lo stesso accesso."),
)  # fmt: skip


def register_catalogue_markdown() -> str:
    """The whole page, in Markdown, Italian; the same catalogue gives the same text."""
    return "\n".join([OPENING, *summary(REGISTER_CATALOGUE), *map(entry, REGISTER_CATALOGUE)]) + "\n"
