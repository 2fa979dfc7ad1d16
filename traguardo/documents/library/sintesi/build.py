"""Builds the summary for citizens: what the body wants to do, for whom, with what money, how it is going."""

from collections import Counter
from collections.abc import Iterable

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Block, Callout, Listing, Paper, Paragraph, Picture, Section, Tiles, Words
from traguardo.documents.domain.register import Register, written
from traguardo.documents.library import charting, tree
from traguardo.documents.library.closing import sources_of
from traguardo.documents.library.composing import Cover, numbered_sections
from traguardo.documents.library.frame import Material
from traguardo.documents.library.parts.tabling import Line, tabled
from traguardo.documents.library.relazione.marks import FULL
from traguardo.documents.library.relazione.results import of_the_year
from traguardo.documents.library.sintesi import money
from traguardo.kernel.italian import it_day, it_number, it_percent
from traguardo.kernel.table import Column, Measure, Table
from traguardo.performance.facade import Score, records, standing

MOST_PURPOSES, EXAMPLES, MOST_NAMED, LONGEST = 9, 5, 5, 170
GOING = ("concluso", "in linea", "a rischio", "in ritardo", "non valutabile")
BEHIND = frozenset({"a rischio", "in ritardo"})
COUNT = Column(heading="Obiettivi", measure=Measure.NUMBER)


def paper(material: Material, register: Register, cover: Cover) -> Paper:
    """The summary. Spending and staff come from tables of the register, where it has them: see `money`."""
    plan = material.plan
    sections = (
        Section(code="cosa", title="Che cosa vogliamo fare", level=1, content=_purposes(material)),
        Section(code="chi", title="Per chi lo facciamo", level=1, content=_people(material, register)),
        Section(code="soldi", title="Con quali soldi e con quali persone", level=1, content=_money(material, register)),
        Section(code="punto", title="A che punto siamo", level=1, content=_going(material)),
        Section(code="esiti", title="Che cosa è fatto, che cosa è indietro", level=1, content=_outcomes(material)),
    )
    return Paper(
        kind=Kind.SUMMARY.value,
        owner=cover.owner,
        owner_kind=cover.owner_kind,
        title=f"{Kind.SUMMARY.label} {plan.year}",
        years=f"{plan.first_year}-{plan.last_year}" if plan.first_year < plan.last_year else str(plan.year),
        at=cover.at,
        act=cover.act,
        facts=(("Piano", plan.title),),
        sections=tuple(numbered_sections(sections)),
        sources=tuple(dict.fromkeys(sources_of(sections))),
        public_url=cover.public_url,
    )


def say(*runs: str | Words) -> Paragraph:
    """A paragraph of words, some of them strong."""
    return Paragraph(content=tuple(run if isinstance(run, Words) else Words(text=run) for run in runs))


def bold(text: str) -> Words:
    """Strong words."""
    return Words(text=text, strong=True)


