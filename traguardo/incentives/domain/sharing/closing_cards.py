"""The cards of what is looked at before a sharing is closed: the fund, the people, the evaluations they rest on."""

from traguardo.incentives.domain.sharing.cards import ERROR, NOTE, WARNING, card

PAY_LAW = "D.Lgs. 165/2001, art. 40 e 40-bis"
MERIT_LAW = "D.Lgs. 150/2009, art. 18, c. 2"
CLOSING = (
    card("CHI01", ERROR, "Il fondo non è firmato", reason="Non si paga niente prima dell'accordo.",
         mend="Porta il fondo fino alla firma, poi torna qui.", example="Un fondo ancora in trattativa.", law=PAY_LAW),
    card("CHI02", ERROR, "L'uso del fondo non c'è più", reason="La somma non ha più da dove venire.",
         mend="Elimina questa ripartizione e iniziane un'altra.", example="Una variazione del fondo che toglie la produttività."),
    card("CHI03", ERROR, "La somma è più di quanto si può pagare",
         reason="Le convenzioni si pagano solo se incassate, e la stessa somma non si divide due volte.",
         mend="Abbassa la somma, o aspetta che le convenzioni siano incassate.",
         example="10.000,00 € da dividere, 3.000,00 € non ancora incassati.", law=PAY_LAW),
    card("CHI04", WARNING, "Le regole sono di un altro anno", reason="Le regole valgono per l'anno che l'accordo dice.",
         mend="Guarda se l'accordo le conferma, e correggi l'anno.", example="Regole del 2023 su un fondo del 2024."),
    card("CHI05", ERROR, "Non c'è nessuna persona", reason="Senza persone non c'è niente da dividere.",
         mend="Prendile dai registri o da un file.", example="Una ripartizione appena iniziata."),
    card("CHI06", WARNING, "Persone non nel registro del personale", reason="Chi non è nel registro non vedrà mai il suo premio.",
         mend="Aggiungile al registro del personale, o correggi la matricola.", example="Una matricola scritta male nel file."),
    card("CHI07", NOTE, "Persone senza un accesso", reason="Leggeranno il premio solo nella lettera.",
         mend="Lega il loro accesso alla matricola, se vuoi che lo vedano anche qui.", example="Chi non usa il computer."),
    card("CHI08", WARNING, "In servizio e non nell'elenco", reason="Chi non è nell'elenco non prende niente.",
         mend="Guarda se l'accordo le lascia fuori davvero.", example="Una persona assunta a novembre."),
    card("CHI09", WARNING, "Senza valutazione", reason="Il premio remunera un merito che nessuno ha ancora valutato.",
         mend="Va bene solo se la regola non usa né punti né punteggi.", example="Una scheda mai chiusa.", law=MERIT_LAW),
    card("CHI10", WARNING, "Valutazione ancora provvisoria", reason="Il punteggio può cambiare dopo che gli importi sono scritti.",
         mend="Aspetta che le schede siano definitive, o chiudi sapendo che possono cambiare.",
         example="Una scheda contestata e non ancora decisa.", law=MERIT_LAW),
    card("CHI11", WARNING, "Punteggio diverso da quello delle schede", reason="Gli importi non verrebbero dalle valutazioni.",
         mend="Riprendi le persone dai registri, o tieni quelle del file sapendo perché.",
         example="87 nel file, 90 nella scheda cambiata dopo.", law=MERIT_LAW),
    card("CHI12", WARNING, "Persone che il sistema di valutazione esclude dal premio",
         reason="Il sistema adottato dice da quale punteggio si prende il premio.",
         mend="Metti la soglia fra le regole, o toglile dall'elenco.", example="55 punti dove il premio parte da 60.", law=MERIT_LAW),
)  # fmt: skip
