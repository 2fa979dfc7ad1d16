"""The wellbeing of an example body: its committee, the positive actions of 2022, a survey closed and one open, its reports."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.kernel.money import Money
from traguardo.staffing.facade import Person, person, staff
from traguardo.wellbeing.actions import ballots, committee, indicators, plans, reports, surveys
from traguardo.wellbeing.actions.refusing import Refused
from traguardo.wellbeing.domain.actions import AREAS, Action, State, Step
from traguardo.wellbeing.domain.committee import Kind, Seat, Side
from traguardo.wellbeing.domain.composed import Part, Way
from traguardo.wellbeing.library.starting import starting
from traguardo.wellbeing.models import Plan

SINCE, NAMED = date(2021, 11, 11), "Determinazione n. 721 dell'11/11/2021"
YEAR, SEED, ANSWERS = 2022, 2020, 40
END = date(YEAR, 12, 31)
CHAIR = "servizio"
BODY = (("1024", Kind.EFFECTIVE), ("1047", Kind.EFFECTIVE), ("1002", Kind.SUBSTITUTE), ("1056", Kind.SUBSTITUTE))
UNIONS = (("1025", Kind.EFFECTIVE), ("1007", Kind.EFFECTIVE), ("1030", Kind.SUBSTITUTE), ("1031", Kind.SUBSTITUTE))
MEETINGS = (
    (date(2022, 1, 19), "Proposta di azioni positive 2022-2024\nDati sul personale al 31/12/2021", "Il comitato legge i dati sul personale: quattro dipendenti su cinque sono donne, gli incarichi di responsabilità anche. Discute le azioni per area e chiede che entrino negli obiettivi dell'ente.", "Approva la proposta di azioni positive\nChiede i dati sul personale ogni anno, prima di marzo"),
    (date(2022, 10, 5), "Indagine di clima\nA che punto sono le azioni", "L'ufficio personale presenta il questionario. Il comitato chiede che i gruppi sotto cinque persone non si vedano e che i commenti liberi non ci siano.", "Dà parere favorevole all'indagine, anonima, fra novembre e dicembre"),
)  # fmt: skip
ACTIONS = (
    ("a1", 0, "Chiedere a chi lavora come sta, con un'indagine anonima", "Dopo la fusione nessuno ha mai chiesto come si lavora.", "Indagine di clima realizzata", "mai fatta", "entro il 21/10/2022", date(2022, 10, 21), 0, State.DONE, "chiusa il 4 dicembre"),
    ("a2", 0, "Formare su anticorruzione e comportamento", "Regole nuove funzionano se chi lavora le conosce.", "Dipendenti che hanno seguito il percorso", "", "almeno il 70%", END, None, State.GOING, ""),
    ("b1", 1, "Scrivere le regole del lavoro agile dopo l'emergenza", "Conciliare lavoro e vita non dipende più dall'emergenza.", "Piano del lavoro agile approvato", "emergenza", "nei termini di legge", END, 0, State.DONE, "nel PIAO"),
    ("b2", 1, "Concordare con i sindacati un orario più flessibile", "Una parte del personale ha figli piccoli e sedi lontane.", "Accordo sull'orario approvato", "orari diversi fra le sedi", "entro il 2022", END, 0, State.DONE, "accordo di dicembre"),
    ("b3", 1, "Rivedere congedi e assenze che pesano sul premio", "Chi diventa genitore non deve perdere due volte.", "Disciplina rivista nel contratto integrativo", "", "entro il triennio", date(2024, 12, 31), None, State.TO_START, ""),
    ("c1", 2, "Rilevare i bisogni di formazione di tutti i profili", "La formazione serve se parte da chi la fa.", "Piano di formazione annuale", "", "allegato al PIAO 2023-2025", date(2023, 1, 31), None, State.GOING, "schede raccolte"),
    ("d1", 3, "Dare al comitato dati sul personale più ricchi", "Senza dati per genere, età e orario non si propone niente.", "Dati inviati al comitato", "dati del 2021", "entro il 31/10/2022", date(2022, 10, 31), 0, State.DONE, "inviati il 28 ottobre"),
    ("d2", 3, "Portare le azioni positive negli obiettivi dell'ente", "Quello che non è un obiettivo si rimanda.", "Azioni realizzate", "0", "almeno 4", END, 0, State.DONE, "4"),
    ("d3", 3, "Monitorare le azioni e dirlo al comitato", "Chi propone deve sapere com'è andata.", "Monitoraggio inviato", "", "entro il 30/09/2022", date(2022, 9, 30), 0, State.DONE, "inviato a gennaio"),
)  # fmt: skip
PARTS = (
    (35, "Indagine di clima", "Realizzazione entro la data", date(2022, 12, 4), "Risultati dell'indagine"),
    (35, "Orario di lavoro condiviso con i sindacati", "Verbale di confronto positivo", date(2022, 12, 20), "Verbale del confronto"),
    (10, "Dati sul personale al comitato", "Invio del rapporto entro la data", date(2022, 10, 28), "Nota al comitato"),
    (20, "Monitoraggio delle azioni positive", "Invio del rapporto entro la data", date(2023, 1, 16), "Rapporto al comitato"),
)  # fmt: skip
WRITTEN = {
    "staff": "Al 31 dicembre i dipendenti sono 68: 56 donne e 12 uomini. Due su tre sono nel livello più alto sotto la dirigenza.",
    "balance": "Il lavoro agile è stato quello dell'emergenza. Il tempo parziale riguarda poche persone, tutte per scelta.",
    "equality": "Il comitato è nato a novembre: le azioni positive cominciano con il piano 2022-2024.",
    "wellbeing": "Nessuna indagine è mai stata fatta: è la prima azione proposta.",
    "performance": "Il comitato chiede che l'attuazione delle azioni positive sia un indicatore del piano.",
    "committee": "Una riunione di insediamento. Nessuna risorsa assegnata, nessuna segnalazione ricevuta.",
    "closing": "Servono dati più ricchi, un'indagine di clima e un orario di lavoro condiviso.",
}

Where = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hands:
    """Who acts in the example body."""

    authority: Authority
    office: User
    director: User
    chair: User


def furnish(authority: Authority, *, today: date) -> str:
    """Fill the example body; in words. Empty without its staff, or when it was done before."""
    if Plan.objects.filter(authority=authority).exists() or not staff(authority):
        return ""
    accounts = (_user(authority, name) for name in ("personale", "direzione", CHAIR))
    hands = Hands(authority, *accounts)
    _committee(hands, today)
    _plan(hands)
    _indicator(hands, today)
    answers = _survey(hands)
    _open(hands, today)
    _reports(hands)
    return f"comitato di {len(BODY) + len(UNIONS)}, {len(ACTIONS)} azioni positive, indagine con {answers} risposte e una aperta, relazione inviata"


def _committee(hands: Hands, today: date) -> None:
    """Four from each side, and two meetings with their minutes."""
    keys = [_seat(hands, code, Side.BODY, kind) for code, kind in BODY]
    keys += [_seat(hands, code, Side.UNIONS, kind) for code, kind in UNIONS]
    who: Where = {"by": hands.chair, "authority": hands.authority}
    for on, agenda, minutes, decisions in MEETINGS:
        number = committee.call_meeting(**who, on=on, agenda=agenda).number
        committee.write_minutes(**who, number=number, revision=1, present=keys[:6], minutes=minutes, decisions=decisions, today=today)  # fmt: skip
        committee.approve_minutes(**who, number=number, revision=2)


def _seat(hands: Hands, code: str, side: Side, kind: Kind) -> int:
    found = _person(hands.authority, code)
    chair = (code, side) == (BODY[0][0], Side.BODY)
    seat = Seat(pk=0, name=found.name, gender=found.gender or "", side=side, kind=kind, chair=chair, first_day=SINCE, union="" if side is Side.BODY else "Rappresentanza sindacale", act=NAMED, user=found.user, revision=0)  # fmt: skip
    return committee.write_seat(by=hands.office, authority=hands.authority, seat=seat).pk


def _plan(hands: Hands) -> None:
    """The actions of three years with what was done in the first."""
    who: Where = {"by": hands.office, "authority": hands.authority}
    year: Where = {"first_year": YEAR}
    plans.create_plan(**who, **year, title=f"Piano di azioni positive {YEAR}-{YEAR + 2}")
    for code, area, title, why, indicator, start, target, due, euro, *_ in ACTIONS:
        money = None if euro is None else Money(euro)
        action = Action(code=code, area=AREAS[area], title=title, why=why, indicator=indicator, start=start, target=target, due=due, unit="PAG", money=money, revision=0)  # fmt: skip
        plans.write_action(**who, **year, action=action, new=True)
    act = "PIAO 2022-2024, Giunta esecutiva n. 17 del 28/06/2022"
    plans.adopt_plan(by=hands.director, authority=hands.authority, **year, revision=1, act=act, on=date(2022, 6, 28))
    for code, *_, state, reached in ACTIONS:
        plans.say_progress(**who, **year, code=code, step=Step(year=YEAR, state=state, reached=reached))


def _indicator(hands: Hands, today: date) -> None:
    """The four weighted parts of the plan's indicator: three in time, one late."""
    who: Where = {"by": hands.office, "authority": hands.authority}
    key: Where = {"key": (YEAR, "azioni-positive")}
    revision = indicators.write_indicator(**who, **key, title="Attuazione del piano di azioni positive").revision
    for number, (weight, title, algorithm, done, proof) in enumerate(PARTS, 1):
        part = Part(number=0, weight=Fraction(weight), title=title, way=Way.BY_DAY, algorithm=algorithm, unit="PAG", due=END)  # fmt: skip
        indicators.write_part(**who, **key, revision=revision, part=part)
        measure = indicators.Measure(done_on=done, proof=proof)
        indicators.measure_part(**who, **key, revision=revision + 1, number=number, measure=measure, today=today)
        revision += 2


