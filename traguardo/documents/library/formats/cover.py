"""What a paper opens and closes with in every form to be edited: facts on the cover, sources and digest at the end."""

from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats.data import digest_of
from traguardo.kernel.italian import it_day


def cover_facts(paper: Paper) -> list[tuple[str, str]]:
    """The facts of the cover, its date and the act that approves it; what is not there is left out."""
    known = [*paper.facts, ("Data", it_day(paper.at, "long")), ("Atto di approvazione", paper.act)]
    return [(label, value) for label, value in [*known, ("Pagina pubblica", paper.public_url)] if value]


def closing(paper: Paper) -> list[tuple[str, list[str]]]:
    """Titles and lines of the last pages: sources of the figures, digest of the data."""
    digest = f"Impronta dei dati di questo documento (SHA-256): {digest_of(paper)}"
    sources = [("Fonti dei dati", [str(source) for source in paper.sources])] if paper.sources else []
    return [*sources, ("Come si controlla questo documento", [digest])]
