"""A plan and its document in the shape of the national PIAO platform: public value, objectives, risks, staff, training.

The platform's own exchange format is not public: there are forms to be filled on a screen. The shape is therefore that of
those forms, with our names: public value objective → strategy → indicator (2.1); typed objectives linked to one (2.2);
activity → risk event → measure → indicator (2.3); tables of staff (3.3.1) and of training hours (3.3.2). Weights and
baselines are whole numbers there: what rounding loses is told by findings, and what is absent stays absent and is listed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import Grid, Paper, Section, Tabled
from traguardo.documents.library.formats.contents import blocks, heading_text, plain_text
from traguardo.documents.library.formats.data import plain
from traguardo.documents.library.frame import Data
from traguardo.documents.library.goals import goals_of
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_number
from traguardo.kernel.ratio import half_up
from traguardo.kernel.table import Table
from traguardo.performance.facade import Plan, records
from traguardo.typesetting.facade import as_json

KINDS = (
    ("accessibilità fisica", re.compile("barriere|fisica", re.IGNORECASE)),
    ("accessibilità digitale", re.compile("accessibilit|digital", re.IGNORECASE)),
    ("semplificazione", re.compile("semplific", re.IGNORECASE)),
    ("pari opportunità", re.compile("pari opportunit|genere|parit", re.IGNORECASE)),
    ("performance organizzativa", re.compile("organizzativ", re.IGNORECASE)),
    ("performance individuale", re.compile("individual", re.IGNORECASE)),
)
POLARITY = {
    records.Direction.HIGHER: "crescente",
    records.Direction.LOWER: "decrescente",
    records.Direction.BY_DATE: "entro la data",
    records.Direction.RANGE: "nell'intervallo",
}
OPTIONAL = "/fasi"
RISK_HEADS = {
    "attivita": re.compile("attivit|process", re.IGNORECASE),
    "evento": re.compile("event|risch", re.IGNORECASE),
    "probabilita": re.compile("probab", re.IGNORECASE),
    "impatto": re.compile("impatt", re.IGNORECASE),
    "livello": re.compile("livell", re.IGNORECASE),
    "misura": re.compile("misur", re.IGNORECASE),
    "indicatore": re.compile("indicator", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The content to carry to the platform, and what does not go through whole."""

    data: Data
    findings: tuple[Finding, ...]


def platform_bytes(paper: Paper, plan: Plan | None) -> bytes:
    """The content as canonical JSON, with the warnings and the list of what is absent inside."""
    return as_json(platform(paper, plan).data).encode()


def platform(paper: Paper, plan: Plan | None) -> Exported:
    """The content of the five sections; without a plan, 2.1 and 2.2 are absent."""
    writer = _Writer(plan)
    data: Data = {
        "ente": paper.owner,
        "titolo": paper.title,
        "periodo": paper.years,
        "atto": paper.act or None,
        "2.1": {"obiettivi_di_valore_pubblico": writer.public_value()},
        "2.2": {"obiettivi": writer.objectives()},
        "2.3": {"rischi": list(_risks(_answering(paper, "2.3")))},
        "3.3.1": {"tavole": _tables(_answering(paper, "3.3.1"))},
        "3.3.2": {"tavole": _tables(_answering(paper, "3.3.2"))},
    }
    data["assenti"] = sorted(_absent(data))
    data["avvisi"] = [f"{each.message} {each.mend}".strip() for each in writer.findings]
    return Exported(data=data, findings=tuple(writer.findings))