def _survey(hands: Hands) -> int:
    """The survey of 2022, answered by a draw that is always the same; groups are women and men."""
    who: Where = {"by": hands.office, "authority": hands.authority, "code": f"clima-{YEAR}"}
    days: Where = {"opens": date(YEAR, 11, 14), "closes": date(YEAR, 12, 4), "keep_until": date(YEAR + 1, 6, 30)}
    draft = surveys.Draft(
        title=f"Come si sta al lavoro, {YEAR}", minimum=5, remarks=False, questions=starting(), **days
    )
    surveys.write_survey(**who, draft=draft)
    surveys.open_survey(**who, revision=1, today=days["opens"])
    draw = random.Random(SEED)  # noqa: S311 - invented answers, the same every time
    there = [each for each in staff(hands.authority) if each.spell_on(days["opens"])]
    answers = 0
    for each, marks in _marked(draw, draw.sample(there, min(ANSWERS, len(there)))):
        where: Where = {"authority": hands.authority, "code": who["code"], "today": days["closes"]}
        try:
            secret = ballots.take_ballot(person=each.pk, **where)
        except Refused:  # seconded elsewhere: not among those who may answer
            continue
        ballots.give_back(**where, secret=secret, group="Donna" if each.gender == "F" else "Uomo", marks=marks)
        answers += 1
    surveys.close_survey(**who, revision=2, today=days["closes"] + timedelta(days=1))
    surveys.erase_answers(**who, revision=3)
    return answers


