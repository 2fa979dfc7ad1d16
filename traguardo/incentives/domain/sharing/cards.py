"""The cards of the rules of a sharing: codes, gravity, reason, mend, example."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard

Card = RuleCard[object]
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CAP_LAW = "Contratto integrativo; CCNL Funzioni locali 21.5.2018, art. 68"
BEST_LAW = "CCNL Funzioni locali 21.5.2018, art. 69; CCNL 16.11.2022, art. 81"


def card(code: str, severity: Severity, title: str, *, reason: str, mend: str, example: str, law: str = "") -> Card:
    """A rule on sharings; its check is in the code that says it."""
    return RuleCard(code=code, severity=severity, title=title, reason=reason, mend=mend, example=example, law=law)


FUND = (
    card("RIP01", ERROR, "L'importo del fondo non si legge", reason="Senza un importo certo non c'è nulla da dividere.",
         mend="Scrivi un importo in euro con al più due decimali, per esempio 25.696,59.", example="«25mila»."),
    card("RIP02", ERROR, "Il fondo è negativo", reason="Non si divide un debito fra le persone.",
         mend="Controlla le righe del fondo: le riduzioni superano le risorse.", example="Un fondo di −12,00 €."),
    card("RIP03", WARNING, "Il fondo è zero", reason="Tutti prendono zero: è raro che sia voluto.",
         mend="Controlla l'importo destinato a questo uso del fondo.", example="Un fondo di 0,00 €."),
    card("RIP04", WARNING, "Meno di un centesimo a testa", reason="Qualcuno prende un centesimo e qualcuno nulla.",
         mend="Controlla l'importo: forse manca qualche cifra.", example="0,03 € fra cinque persone."),
    card("RIP05", NOTE, "Come è stato letto l'importo", reason="Un punto può separare le migliaia o i decimali.",
         mend="Se non è così, scrivilo con la virgola e due decimali.", example="«25.696» è letto 25.696,00 €."),
    card("RIP06", ERROR, "Numero troppo lungo", reason="Un numero di tante cifre è un errore di battitura.",
         mend="Controlla la cifra: al più 12 cifre intere e 10 decimali.", example="Un part time di quaranta cifre."),
)  # fmt: skip
RULES = (
    card("RIP10", ERROR, "Il file delle regole non si legge", reason="Senza regole non si divide.",
         mend="Correggi il file nel punto indicato; «traguardo incentives example» ne scrive uno che funziona.",
         example="Una parentesi quadra che non si chiude."),
    card("RIP11", ERROR, "Voce sconosciuta nelle regole", reason="Una voce scritta male cambierebbe gli importi in silenzio.",
         mend="Correggi il nome della voce, o toglila.", example="«remaider» invece di «remainder»."),
    card("RIP12", ERROR, "Valore non ammesso nelle regole", reason="Un valore fuori posto non si indovina.",
         mend="Scrivi uno dei valori ammessi.", example="Una fascia del 120%."),
    card("RIP13", ERROR, "Manca una regola che il metodo richiede", reason="Un fattore senza i suoi valori non si calcola.",
         mend="Aggiungi la voce indicata.", example="Il metodo a quote senza coefficienti delle categorie."),
    card("RIP14", ERROR, "Due fasce per lo stesso punteggio", reason="Una persona avrebbe due regole.",
         mend="Togli una delle due, o distingui le loro date di validità.", example="Due fasce da 90 valide nel 2026."),
    card("RIP15", ERROR, "Le parti delle fasce di persone non fanno 100%",
         reason="Le parti sono di tutto il fondo: se non fanno 100 si dà di più o di meno.",
         mend="Correggi le percentuali delle fasce.", example="50%, 30% e 10%."),
    card("RIP16", WARNING, "Il tetto non lascia dare tutto il fondo",
         reason="Se il tetto è sotto la parte uguale di chi è ammesso, qualcosa resta comunque.",
         mend="Alza il tetto, o cambia chi conta nella media.", example="Un tetto di 0,8 volte la media.", law=CAP_LAW),
    card("RIP17", WARNING, "Maggiorazione sotto il minimo del contratto",
         reason="Il contratto nazionale fissa una misura minima, con le eccezioni che elenca.",
         mend="Alza la percentuale, o scrivi il motivo con la norma che permette di ridurla.", example="20% senza motivo.",
         law=BEST_LAW),
    card("RIP18", WARNING, "La maggiorazione va a tutti", reason="Il contratto vuole una quota limitata di persone.",
         mend="Abbassa il numero o la quota.", example="Dieci maggiorazioni per dieci valutati.", law=BEST_LAW),
    card("RIP19", WARNING, "Regola che non agisce", reason="Una regola scritta e non usata trae in inganno chi legge.",
         mend="Fai contare anche quel dato, o togli la regola.", example="Fasce di punteggio col metodo a valore punto."),
)  # fmt: skip
PEOPLE = (
    card("RIP20", ERROR, "Non c'è nessuna persona", reason="Senza persone il fondo resta tutto.",
         mend="Scegli il file giusto, o compilalo.", example="Un file con la sola riga dei titoli."),
    card("RIP21", ERROR, "Manca una colonna", reason="Le regole usano un dato che il file non ha.",
         mend="Aggiungi la colonna indicata.", example="Nessuna colonna «punti» col metodo a valore punto."),
    card("RIP22", NOTE, "Colonna che non serve", reason="Il suo contenuto non entra nel calcolo.",
         mend="Se doveva servire, correggi il titolo.", example="Una colonna «telefono»."),
    card("RIP23", ERROR, "Manca un dato di una persona", reason="Un dato che manca non è zero.",
         mend="Scrivi il dato, o togli la persona.", example="Una persona senza punti."),
    card("RIP24", ERROR, "Dato che non si legge", reason="Un numero o una data non si indovina.",
         mend="Scrivi numeri come 87,5 e date come 31/12/2026.", example="«ottantasette»."),
    card("RIP25", ERROR, "Percentuale impossibile", reason="Nessuno lavora o è presente più del tempo intero.",
         mend="Scrivi una percentuale oltre 0 e fino a 100 (la presenza può essere 0).", example="Un part time del 120%."),
    card("RIP26", ERROR, "Valore negativo", reason="Un peso negativo toglierebbe soldi agli altri o li darebbe due volte.",
         mend="Correggi il segno.", example="−5 punti."),
    card("RIP27", ERROR, "Due righe per la stessa persona", reason="La persona avrebbe due regole e sarebbe pagata due volte.",
         mend="Unisci le righe in una.", example="P12 alla riga 4 e alla riga 9."),
    card("RIP28", ERROR, "Categoria senza coefficiente", reason="Il peso della categoria non si indovina.",
         mend="Dai un coefficiente alla categoria, o correggila nel file.", example="Una «D3» che le regole non hanno."),
    card("RIP29", ERROR, "Fascia di persone sconosciuta", reason="Le regole non dicono quanto vale.",
         mend="Aggiungila alle fasce delle regole, o correggila nel file.", example="«terza» dove le regole ne hanno due."),
    card("RIP30", ERROR, "Punteggio fuori da ogni fascia", reason="Nessuna regola dice quanta quota si prende.",
         mend="Aggiungi una fascia che parta da 0.", example="58 punti dove la prima fascia parte da 60."),
    card("RIP31", WARNING, "In servizio per una parte dell'anno", reason="Se le regole non contano i giorni di servizio, non cambia niente.",
         mend="Fai contare i giorni di servizio, se il contratto divide per giorni.", example="Uscita il 30/06."),
    card("RIP32", ERROR, "Date che non tornano", reason="I giorni di servizio non si possono contare.",
         mend="Correggi le date di inizio e fine.", example="Dal 1/7 al 30/6 dello stesso anno."),
    card("RIP33", NOTE, "Come sono state lette le percentuali", reason="«50» senza segno può essere 50% o cinquanta volte.",
         mend="Se non è così, scrivi il segno %.", example="Part time «50» letto 50%."),
    card("RIP34", ERROR, "Celle fuori dai titoli", reason="Una riga più lunga dei titoli sposta i dati di colonna.",
         mend="Se le colonne sono separate da virgole, scrivi i decimali col punto o fra virgolette, o salva col punto e virgola.",
         example="«P1,87,5» sotto «matricola,punti»."),
    card("RIP35", ERROR, "Troppe persone per una pagina", reason="Si guardano tutte prima di metterle: oltre un certo numero non si può.",
         mend="Per enti più grandi usa «traguardo incentives share» dal terminale.", example="Un file di 6.000 righe."),
    card("RIP36", ERROR, "Testo troppo lungo", reason="Alla chiusura ogni riga si scrive com'è: un testo così lungo non ci sta.",
         mend="Accorcialo.", example="Una matricola di 41 caratteri."),
)  # fmt: skip
RESULT = (
    card("RIP40", ERROR, "Nessuno ha un peso", reason="Con la somma dei pesi a zero il valore di un punto non esiste.",
         mend="Controlla punti, presenze e soglie.", example="Tutti con zero punti."),
    card("RIP41", NOTE, "Una sola persona", reason="Prende tutto ciò che le regole permettono.",
         mend="Controlla che il file sia completo.", example="Un file con una riga."),
    card("RIP42", WARNING, "Fascia di persone senza nessuno", reason="La sua parte del fondo non va a nessuno e resta.",
         mend="Togli la fascia e ridistribuisci le parti, se il contratto lo dice.", example="Il 20% a una fascia vuota."),
    card("RIP43", WARNING, "Le convenzioni superano già il tetto", reason="Non resta nulla da prendere sotto il tetto.",
         mend="Controlla l'importo delle convenzioni.", example="1.500,00 € di convenzioni con un tetto di 1.200,00 €."),
    card("RIP44", WARNING, "Parità al limite delle maggiorazioni",
         reason="I criteri non dicono chi viene prima, e il caso non sceglie: i pari non la prendono.",
         mend="Aggiungi un criterio di precedenza, o segna nella colonna «migliore» chi la prende, con l'atto.",
         example="Due persone a 98 punti per un posto.", law=BEST_LAW),
    card("RIP45", WARNING, "Nessuna maggiorazione", reason="Il numero arrotondato, o chi la può avere, è zero.",
         mend="Controlla numero, quota, arrotondamento e soglia.", example="Il 5% di dieci persone, per difetto.", law=BEST_LAW),
    card("RIP46", WARNING, "Il tetto taglia una maggiorazione", reason="Chi arriva al tetto non prende la misura intera.",
         mend="Verifica col contratto se il tetto vale anche per la maggiorazione.", example="Una maggiorazione ridotta a 12,00 €.",
         law=BEST_LAW),
    card("RIP47", NOTE, "Tutti al tetto", reason="Non c'è più nessuno a cui ridare ciò che supera il tetto.",
         mend="Ciò che resta va all'anno dopo.", example="Due persone con un tetto di 0,5 volte la media."),
    card("RIP48", WARNING, "Il tetto si supera con le altre ripartizioni dell'anno",
         reason="Il tetto è per testa: chi ha già avuto da ripartizioni chiuse dello stesso anno, con un tetto, può superarlo "
         "sulla somma. Nella media contano anche quegli importi; il calcolo di questa ripartizione non cambia.",
         mend="Verifica col contratto se il tetto vale sull'insieme; se vale, abbassa il tetto o togli la persona.",
         example="900,00 € dopo 700,00 € già avuti, con un tetto di 1.400,00 €.", law=CAP_LAW),
)  # fmt: skip
