"""A regulation damaged anywhere never breaks the program: it is read and checked, or refused with findings."""

import json
from copy import deepcopy
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from traguardo.kernel.finding import Finding
from traguardo.social_services.domain.cases import example_case
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.domain.compiling import compile_regulation
from traguardo.social_services.domain.explaining import explain, explanation_data
from traguardo.social_services.domain.regulation import read_regulation, regulation_data
from traguardo.social_services.library.shipped import regulation_at, shipped_names
from traguardo.social_services.tests.books import DAY, shipped

SHIPPED = {name: regulation_data(regulation_at(name)[0]) for name in shipped_names()}
WORDS = ["isee", "costo", "quota", "", "1/0", "-5", "1.25", "money", "choice", "2026-02-30", "zz", "minimo", "giorni"]
NAMES = sorted(
    {each["name"] for data in SHIPPED.values() for part in ("key", "parameter", "rule") for each in data.get(part, ())}
)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.sampled_from(WORDS),
    st.just([]),
    st.just({}),
    st.just([1]),
    st.sampled_from([{"sum": ["isee", 1]}, {"divide": ["isee", 0]}, {"minus": []}, {"times": ["isee", "isee", "isee", "isee"]}]),
)  # fmt: skip


def places(data, path=()):
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from places(value, (*path, key))


def alike(value):
    """Something of the same form: a number for a number, a word for a word."""
    if isinstance(value, bool):
        return st.booleans()
    if isinstance(value, str | int):
        return st.one_of(st.integers(-5, 40000), st.sampled_from(["0.5", "1/3", "-1", "99999"]), st.sampled_from(NAMES))
    return st.just(value)


@st.composite
def damaged(draw):
    """A shipped regulation with one to three things replaced, taken away or added."""
    data = json.loads(json.dumps(SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))]))
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from([place for place in places(data) if place]))
        inner = data
        for key in path:
            inner = inner[key]
        act = draw(st.sampled_from(["swap", "swap", "swap", "replace", "remove", "add"]))
        if act == "swap":
            inner[last] = draw(alike(inner[last]))
        elif act == "remove":
            del inner[last]
        elif act == "add" and isinstance(inner, dict):
            inner[draw(st.sampled_from(["isee", "percent", "amount", "when", "altro"]))] = deepcopy(draw(ODD))
        else:
            inner[last] = deepcopy(draw(ODD))
    return data


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(damaged(), st.sampled_from([DAY, date(2017, 6, 1), date(2040, 1, 1)]))
def test_what_is_damaged_is_told(data, on):
    regulation, findings = read_regulation(data)
    assert (regulation is None) == bool(findings)
    if regulation is None:
        return
    assert read_regulation(regulation_data(regulation)) == (regulation, [])
    compiled, refused = compile_regulation(regulation, on=on, known=on)
    assert (compiled is None) == bool(refused)
    assert all(isinstance(finding, Finding) for finding in check_regulation(regulation, on=on, known=on))
    if compiled is not None:
        explanation = explain(compiled, example_case(regulation, on=on))
        assert json.dumps(explanation_data(compiled, explanation))
        assert explanation.amount_cents is not None or explanation.findings


SAID = st.one_of(ODD, st.floats(), st.text(max_size=8), st.decimals(), st.integers(0, 50000), st.dates(), st.sampled_from(["ordinario", "sì", "31/12/2026", "1.234,56", "rsa"]))  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(SHIPPED)))
def test_a_damaged_case_is_told(data, name):
    compiled = shipped(name, date(2017, 6, 1) if name == "fees-2017" else DAY)
    case = example_case(compiled.regulation, on=DAY)
    names = [*case, *(key.name for key in compiled.regulation.keys), "altro"]
    said = data.draw(st.dictionaries(st.sampled_from(names), SAID, max_size=4))
    explanation = explain(compiled, {**case, **said})
    assert json.dumps(explanation_data(compiled, explanation))
    assert explanation.amount_cents is not None or explanation.findings
    assert explanation.amount_cents is None or explanation.amount_cents >= 0
