"""The description of open data by the DCAT-AP_IT profile, as a graph: catalogue, dataset, its files, who publishes it.

Mandatory there: of a dataset, identifier, title, description, modified, theme, rights holder, frequency, distribution;
of a distribution, format, address, licence; of a body, identifier and name. Every node has an address, so that the same
data gives the same bytes.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

IT = Namespace("http://dati.gov.it/onto/dcatapit#")
EU = "http://publications.europa.eu/resource/authority/"
LICENCES_IT = "https://w3id.org/italia/controlled-vocabulary/licences/"
ITALIAN = URIRef(f"{EU}language/ITA")


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence: its name, where it is written, its address in the national list."""

    name: str
    url: str
    code: str


CC_BY = Licence(
    name="Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)",
    url="https://creativecommons.org/licenses/by/4.0/",
    code="A21_CCBY40",
)
IODL = Licence(name="Italian Open Data License 2.0", url="https://www.dati.gov.it/iodl/2.0/", code="A29_IODL20")
LICENCES = {"CC-BY-4.0": CC_BY, "IODL-2.0": IODL}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a dataset. `page`: its public page; `site`: the body's public site; themes and frequency are codes
    of the European lists; `modified`: the day of the act that approved it."""

    identifier: str
    title: str
    description: str
    publisher_code: str
    publisher_name: str
    site: str
    page: str
    modified: date
    first_day: date
    last_day: date
    themes: tuple[str, ...] = ("GOVE", "SOCI")
    frequency: str = "ANNUAL"
    licence: Licence = CC_BY


def graph(about: About, files: Sequence[tuple[str, str]], whole: str) -> Graph:
    """The description of CSV files (name, title) and of the JSON file that holds them all."""
    made = Graph(bind_namespaces="none")
    for prefix, names in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("dcatapit", IT), ("xsd", XSD)):
        made.bind(prefix, names)
    page = about.page or f"urn:traguardo:{about.identifier}"
    site = about.site or f"urn:traguardo:{about.publisher_code}"
    body, licence = _body(made, about, site), _licence(made, about.licence)
    dataset = _dataset(made, about, page, body)
    for name, title in files:
        made.add((dataset, DCAT.distribution, _file(made, about, page, licence, (name, title, "CSV"))))
    made.add((dataset, DCAT.distribution, _file(made, about, page, licence, (whole, "Tutte le tavole", "JSON"))))
    _catalogue(made, about, site, body, dataset)
    return made


def turtle(made: Graph) -> bytes:
    """The graph in Turtle."""
    return made.serialize(format="turtle").encode()


def json_ld(made: Graph) -> bytes:
    """The graph in JSON-LD, its nodes and their properties in order."""
    nodes = json.loads(made.serialize(format="json-ld", auto_compact=True))
    nodes["@graph"].sort(key=lambda node: node["@id"])
    for node in nodes["@graph"]:
        for value in node.values():
            if isinstance(value, list):
                value.sort(key=lambda each: json.dumps(each, sort_keys=True))
    return json.dumps(nodes, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _typed(made: Graph, node: URIRef, *kinds: URIRef) -> URIRef:
    for kind in kinds:
        made.add((node, RDF.type, kind))
    return node


def _say(made: Graph, node: URIRef, *facts: tuple[URIRef, URIRef | Literal]) -> None:
    for name, value in facts:
        made.add((node, name, value))


def _words(text: str) -> Literal:
    return Literal(text, lang="it")


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _body(made: Graph, about: About, site: str) -> URIRef:
    body = _typed(made, URIRef(f"{site}#ente"), IT.Agent, FOAF.Agent)
    _say(made, body, (DCTERMS.identifier, Literal(about.publisher_code)), (FOAF.name, _words(about.publisher_name)))
    return body


def _licence(made: Graph, licence: Licence) -> URIRef:
    node = _typed(made, URIRef(LICENCES_IT + licence.code), IT.LicenseDocument, DCTERMS.LicenseDocument)
    _say(made, node, (FOAF.name, _words(licence.name)), (DCTERMS.identifier, Literal(licence.url)))
    return node


def _dataset(made: Graph, about: About, page: str, body: URIRef) -> URIRef:
    dataset = _typed(made, URIRef(f"{page}#dati"), IT.Dataset, DCAT.Dataset)
    period = _typed(made, URIRef(f"{page}#periodo"), DCTERMS.PeriodOfTime)
    _say(made, period, (IT.startDate, _day(about.first_day)), (IT.endDate, _day(about.last_day)))
    _say(
        made,
        dataset,
        (DCTERMS.identifier, Literal(about.identifier)),
        (DCTERMS.title, _words(about.title)),
        (DCTERMS.description, _words(about.description)),
        (DCTERMS.modified, _day(about.modified)),
        (DCTERMS.rightsHolder, body),
        (DCTERMS.publisher, body),
        (DCTERMS.accrualPeriodicity, URIRef(f"{EU}frequency/{about.frequency}")),
        (DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC")),
        (DCTERMS.language, ITALIAN),
        (DCTERMS.temporal, period),
        *((DCAT.theme, URIRef(f"{EU}data-theme/{theme}")) for theme in about.themes),
    )
    if about.page:
        _say(made, dataset, (DCAT.landingPage, _typed(made, URIRef(about.page), FOAF.Document)))
    return dataset


def _file(made: Graph, about: About, page: str, licence: URIRef, file: tuple[str, str, str]) -> URIRef:
    name, title, kind = file
    node = _typed(made, URIRef(f"{page}#{name}"), IT.Distribution, DCAT.Distribution)
    _say(
        made,
        node,
        (DCTERMS.title, _words(title)),
        (DCTERMS.description, _words(f"Il file {name} dell'archivio dei dati aperti.")),
        (DCTERMS["format"], URIRef(f"{EU}file-type/{kind}")),
        (DCTERMS.license, licence),
        (DCTERMS.modified, _day(about.modified)),
        (DCAT.accessURL, URIRef(page)),
    )
    return node


def _catalogue(made: Graph, about: About, site: str, body: URIRef, dataset: URIRef) -> None:
    node = _typed(made, URIRef(f"{site}#catalogo"), IT.Catalog, DCAT.Catalog)
    _say(
        made,
        node,
        (DCTERMS.title, _words(f"Dati aperti di {about.publisher_name}")),
        (DCTERMS.description, _words("Documenti del ciclo della performance, con le loro tavole.")),
        (DCTERMS.publisher, body),
        (DCTERMS.modified, _day(about.modified)),
        (DCTERMS.language, ITALIAN),
        (DCAT.themeTaxonomy, URIRef(f"{EU}data-theme")),
        (DCAT.dataset, dataset),
    )
