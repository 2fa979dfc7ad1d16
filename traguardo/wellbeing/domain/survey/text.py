"""The questionnaire as one writes it: a line with # opens a section, a line with - is a statement."""

from collections.abc import Iterator

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.wellbeing.domain.survey.questions import Question, Questionnaire, Section

MOST, LONGEST = 80, 300
FEWEST_GROUPS = 2


def written(questionnaire: Questionnaire) -> str:
    """The sections and statements as text."""
    return "\n\n".join(
        "\n".join([f"# {section.title}", *(f"- {question.text}" for question in section.questions)])
        for section in questionnaire.sections
    )


def read_sections(text: str) -> tuple[tuple[Section, ...], list[Finding]]:
    """The sections of a text, numbered in its order, and all that is wrong in it, line by line."""
    found: list[tuple[str, list[str]]] = []
    wrong: list[Finding] = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if line.startswith("#"):
            found.append((line.lstrip("#").strip(), []))
        elif line.startswith("-") and found:
            found[-1][1].append(line.lstrip("-").strip())
        elif line:
            wrong.append(_wrong("La riga non comincia con # né con -, o viene prima di ogni sezione.", "Comincia con # un titolo, con - una frase.", number, line))  # fmt: skip
    sections = tuple(
        Section(
            code=str(place),
            title=title,
            questions=tuple(
                Question(code=f"{place}.{number}", text=question) for number, question in enumerate(said, 1)
            ),
        )
        for place, (title, said) in enumerate(found, 1)
    )
    return sections, [*wrong, *_checked(sections)]


def _checked(sections: tuple[Section, ...]) -> Iterator[Finding]:
    if not sections:
        yield _wrong("Il questionario non ha sezioni.", "Scrivi almeno «# Il mio lavoro» e sotto una frase con -.")
    titles = [section.title.casefold() for section in sections]
    for place, section in enumerate(sections):
        if not section.questions or not section.title:
            yield _wrong(f"La sezione «{section.title}» è senza titolo o senza frasi.", "Aggiungi quello che manca.")
        if titles[place] in titles[:place]:
            yield _wrong(f"Due sezioni si chiamano «{section.title}».", "Cambia nome a una: si confrontano per nome.")
    questions = [question for section in sections for question in section.questions]
    if len(questions) > MOST:
        yield _wrong(f"Le frasi sono {len(questions)}: al massimo {MOST}.", "Chi risponde si stanca: togline.")
    for question in questions:
        if not question.text or len(question.text) > LONGEST:
            yield _wrong(f"La frase {question.code} è vuota o supera {LONGEST} caratteri.", "Accorciala.")


def read_groups(asked: str, text: str) -> tuple[tuple[str, ...], list[Finding]]:
    """The groups of a text, one a line, and what is wrong with them."""
    groups = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not asked and not groups:
        return (), []
    if not asked or len(groups) < FEWEST_GROUPS:
        return groups, [_wrong("Per distinguere i gruppi servono la domanda e almeno due risposte.", "Scrivi tutte e due, o nessuna.")]  # fmt: skip
    if len({group.casefold() for group in groups}) < len(groups):
        return groups, [_wrong("Due gruppi hanno lo stesso nome.", "Cambiane uno.")]
    return groups, []


def _wrong(message: str, mend: str, row: int = 0, value: str = "") -> Finding:
    place = Place(sheet="questionario", row=row) if row else Place()
    return Finding(code="BEN17", severity=Severity.ERROR, message=message, mend=mend, place=place, value=value[:80])
