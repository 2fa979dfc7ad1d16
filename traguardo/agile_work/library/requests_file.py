"""The requests of a rotation as the file and the command that reckon it again."""

import csv
import io
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from traguardo.agile_work.domain.requests import WEEKDAYS
from traguardo.agile_work.domain.rotation.reading import COLUMNS
from traguardo.kernel.cells import safe_cell

WINDOWS = {"month": "mese", "quarter": "trimestre", "agreement": "accordo"}


def requests_csv(askers: Iterable[Mapping[str, Any]]) -> bytes:
    """A row for each who asks, in the columns `traguardo agile-work rotation` reads."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in askers:
        liked = ", ".join(WEEKDAYS[day] for day in each["preferred"])
        writer.writerow(
            [safe_cell(each["code"]), each["days"], liked, "sì" if each["priority"] else "no", each["past"]]
        )
    return text.getvalue().encode("utf-8-sig")


def command(terms: Mapping[str, Any], number: int) -> str:
    """The line to type, for the file downloaded."""
    parts = ["traguardo", "agile-work", "rotation", f"rotazione-{number}.csv"]
    parts += ["--places", str(terms["places"]), "--weeks", str(terms["weeks"]), "--seed", terms["seed"]]
    parts += ["--from", terms["first_week"], "--max-days", str(terms["max_days"])]
    parts += ["--window", WINDOWS[terms["window"]], "--past-weight", str(terms["past_weight"])]
    return shlex.join(parts)
