"""Rules on what a text refers to: figures, tables and parts between braces, other paragraphs, tables and pictures by number."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.passages import BRACES, Passage, Shape, texts
from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed

PARTS = ("tavola", "grafico", "piano", "scadenze")
PICTURES = ("barre", "torta", "piramide", "linee")
LOOSE = re.compile(r"\{\{|\}\}")
PARAGRAPH = re.compile(r"\b(?:paragraf[oi]|parr?\.?|capitol[oi]|cap\.?|sezion[ei]|sottosezion[ei]|sez\.)\s*(?:n\.\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?![\d/%])", re.IGNORECASE)  # fmt: skip
CAPTION = re.compile(r"\b(?P<kind>tabell[ae]|tab\.|tavol[ae]|tav\.|figur[ae]|fig\.|grafic[oi]|graf\.)\s*(?:n\.\s*)?(?P<number>\d{1,3})(?![\d/%.,]\d)", re.IGNORECASE)  # fmt: skip
LAW_AROUND = re.compile(r"\b(?:d\.?\s?lgs|decreto|legge|dpr|d\.?p\.?r|d\.?m\b|regolament|pna|delibera|codice|allegato|statuto|ccnl|contratto|linee guida|manuale|bilancio|missione)", re.IGNORECASE)  # fmt: skip
AROUND = 60


def _asked(case: DocumentCase, *shapes: Shape) -> Iterator[tuple[Passage, str]]:
    """What stands between braces, as typed."""
    for passage in texts(case.passages, *shapes):
        yield from ((passage, found[1]) for found in BRACES.finditer(passage.text))


def _figures(case: DocumentCase) -> Iterator[Hit]:
    for passage, reference in _asked(case, Shape.TEXT, Shape.GRID, Shape.HEADING):
        if reference.split(" ")[0] not in PARTS and case.register.quoted(reference) is None:
            why, mend = _missing(case, reference)
            yield Hit(message=why, place=passage.place, value=f"{{{{{reference}}}}}", mend=mend)


def _missing(case: DocumentCase, reference: str) -> tuple[str, str]:
    """Why a figure is not found, and the nearest that is."""
    at, _, heading = reference.partition(" ")
    code, _, row = at.partition(".")
    table = case.register.tables.get(code)
    if table is None:
        return f"La cifra chiede la tavola «{code}», che non c'è.", _nearest(code, list(case.register.tables))
    known = [each.code for each in table.rows if each.values]
    if row not in known:
        return f"Nella tavola «{code}» non c'è la riga «{row}».", _nearest(row, known)
    headings = [column.heading for column in table.columns]
    if heading.strip() not in headings:
        return f"Nella tavola «{code}» non c'è la colonna «{heading.strip()}».", _nearest(heading.strip(), headings)
    return f"Nella tavola «{code}», alla riga «{row}» e colonna «{heading.strip()}», non c'è un numero.", ""


def _nearest(wanted: str, known: Sequence[str]) -> str:
    near = get_close_matches(wanted, known, n=1, cutoff=0.6)
    if near:
        return f"Forse volevi «{near[0]}»."
    return f"Scegli fra: {listed(f'«{each}»' for each in known)}." if known else "Carica prima le tavole dell'anno."


def _parts(case: DocumentCase) -> Iterator[Hit]:
    for passage in texts(case.passages, Shape.PART):
        part, _, words = passage.text.partition(" ")
        if wrong := _wrong_part(case, part, words.split()):
            yield Hit(message=wrong[0], place=passage.place, value=f"{{{{{passage.text}}}}}", mend=wrong[1])


def _wrong_part(case: DocumentCase, part: str, words: Sequence[str]) -> tuple[str, str] | None:
    known = list(case.register.tables)
    if part not in PARTS:
        return f"«{part}» non è una parte che si può inserire.", _nearest(part, PARTS)
    if part == "piano" and case.parts and (not words or words[0] not in case.parts):
        return f"Del piano non si può inserire «{' '.join(words[:1])}».", _nearest("".join(words[:1]), case.parts)
    if part in {"tavola", "grafico"} and not words:
        return f"Manca il codice della tavola dopo «{part}».", _nearest("", known)
    if part in {"tavola", "grafico"} and words[0] not in known:
        return f"La tavola «{words[0]}» non c'è.", _nearest(words[0], known)
    if part == "grafico" and words[1:2] and words[1] not in PICTURES:
        return f"«{words[1]}» non è un tipo di grafico.", _nearest(words[1], PICTURES)
    return None


def _unclosed(case: DocumentCase) -> Iterator[Hit]:
    for passage in case.passages:
        if LOOSE.search(BRACES.sub("", passage.text)):
            message = "Una doppia parentesi graffa è aperta e non chiusa, o al contrario: la cifra non viene letta."
            yield Hit(message=message, place=passage.place, value=passage.text[:60])


def _paragraphs(case: DocumentCase) -> Iterator[Hit]:
    known = _numbers(case)
    for passage in texts(case.passages):
        for found in PARAGRAPH.finditer(passage.text):
            around = passage.text[max(0, found.start() - AROUND) : found.end() + AROUND]
            if found["number"] not in known and not LAW_AROUND.search(around):
                message = f"Il testo rimanda a «{found[0]}», ma nel documento il {found['number']} non c'è."
                yield Hit(message=message, place=passage.place, value=found[0])


def _numbers(case: DocumentCase) -> set[str]:
    """The numbers that paragraphs may be called by: the code of a section, its place in the order, those in titles."""
    known, counts = set[str](), [0] * 7
    for passage in texts(case.passages, Shape.HEADING):
        typed = re.match(r"\d{1,2}(?:\.\d{1,2})*", passage.text)
        known |= {typed[0]} if typed else set()
    for chapter in case.manuscript.chapters:
        counts[chapter.level - 1] += 1
        counts[chapter.level :] = [0] * (7 - chapter.level)
        own = {chapter.code, ".".join(map(str, counts[: chapter.level]))}
        inside = texts((each for each in case.passages if each.place.sheet == chapter.code), Shape.HEADING)[1:]
        below = {f"{number}.{place}" for number in own for place in range(1, len(inside) + 1)}
        known |= own | below
    return known


def _captions(case: DocumentCase) -> Iterator[Hit]:
    parts = [passage.text.partition(" ")[0] for passage in texts(case.passages, Shape.PART)]
    grids = sum("---" in "".join(passage.cells) for passage in texts(case.passages, Shape.GRID))
    charts = parts.count("grafico")
    tables = grids + len(parts) - charts
    for passage in texts(case.passages):
        for found in CAPTION.finditer(passage.text):
            picture = found["kind"].casefold().startswith(("fig", "graf"))
            there = charts if picture else tables
            if int(found["number"]) > there and "piano" not in parts:
                what = "figure" if picture else "tabelle"
                message = f"Il testo rimanda a «{found[0]}», ma nel documento le {what} sono {there}."
                yield Hit(message=message, place=passage.place, value=found[0])


CARDS = (
    DocumentCard(
        code="DOC11",
        severity=Severity.ERROR,
        title="Cifra che non c'è",
        reason="Una cifra fra doppie graffe si legge dalle tavole: se la tavola, la riga o la colonna non ci sono, resta un buco.",
        mend="Scegli la cifra dall'elenco, o carica la tavola che manca.",
        example="{{personale.dipendenti 2023}} con la tavola ferma al 2022.",
        check=_figures,
    ),
    DocumentCard(
        code="DOC12",
        severity=Severity.ERROR,
        title="Tavola, grafico o parte che non c'è",
        reason="Ciò che si chiede su una riga propria deve esistere: altrimenti al suo posto non c'è nulla.",
        mend="Correggi il codice, o togli la riga.",
        example="{{tavola spesa-target}} con la tavola «spesa-per-target».",
        check=_parts,
    ),
    DocumentCard(
        code="DOC13",
        severity=Severity.ERROR,
        title="Graffe non chiuse",
        reason="Senza le due graffe di chiusura la cifra si stampa come è scritta.",
        mend="Scrivi {{tavola.riga colonna}} su una riga sola.",
        example="«{{personale.dipendenti 2022}».",
        check=_unclosed,
    ),
    DocumentCard(
        code="DOC14",
        severity=Severity.WARNING,
        title="Rimando a un paragrafo che non c'è",
        reason="Chi segue il rimando non trova nulla: quasi sempre i numeri sono di un'edizione precedente.",
        mend="Correggi il numero, o togli il rimando.",
        example="«vedi par. 5.1.2» in un documento che arriva al 5.1.",
        check=_paragraphs,
    ),
    DocumentCard(
        code="DOC15",
        severity=Severity.WARNING,
        title="Rimando a una tabella o figura che non c'è",
        reason="Il numero della tabella è più alto di quante il documento ne ha.",
        mend="Correggi il numero, o inserisci la tabella.",
        example="«vedi tabella 12» in un documento con quattro tabelle.",
        check=_captions,
    ),
)
