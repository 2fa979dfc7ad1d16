"""What a paper closes with: where each legal section is answered, and where every figure comes from."""

from collections.abc import Iterable, Iterator, Sequence

from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.outlines import DECREE, LegalSection, compulsory, legal_sections
from traguardo.documents.domain.paper import Chart, Paragraph, Quoted, Section, Tabled, Words
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Row, Table

TITLE = "Dove si trovano le sezioni di legge"


def legal_map(manuscript: Manuscript, sections: Sequence[Section]) -> list[Section]:
    """The section that says in which chapters each legal section is answered; none for what is not a PIAO."""
    asked = {each.code for each in compulsory(manuscript.kind)}
    if not asked:
        return []
    answered = {code for section in sections for code in section.legal}
    wanted = [each for each in legal_sections() if each.code in asked | answered]
    table = Table(
        code="sezioni-di-legge",
        title=TITLE,
        stub="Sezione di legge",
        columns=(Column(heading="Norma"), Column(heading="Capitoli di questo documento")),
        rows=tuple(_row(each, manuscript, sections, asked) for each in wanted),
        source=Source(description=DECREE),
    )
    words = "L'ordine dei capitoli è dell'ente: questa tavola dice dove si trova ciò che la legge chiede."
    content = (Paragraph(content=(Words(text=words),)), Tabled(table=table))
    return [Section(code="legge", title=TITLE, level=1, content=content)]


def _row(legal: LegalSection, manuscript: Manuscript, sections: Sequence[Section], asked: set[str]) -> Row:
    law = legal.asked_by(manuscript.kind) or legal.ordinary
    titles = [section.title for section in sections if legal.code in section.legal]
    absent = "non c'è" if legal.code in asked else "non richiesta"
    return Row(code=legal.code, label=f"{legal.code} {legal.title}", values=(str(law), "; ".join(titles) or absent))


def sources_of(value: object) -> Iterator[Source]:
    """Sources of all the figures in blocks, in the order they are met."""
    if isinstance(value, Quoted):
        yield value.source
    elif isinstance(value, Tabled | Chart):
        yield value.table.source
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            yield from sources_of(each)
    else:
        for name in ("content", "items", "heads", "rows"):
            yield from sources_of(getattr(value, name, ()))
