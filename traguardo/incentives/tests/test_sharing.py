"""Sharings a jurist can read, and what a sharing says of what it cannot do."""

import tomllib
from pathlib import Path

import pytest

from traguardo.incentives.domain.sharing import read_amount, read_rules, read_workers, share_out
from traguardo.kernel.money import Money

CASES = sorted((Path(__file__).parent / "cases" / "sharing").glob("*.toml"))
GOLDEN = [
    pytest.param(case, id=case["name"])
    for path in CASES
    for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
]


def rows_of(text, separator=";"):
    head, *lines = [line.split(separator) for line in text.strip().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def money(text):
    return read_amount(text)[0]


def shared(fund, rules, people):
    workers, odd = read_workers(rows_of(people))
    read, wrong = read_rules(rules)
    assert read is not None, wrong
    return share_out(money(fund), read, workers, told=[*odd, *wrong])


@pytest.mark.parametrize("case", GOLDEN)
def test_a_case_comes_out_as_written(case):
    sharing = shared(case["fund"], case["rules"], case["people"])
    amounts = {share.id: share.amount for share in sharing.shares}
    assert amounts == {code: money(text) for code, text in case["paid"].items()}
    assert sharing.left == money(case["left"])
    assert sharing.paid + sharing.left == money(case["fund"])
    assert sorted({each.code for each in sharing.findings}) == case.get("finds", [])
    assert sum(each.cents for each in sharing.leftovers) == sharing.left.cents
    if "reasons" in case:
        assert [Money(each.cents) for each in sharing.leftovers] == [money(text) for text in case["reasons"]]
    for code, line in case.get("why", {}).items():
        told = next(share.why for share in sharing.shares if share.id == code)
        assert any(line in each.replace("\u00a0", " ") for each in told), told