@dataclass(slots=True)
class _Writer:
    """Turns the plan into the platform's forms, and keeps what is lost on the way."""

    plan: Plan | None
    findings: list[Finding] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    def public_value(self) -> list[Data]:
        """Each strategic node that stands alone or at the top, with the operational ones under it as its strategies."""
        if self.plan is None:
            return []
        nodes = self.plan.nodes
        tops = [node for node in nodes if not any(other.code == node.parent for other in nodes)]
        return [
            {
                "codice": top.code,
                "nome": top.title,
                "dimensione": None,
                "strategie": [self._strategy(node) for node in _under(top, nodes) or [top]],
            }
            for top in tops
        ]

    def _strategy(self, node: records.StrategicNode) -> Data:
        codes = _contributing(self.plan, node.code) if self.plan else set()
        indicators = [each for each in self._indicators() if each.objective in codes]
        return {"codice": node.code, "nome": node.title, "indicatori": [self.indicator(each) for each in indicators]}

    def objectives(self) -> list[Data]:
        if self.plan is None:
            return []
        goals = {goal.code: goal for goal in goals_of(self.plan)}
        return [
            self._objective(each, goals[each.code].responsible, goals[each.code].stakeholders)
            for each in self.plan.objectives
        ]

    def _objective(self, of: records.Objective, responsible: str, stakeholders: str) -> Data:
        indicators = [each for each in self._indicators() if each.objective == of.code]
        linked = self._tops(of)
        steps = [each for each in self.plan.steps if each.objective == of.code] if self.plan else []
        if not indicators:
            said = f"si misura con {len(steps)} fasi, senza indicatori" if steps else "non ha indicatori"
            self.warn("PTF04", f"L'obiettivo {of.code} {said}: la piattaforma vuole almeno un indicatore.", of.code)
        if not linked:
            self.warn("PTF05", f"L'obiettivo {of.code} non è legato a un obiettivo di valore pubblico.", of.code)
        return {
            "codice": of.code,
            "nome": of.title,
            "tipo": kind_of(of),
            "valore_pubblico": linked,
            "peso": self.whole(of.weight, f"Il peso dell'obiettivo {of.code}"),
            "responsabile": responsible or None,
            "risorse": of.costs or of.people or None,
            "portatori_di_interesse": stakeholders or None,
            "indicatori": [self.indicator(each) for each in indicators],
            "fasi": [
                {"codice": each.code, "nome": each.description, "entro": each.due_printed or None} for each in steps
            ],
        }

    def indicator(self, of: records.Indicator) -> Data:
        """An indicator with its targets for the three years of the plan."""
        years = range(self.plan.first_year, self.plan.first_year + 3) if self.plan else range(0)
        targets = {f"t{'+' + str(place) if place else ''}": of.target(year) for place, year in enumerate(years)}
        if of.baseline.printed and of.baseline.value is None:
            said = f"Il valore di partenza di {of.code}, «{of.baseline.printed}», non è un numero: la piattaforma non lo prende."
            self.warn("PTF03", said, of.code)
        return {
            "codice": of.code,
            "nome": of.name,
            "dimensione": None,
            "unita": of.unit_of_measure or None,
            "formula": of.algorithm or of.formula or None,
            "peso": self.whole(of.weight, f"Il peso dell'indicatore {of.code}"),
            "polarita": POLARITY[of.direction] if of.direction else None,
            "valore_di_partenza": self.whole(of.baseline.value, f"Il valore di partenza di {of.code}", code="PTF02"),
            "fonte": of.source or None,
            "valori_attesi": {name: target.printed if target else None for name, target in targets.items()},
        }

    def whole(self, value: Decimal | None, what: str, code: str = "PTF01") -> int | None:
        """The value as the platform holds it: a whole number; a finding says what is lost."""
        if value is None:
            return None
        rounded = half_up(value)
        if rounded != value:
            self.warn(code, f"{what} è {it_number(value)}: la piattaforma prende solo interi, diventa {rounded}.", what)
        return rounded

    def warn(self, code: str, message: str, value: str) -> None:
        """A thing is told once, though it is written in two places."""
        if message not in self.told:
            self.told.add(message)
            mend = "Controlla prima di riportarlo nella piattaforma."
            finding = Finding(code=code, severity=Severity.WARNING, message=message, mend=mend, value=value)
            self.findings.append(finding)

    def _indicators(self) -> Iterator[records.Indicator]:
        """The indicators of objectives; the weighted parts of one stay inside it."""
        return (each for each in self.plan.indicators if not each.parent) if self.plan else iter(())

    def _tops(self, of: records.Objective) -> list[str]:
        if self.plan is None:
            return []
        nodes = {node.code: node for node in self.plan.nodes}
        found = []
        for node in self.plan.nodes:
            if of.code in _contributing(self.plan, node.code):
                top = node
                while top.parent in nodes:
                    top = nodes[top.parent]
                found.append(top.code)
        return list(dict.fromkeys(found))


def kind_of(of: records.Objective) -> str:
    """The platform's type of an objective, by its tags, else by its kind; «performance» when nothing says otherwise."""
    said = " ".join((*of.tags, of.kind))
    return next((name for name, words in KINDS if words.search(said)), "performance")


def _under(top: records.StrategicNode, nodes: Sequence[records.StrategicNode]) -> list[records.StrategicNode]:
    """The last nodes below one, at any depth."""
    below = [node for node in nodes if node.parent == top.code]
    return [leaf for node in below for leaf in (_under(node, nodes) or [node])]


def _contributing(plan: Plan, node: str) -> set[str]:
    linked = {link.objective for link in plan.links if link.kind == "strategic" and link.to == node}
    return linked | {objective.code for objective in plan.objectives if objective.parent == node}


def _answering(paper: Paper, legal: str) -> list[Section]:
    return [section for section in paper.sections if legal in section.legal]


def _tables(sections: Iterable[Section]) -> list[object]:
    found = [block.table for section in sections for block in blocks(section.content) if isinstance(block, Tabled)]
    return [plain(table) for table in dict.fromkeys(found)]


def _risks(sections: Iterable[Section]) -> Iterator[Data]:
    """The rows of the tables that name an event, its probability and its impact."""
    for section in sections:
        for block in blocks(section.content):
            heads, rows = _read(block) if isinstance(block, Tabled | Grid) else ([], [])
            places = {
                name: next((place for place, head in enumerate(heads) if words.search(head)), None)
                for name, words in RISK_HEADS.items()
            }
            if all(places[name] is not None for name in ("evento", "probabilita", "impatto")):
                for row in rows:
                    yield {name: row[place] if place is not None else None for name, place in places.items()}


def _read(block: Tabled | Grid) -> tuple[list[str], list[list[str]]]:
    if isinstance(block, Grid):
        return [plain_text(head) for head in block.heads], [[plain_text(cell) for cell in row] for row in block.rows]
    table: Table = block.table
    rows = zip(table.rows, cells.texts(table), strict=True)
    return [table.stub, *map(heading_text, table.columns)], [[row.label, *texts] for row, texts in rows if texts]


def _absent(value: object, at: str = "") -> Iterator[str]:
    """The places where the platform has a field and there is nothing to put in it."""
    if value is None or (value == [] and not at.endswith(OPTIONAL)):
        yield at
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _absent(inside, f"{at}/{key}".strip("/"))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            name = inside.get("codice", place) if isinstance(inside, dict) else place
            yield from _absent(inside, f"{at}/{name}")
