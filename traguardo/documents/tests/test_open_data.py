"""Open data and the platform's content: what the profile wants is there, what is lost is told, what is absent stays absent."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from traguardo.documents.domain import paper as p
from traguardo.documents.library.formats import dcat, open_data, platform
from traguardo.documents.library.formats.contents import tables
from traguardo.documents.tests.material import example, small
from traguardo.documents.tests.papers import STAFF, a_paper, say
from traguardo.performance.facade import records

PAGE = "https://www.esempio.it/pubblico/valle/documenti/abc/"
ABOUT = dcat.About(
    identifier="valle:abc",
    title="PIAO 2022-2024",
    description="Il piano con le sue tavole.",
    publisher_code="valle",
    publisher_name="Consorzio Valle",
    site="https://www.esempio.it/pubblico/valle/",
    page=PAGE,
    modified=date(2022, 1, 30),
    first_day=date(2022, 1, 1),
    last_day=date(2024, 12, 31),
)
MANDATORY = {
    dcat.IT.Dataset: (
        DCTERMS.identifier, DCTERMS.title, DCTERMS.description, DCTERMS.modified, DCAT.theme, DCTERMS.rightsHolder,
        DCTERMS.accrualPeriodicity, DCAT.distribution,
    ),
    dcat.IT.Distribution: (DCTERMS["format"], DCAT.accessURL, DCTERMS.license),
    dcat.IT.Agent: (DCTERMS.identifier, FOAF.name),
    dcat.IT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.modified, DCAT.dataset),
    DCTERMS.PeriodOfTime: (dcat.IT.startDate,),
}  # fmt: skip


@pytest.fixture(scope="module")
def archive():
    plan = example("sds-terre-di-ombrena/piano-2022")
    return zipfile.ZipFile(io.BytesIO(open_data.open_data_bytes(tables(a_paper()), plan, ABOUT)))


@pytest.mark.parametrize(("name", "syntax"), [("metadati.ttl", "turtle"), ("metadati.jsonld", "json-ld")])
def test_the_profile_finds_what_it_wants(archive, name, syntax):
    graph = Graph().parse(data=archive.read(name), format=syntax)
    for kind, wanted in MANDATORY.items():
        nodes = list(graph.subjects(RDF.type, kind))
        assert nodes, kind
        assert [(node, each) for node in nodes for each in wanted if graph.value(node, each) is None] == []
    named = {str(node).rpartition("#")[2] for node in graph.subjects(RDF.type, dcat.IT.Distribution)}
    assert named == {each for each in archive.namelist() if each.endswith((".csv", "dati.json"))}


def test_both_descriptions_say_the_same(archive):
    turtle = Graph().parse(data=archive.read("metadati.ttl"), format="turtle")
    assert set(turtle) == set(Graph().parse(data=archive.read("metadati.jsonld"), format="json-ld"))


def test_a_table_reads_back_in_csv_and_json(archive):
    rows = list(csv.DictReader(io.StringIO(archive.read("tavola-personale-contratti.csv").decode())))
    assert rows[1] == {
        "codice": "dipendenti", "tipo": "voce", "Contratto": "A tempo indeterminato", "2021 (persone)": "32",
        "2022 (persone)": "34", "Spesa (euro)": "1234567.89", "Quota (%)": "57.1", "Dal": "2022-03-01", "Nota": "'=1+1",
    }  # fmt: skip
    assert (rows[2]["2022 (persone)"], rows[2]["Spesa (euro)"]) == ("", "-0.05")
    whole = json.loads(archive.read("dati.json"))["tavola-personale-contratti"]
    assert len(whole["righe"]) == len(STAFF.rows)


def test_the_plan_is_there_with_every_target_and_without_results(archive):
    plan = example("sds-terre-di-ombrena/piano-2022")
    assert len(archive.read("piano-indicatori.csv").decode().splitlines()) - 1 == len(plan.indicators)
    assert "piano-risultati.csv" not in archive.namelist()
    targets = list(csv.DictReader(io.StringIO(archive.read("piano-valori-attesi.csv").decode())))
    assert {(each["indicatore"], each["anno"], each["atteso"]) for each in targets} == {
        (each.code, str(target.year), target.printed) for each in plan.indicators for target in each.targets
    }


def test_results_are_told_as_figures_and_days_never_in_somebody_s_words():
    plan = example("sds-terre-di-ombrena/piano-2022")
    said = replace(
        plan.measurements[0],
        outcome=records.Outcome(printed="Lo tiene MARCATORE", state=records.OutcomeState.RESERVE),
        source="MARCATORE",
    )
    marked = replace(plan, measurements=(said, *plan.measurements[1:]))
    content = open_data.open_data_bytes((), marked, ABOUT, results=True)
    archive = zipfile.ZipFile(io.BytesIO(content))
    rows = list(csv.DictReader(io.StringIO(archive.read("piano-risultati.csv").decode())))
    assert len(rows) == len(plan.measurements) - 1
    assert rows[0].keys() == {"indicatore o fase", "data", "valore", "compiuto il"}
    assert all("MARCATORE" not in archive.read(name).decode() for name in archive.namelist())


def a_plan():
    target = records.Target(year=2024, printed="90%", kind=records.TargetKind.PERCENT, value=Decimal(90))
    return small(
        nodes=(
            records.StrategicNode(code="V", title="Valore", level="strategic"),
            records.StrategicNode(code="V1", title="Strategia", level="operational", parent="V"),
        ),
        objectives=(
            records.Objective(code="A", title="Sportello", parent="V1", tags=("semplificazione",), weight=Decimal("12.5")),
            records.Objective(code="B", title="Solo fasi"),
        ),
        indicators=(
            records.Indicator(
                code="I1", objective="A", name="Risposte", targets=(target,), direction=records.Direction.HIGHER,
                baseline=records.Baseline(printed="81,5", value=Decimal("81.5")),
            ),
        ),
        steps=(records.Step(code="B1", objective="B", description="Atto"),),
    )  # fmt: skip


def test_the_platform_gets_objectives_linked_to_public_value():
    data = platform.platform(a_paper(), a_plan()).data
    strategy = data["2.1"]["obiettivi_di_valore_pubblico"][0]["strategie"][0]
    assert [each["codice"] for each in strategy["indicatori"]] == ["I1"]
    first, second = data["2.2"]["obiettivi"]
    assert (first["tipo"], first["valore_pubblico"], first["peso"]) == ("semplificazione", ["V"], 13)
    assert first["indicatori"][0]["valori_attesi"] == {"t": "90%", "t+1": None, "t+2": None}
    assert (second["tipo"], second["peso"]) == ("performance", None)


def test_what_whole_numbers_lose_is_told_once():
    exported = platform.platform(a_paper(), a_plan())
    assert [(each.code, each.message) for each in exported.findings if each.code in {"PTF01", "PTF02"}] == [
        ("PTF02", "Il valore di partenza di I1 è 81,5: la piattaforma prende solo interi, diventa 82."),
        ("PTF01", "Il peso dell'obiettivo A è 12,5: la piattaforma prende solo interi, diventa 13."),
    ]
    assert {each.code for each in exported.findings} == {"PTF01", "PTF02", "PTF04", "PTF05"}
    assert len(exported.data["avvisi"]) == len(exported.findings)


def test_what_is_absent_is_listed_and_never_zero():
    data = platform.platform(a_paper(), a_plan()).data
    assert "2.2/obiettivi/B/peso" in data["assenti"]
    assert "2.3/rischi" in data["assenti"]
    assert "2.2/obiettivi/A/fasi" not in data["assenti"]
    assert platform.platform(a_paper(), None).data["2.2"]["obiettivi"] == []


def test_risks_come_from_a_table_that_names_event_probability_and_impact():
    heads = tuple((p.Words(text=head),) for head in ("Processo", "Rischio", "Probabilità", "Impatto", "Misura"))
    row = tuple((p.Words(text=cell),) for cell in ("Gare", "Favori", "2", "3", "Rotazione"))
    section = p.Section(
        code="5", title="Rischi", level=1, legal=("2.3",), content=(say("x"), p.Grid(heads=heads, rows=(row,)))
    )
    paper = a_paper()
    whole = p.Paper(**{name: getattr(paper, name) for name in paper.__slots__} | {"sections": (section,)})
    assert platform.platform(whole, None).data["2.3"]["rischi"] == [
        {"attivita": "Gare", "evento": "Favori", "probabilita": "2", "impatto": "3", "livello": None,
         "misura": "Rotazione", "indicatore": None},
    ]  # fmt: skip
