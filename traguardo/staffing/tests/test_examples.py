"""The staff of the example bodies reads without a problem, and gives the figures its body printed."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from traguardo.kernel.finding import Place
from traguardo.staffing.domain.history import check_spells
from traguardo.staffing.domain.people import Contract, Gender, Position
from traguardo.staffing.intake.reading import read_register

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
OWN = {Contract.PERMANENT, Contract.FIXED_TERM}
PRINTED = {  # day: employees, seconded, agency; employees by category (D, C, B with Bs, manager); social workers in all
    date(2020, 1, 1): ((48, 6, 9), (26, 8, 14, 0), 28),
    date(2020, 12, 31): ((65, 5, 9), (43, 7, 14, 1), 44),
    date(2021, 12, 31): ((68, 5, 5), (44, 10, 13, 1), 41),
}


def register(name):
    folder = EXAMPLES / name / "personale"
    return read_register({path.name: path.read_bytes() for path in folder.glob("*.csv")})


def on(day):
    people = register("sds-terre-di-ombrena").register.people
    return [(person, spell) for person in people if (spell := person.spell_on(day))]


@pytest.mark.parametrize(("name", "people"), [("sds-terre-di-ombrena", 88), ("consorzio-valserena", 21)])
def test_an_example_reads_without_a_problem(name, people):
    read = register(name)
    spells = [[(spell, Place()) for spell in person.spells] for person in read.register.people]

    assert (read.findings, len(read.register.people)) == ((), people)
    assert [found for each in spells for found in check_spells(each, lambda *_: True)] == []
    assert {code for code, _ in read.register.presences} <= {person.code for person in read.register.people}


@pytest.mark.parametrize("day", PRINTED)
def test_contracts_categories_and_profiles_come_out_as_printed(day):
    there = on(day)
    bound = Counter(spell.contract for _, spell in there)
    levels = Counter(spell.category for _, spell in there if spell.contract in OWN)
    own = bound[Contract.PERMANENT] + bound[Contract.FIXED_TERM]

    assert PRINTED[day] == (
        (own, bound[Contract.SECONDED_IN], bound[Contract.AGENCY]),
        (levels["D"], levels["C"], levels["B"] + levels["Bs"], levels["Dirigente"]),
        sum(spell.profile == "Assistente sociale" for _, spell in there),
    )


def test_women_and_men_and_units_come_out_as_printed():
    there = on(date(2021, 12, 31))
    genders = Counter((spell.contract in OWN, person.gender) for person, spell in there)
    inside = [spell for _, spell in there if spell.contract != Contract.AGENCY and spell.position != Position.DIRECTOR]

    assert (genders[True, Gender.WOMAN], genders[True, Gender.MAN]) == (56, 12)
    assert (genders[False, Gender.WOMAN], genders[False, Gender.MAN]) == (9, 1)
    assert Counter(spell.unit for spell in inside) == {
        "SST": 20, "UF": 12, "MIN": 12, "SE": 8, "RES": 5, "SFE": 5, "NAD": 4, "PAG": 3, "DIR": 3,
    }  # fmt: skip
