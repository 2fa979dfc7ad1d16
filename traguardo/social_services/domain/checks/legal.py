"""Notes of legal risk: what courts have struck down in regulations of co-payment. They inform, a lawyer decides."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import Hit
from traguardo.social_services.domain.checks.study import RegulationCard, Study, hit
from traguardo.social_services.domain.regulation import Key, beside_isee

ALLOWANCES = (
    "indennit",
    "accompagnament",
    "pensione di invalidit",
    "pensioni di invalidit",
    "assegno di cura",
    "esenti",
)
TUSCANY = "66/2008"


def _words(key: Key) -> str:
    return f"{key.name} {key.label} {key.note}".casefold().replace("_", " ")


def allowances(study: Study) -> Iterator[Hit]:
    """Keys that are allowances for a disability and enter the calculation."""
    for key in study.regulation.keys:
        if key.nature == "allowance" or any(word in _words(key) for word in ALLOWANCES):
            yield hit(
                f"«{key.label}» entra nel conto: le indennità che compensano una disabilità non sono reddito.",
                table=f"key «{key.name}»",
                key="nature",
            )


def added_criteria(study: Study) -> Iterator[Hit]:
    """Income or assets weighed beside the ISEE."""
    if not any(study.isee_keys()):
        return
    excepted = next((text for text in study.regulation.limits.exceptions if TUSCANY in text), "")
    beside = beside_isee(study.regulation.keys, study.regulation.rules)
    for key in study.regulation.keys:
        if key.name in beside and key.nature != "allowance":
            words = f"«{key.label}» pesa accanto all'ISEE, che dovrebbe bastare da solo."
            if excepted:
                words += f" Il regolamento si appoggia a {excepted}: vale per la residenza, controlla che sia questo il caso."
            yield hit(words, table=f"key «{key.name}»", key="nature" if key.nature else "adds_to_isee")


CARDS: tuple[RegulationCard, ...] = (
    RegulationCard(
        code="REG21",
        severity=Severity.NOTE,
        title="Rischio: indennità contate come reddito",
        reason="Le indennità per disabilità compensano una perdita e non sono reddito; l'ISEE non le conta più.",
        law="Cons. Stato, sez. IV, 838, 841 e 842/2016; D.L. 42/2016 art. 2-sexies, conv. L. 89/2016",
        mend="Togli la voce dal conto, o fai vedere il testo a un legale.",
        example="Una chiave «indennita_accompagnamento» sommata all'ISEE.",
        check=allowances,
    ),
    RegulationCard(
        code="REG22",
        severity=Severity.NOTE,
        title="Rischio: criteri aggiunti all'ISEE",
        reason="L'ISEE è lo strumento che misura la capacità di pagare: un ente non può aggiungergli criteri suoi.",
        law="Cons. Stato, sez. III, 6371/2018 e 6926/2020; DPCM 159/2013; eccezione: L.R. Toscana 66/2008 art. 14 per la residenza",
        mend="Usa il solo ISEE, o cita in [limits] exceptions la legge che lo consente.",
        example="La base è l'ISEE più gli altri redditi; o il patrimonio oltre 5.000 € riduce il contributo.",
        check=added_criteria,
    ),
)
