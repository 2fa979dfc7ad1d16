"""The report as one HTML file that leans on nothing: styles inside, no script, to read, print or send."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from traguardo.books.tables import heads
from traguardo.kernel.italian import it_day
from traguardo.social_services.library.report import Report, in_words
from traguardo.social_services.library.report.words import Sides

STYLES = ("ui/traguardo.css", "ui/components.css", "ui/tables.css", "ui/charts.css", "social_services/services.css", "social_services/report.css")  # fmt: skip


def report_page(sides: Sides, report: Report) -> str:
    """The page, titled by the regulations compared."""
    both = [each.regulation for each in (sides.before, sides.after) if each]
    context = {
        "title": " e ".join(f"{each.title}, {each.resolution}" for each in both),
        "authority": both[0].authority,
        "day": it_day(sides.before.on),
        "report": report,
        "plain": [(each, heads(each), in_words(each)) for each in report.plain],
        "style": mark_safe(f"<style>{''.join(map(_style, STYLES))}</style>"),  # noqa: S308 - our own style sheets
    }
    return render_to_string("social_services/simulation/file.html", context)


def _style(name: str) -> str:
    """A style sheet of the program."""
    path = finders.find(name)
    if path is None or isinstance(path, list):
        raise LookupError(f"Manca {name}.")
    return Path(path).read_text(encoding="utf-8")
