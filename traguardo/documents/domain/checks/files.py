"""Why a published file is refused: raised while it is read, explained here."""

from traguardo.documents.domain.checks.case import DocumentCard
from traguardo.kernel.finding import Severity

ERROR = Severity.ERROR
CARDS = (
    DocumentCard(code="DOC91", severity=ERROR, title="File che non si può leggere",
        reason="È vuoto, troppo grande, rovinato, o di un tipo che non è PDF, Word o testo.", mend="Salvalo di nuovo, o fattelo rimandare da chi lo ha preparato.", example="Un PDF scaricato a metà."),
    DocumentCard(code="DOC92", severity=ERROR, title="File senza testo",
        reason="Una scansione è fatta di immagini: le cifre ci sono per gli occhi, non per il programma.", mend="Usa il file originale, o fallo riconoscere (OCR).", example="Il piano stampato, firmato e scannerizzato.", law="Linee guida AgID sull'accessibilità; L. 4/2004"),
    DocumentCard(code="DOC93", severity=ERROR, title="File troppo lungo o complicato",
        reason="La lettura ha un limite di pagine e di tempo, perché un file solo non fermi gli altri.", mend="Salva solo le pagine che servono.", example="Un PDF di 900 pagine."),
    DocumentCard(code="DOC94", severity=ERROR, title="File protetto da password",
        reason="Senza la password il contenuto non si legge.", mend="Togli la password e riprova.", example="Un PDF che chiede una password per aprirsi."),
)  # fmt: skip