def _marked(draw: random.Random, people: list[Person]) -> Iterator[tuple[Person, dict[str, int]]]:
    """Marks around the mean of each section and the mood of each person; one in twenty is left out."""
    asked = starting()
    means = {section.code: draw.choice((3.2, 3.6, 4.0, 4.3, 4.7)) for section in asked.sections}
    for each in people:
        mood = draw.gauss(0, 0.5)
        yield (
            each,
            {
                question.code: min(max(round(draw.gauss(means[section.code] + mood, 1)), 1), 6)
                for section in asked.sections
                for question in section.questions
                if draw.random() > 0.05
            },
        )


def _open(hands: Hands, today: date) -> None:
    """A survey open now, so that one can take a ballot."""
    who: Where = {"by": hands.office, "authority": hands.authority, "code": f"clima-{today.year}"}
    days: Where = {"opens": today, "closes": today + timedelta(days=30), "keep_until": today + timedelta(days=210)}
    draft = surveys.Draft(
        title=f"Come si sta al lavoro, {today.year}", minimum=5, remarks=False, questions=starting(), **days
    )
    surveys.write_survey(**who, draft=draft)
    surveys.open_survey(**who, revision=1, today=today)


def _reports(hands: Hands) -> None:
    """The report on 2021, approved and sent in time; the one on 2022 being written."""
    office: Where = {"by": hands.office, "authority": hands.authority}
    chair: Where = {"by": hands.chair, "authority": hands.authority}
    for year in (YEAR - 1, YEAR):
        given = date(year + 1, 2, 21)
        reports.begin_report(**office, year=year, today=given)
        reports.give_data(**office, year=year, revision=1, today=given)
    on, sent = date(YEAR, 3, 22), date(YEAR, 3, 28)
    reports.write_report(**chair, year=YEAR - 1, revision=2, texts=WRITTEN)
    reports.approve_report(
        **chair, year=YEAR - 1, revision=3, act="Verbale del comitato del 22/03/2022", on=on, today=on
    )
    reports.send_report(**chair, year=YEAR - 1, revision=4, on=sent, to="Giunta esecutiva, nucleo di valutazione, portale dei CUG", today=sent)  # fmt: skip


def _user(authority: Authority, name: str) -> User:
    return User.objects.get(email=email(name, authority.code))


def _person(authority: Authority, code: str) -> Person:
    found = person(authority, code)
    if found is None:
        raise LookupError(f"Nel personale d'esempio manca la matricola {code}.")
    return found