def cut(text: str) -> str:
    """The text, cut at a word where it is long for two pages."""
    short = " ".join(text.split())
    return short if len(short) <= LONGEST else short[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def pictured(table: Table, picture: Picture = Picture.BARS) -> tuple[Block, ...]:
    """The table as a picture, where it has something to draw."""
    drawn = charting.chart(table, picture)
    return (drawn,) if drawn else ()


def _purposes(material: Material) -> tuple[Block, ...]:
    plan = material.plan
    active, under = {score.code for score in of_the_year(material.score)}, tree.contributors(plan)
    lines = []
    for head, nodes in tree.groups(plan):
        codes = {code for node in nodes for code in under.get(node.code, ())} & active
        lines.append(Line(cut(head.title if head else "Altri scopi"), (_number(len(codes)),)))
    many = (
        f"Nel {plan.year} lavoriamo a {len(active)} obiettivi"
        if len(active) != 1
        else f"Nel {plan.year} lavoriamo a un obiettivo"
    )
    if not lines:
        return (say(bold(f"{many}.")), *_examples(material))
    words = f", per {len(lines)} grandi scopi. Ecco quali sono, e quanti obiettivi ha ciascuno; uno stesso obiettivo può servire a più scopi."
    table = tabled(material, "Gli scopi del piano", "Scopo", (COUNT,), lines[:MOST_PURPOSES]).table
    rest = len(lines) - MOST_PURPOSES
    more = (say(f"Altri {rest} scopi sono nel piano completo."),) if rest > 0 else ()
    return (say(bold(many), words), *pictured(table), *more, *_examples(material))


def _examples(material: Material) -> tuple[Block, ...]:
    """The heaviest objectives of the year, in the words of the plan."""
    by_code = {objective.code: objective for objective in material.plan.objectives}
    heaviest = sorted(of_the_year(material.score), key=lambda score: -(score.year_weight or 0))[:EXAMPLES]
    items = tuple((_example(by_code[score.code]),) for score in heaviest)
    return (say("Per esempio:"), Listing(items=items)) if items else ()


def _example(objective: records.Objective) -> Block:
    wanted = objective.benefits or objective.expected
    return say(bold(cut(objective.title)), *((f": {cut(wanted)}",) if wanted else ()))


def _people(material: Material, register: Register) -> tuple[Block, ...]:
    residents = material.plan.authority.residents
    served = f"Il territorio ha {it_number(residents)} abitanti. " if residents else ""
    table = money.largest(register.tables.get(money.BY_PEOPLE))
    if table is None:
        return (
            say(
                f"{served}I servizi sociali sono per tutte le persone che ci vivono, e prima di tutto per chi ha più bisogno."
            ),
        )
    return (say(f"{served}Ecco per chi si spende di più:"), *pictured(table))


def _money(material: Material, register: Register) -> tuple[Block, ...]:
    totals = money.totals(register)
    table = money.largest(register.tables.get(money.BY_SERVICE))
    tiles = (Tiles(items=tuple((written(figure), words) for figure, words in totals)),) if totals else ()
    if tiles or table:
        return (*tiles, *(pictured(table) if table else ()))
    programmes = [programme.title for programme in material.plan.programmes if programme.title]
    named = (
        (say("Le attività stanno in questi programmi del bilancio: ", "; ".join(programmes[:MOST_NAMED]), "."),)
        if programmes
        else ()
    )
    return (say("Le cifre della spesa sono nel bilancio dell'ente: questo piano non le riporta."), *named)


def _going(material: Material) -> tuple[Block, ...]:
    score = material.score.whole
    if score.degree is None:
        return (say(f"Al {it_day(material.at, 'long')} non ci sono ancora risultati da valutare."),)
    tiles = (
        (it_number(score.degree, 1), "punti su 100 raggiunti"),
        (it_percent(score.coverage, 0), "del lavoro dovuto ha un risultato"),
    )
    tally = Counter(standing(each) for each in of_the_year(material.score))
    lines = [Line(word.capitalize(), (_number(tally[word]),)) for word in GOING if tally[word]]
    table = tabled(material, "Come stanno gli obiettivi", "Stato", (COUNT,), lines).table
    words = say(
        f"Al {it_day(material.at, 'long')} il piano ha ",
        bold(f"{it_number(score.degree, 1)} punti su 100"),
        ": cento vuol dire fatto tutto ciò che a quella data si doveva fare. Ciò che non ha ancora un risultato non è contato.",
    )
    return (words, Tiles(items=tiles), *pictured(table))


def _outcomes(material: Material) -> tuple[Block, ...]:
    scores = sorted(of_the_year(material.score), key=lambda score: -(score.year_weight or 0))
    done = [
        score for score in scores if score.degree is not None and score.degree >= FULL and standing(score) not in BEHIND
    ]
    behind = [score for score in scores if standing(score) in BEHIND]
    return (
        Callout(title="Fatto", content=_named(done, "Ancora niente."), tone="good"),
        Callout(title="Indietro", content=_named(behind, "Niente: nessun obiettivo è in ritardo."), tone="warn"),
    )


def _named(scores: Iterable[Score], nothing: str) -> tuple[Block, ...]:
    found = list(scores)
    if not found:
        return (say(nothing),)
    items = [(say(cut(score.title)),) for score in found[:MOST_NAMED]]
    rest = len(found) - MOST_NAMED
    if rest > 0:
        items.append((say("e un altro obiettivo." if rest == 1 else f"e altri {rest} obiettivi."),))
    return (Listing(items=tuple(items)),)


def _number(count: int) -> object:
    return money.whole(count)
