"""Why a contribution cannot be computed, and what a printed one says of itself."""

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import RuleCard


class LepsCard(RuleCard[object]):
    """A rule on the contribution, raised while its data are read or a printed figure is looked at."""


UNREADABLE = LepsCard(
    code="LEP01",
    severity=Severity.ERROR,
    title="Numero illeggibile",
    reason="Un numero che si può leggere in due modi darebbe un contributo sbagliato senza dirlo.",
    mend="Scrivi gli abitanti come 170000 o 170.000, gli assistenti sociali come 36,5.",
    example="--fte 36.500, che può essere trentasei e mezzo o trentaseimilacinquecento.",
)
NEGATIVE = LepsCard(
    code="LEP02",
    severity=Severity.ERROR,
    title="Numero sotto zero",
    reason="Abitanti e assistenti sociali si contano: meno di zero non ce ne sono.",
    mend="Togli il segno meno o correggi il numero.",
    example="--fte -3.",
)
NOBODY = LepsCard(
    code="LEP03",
    severity=Severity.ERROR,
    title="Ambito senza abitanti",
    reason="Le soglie sono gli abitanti divisi per 6.500, 5.000 e 4.000: senza abitanti non ci sono soglie.",
    mend="Scrivi i residenti dell'ambito al 1° gennaio dell'anno (ISTAT).",
    example="--residents 0.",
)
HUGE = LepsCard(
    code="LEP04",
    severity=Severity.ERROR,
    title="Numero troppo grande",
    reason="Un ambito con più abitanti dell'Italia, o con più assistenti sociali che abitanti, è un errore di battitura.",
    mend="Controlla gli zeri e il segno dei decimali.",
    example="--residents 170000000.",
)
TOO_FINE = LepsCard(
    code="LEP05",
    severity=Severity.ERROR,
    title="Più decimali di quanti ne tiene la regola",
    reason="La regola tiene un decimale, e la legge non dice come si arrotonda: la scelta cambia il contributo, va fatta da chi firma.",
    mend="Scrivi gli assistenti sociali con un decimale solo, e gli abitanti senza decimali.",
    example="--fte 36,55, che può diventare 36,5 o 36,6: fra i due ci sono 2.000 o 4.000 euro.",
)
NO_LAW = LepsCard(
    code="LEP06",
    severity=Severity.ERROR,
    title="Anno senza contributo",
    reason="Il contributo c'è dal 2021.",
    mend="Indica un anno dal 2021 in poi.",
    example="--year 2020.",
    law="L. 178/2020, art. 1, c. 797",
)
UNPAIRED = LepsCard(
    code="LEP07",
    severity=Severity.ERROR,
    title="Enti senza abitanti o senza assistenti sociali",
    reason="Per sommare più enti di un ambito servono gli uni e gli altri di ciascuno.",
    mend="Ripeti --residents e --fte una volta per ogni ente, nello stesso ordine.",
    example="Due --residents e un solo --fte.",
)
IMPOSSIBLE = LepsCard(
    code="LEP08",
    severity=Severity.WARNING,
    title="Contributo che la regola non può dare",
    reason="Con quantità a un decimale ogni contributo è un multiplo esatto di 2.000 euro: un'altra cifra è una stima o segue un altro arrotondamento.",
    mend="Scrivi nell'atto gli abitanti, gli assistenti sociali e l'arrotondamento usati, o la cifra che danno.",
    example="365.800,00 euro.",
    law="L. 178/2020, art. 1, c. 797",
)
DIFFERENT = LepsCard(
    code="LEP09",
    severity=Severity.WARNING,
    title="Contributo diverso dal conto",
    reason="La cifra dell'atto non è quella che danno gli abitanti e gli assistenti sociali indicati.",
    mend="Correggi la cifra, o i dati da cui viene.",
    example="362.000,00 euro dai dati, 365.800,00 nell'atto.",
    law="L. 178/2020, art. 1, c. 797",
)
BY_HAND = LepsCard(
    code="LEP10",
    severity=Severity.WARNING,
    title="Assistenti sociali diversi dal registro",
    reason="Il numero scritto a mano non è quello che dà il registro del personale: uno dei due è sbagliato, o manca qualcuno.",
    mend="Correggi il registro o il numero; se la differenza è giusta, scrivi perché.",
    example="36,5 scritti, 36,0 dal registro.",
    law="L. 178/2020, art. 1, c. 797",
)
OVER_BOOKED = LepsCard(
    code="LEP11",
    severity=Severity.WARNING,
    title="Liquidazione sopra la prenotazione",
    reason="La somma che si liquida non supera quella prenotata: gli assistenti sociali in più non portano contributo.",
    mend="L'anno prossimo prenota gli assistenti sociali che prevedi davvero.",
    example="400.000,00 euro liquidati, 380.000,00 prenotati.",
    law="DM 25 giugno 2021, n. 144, art. 2, c. 2",
)
LATE = LepsCard(
    code="LEP12",
    severity=Severity.WARNING,
    title="Anno non liquidato oltre il termine",
    reason="Senza il prospetto inviato entro il 28 febbraio il contributo non spetta.",
    mend="Invia il prospetto e scrivi qui la liquidazione con il suo protocollo.",
    example="Prenotazione del 2024, nessuna liquidazione al 1° marzo 2025.",
    law="L. 178/2020, art. 1, c. 798",
)
LACKING = LepsCard(
    code="LEP13",
    severity=Severity.NOTE,
    title="Ente sotto il livello essenziale da solo",
    reason="Il livello vale sull'ambito intero: sapere chi resta indietro aiuta a decidere dove assumere.",
    mend="Tienine conto nel piano dei fabbisogni dell'ambito.",
    example="Un comune con 20.000 abitanti e 3 assistenti sociali: gliene manca 1.",
    law="L. 178/2020, art. 1, c. 797",
)
UNTOLD = LepsCard(
    code="LEP14",
    severity=Severity.ERROR,
    title="Correzione senza un perché",
    reason="Un anno già scritto si corregge con una nuova versione: chi legge deve sapere che cosa è cambiato.",
    mend="Scrivi perché correggi.",
    example="La seconda versione della liquidazione, con il perché vuoto.",
)
LEPS_CARDS: tuple[LepsCard, ...] = (
    UNREADABLE,
    NEGATIVE,
    NOBODY,
    HUGE,
    TOO_FINE,
    NO_LAW,
    UNPAIRED,
    IMPOSSIBLE,
    DIFFERENT,
    BY_HAND,
    OVER_BOOKED,
    LATE,
    LACKING,
    UNTOLD,
)
