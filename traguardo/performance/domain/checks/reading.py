"""Cards of the reading problems (LET): raised by the intake while a file becomes a plan, explained here with the others."""

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import RuleCard

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def card(code: str, severity: Severity, title: str, reason: str, mend: str, example: str) -> RuleCard:
    """A card without function."""
    return RuleCard(code=code, severity=severity, title=title, reason=reason, mend=mend, example=example)


FILES = (
    card("LET01", ERROR, "Il file non c'è o non si può aprire", "Senza file non c'è niente da leggere.", "Controlla il percorso e i permessi.", "Percorso scritto male."),
    card("LET02", ERROR, "Tipo di file non gestito", "Si leggono XLSX, ODS e cartelle di CSV.", "Salva il file in uno di questi formati.", "Un PDF."),
    card("LET03", ERROR, "File o foglio vuoto", "Un foglio senza righe non contiene un piano.", "Scegli il file compilato.", "Foglio con le sole intestazioni."),
    card("LET04", ERROR, "File rovinato o incompleto", "Il file si interrompe o non è ciò che dice di essere.", "Riaprilo nel programma che l'ha creato e salvalo di nuovo.", "XLSX tagliato a metà."),
    card("LET05", ERROR, "File protetto da password o in formato vecchio", "Un file protetto da password o XLS non si può leggere.", "Togli la password e salvalo come XLSX.", "File .xls."),
    card("LET06", ERROR, "File troppo grande o gonfiato", "Un file che si espande oltre misura può bloccare la macchina.", "Togli fogli e righe che non servono.", "Pochi KB che diventano gigabyte."),
    card("LET07", WARNING, "Contenuto attivo ignorato", "Macro e collegamenti esterni non vengono mai eseguiti.", "Salva il file come XLSX, senza macro.", "XLSM con macro."),
    card("LET08", NOTE, "Codifica dei caratteri supposta", "Il file non dice in che codifica è: le accentate possono essere sbagliate.", "Salva il CSV in UTF-8.", "CSV salvato da un vecchio programma."),
    card("LET09", ERROR, "CSV mal formato", "Virgolette o separatori non tornano: le colonne si spostano.", "Riesporta il CSV dal foglio di calcolo.", "Virgolette non chiuse."),
    card("LET10", ERROR, "Formato del piano non riconosciuto", "I fogli non sono quelli del modello né di una mappatura nota.", "Usa il modello, o indica una mappatura.", "Cartella con altri CSV."),
    card("LET11", ERROR, "Manca un foglio", "Senza quel foglio il piano non si ricostruisce.", "Aggiungi il foglio.", "Manca «Obiettivi»."),
    card("LET12", ERROR, "Manca una colonna", "Senza quella colonna le righe non si capiscono.", "Aggiungi la colonna con la sua intestazione.", "Manca «Codice»."),
    card("LET13", ERROR, "Colonna ripetuta", "Con due colonne dallo stesso nome non si sa quale vale.", "Tieni una sola delle due colonne.", "Due colonne «Peso»."),
    card("LET14", ERROR, "Formula senza valore", "La cella ha una formula mai calcolata: il valore non c'è.", "Apri il file in un foglio di calcolo e salvalo.", "Formula scritta da un programma."),
    card("LET15", WARNING, "Celle unite", "Di celle unite vale solo la prima: le altre restano vuote.", "Dividi le celle e ripeti il valore.", "Titolo su tre righe unite."),
    card("LET16", ERROR, "Cella con un errore di calcolo", "Un errore di calcolo non è un valore.", "Correggi la formula.", "#DIV/0!"),
    card("LET17", NOTE, "Colonna che non si conserva", "Ciò che il piano non prevede non torna nel file esportato.", "Nessuna correzione, se non serve.", "Foglio «Appunti»."),
    card("LET18", ERROR, "Celle oltre le intestazioni", "Un valore senza intestazione non si sa che cosa sia.", "Aggiungi l'intestazione o togli la cella.", "Valore in una colonna senza nome."),
    card("LET19", NOTE, "Contenuto cambiato dopo l'esportazione", "Il file non è più quello esportato: può essere voluto.", "Se non l'hai compilato tu, chiedi chi l'ha cambiato.", "Modello compilato fuori linea."),
)  # fmt: skip

