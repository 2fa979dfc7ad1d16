"""The parts of a document that are built from the plan: `{{piano mappa}}` and the others."""

from collections.abc import Callable, Mapping

from traguardo.documents.domain.paper import Block, Section
from traguardo.documents.library.frame import Material
from traguardo.documents.library.parts import planned, reached, sheets

Part = Callable[[Material, tuple[str, ...]], tuple[Block, ...]]

PARTS: Mapping[str, Part] = {
    "mappa": planned.strategic_map,
    "collegamenti": planned.links,
    "pesi": planned.year_weights,
    "triennio": planned.triennium,
    "indicatori": planned.indicators,
    "schede": sheets.objective_sheets,
    "risultati": reached.scores,
    "ritardi": reached.delays,
    "variazioni": reached.variations,
    "sistema": reached.method,
}


def section(material: Material, title: str, *names: str) -> Section:
    """A section made of parts, still to be numbered."""
    content = tuple(block for name in names for block in PARTS[name](material, ()))
    return Section(code=names[0], title=title, level=1, content=content)
