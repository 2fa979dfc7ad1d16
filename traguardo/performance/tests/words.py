"""Whole texts held against those kept in cases/words, to be read through; with TRAGUARDO_WORDS=write the new ones are kept."""

import os
from functools import cache

from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import points
from traguardo.performance.domain.checks import CATALOGUE
from traguardo.performance.domain.scoring import STATE_WORDS
from traguardo.performance.domain.system_checks import SYSTEM_CATALOGUE
from traguardo.performance.tests.reading_cases import CASES

WORDS = CASES / "words"
HEAD = "## "
GRAVITY = {Severity.ERROR: "ERRORE", Severity.WARNING: "AVVISO", Severity.NOTE: "NOTA"}
MENDS = {card.code: card.mend for card in (*CATALOGUE, *SYSTEM_CATALOGUE)}
SHARES = (
    ("senza tetto", "uncapped"), ("per calcolo", "computed"), ("peso dell'anno", "year_weight"),
    ("copertura", "coverage"), ("cadenza", "pace"), ("sull'anno", "progress"),
)  # fmt: skip


def kept(name, title, lines):
    """What is kept in `name`.txt under the title: the lines of now, where new ones are being kept."""
    if os.environ.get("TRAGUARDO_WORDS") == "write":
        keep(name, title, lines)
    return sections(name).get(title)


@cache
def sections(name):
    """Lines of each section of a kept file, by title."""
    path = WORDS / f"{name}.txt"
    blocks = path.read_text(encoding="utf-8").split(HEAD)[1:] if path.exists() else []
    return {block.split("\n", 1)[0]: block.rstrip("\n").split("\n")[1:] for block in blocks}


def keep(name, title, lines):
    known = {**sections(name), title: lines}
    text = "\n".join("\n".join((HEAD + each, *said, "")) for each, said in known.items())
    (WORDS / f"{name}.txt").write_text(text, encoding="utf-8")
    sections.cache_clear()


def finding_line(finding):
    """A finding in one line; the mend only where it is not the one of the rule's card."""
    told = " · ".join(each for each in (str(finding.place), f"«{finding.value}»" if finding.value else "") if each)
    mend = "" if finding.mend == MENDS.get(finding.code) else f" → {finding.mend}"
    return f"{GRAVITY[finding.severity]} {finding.code} [{told}] {finding.message}{mend}"


def score_line(score):
    """A score in one line: what it is, its degree, its other figures where they say something else, its derivation."""
    shares = [f"{word} {points(found)}" for word, name in SHARES if (found := getattr(score, name)) is not None]
    degree = "non calcolabile" if score.degree is None else points(score.degree)
    rule = f" {score.rule}" if score.rule else ""
    due = f" entro il {score.due:%d/%m/%Y}" if score.due else ""
    value = f" valore {score.value}" if score.value is not None else ""
    head = f"{score.kind} {score.code} ({STATE_WORDS[score.state]}{rule}{due}{value}): {degree}"
    return " ".join((f"{head} [{'; '.join(shares)}] {score.why}").split())
