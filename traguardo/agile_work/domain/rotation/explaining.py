"""«Perché questa settimana no»: why somebody got the days they got, without telling who of the others has a priority."""

from traguardo.agile_work.domain.requests import weekday_words
from traguardo.agile_work.domain.rotation.model import Outcome, Turn, WeekTurns
from traguardo.kernel.italian import it_number

LAW = "L. 81/2017, art. 18, c. 3-bis"


def why(outcome: Outcome, code: str, number: int) -> tuple[str, ...]:
    """The reasons, a line each, of one person's days in the week of that number; none when they are not in it."""
    week = next((each for each in outcome.weeks if each.number == number), None)
    turn = week.turn(code) if week else None
    if week is None or turn is None:
        return ()
    lines = [_asked(week, turn), _room(outcome, week)]
    if len(turn.days) < turn.wanted:
        lines += _short(outcome, week, turn)
    return (*lines, _got(turn))


def _asked(week: WeekTurns, turn: Turn) -> str:
    said = f"Chiedi {_days(turn.wanted)} la settimana."
    if week.limit < turn.wanted:
        said += f" In questa se ne possono avere al massimo {week.limit}, perché la presenza deve prevalere."
    return said


def _room(outcome: Outcome, week: WeekTurns) -> str:
    places, wanted = outcome.terms.places * len(week.days), sum(min(each.wanted, week.limit) for each in week.turns)
    people = len(week.turns)
    return (
        f"I giorni di lavoro sono {len(week.days)} e i posti al giorno {outcome.terms.places}: {places} giornate per "
        f"{people} {'persona' if people == 1 else 'persone'}, che insieme ne chiedono {wanted}."
    )


def _short(outcome: Outcome, week: WeekTurns, turn: Turn) -> list[str]:
    if len(turn.days) >= week.limit:
        return []
    had = it_number(turn.balance // 100) if turn.balance % 100 == 0 else f"{turn.balance / 100:.2f}".replace(".", ",")
    return [
        f"I posti non bastano per tutti. Prima passa chi ha una priorità di legge ({LAW}); poi, giornata per giornata, chi "
        f"finora ne ha avute meno. Tu ne avevi {had}: eri al posto {turn.place} su {len(week.turns)}.",
        f"A parità decide il seme «{outcome.terms.seed}», pubblicato prima: nessuno lo ha scelto dopo aver visto le richieste.",
    ]


def _got(turn: Turn) -> str:
    if not turn.days:
        return "Questa settimana non hai giornate: nella prossima parti con meno giornate di chi le ha avute."
    return f"Hai {_days(len(turn.days))}: {weekday_words(turn.days)}."


def _days(number: int) -> str:
    return "1 giornata" if number == 1 else f"{number} giornate"
