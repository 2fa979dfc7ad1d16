"""The texts only the office can write in the reports, by code: what each is and what to say in it (RGS circular 25/2012)."""

BOXES: list[tuple[str, str, str]] = [
    (
        "parties",
        "Chi ha trattato e chi ha firmato",
        "La delegazione di parte pubblica, le organizzazioni ammesse, quelle che hanno firmato l’ipotesi.",
    ),
    ("recipients", "A chi si applica", "Per esempio: il personale non dirigente, a tempo indeterminato e determinato."),
    ("matters", "Di che cosa tratta il contratto", "Le materie, in poche righe."),
    (
        "duties",
        "Gli obblighi che permettono di pagare",
        "Piano della performance o PIAO adottato, Relazione validata, programma per la trasparenza: con gli atti.",
    ),
    ("articles", "Che cosa dispone ogni articolo", "Un capoverso per articolo, con la norma che lo consente."),
    ("repealed", "Che cosa smette di valere", "Gli accordi di prima che questo sostituisce. Se nessuno, scrivilo."),
    ("merit", "Come si premia il merito", "Come i criteri rispettano il titolo III del D.Lgs. 150/2009."),
    (
        "progressions",
        "Le progressioni economiche",
        "Se ce ne sono di nuove, con quali criteri selettivi. Se no, scrivilo.",
    ),
    ("results", "I risultati che ci si aspetta", "Il legame con gli obiettivi del piano della performance."),
    (
        "outside",
        "Risorse e usi fuori dal fondo",
        "Che cosa è pagato dal bilancio e non dal fondo. Se niente, scrivilo.",
    ),
    (
        "general",
        "Il rispetto dei vincoli generali",
        "Le tre attestazioni: le voci fisse sono coperte da risorse stabili, i premi sono selettivi, le progressioni anche.",
    ),
    (
        "budget",
        "Come il bilancio controlla la spesa",
        "In quali capitoli stanno le voci e chi ne verifica il limite durante l’anno.",
    ),
    ("previous", "Il limite dell’anno prima", "Che cosa risulta dal consuntivo: il limite è stato rispettato."),
    ("coverage", "Con che cosa si paga", "I capitoli e gli impegni che coprono il fondo, oneri e IRAP compresi."),
]
