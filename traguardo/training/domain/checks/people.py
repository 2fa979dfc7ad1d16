"""Rules on whom a plan is for: numbers against the register, hours, people and needs left out."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_number
from traguardo.kernel.rule_card import Hit
from traguardo.training.domain.checks.rule import Case, Rule, named
from traguardo.training.domain.hours import HOUR, floor_of
from traguardo.training.domain.needs import Outcome, forms_by_unit


def over_the_staff(case: Case) -> Iterator[Hit]:
    """Lines for more people than are in service."""
    if case.staff is None:
        return
    for line in case.plan.lines:
        stated = line.audience.stated
        if stated is not None and stated > len(case.staff):
            said = f"{named(line)}: è per {it_number(stated)} persone, in servizio ce ne sono {len(case.staff)}."
            yield Hit(message=said, place=case.place(line, "persone"), value=str(stated))


def not_as_counted(case: Case) -> Iterator[Hit]:
    """Lines whose number is not what the register counts."""
    for line in case.plan.lines:
        heads = case.heads(line)
        if heads.counted is None or heads.stated is None or heads.counted == heads.stated:
            continue
        gap = abs(heads.counted - heads.stated)
        side = "in meno" if heads.stated < heads.counted else "in più"
        said = f"{named(line)}: il piano scrive {heads.stated} persone, il registro ne conta {heads.counted}: {gap} {side}."
        yield Hit(message=said, place=case.place(line, "persone"), value=str(heads.stated))


def forms(case: Case) -> Iterator[Hit]:
    """The number of forms the plan tells, against those there are."""
    if case.needs is None or case.plan.printed_forms is None:
        return
    counted = sum(forms_by_unit(case.needs).values())
    if counted != case.plan.printed_forms:
        said = f"Il piano dice {case.plan.printed_forms} schede di fabbisogno, quelle raccolte sono {counted}."
        yield Hit(message=said, value=str(case.plan.printed_forms))


def waiting(case: Case) -> Iterator[Hit]:
    """Needs nobody settled though the collection is over."""
    left = [need for need in case.needs or () if need.outcome is Outcome.WAITING]
    if left and not case.collecting:
        many = "un fabbisogno resta" if len(left) == 1 else f"{len(left)} fabbisogni restano"
        yield Hit(message=f"La raccolta è chiusa e {many} senza una fine: né nel piano né non accolti.")


def lost(case: Case) -> Iterator[Hit]:
    """Needs said to be in a line that is not there."""
    for need in case.needs or ():
        if need.outcome is Outcome.MERGED and case.plan.line(need.line) is None:
            said = f"Il fabbisogno {need.number} è segnato nella riga {need.line}, che nel piano non c'è."
            yield Hit(message=said, value=need.line)


def below_the_floor(case: Case) -> Iterator[Hit]:
    """How many are under the hours the year asks."""
    floor = floor_of(case.plan.year)
    if floor is None or case.trained is None or not case.over:
        return
    under = sum(each.minutes < floor.minutes for each in case.trained)
    if under:
        hours = floor.minutes // HOUR
        who = "una persona non arriva" if under == 1 else f"{under} persone non arrivano"
        yield Hit(message=f"Nel {case.plan.year} {who} a {hours} ore, su {len(case.trained)} in servizio.")


def on_no_course(case: Case) -> Iterator[Hit]:
    """How many are on no course of the year."""
    out = sum(not each.courses for each in case.trained or ())
    if out and case.trained:
        who = "una persona non è" if out == 1 else f"{out} persone non sono"
        yield Hit(message=f"Nel {case.plan.year} {who} in nessun corso, su {len(case.trained)} in servizio.")


CARDS = (
    Rule(
        code="FOR11",
        severity=Severity.WARNING,
        title="Una riga è per più persone di quelle in servizio",
        reason="Il costo a persona e la copertura si gonfiano.",
        mend="Correggi il numero, o lascia che lo conti il registro.",
        example="80 persone, in servizio ce ne sono 73.",
        check=over_the_staff,
    ),
    Rule(
        code="FOR12",
        severity=Severity.NOTE,
        title="Il numero scritto non è quello del registro",
        reason="Qualcuno è entrato o uscito da quando il piano è stato scritto, o il numero era un altro.",
        mend="Controlla il numero; se conta il registro, togli quello scritto.",
        example="«Tutto il personale», 72 persone: il registro ne conta 73.",
        check=not_as_counted,
    ),
    Rule(
        code="FOR13",
        severity=Severity.WARNING,
        title="Le schede dette non sono quelle raccolte",
        reason="Il numero delle schede si conta, non si scrive.",
        mend="Togli il numero scritto: quello giusto è nella raccolta.",
        example="Il testo dice 23 schede, unità per unità sono 24.",
        check=forms,
    ),
    Rule(
        code="FOR14",
        severity=Severity.WARNING,
        title="Un fabbisogno è rimasto senza una fine",
        reason="Chi l'ha scritto ha diritto di sapere se è nel piano o perché no.",
        mend="Esamina i fabbisogni: ognuno va in una riga del piano, o non è accolto con un motivo.",
        example="La raccolta è chiusa e 3 fabbisogni sono da esaminare.",
        law="D.Lgs. 165/2001, art. 7, c. 4",
        check=waiting,
    ),
    Rule(
        code="FOR15",
        severity=Severity.ERROR,
        title="Un fabbisogno è in una riga che non c'è",
        reason="La riga è stata tolta dal piano: il fabbisogno è perso.",
        mend="Riporta il fabbisogno fra quelli da esaminare e scegli un'altra riga.",
        example="Il fabbisogno 12 è nella riga 31, tolta.",
        check=lost,
    ),
    Rule(
        code="FOR16",
        severity=Severity.WARNING,
        title="Qualcuno è sotto le ore dell'anno",
        reason="Le ore a persona sono un obiettivo di chi dirige: 40 l'anno dal 2025, 24 nel 2023 e nel 2024.",
        mend="Guarda le ore persona per persona e chiama a un corso chi è indietro.",
        example="Nel 2025 12 persone non arrivano a 40 ore.",
        law="Direttiva del Ministro per la pubblica amministrazione del 14 gennaio 2025",
        check=below_the_floor,
    ),
    Rule(
        code="FOR17",
        severity=Severity.WARNING,
        title="Qualcuno non è in nessun corso",
        reason="La formazione è di tutti: il piano deve arrivare a ognuno.",
        mend="Chiama chi manca ad almeno un corso dell'anno.",
        example="5 persone su 73 non sono in nessun corso.",
        law="D.Lgs. 165/2001, art. 7, c. 4",
        check=on_no_course,
    ),
)
