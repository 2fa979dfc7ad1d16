"""Rules on what a document must have: compulsory sections, nothing left to fill in, a guideline, a reason."""

import re
from collections.abc import Iterator

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.passages import Passage, Shape, texts
from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.domain.outlines import compulsory, outline, untouched
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import letters, short

PLACEHOLDER = re.compile(
    r"\[[^\]\n]*(?:da compilare|da completare|inserire|indicare|testo|nome)[^\]\n]*\]|\bXX+\b|_{3,}|(?:\.\s?){5,}|…{2,}"
    r"|\b(?:lorem ipsum|TODO|TBD|da (?:completare|compilare|inserire|definire a cura))\b|\?\?\?",
    re.IGNORECASE,
)
ENOUGH = 20
OPEN_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+[^:]{2,120}:\s*$")


def _written(chapter: Chapter) -> bool:
    """Whether somebody wrote, or asked a part, in a chapter: headings and empty cells do not count."""
    bare = [line for line in chapter.text.splitlines() if not line.strip().startswith("#")]
    return any(letters(line) for line in bare)


def _missing(case: DocumentCase) -> Iterator[Hit]:
    answered = {code for chapter in case.manuscript.chapters for code in chapter.legal}
    for section in compulsory(case.manuscript.kind):
        if section.code not in answered:
            law = section.asked_by(case.manuscript.kind)
            message = f"Manca la sezione «{section.code} {section.title}», che il {law} chiede."
            yield Hit(message=message, value=section.code)


def _empty(case: DocumentCase) -> Iterator[Hit]:
    asked = {section.code: section for section in compulsory(case.manuscript.kind)}
    filled: dict[str, bool] = {}
    places: dict[str, Chapter] = {}
    for chapter, below in case.chapters():
        whole = any(_written(each) and not untouched(case.manuscript.kind, each) for each in (chapter, *below))
        for code in chapter.legal:
            filled[code] = filled.get(code, False) or whole
            places.setdefault(code, chapter)
    for code, chapter in places.items():
        if code in asked and not filled[code]:
            message = f"La sezione «{chapter.code} {chapter.title}» è vuota, o ha solo la traccia da cui si parte."
            yield Hit(message=message, place=Place(sheet=chapter.code))


def _blank(case: DocumentCase) -> Iterator[Hit]:
    """Sections that the law does not ask for, without a word in them or in those under them."""
    asked = {section.code for section in compulsory(case.manuscript.kind)}
    for chapter, below in case.chapters():
        if not any(map(_written, (chapter, *below))) and not asked & set(chapter.legal):
            message = f"La sezione «{chapter.code} {chapter.title}» è vuota."
            yield Hit(message=message, place=Place(sheet=chapter.code))


def _hints(case: DocumentCase) -> Iterator[Hit]:
    """The outline's own words, left where they were."""
    hints = "|".join(letters(section.hint) for section in outline(case.manuscript.kind))
    for passage in texts(case.passages):
        bare = letters(passage.text) if len(passage.text) >= ENOUGH else ""
        if len(bare) >= ENOUGH and bare in hints:
            message = f"Il suggerimento della traccia è rimasto nel testo: «{short(passage.text)}»."
            yield Hit(message=message, place=passage.place)


def _to_fill(case: DocumentCase) -> Iterator[Hit]:
    for chapter in case.manuscript.chapters:
        lines = chapter.text.splitlines()
        for row, line in enumerate(lines, start=1):
            after = lines[row].strip() if row < len(lines) else ""
            nested = after and len(lines[row]) - len(lines[row].lstrip()) > len(line) - len(line.lstrip())
            if OPEN_ITEM.match(line) and not nested:
                yield Hit(message=f"«{short(line.strip(' -*+'))}»: dopo i due punti non c'è nulla.", place=Place(sheet=chapter.code, row=row))  # fmt: skip
    for passage in case.passages:
        if passage.shape is Shape.GRID and len(passage.cells) > 1 and passage.cells[0] and not any(passage.cells[1:]):
            yield Hit(message=f"La riga «{short(passage.cells[0])}» della tabella è vuota.", place=passage.place)
        if found := PLACEHOLDER.search(passage.text):
            yield Hit(message=f"C'è un segnaposto: «{short(found[0])}».", place=passage.place, value=found[0])


def _bare_headings(case: DocumentCase) -> Iterator[Hit]:
    """Sub-headings with nothing under them."""
    inside = [passage for passage in case.passages if passage.place.row]
    for passage, after in zip(inside, [*inside[1:], None], strict=True):
        if passage.shape is Shape.HEADING and _ends_here(passage, after):
            yield Hit(message=f"Sotto il titolo «{short(passage.text)}» non c'è nulla.", place=passage.place)


def _ends_here(passage: Passage, after: Passage | None) -> bool:
    if after is None or after.place.sheet != passage.place.sheet:
        return True
    return after.shape is Shape.HEADING and after.number <= passage.number


CARDS = (
    DocumentCard(
        code="DOC01",
        severity=Severity.ERROR,
        title="Sezione obbligatoria che manca",
        reason="Il piano tipo elenca le sezioni che ogni PIAO deve avere; con meno di 50 dipendenti sono di meno.",
        mend="Aggiungi la sezione, o di' quale dei tuoi capitoli risponde a quella sezione.",
        example="Un PIAO senza «3.2 Organizzazione del lavoro agile».",
        law="DM 132/2022, art. 2-6",
        check=_missing,
    ),
    DocumentCard(
        code="DOC02",
        severity=Severity.ERROR,
        title="Sezione obbligatoria vuota",
        reason="Un titolo senza testo non è un contenuto: la sezione c'è solo in apparenza.",
        mend="Scrivi il testo, o inserisci la tavola o la parte del piano che risponde alla sezione.",
        example="«2.3 Rischi corruttivi e trasparenza» con i soli titoli della traccia.",
        law="DM 132/2022, art. 2-6",
        check=_empty,
    ),
    DocumentCard(
        code="DOC03",
        severity=Severity.ERROR,
        title="Suggerimento della traccia rimasto nel testo",
        reason="Il suggerimento parla a chi scrive, non a chi legge.",
        mend="Togli la frase, o sostituiscila con il testo dell'ente.",
        example="«Poche righe che dicono come si tengono insieme le tre parti…» nel documento da approvare.",
        check=_hints,
    ),
    DocumentCard(
        code="DOC04",
        severity=Severity.WARNING,
        title="Parte ancora da compilare",
        reason="Un segnaposto o una voce senza risposta dicono che il lavoro non è finito.",
        mend="Completa la voce, o togli la riga.",
        example="«Codice fiscale:» senza nulla dopo; «delibera n. ____ del ____».",
        check=_to_fill,
    ),
    DocumentCard(
        code="DOC05",
        severity=Severity.WARNING,
        title="Titolo senza testo",
        reason="Chi legge l'indice si aspetta di trovare qualcosa.",
        mend="Scrivi almeno una frase, o togli il titolo.",
        example="«## Le pari opportunità» seguito subito da un altro titolo.",
        check=_bare_headings,
    ),
    DocumentCard(
        code="DOC06",
        severity=Severity.NOTE,
        title="Sezione facoltativa vuota",
        reason="Una sezione che la legge non chiede si può togliere.",
        mend="Scrivi il testo, o togli la sezione.",
        example="Una premessa senza testo.",
        check=_blank,
    ),
)
