"""Rules on days, units and compulsory courses of a plan."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.training.domain.checks.rule import Case, Rule, named
from traguardo.training.domain.lines import DUTIES_OF_ALL, Duty


def due_before_start(case: Case) -> Iterator[Hit]:
    """Lines that end before they begin."""
    for line in case.plan.lines:
        if line.starts and line.due and line.due < line.starts:
            said = f"{named(line)}: comincia il {it_day(line.starts)} e deve finire entro il {it_day(line.due)}."
            yield Hit(message=said, place=case.place(line, "entro"), value=it_day(line.due))


def of_another_year(case: Case) -> Iterator[Hit]:
    """Lines outside the years of the plan, or due in another year than theirs."""
    for line in case.plan.lines:
        if line.year not in case.plan.span:
            said = f"{named(line)}: è del {line.year}, il piano è {case.plan.words}."
            yield Hit(message=said, place=case.place(line, "anno"), value=str(line.year))
        elif line.due and line.due.year != line.year:
            said = f"{named(line)}: è del {line.year} e scade il {it_day(line.due)}."
            yield Hit(message=said, place=case.place(line, "entro"), value=it_day(line.due))


def missing_duties(case: Case) -> Iterator[Hit]:
    """Compulsory courses the first year of the plan does not have."""
    there = {line.duty for line in case.plan.of_year(case.plan.year)}
    for duty in DUTIES_OF_ALL:
        if duty not in there:
            said = f"Nel {case.plan.year} nessuna riga è segnata come corso su {duty.label} ({duty.law})."
            yield Hit(message=said)


def duty_without_law(case: Case) -> Iterator[Hit]:
    """Lines said to be compulsory by no law."""
    for line in case.plan.lines:
        if line.duty is Duty.OTHER and not line.law:
            yield Hit(message=f"{named(line)}: è obbligatoria, ma non dice per quale norma.", place=case.place(line))


def without_unit(case: Case) -> Iterator[Hit]:
    """Lines nobody answers for."""
    for line in case.plan.lines:
        if not line.unit:
            yield Hit(
                message=f"{named(line)}: non ha un'unità responsabile.", place=case.place(line, "unità responsabile")
            )


def without_due(case: Case) -> Iterator[Hit]:
    """Lines without a day by which."""
    for line in case.plan.lines:
        if line.due is None:
            yield Hit(message=f"{named(line)}: non dice entro quando.", place=case.place(line, "entro"))


CARDS = (
    Rule(
        code="FOR21",
        severity=Severity.ERROR,
        title="Una riga finisce prima di cominciare",
        reason="Uno dei due giorni è sbagliato.",
        mend="Correggi il giorno d'inizio o quello di fine.",
        example="Comincia il 01/10/2022, entro il 30/06/2022.",
        check=due_before_start,
    ),
    Rule(
        code="FOR22",
        severity=Severity.WARNING,
        title="Una riga non è degli anni del piano",
        reason="Il suo costo finisce in un totale che non la riguarda.",
        mend="Correggi l'anno o la scadenza.",
        example="Riga del 2022 che scade il 31/03/2023.",
        check=of_another_year,
    ),
    Rule(
        code="FOR23",
        severity=Severity.WARNING,
        title="Manca un corso obbligatorio",
        reason="Sicurezza, anticorruzione, codice di comportamento e protezione dei dati vanno previsti per legge. "
        "Si guarda il primo anno del piano.",
        mend="Aggiungi la riga, o segna come obbligatoria quella che c'è.",
        example="Nessuna riga è segnata come corso su etica e codice di comportamento.",
        law="D.Lgs. 81/2008, art. 37; L. 190/2012, art. 1, c. 8; D.Lgs. 165/2001, art. 54, c. 7; "
        "Regolamento (UE) 2016/679, artt. 29 e 32",
        check=missing_duties,
    ),
    Rule(
        code="FOR24",
        severity=Severity.WARNING,
        title="Un corso obbligatorio non dice per quale norma",
        reason="Chi lo legge deve poter controllare l'obbligo.",
        mend="Scrivi la norma, per esempio «D.M. 2 settembre 2021».",
        example="«Antincendio», obbligatorio, senza norma.",
        check=duty_without_law,
    ),
    Rule(
        code="FOR25",
        severity=Severity.NOTE,
        title="Una riga non ha un'unità responsabile",
        reason="Nessuno risponde che il corso si faccia.",
        mend="Scegli l'unità.",
        example="«Utilizzo del programma di protocollo», responsabile «-».",
        check=without_unit,
    ),
    Rule(
        code="FOR26",
        severity=Severity.NOTE,
        title="Una riga non dice entro quando",
        reason="Senza scadenza non si può dire che sia in ritardo.",
        mend="Scrivi il giorno entro cui il corso va fatto.",
        example="«Excel», senza scadenza.",
        check=without_due,
    ),
)
