"""Rules raised by the reader, by the compiler and on cases: told elsewhere, explained here."""

from traguardo.kernel.finding import Severity
from traguardo.social_services.domain.checks.study import RegulationCard

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _card(
    code: str, severity: Severity, title: str, reason: str, mend: str, example: str, law: str = ""
) -> RegulationCard:
    return RegulationCard(code=code, severity=severity, title=title, reason=reason, mend=mend, example=example, law=law)


REGULATION_CARDS = (
    _card("REG01", E, "Regolamento illeggibile", "Una voce che non si legge lascia il calcolo senza regola: meglio fermarsi che indovinare.", "Scrivi la voce come indicato.", "«scema» al posto di «schema», o un numero fra virgolette che non è un numero."),
    _card("REG02", E, "Nome che non esiste", "Una regola chiama una chiave, un parametro o una regola che non c'è.", "Correggi il nome: il rilievo dice quello che somiglia di più.", 'of = "csto".'),
    _card("REG03", E, "Regola usata prima di essere definita", "Le regole si leggono dall'alto in basso: un giro non finirebbe mai.", "Sposta la regola, o spezza il giro.", "Due regole che si chiamano a vicenda."),
    _card("REG04", E, "Voce che non ha senso", "Scritta bene, ma dice una cosa impossibile.", "Segui il rimedio del rilievo.", "Un minimo oltre il massimo; due voci con lo stesso nome."),
    _card("REG05", E, "Unità che non stanno insieme", "Sommare euro e giorni dà un numero senza senso.", "Euro con euro, numeri con numeri; scelte e date solo nelle condizioni.", '{ sum = ["isee", "giorni"] }.'),
    _card("REG06", E, "Divisione senza passo", "Dividere per ciò che cambia da caso a caso non dà un numero finito di decimali.", "Aggiungi «step» e «tie» alla divisione.", '{ divide = ["isee", "scala"] }.'),
    _card("REG07", E, "Soglia che cambia da caso a caso", "Le fasce si controllano solo se i loro estremi sono fissi in un dato giorno.", "Scrivi un numero o un parametro.", 'up_to = "reddito".'),
    _card("REG08", E, "Parametro non conosciuto in quel giorno", "Nessun valore è valido, o era già conosciuto, nel giorno del calcolo.", "Aggiungi il valore con le sue due date, o cambia giorno.", "Il minimo INPS del 2027 chiesto nel 2026."),
    _card("REG09", E, "Numeri troppo grandi", "I conti su tutta la popolazione si fanno su interi di 128 bit: oltre darebbero importi falsi.", "Abbassa i «max» delle chiavi, o arrotonda un passaggio.", "Un polinomio di quinto grado senza «per»."),
)  # fmt: skip
CASE_CARDS = (
    _card("CAS01", E, "Manca una chiave che serve", "Senza quel dato non c'è un importo; non vuol dire zero.", "Scrivi la chiave.", "Un caso di assistenza domiciliare senza il costo."),
    _card("CAS02", E, "Chiave sconosciuta o doppia", "Una chiave scritta male non verrebbe contata, in silenzio.", "Correggi il nome.", "«iseee» al posto di «isee»."),
    _card("CAS03", E, "Valore che non si legge", "Un valore letto male dà un importo sbagliato.", "Scrivilo come indicato.", "«12.000»: dodicimila o dodici?"),
    _card("CAS04", E, "Valore fuori dai limiti", "Un importo negativo o enorme è quasi sempre un errore di battitura.", "Controlla l'importo e l'unità.", "Un patrimonio di −1 €."),
    _card("CAS05", E, "Troppi decimali", "I centesimi non si indovinano.", "Arrotonda prima di scriverlo.", "Un ISEE di 12.000,005 €."),
    _card("CAS06", E, "ISEE scaduto o non ancora rilasciato", "Nel giorno del calcolo l'attestazione non vale.", "Chiedi quella valida; se non arriva togli l'ISEE dal caso.", "Un ISEE scaduto il 31/12/2025 usato a marzo.", "DPCM 159/2013 art. 10"),
    _card("CAS07", E, "ISEE di un altro tipo", "Ogni prestazione vuole il suo ISEE: nucleo e redditi contati sono diversi.", "Chiedi l'ISEE giusto.", "Un ISEE ordinario per una residenza.", "DPCM 159/2013 art. 6-8"),
    _card("CAS08", E, "ISEE di un altro ambito", "Dal 2026 la stessa attestazione porta due valori: quello per le famiglie e l'inclusione non vale per i servizi dei Comuni.", "Prendi l'altro valore.", "isee_ambito = famiglie_inclusione.", "L. 199/2025"),
    _card("CAS09", W, "Omissioni o difformità", "L'attestazione dice che i dati dichiarati non tornano: la persona può portare documenti o una DSU nuova.", "Chiedi i documenti.", "isee_omissioni = true.", "DPCM 159/2013 art. 11 c. 5"),
    _card("CAS10", N, "Dati dell'ISEE non detti", "Tipo, scadenza e ambito non sono nel caso: si dà per buono che siano giusti.", "Scrivili accanto all'ISEE.", "Manca isee_tipo."),
    _card("CAS11", W, "Importo oltre il massimale", "La retta scritta nel caso passa un massimale.", "Controlla la retta.", "Una quota sociale di 57,94 € al giorno."),
    _card("CAS12", W, "Ramo di chi non presenta il dato", "Il dato manca e il regolamento lo prevede: di solito si paga il massimo.", "Se il dato arriva, rifai il conto.", "Nessun ISEE: si paga tutto il costo."),
    _card("CAS13", W, "Persona non ammessa", "Il regolamento non ammette questo caso: non c'è una quota.", "Comunica il motivo e l'articolo.", "Il quinto periodo di sollievo dell'anno."),
    _card("CAS14", E, "Caso non previsto", "Nessuna riga prevede questi valori: il regolamento ha un buco.", "Completa la tabella.", "ISEE di 10.000,01 € fra due fasce."),
    _card("CAS15", E, "Dato che serve e manca", "Una regola ha bisogno di un dato che il caso non dice.", "Scrivi il dato.", "Il reddito netto di chi non ha patrimonio."),
    _card("CAS16", E, "Regolamento non in vigore", "Nel giorno del calcolo vale un altro regolamento, o nessuno.", "Cambia giorno o regolamento.", "Le rette del 2017 chieste nel 2026."),
    _card("CAS17", N, "Valore provvisorio", "L'indice di quell'anno è ancora provvisorio: il definitivo può cambiare la quota.", "Rifai il conto quando esce.", "Il minimo INPS dell'anno in corso."),
    _card("CAS18", N, "Punti aperti", "Il conto si regge su letture che il testo non impone.", "Decidile con un atto.", "365 giorni nell'anno."),
)  # fmt: skip
