"""`traguardo agile-work rotation`: the turns of an office from a file of requests, reckoned again without a database."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from traguardo.agile_work.domain.requests import WEEKDAYS
from traguardo.agile_work.domain.rotation import Asker, Outcome, Terms, digest, draw, inputs_data, outcome_data, why
from traguardo.agile_work.domain.rotation.model import MOST_PLACES, MOST_WEEKS
from traguardo.agile_work.domain.rotation.reading import COLUMNS, NEEDED, read_askers
from traguardo.agile_work.domain.rules import Window
from traguardo.agile_work.domain.week import monday_of
from traguardo.agile_work.intake.rows_file import rows_at
from traguardo.kernel.finding import Finding, finding_data
from traguardo.kernel.italian import it_day
from traguardo.ui.terminal import paragraph, tally, told, typed_day

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
WINDOWS = {"mese": Window.MONTH, "trimestre": Window.QUARTER, "accordo": Window.AGREEMENT}


@click.command()
@click.argument("requests", metavar="REQUESTS.csv", type=FILE)
@click.option("--places", type=click.IntRange(0, MOST_PLACES), required=True, help="Posti dell'ufficio ogni giorno.")
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), required=True, help="Quante settimane.")
@click.option("--seed", required=True, help="Il seme pubblicato prima: decide a parità di giornate.")
@click.option("--from", "first", metavar="GIORNO", callback=typed_day, help="Prima settimana: toglie i giorni festivi.")
@click.option("--max-days", type=click.IntRange(1, 5), default=2, help="Giorni la settimana al massimo.")
@click.option(
    "--window", type=click.Choice(list(WINDOWS)), default="mese", help="Su che cosa la presenza deve prevalere."
)
@click.option(
    "--past-weight", type=click.IntRange(0, 100), default=100, help="Quanto pesano i giorni già avuti, su 100."
)
@click.option(
    "--why", "codes", metavar="MATRICOLA", multiple=True, help="Spiega, settimana per settimana, una persona."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def rotation(
    requests: Path, places: int, weeks: int, seed: str, first: date | None, max_days: int, window: str, past_weight: int,
    codes: tuple[str, ...], form: str,
) -> None:  # fmt: skip
    """Divide fra le persone di un ufficio le giornate agili che ci sono: stessi dati, stesso esito.

    REQUESTS.csv ha le colonne matricola, giorni e, facoltative, preferiti, priorità, già avuti; può essere XLSX o ODS.
    Esce con 0 se il file si legge, con 1 se ha errori: allora non si sorteggia nulla.
    """
    rows = rows_at(requests, COLUMNS, NEEDED)
    askers, wrong = read_askers(rows.rows)
    findings = [*rows.findings, *wrong]
    terms = Terms(
        places=places, weeks=weeks, seed=seed, first_week=monday_of(first) if first else None, max_days=max_days,
        window=WINDOWS[window], past_weight=past_weight,
    )  # fmt: skip
    outcome = None if findings else draw(askers, terms)
    click.echo(_json(outcome, askers, findings) if form == "json" else _text(outcome, askers, findings, codes))
    raise SystemExit(int(outcome is None))


def _json(outcome: Outcome | None, askers: Sequence[Asker], findings: Sequence[Finding]) -> str:
    data: dict[str, object] = {"findings": [finding_data(each) for each in findings]}
    if outcome is not None:
        inputs, weeks = inputs_data(askers, outcome.terms), outcome_data(outcome)
        totals = {each["code"]: outcome.total(str(each["code"])) for each in inputs["askers"]}  # type: ignore[attr-defined]
        data |= {"inputs": inputs, "inputs_sha256": digest(inputs), "weeks": weeks, "outcome_sha256": digest(weeks)}
        data["totals"] = totals
    return json.dumps(data, ensure_ascii=False, indent=2)


def _text(outcome: Outcome | None, askers: Sequence[Asker], findings: Sequence[Finding], codes: Sequence[str]) -> str:
    if outcome is None:
        return "\n".join([f"Niente rotazione: {tally(findings)}.", *told(findings)])
    inputs, weeks = inputs_data(askers, outcome.terms), outcome_data(outcome)
    lines = [
        f"Rotazione di {len(askers)} persone su {outcome.terms.places} posti al giorno, {outcome.terms.weeks} settimane."
    ]
    lines += ["", *_weeks(outcome), "", "In tutto"]
    lines += [
        f"  {each.code:<12} {outcome.total(each.code):>3} {'giornata' if outcome.total(each.code) == 1 else 'giornate'}"
        for each in sorted(askers, key=lambda each: each.code)
    ]
    for code in codes:
        lines += ["", f"Perché, per {code}"]
        lines += [
            paragraph(f"Settimana {week.number}. {' '.join(why(outcome, code, week.number))}") for week in outcome.weeks
        ]
    return "\n".join([*lines, "", f"Dati SHA-256   {digest(inputs)}", f"Esito SHA-256  {digest(weeks)}"])


def _weeks(outcome: Outcome) -> Iterator[str]:
    for week in outcome.weeks:
        yield f"Settimana {week.number}{f', dal {it_day(week.monday)}' if week.monday else ''}"
        for turn in week.turns:
            days = ", ".join(WEEKDAYS[day] for day in turn.days) or "nessuna giornata"
            yield f"  {turn.code:<12} {days}{f' (ne chiede {turn.wanted})' if len(turn.days) < turn.wanted else ''}"
