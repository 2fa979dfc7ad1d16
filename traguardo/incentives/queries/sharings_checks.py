"""All that is looked at before a sharing is closed: rules, people, sums, the fund, the evaluations they rest on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from traguardo.access.facade import Authority
from traguardo.evaluation.facade import PersonScore, final_scores
from traguardo.incentives.domain.fund_life import Stage
from traguardo.incentives.domain.sharing import Sharing as Shared
from traguardo.incentives.domain.sharing import Worker, beyond, found, read_rules, read_workers, share_out
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_earlier import earlier
from traguardo.incentives.queries.sharings_upload import too_long
from traguardo.incentives.queries.sharings_uses import shareable
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.wording import listed
from traguardo.staffing.facade import Person, staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a closing would write, and what speaks against it. `register` gives the staff register's key of a code."""

    sharing: Shared | None
    workers: tuple[Worker, ...]
    register: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.NOTE)


def check(authority: Authority, kept: Sharing) -> Check:
    """Everything, in a number of SQL statements that does not depend on the people."""
    rules, of_rules = read_rules(kept.rules)
    workers, of_people = read_workers(kept.people)
    shared = share_out(kept.amount, rules, workers, told=[*of_rules, *of_people]) if rules else None
    people = staff(authority)
    findings = [
        *(shared.findings if shared else [*of_rules, *of_people]),
        *about_fund(authority, kept, year=rules.year if rules else None),
        *about_people(workers, people, kept.year),
        *too_long(workers),
        *(beyond(shared, earlier(authority, kept)) if shared else ()),
        *about_scores(workers, final_scores(authority, year=kept.year)),
    ]
    register = {person.code: person.pk for person in people}
    return Check(sharing=shared, workers=tuple(workers), register=register, findings=tuple(dict.fromkeys(findings)))


def about_fund(authority: Authority, kept: Sharing, *, year: int | None) -> Iterator[Finding]:
    """Nothing is paid before the agreement is signed, nor more than can be paid (D.Lgs. 165/2001, art. 40 and 40-bis)."""
    if kept.stage is not Stage.SIGNED:
        yield found("CHI01", "Il fondo non è ancora firmato: non si paga niente prima dell’accordo.")
    use = shareable(authority, kept.year, kept.use, without=kept.pk)
    if use is None:
        yield found("CHI02", "L’uso del fondo non c’è più.")
    elif kept.amount > use.left:
        said = (
            f"La somma è {it_money(kept.amount.cents)}, ma se ne possono pagare {it_money(use.left.cents)}: {use.why}."
        )
        yield found("CHI03", said)
    if year not in {None, kept.year}:
        said = f"Le regole sono del {year}, il fondo è del {kept.year}."
        yield found("CHI04", said)


def about_people(workers: Sequence[Worker], people: Sequence[Person], year: int) -> Iterator[Finding]:
    """Who is not in the register would never see their own prize; who is in service and not in the list gets nothing."""
    if not workers:
        yield found("CHI05", "Non c’è nessuna persona.")
        return
    known, there = {each.code: each for each in people}, {each.id for each in workers}
    if unknown := [each.id for each in workers if each.id not in known]:
        said = f"{counted(unknown)} non nel registro del personale: {listed(unknown)}. Non vedranno il loro premio."
        yield found("CHI06", said)
    if alone := [each.id for each in workers if each.id in known and known[each.id].user is None]:
        said = f"{counted(alone)} senza un accesso: {listed(alone)}. Leggeranno il premio solo nella lettera."
        yield found("CHI07", said)
    served = [each.code for each in people if any(spell.days(year) for spell in each.spells)]
    if out := [code for code in served if code not in there]:
        said = f"{counted(out)} in servizio nel {year} e non nell’elenco: {listed(out)}."
        yield found("CHI08", said)


def about_scores(workers: Sequence[Worker], scores: Iterable[PersonScore]) -> Iterator[Finding]:
    """The evaluations of the year against those the people came with (D.Lgs. 150/2009, art. 18, c. 2)."""
    known = {each.person: each for each in scores if each.score is not None}
    rests = [each for each in workers if each.score is not None or each.points is not None]
    if missing := [each.id for each in workers if each not in rests]:
        said = f"{counted(missing)} senza valutazione: {listed(missing)}."
        yield found("CHI09", said)
    if early := [each.id for each in rests if each.id in known and known[each.id].provisional]:
        said = f"{counted(early)} con la valutazione ancora provvisoria: {listed(early)}."
        yield found("CHI10", said)
    if barred := [each.id for each in rests if each.id in known and not known[each.id].bonus]:
        said = f"{counted(barred)} che il sistema di valutazione esclude dal premio: {listed(barred)}."
        yield found("CHI12", said)
    if moved := [each.id for each in rests if each.id in known and each.score not in {None, known[each.id].score}]:
        said = f"{counted(moved)} con un punteggio diverso da quello delle schede: {listed(moved)}."
        yield found("CHI11", said)


def counted(codes: Sequence[str]) -> str:
    """«Una persona è», «3 persone sono»."""
    return "Una persona è" if len(codes) == 1 else f"{len(codes)} persone sono"
