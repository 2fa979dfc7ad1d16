"""Sheet of the decisions taken in the year: what was suspended, cancelled, not measurable, forced or corrected."""

from traguardo.performance.domain.decisions import CAUSE_WORDS, DECISION_WORDS, SUBJECT_WORDS
from traguardo.performance.intake.layout.fields import Field, Kind, Table

DECIDED = Table(
    name="decisions",
    title="Provvedimenti",
    note="Che cosa è stato deciso nell'anno di un obiettivo, di una fase o di un indicatore: una riga per provvedimento, nell'ordine.",
    aliases=("Decisioni", "Forzature"),
    fields=(
        Field(name="subject_kind", header="Che cosa", note="Obiettivo, fase o indicatore: ciò che si decide di un obiettivo vale per tutto ciò che ha sotto.", example="fase", kind=Kind.CHOICE, aliases=("Tipo di oggetto", "Oggetto"), choices=SUBJECT_WORDS, required=True),
        Field(name="subject", header="Codice", note="Codice dell'obiettivo, della fase o dell'indicatore.", example="A.1", kind=Kind.CODE, required=True),
        Field(name="kind", header="Provvedimento", note="Che cosa si è deciso; una forzatura solo chiesta non cambia nulla.", example="sospeso", kind=Kind.CHOICE, aliases=("Decisione",), choices=DECISION_WORDS, required=True),
        Field(name="on", header="Dal", note="Giorno da cui vale.", example="01/03/2026", kind=Kind.DATE, aliases=("Data",), required=True),
        Field(name="until", header="Fino al", note="Ultimo giorno della sospensione, compreso; vuoto se non ha termine.", example="30/06/2026", kind=Kind.DATE, aliases=("Al",)),
        Field(name="degree", header="Grado", note="In punti; obbligatorio per una forzatura concessa e per una correzione manuale.", kind=Kind.NUMBER, aliases=("Punti",)),
        Field(name="cause", header="Causa", note="Perché non si può misurare; obbligatoria per «non misurabile».", kind=Kind.CHOICE, choices=CAUSE_WORDS),
        Field(name="reason", header="Motivo", note="Perché si è deciso così; obbligatorio per una correzione manuale.", example="Bando regionale rinviato", aliases=("Motivazione",)),
        Field(name="act", header="Atto", note="L'atto che lo decide.", example="Determinazione n. 12 del 28/02/2026", aliases=("Provvedimento n.",)),
        Field(name="by", header="Da chi", note="Ruolo o organo che lo decide, non il nome.", example="Nucleo di valutazione", aliases=("Da", "Deciso da")),
    ),
)  # fmt: skip
