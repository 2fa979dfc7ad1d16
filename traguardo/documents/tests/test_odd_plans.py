"""Plans nobody should write, which must print all the same: hostile words, nothing inside, words without end."""

from datetime import date
from decimal import Decimal

import pytest

from tests.verapdf import needs_java, violations
from traguardo.documents.facade import render_pdf
from traguardo.documents.tests.material import KINDS, checked, scored, small
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.facade import records
from traguardo.typesetting.tests.hostile import HOSTILE
from traguardo.typesetting.tests.reading import tight, words

DUE = records.Moment(day=date(2024, 6, 30))
TARGET = records.Target(year=2024, printed="80%", kind=records.TargetKind.PERCENT, value=Decimal(80))


def hostile_objective(code, text):
    """An objective with the text everywhere a text goes."""
    names = ("title", "kind", "situation", "expected", "costs", "head", "declared_outcome", "report")
    given = dict.fromkeys(names, text)
    return records.Objective(code=code, units=(text,), tags=(text,), parent="1A", weight=Decimal(1), **given)


def hostile_step(code, text):
    """A step done in time, with the text everywhere a text goes."""
    names = ("description", "due_printed", "indicator", "goal", "mode", "variation", "note")
    outcome = records.Outcome(printed=text, state=records.OutcomeState.DONE, moment=DUE)
    given = dict.fromkeys(names, text)
    return records.Step(code=f"{code}.1", objective=code, due=DUE, outcome=outcome, weight=Decimal(100), **given)


def hostile_plan():
    """An objective, a step and an indicator for each hostile string, in every text there is."""
    texts = {f"H{number}": text for number, text in enumerate(HOSTILE)}
    nodes = (
        records.StrategicNode(code="1", title=HOSTILE[0], level="strategic"),
        records.StrategicNode(code="1A", title=HOSTILE[1], level="operational", parent="1"),
    )
    return small(
        title=HOSTILE[2],
        nodes=nodes,
        objectives=tuple(hostile_objective(code, text) for code, text in texts.items()),
        steps=tuple(hostile_step(code, text) for code, text in texts.items()),
        indicators=tuple(
            records.Indicator(code=f"I{code}", objective=code, name=text, algorithm=text, targets=(TARGET,))
            for code, text in texts.items()
        ),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_come_out_verbatim(kind):
    pdf = render_pdf(kind, *checked(hostile_plan()), act=HOSTILE[3], source=HOSTILE[4])
    text = tight(words(pdf))
    assert [hostile for hostile in HOSTILE if text.count(tight(hostile)) < 4] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_with_nothing_inside_prints(kind):
    text = words(render_pdf(kind, *checked(small())))
    assert "Ente di prova" in text


@pytest.mark.parametrize("kind", KINDS)
def test_an_objective_with_nothing_inside_prints(kind):
    plan = small(objectives=(records.Objective(code="A", title="Solo un titolo"),))
    assert "Solo un titolo" in words(render_pdf(kind, *scored(plan)))


def test_endless_words_and_texts_print_whole():
    endless, long = "Supercalifragili" * 20, "Una frase che si ripete senza dire altro. " * 300
    objective = records.Objective(code="CODICE-LUNGO-123", title=endless, situation=long, units=(endless,))
    step = records.Step(
        code="CODICE-LUNGO-123.45", objective=objective.code, description=long, due_printed=endless, due=DUE
    )
    text = tight(words(render_pdf("pdo", *scored(small(objectives=(objective,), steps=(step,), title=endless)))))
    assert text.count(tight(long).replace("-", "")[:200]) >= 2
    assert text.count(endless) >= 2


def test_findings_are_printed_with_place_and_mend():
    place = Place(sheet="fasi", row=7, column="Peso")
    finding = Finding(
        code="PES01", severity=Severity.ERROR, message="La somma è 93", mend="Correggi il peso.", place=place
    )
    text = words(render_pdf("pdo", *scored(small()), (finding,)))
    assert "1 errore" in text
    assert "foglio «fasi», riga 7, colonna «Peso»" in text
    assert "Correggi il peso." in text


@needs_java
def test_odd_plans_are_pdf_a_and_pdf_ua():
    pdfs = [render_pdf(kind, *checked(plan)) for kind in KINDS for plan in (hostile_plan(), small())]
    assert violations(*pdfs) == []
