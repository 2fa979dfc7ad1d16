"""The contribution for social workers, the procedures, the protected quotas and the payroll mapping of an example body."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.kernel.money import Money
from traguardo.staffing.actions.leps import Telling, tell_leps
from traguardo.staffing.actions.mappings import save_mapping
from traguardo.staffing.actions.procedures import Wanted, close_procedure, mark_step, open_procedure, use_ranking
from traguardo.staffing.actions.quotas import tell_quota
from traguardo.staffing.domain.leps import Member, Stage, count_workers, leps_rule
from traguardo.staffing.domain.mapping import ColumnMap, FullTime
from traguardo.staffing.domain.procedures import Outcome, Use
from traguardo.staffing.domain.quotas import Situation
from traguardo.staffing.facade import staff
from traguardo.staffing.models import LepsVersion, Procedure
from traguardo.staffing.queries.quotas import register_base

RESIDENTS = 170_000
SOURCE = "PIAO 2022-2024, par. 2.1.1: circa 170.000"
HIRES, FROM_JULY = 4, Fraction(184, 365)
SETTLED, BOOKED = Decimal("365800.00"), Decimal("400800.00")
BASE, IN_SERVICE = 64, 1  # so that 3 disabled and 1 other protected are missing, the four hires printed
SCROLLED = (("plan", date(2022, 4, 28)), ("notice", date(2022, 5, 5)), ("call", date(2022, 6, 21)), ("accepted", date(2022, 6, 24)), ("contract", date(2022, 7, 1)))  # fmt: skip
ASKED = (("duty", date(2021, 12, 31)), ("request", date(2022, 2, 18)), ("sent", date(2022, 9, 12)), ("selection", date(2022, 10, 4)), ("contract", date(2022, 12, 1)))  # fmt: skip
RUNNING = (("plan", 130), ("notice", 120), ("call", 95), ("applications", 66), ("board", 50), ("summons", 40), ("written", 21))  # fmt: skip
RANKED = (("plan", 640), ("notice", 630), ("call", 600), ("applications", 572), ("board", 560), ("summons", 545), ("written", 520), ("ranking", 400), ("contract", 370))  # fmt: skip
PAYROLL = ColumnMap(
    columns={
        "code": "Matr.",
        "surname": "Cognome",
        "name": "Nome",
        "gender": "Sesso",
        "born": "Data nascita",
        "unit": "Centro di costo",
        "category": "Livello",
        "profile": "Qualifica",
        "contract": "Tipo rapporto",
        "full_time": "Ore sett.",
        "first_day": "Data inizio",
        "last_day": "Data fine",
    },
    fixed={"position": "personale"},
    values={
        "unit": {"0100 DIREZIONE": "DIR", "0210 SEGR. SOCIALE": "SST", "0220 MINORI": "MIN"},
        "contract": {"T.IND.": "tempo indeterminato", "T.DET.": "tempo determinato", "SOMM.": "somministrato"},
    },
    full_time=FullTime.HOURS,
    snapshot=True,
)


def furnish(authority: Authority, *, today: date) -> str:
    """Two years of contribution, four procedures, a situation of the quotas, a mapping; in words. Empty when done before."""
    if not staff(authority) or LepsVersion.objects.filter(authority=authority).exists():
        return ""
    office = User.objects.get(email=email("personale", authority.code))
    _contribution(authority, office)
    _procedures(authority, office, today)
    _quotas(authority, office)
    save_mapping(by=office, authority=authority, name="Programma paghe", version=0, mapping=PAYROLL)
    return "contributo LEPS 2021 e 2022, quattro procedure, quote d'obbligo, un abbinamento delle paghe"


def _contribution(authority: Authority, office: User) -> None:
    """The two sums printed: 2021 as settled, 2022 as booked with four hires from July. Neither is one the rule can give."""
    told = ((2021, Stage.FINAL, SETTLED, 0, date(2022, 2, 25)), (2022, Stage.BOOKING, BOOKED, HIRES, date(2022, 2, 25)))
    people = staff(authority)
    for year, stage, amount, hires, on in told:
        rule = leps_rule(year)
        if rule is None:
            continue
        counted = count_workers(people, rule, year=year).mean
        member = Member(
            name=authority.name,
            residents=RESIDENTS,
            staff=rule.kept(
                counted if not hires else count_workers(people, rule, year=year - 1).mean + hires * FROM_JULY
            ),
            register=counted,
        )
        telling = Telling(
            on=on, act="PIAO 2022-2024, par. 8.4.4", source=SOURCE, members=(member,), told=Money.euro(amount)
        )
        tell_leps(by=office, authority=authority, year=year, stage=stage, seen=0, telling=telling)


def _procedures(authority: Authority, office: User, today: date) -> None:
    """The list scrolled for four social workers, a protected hire, a competition that runs now, one whose list is still good."""
    four = Wanted(title="4 assistenti sociali dalla graduatoria dell'ente", profile="Assistente sociale", category="D", posts=4, plan_line="4", opened=SCROLLED[0][1])  # fmt: skip
    _lived(authority, office, "2022-04", "scrolling", four, SCROLLED, Outcome.FILLED, today)
    one = Wanted(title="1 coadiutore, riserva dell'art. 18", profile="Coadiutore amministrativo", category="B", posts=1, plan_line="1", opened=ASKED[1][1])  # fmt: skip
    _lived(authority, office, "2022-01", "protected", one, ASKED, Outcome.FILLED, today)
    steps = tuple((step, today - timedelta(days=ago)) for step, ago in RUNNING)
    two = Wanted(title="Concorso per 2 assistenti amministrativi", profile="Assistente amministrativo", category="C", posts=2, reserved=1, plan_line="6", opened=steps[0][1])  # fmt: skip
    _lived(authority, office, f"{today.year}-06", "competition", two, steps, None, today)
    past = tuple((step, today - timedelta(days=ago)) for step, ago in RANKED)
    approved = dict(past)["ranking"]
    three = Wanted(title="Concorso per 1 assistente sociale", profile="Assistente sociale", category="D", posts=1, opened=past[0][1], eligible=9)  # fmt: skip
    code = f"{approved.year}-09"
    _lived(authority, office, code, "competition", three, past, Outcome.FILLED, today)
    row = Procedure.objects.get(authority=authority, code=code)
    use = Use(on=past[-1][1], places=1, note="Il posto del bando")
    use_ranking(by=office, authority=authority, code=code, version=row.version, use=use, today=today)


def _lived(
    authority: Authority,
    office: User,
    code: str,
    kind: str,
    wanted: Wanted,
    steps: tuple[tuple[str, date], ...],
    outcome: Outcome | None,
    today: date,
) -> None:
    row = open_procedure(by=office, authority=authority, code=code, kind=kind, wanted=wanted)
    for step, on in steps:
        row = mark_step(
            by=office, authority=authority, code=code, version=row.version, step=step, on=on, note="", today=today
        )
    if outcome:
        close_procedure(
            by=office,
            authority=authority,
            code=code,
            version=row.version,
            outcome=outcome,
            on=steps[-1][1],
            note="",
            today=today,
        )


def _quotas(authority: Authority, office: User) -> None:
    """The end of 2021: the four hires printed; the base and who is in service come by difference."""
    on = date(2021, 12, 31)
    situation = Situation(
        on=on,
        disabled=IN_SERVICE,
        protected=0,
        counted=register_base(authority, on).counted,
        typed=BASE,
        source="PIAO 2022-2024, par. 8.4.3: 4 assunzioni dovute; base e in servizio per differenza",
        sent=date(2022, 1, 28),
    )
    tell_quota(by=office, authority=authority, seen=0, situation=situation)