CELLS = (
    card("LET20", ERROR, "Manca un valore obbligatorio", "Senza quel valore la riga non si può usare.", "Compila la cella.", "Obiettivo senza titolo."),
    card("LET21", ERROR, "Non è un numero", "Qui serve un numero.", "Scrivi il numero, per esempio 30 o 30,00%.", "«trenta»."),
    card("LET22", ERROR, "Non è una data", "Qui serve una data.", "Scrivi la data, per esempio 31/12/2026.", "31/02/2026."),
    card("LET23", ERROR, "Peso negativo o oltre 100", "Un peso è una parte di cento.", "Correggi il peso.", "-5."),
    card("LET24", ERROR, "Codice doppio", "Un codice individua una riga sola.", "Dai a ogni riga un codice diverso.", "Due obiettivi A."),
    card("LET25", ERROR, "Rimando a una riga che non c'è", "Una riga rimanda a un codice che nessuno ha.", "Correggi il codice o aggiungi la riga.", "Fase dell'obiettivo Z."),
    card("LET26", ERROR, "Rimandi in circolo", "Chi sta sopra non può stare anche sotto.", "Togli uno dei rimandi.", "1 sotto 1A, 1A sotto 1."),
    card("LET27", WARNING, "Valore atteso non compreso", "Ciò che non si capisce resta com'è scritto, e si chiede.", "Scrivi un numero, una percentuale, una data o una periodicità.", "«q.b.»."),
    card("LET28", ERROR, "Parola fuori elenco", "In questa colonna valgono solo alcune parole.", "Scegli una delle parole indicate.", "Direzione «verde»."),
    card("LET29", ERROR, "Anni del piano non validi", "Gli anni devono essere quattro cifre e in ordine.", "Scrivi gli anni, per esempio 2026 e 2028.", "Dal 2028 al 2026."),
    card("LET30", ERROR, "Il foglio dell'ente ha più righe", "Un piano è di un ente solo.", "Tieni una riga sola.", "Due enti."),
    card("LET31", ERROR, "Codice cambiato dal foglio di calcolo", "Il foglio di calcolo trasforma 7.1 in una data o in un numero.", "Imposta la colonna come testo e riscrivi il codice.", "7.10 diventato 7.1."),
    card("LET32", ERROR, "Variabile scritta male", "Le variabili servono alla formula e si scrivono nome=valore.", "Scrivi, per esempio: ore=930; assistiti=20.", "«930 ore»."),
    card("LET33", WARNING, "Quaderno di un'altra versione", "Il file è stato scritto da un'altra versione del programma: qualche colonna può restare fuori.", "Controlla i dati letti, o aggiorna il programma.", "File esportato l'anno scorso."),
    card("LET34", ERROR, "Provvedimento a cui manca qualcosa", "Una correzione senza motivo, una forzatura senza grado o un «non misurabile» senza causa non valgono.", "Scrivi ciò che manca.", "Correzione manuale senza motivo."),
)  # fmt: skip

MAPPINGS = (
    card("LET40", ERROR, "Mappatura scritta male o introvabile", "La mappatura dice quale colonna è quale: va scritta senza errori.", "Correggi le voci indicate.", "Chiave sconosciuta nel TOML."),
    card("LET41", ERROR, "Manca un foglio che la mappatura vuole", "La mappatura prende dati da quel foglio.", "Aggiungi il foglio o correggine il nome nella mappatura.", "Manca «steps»."),
    card("LET42", ERROR, "Manca una colonna che la mappatura vuole", "La mappatura prende dati da quella colonna.", "Aggiungi la colonna o correggine il nome nella mappatura.", "Manca «due_date»."),
    card("LET43", ERROR, "Non è un numero semplice", "La mappatura vuole lì un numero.", "Scrivi il numero con il punto o con la virgola dei decimali.", "«12 circa»."),
    card("LET44", ERROR, "Anno del piano introvabile", "Senza l'anno non si sa che cosa misurare.", "Controlla il foglio, o scrivi l'anno nella mappatura.", "Nessuna intestazione con l'anno."),
)  # fmt: skip

CARDS = (*FILES, *CELLS, *MAPPINGS)
