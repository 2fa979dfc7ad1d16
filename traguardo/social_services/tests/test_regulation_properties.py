"""What holds of every regulation, also of random ones: bounds, splits, curves, explanations, the way back to data."""

import json
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from traguardo.social_services.domain.cases import Case
from traguardo.social_services.domain.compiling.traces import SplitTrace
from traguardo.social_services.domain.curves import share_curve
from traguardo.social_services.domain.explaining import explain_case, explanation_data
from traguardo.social_services.domain.machine import BOOLEANS, Op, Run, in_order
from traguardo.social_services.domain.regulation import read_regulation, regulation_data
from traguardo.social_services.tests.books import codes
from traguardo.social_services.tests.random_regulations import compiled_with_cases, regulations

FEW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@FEW
@given(regulations())
def test_a_regulation_written_back_reads_the_same(data):
    regulation, findings = read_regulation(data)
    written = regulation_data(regulation)
    assert findings == []
    assert read_regulation(json.loads(json.dumps(written)))[0] == regulation


@FEW
@given(compiled_with_cases())
def test_no_integer_leaves_the_bounds_the_machine_states(drawn):
    compiled, cases = drawn
    nodes = in_order([*compiled.program.outputs, compiled.exact_amount])
    for values in cases:
        run = Run(values)
        out = [(node.op, run(node), node.low, node.high) for node in nodes if not node.low <= run(node) <= node.high]
        assert out == []


@FEW
@given(compiled_with_cases())
def test_levels_match_where_the_machine_says_they_must(drawn):
    compiled, _ = drawn
    for node in in_order(compiled.program.outputs):
        numbers = [arg for arg in node.args if arg.op not in BOOLEANS]
        if node.op in {Op.ADD, Op.SUB, Op.MIN, Op.MAX, Op.LT, Op.LE, Op.EQ, Op.CASE}:
            assert len({arg.scale for arg in numbers}) <= 1
        assert all(arg.index < node.index for arg in node.args)
        if node.op is Op.DIV:
            assert node.args[1].low >= 1


@FEW
@given(compiled_with_cases())
def test_the_parts_of_a_split_add_up_to_the_cent(drawn):
    compiled, cases = drawn
    [split] = [trace for trace in compiled.traces if isinstance(trace, SplitTrace)]
    for values in cases:
        run = Run(values)
        parts = [run.exact(node) for _, node in split.payers]
        assert sum(parts) == run.exact(split.value.node)
        assert all(part >= 0 and (part * 100).denominator == 1 for part in parts)


@FEW
@given(compiled_with_cases())
def test_an_explanation_says_the_amount_of_the_machine_or_why_there_is_none(drawn):
    compiled, cases = drawn
    for values in cases:
        explanation = explain_case(compiled, Case(values=values, findings=()))
        run = Run(values)
        if run(compiled.program.valid):
            assert explanation.amount_cents == run(compiled.program.amount)
            assert [paid.cents for paid in explanation.payers] == [
                run(node) for node in compiled.program.payers.values()
            ]
        else:
            assert explanation.amount_cents is None
            assert codes(explanation) & {"CAS13", "CAS14", "CAS15"}
        assert json.dumps(explanation_data(compiled, explanation))


@FEW
@given(compiled_with_cases(), st.data())
def test_the_curve_is_the_share_at_every_cent_where_no_step_rounds(drawn, data):
    compiled, cases = drawn
    if any(node.op is Op.DIV for node in in_order([compiled.exact_amount])):
        return
    values = cases[0]
    curve = share_curve(compiled, values, "isee")
    for piece in curve.pieces:
        for place in {piece.first, piece.last, data.draw(st.integers(piece.first, piece.last))}:
            assert piece.at(place) == Run({**values, "isee": place}).exact(compiled.exact_amount)


@FEW
@given(compiled_with_cases())
def test_rounding_moves_an_amount_by_less_than_its_step(drawn):
    compiled, cases = drawn
    step = compiled.regulation.rounding.step
    for values in cases:
        run = Run(values)
        assert abs(run.exact(compiled.program.amount) - run.exact(compiled.exact_amount)) < step + Fraction(1, 100)
