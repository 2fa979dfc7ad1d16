"""The staff tables: the printed ones from the example's register, people of two units, changes on the earlier day."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.table import RowKind
from traguardo.staffing.domain.figures import staff_figures
from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Spell
from traguardo.staffing.domain.tables import (
    age_table,
    ages_by_gender,
    by_age,
    by_category,
    by_contract,
    by_gender,
    by_profile,
    by_unit,
    gender_table,
    part_time,
)
from traguardo.staffing.domain.tables.heads import EMPLOYED
from traguardo.staffing.intake.reading import read_register

CASES = Path(__file__).parent / "cases"
REGISTER = Path(__file__).resolve().parents[3] / "examples" / "sds-terre-di-ombrena" / "personale" / "persone.csv"
FIRST, BEFORE, DAY = date(2020, 1, 1), date(2020, 12, 31), date(2021, 12, 31)
IN_HOUSE = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_IN)
TECHNICAL = (
    "Assistente amministrativo",
    "Coadiutore amministrativo",
    "Collaboratore amministrativo",
    "Operatore tecnico",
)


@pytest.fixture(scope="module")
def staff():
    return read_register({REGISTER.name: REGISTER.read_bytes()}).register.people


def values(table):
    return {row.code: tuple(None if each is None else str(each) for each in row.values) for row in table.rows}


def drawn(table):
    """A table with all it says of itself."""
    lines = [f"{table.code} · {table.title} · {table.stub} · {table.as_of} · {table.source}"]
    lines += [
        f"  {column.heading} ({column.measure.value}{f', {column.unit}' if column.unit else ''})"
        for column in table.columns
    ]
    lines += [f"    {row.label} [{row.kind.value}] {' | '.join(map(str, row.values))}" for row in table.rows]
    return "\n".join([*lines, *([f"  {table.note}"] if table.note else []), ""])


def somebody(code, *spells, **facts):
    return Person(pk=0, code=code, name=code, spells=tuple(spells), **facts)


def a_spell(unit="A", **told):
    return Spell(**{"unit": unit, "category": "D", "first_day": DAY, **told})


def test_by_contract_as_printed(staff):
    table = by_contract(staff, [FIRST, BEFORE, DAY])
    assert [column.heading for column in table.columns] == [
        "01/01/2020", "31/12/2020", "31/12/2021", "Variazione", "Variazione %"
    ]  # fmt: skip
    assert values(table) == {
        "permanent": ("47", "65", "67", "20", "42.6"),
        "fixed_term": ("1", "0", "1", "0", "0.0"),
        "seconded_out": ("0", "0", "0", "0", None),
        "employed": ("48", "65", "68", "20", "41.7"),  # not 29,5%: on the earlier year
        "seconded_in": ("6", "5", "5", "-1", "-16.7"),
        "agency": ("9", "9", "5", "-4", "-44.4"),
        "others": ("15", "14", "10", "-5", "-33.3"),
        "total": ("63", "79", "78", "15", "23.8"),
    }
    assert [row.kind for row in table.rows if row.kind is not RowKind.ITEM] == [
        RowKind.SUBTOTAL,
        RowKind.SUBTOTAL,
        RowKind.TOTAL,
    ]
    assert (table.as_of, table.note) == (DAY, "La variazione è fra la prima e l'ultima data, calcolata sulla prima.")


def test_by_category_as_printed(staff):
    table = by_category(staff, [DAY])
    assert values(table) == {
        "B": ("10",),
        "Bs": ("3",),
        "C": ("10",),
        "D": ("44",),
        "Dirigente": ("1",),
        "total": ("68",),
    }
    assert (table.note, len(table.columns)) == ("", 1)


def test_by_profile_as_printed(staff):
    groups = dict.fromkeys(TECHNICAL, "Tecnico-amministrativi")
    told = [values(by_profile(staff, [DAY], contracts=kinds, groups=groups)) for kinds in
            ((Contract.PERMANENT, Contract.FIXED_TERM), (Contract.SECONDED_IN,), (Contract.AGENCY,))]  # fmt: skip
    assert told == [
        {"Assistente sociale": ("36",), "Dirigente": ("1",), "Tecnico-amministrativi": ("31",), "total": ("68",)},
        {"Assistente sociale": ("2",), "Tecnico-amministrativi": ("3",), "total": ("5",)},
        {"Assistente sociale": ("3",), "Tecnico-amministrativi": ("2",), "total": ("5",)},
    ]
    assert values(by_profile(staff, [BEFORE]))["Assistente sociale"] == ("44",)


def test_by_unit_as_printed(staff):
    table = by_unit(
        staff, [DAY], contracts=IN_HOUSE, leaving_out=(Position.DIRECTOR,), names={"UF": "Unità funzionale"}
    )
    assert values(table) == {
        "UF": ("12",), "DIR": ("3",), "MIN": ("12",), "NAD": ("4",), "PAG": ("3",), "RES": ("5",), "SE": ("8",),
        "SFE": ("5",), "SST": ("20",), "total": ("72",),
    }  # fmt: skip
    assert (table.rows[0].label, table.rows[1].label) == ("Unità funzionale", "DIR")


def test_by_gender_as_printed(staff):
    told = values(by_gender(staff, DAY))
    assert [told[code] for code in ("employed", "seconded", "agency", "total")] == [
        ("56", "12", "68"), ("5", "0", "5"), ("4", "1", "5"), ("65", "13", "78"),
    ]  # fmt: skip
    assert told["employed:Assistente sociale"] == ("33", "3", "36")
    assert told["agency:Assistente sociale"] == ("2", "1", "3")


def test_by_age_as_printed_to_the_point(staff):
    assert values(by_age(staff, DAY, contracts=EMPLOYED)) == {  # of the 68 employees: no number of 78 makes 25 points
        "0-30": ("7", "10.29"),
        "31-40": ("16", "23.53"),
        "41-50": ("27", "39.71"),
        "51-60": ("17", "25.00"),
        "61-200": ("1", "1.47"),
        "total": ("68", "100.00"),
    }


def test_part_time_as_printed(staff):
    assert [(row.label, *map(str, row.values)) for row in part_time(staff, DAY).rows] == [
        ("Assistente sociale", "D", "tempo indeterminato", "1", "50,00%", "18.00"),
        ("Coadiutore amministrativo", "Bs", "tempo indeterminato", "1", "50,00%", "18.00"),
        ("Coadiutore amministrativo", "Bs", "tempo indeterminato", "2", "83,33%", "30.00"),
        ("Operatore tecnico", "A", "in comando da altri", "2", "50,00%", "18.00"),
    ]


def test_tables_say_what_they_count(staff):
    tables = (
        by_contract(staff, [BEFORE, DAY]), by_category(staff, [DAY]), by_profile(staff, [DAY]), by_unit(staff, [DAY]),
        by_gender(staff, DAY), by_age(staff, DAY), part_time(staff, DAY),
    )  # fmt: skip
    assert "\n".join(map(drawn, tables)) == (CASES / "tables.txt").read_text(encoding="utf-8")


def test_who_works_for_two_units_counts_for_a_part_in_each():
    half = somebody("1", a_spell("A", full_time=Fraction(1, 2)), a_spell("B", full_time=Fraction(1, 2)))
    third = somebody("2", a_spell("A", full_time=Fraction(1, 4)), a_spell("B", full_time=Fraction(1, 2)))
    people = [half, third, somebody("3", a_spell("A", full_time=Fraction(1, 2)))]
    assert values(by_unit(people, [DAY])) == {"A": ("1.83",), "B": ("1.17",), "total": ("3",)}
    assert values(by_unit([half], [DAY])) == {"A": ("0.5",), "B": ("0.5",), "total": ("1",)}
    assert values(by_contract(people, [DAY]))["total"] == ("3",)


def test_who_is_seconded_elsewhere_is_an_employee_at_work_nowhere_here():
    people = [somebody("1", a_spell(contract=Contract.SECONDED_OUT, full_time=Fraction(1, 2)), born=1960)]
    told = values(by_contract(people, [DAY]))
    assert (told["seconded_out"], told["employed"], told["total"]) == (("1",), ("1",), ("1",))
    assert values(by_unit(people, [DAY])) == {"total": ("0",)}
    assert values(by_age(people, DAY))["total"] == ("0", None)
    assert part_time(people, DAY).rows == ()


def test_what_the_register_does_not_hold_is_said():
    people = [
        somebody("1", a_spell()),
        somebody("2", a_spell(category="C", profile="Educatore"), born=1991, gender=Gender.MAN),
    ]
    assert values(by_profile(people, [DAY])) == {"Educatore": ("1",), "Non indicato": ("1",), "total": ("2",)}
    assert values(by_age(people, DAY))["unknown"] == ("1", "50.00")
    assert values(by_age(people, DAY))["0-30"] == ("1", "50.00")
    assert values(by_gender(people, DAY))["employed"] == ("0", "1", "2")
    half = [somebody("3", a_spell(full_time=Fraction(1, 2)))]
    assert [row.label for row in part_time(half, DAY).rows] == ["Profilo non indicato"]
    assert by_age(people, DAY).rows[-2].label == "Anno di nascita non indicato"
    assert [row.label for row in by_gender(people, DAY).rows][:2] == [
        "Dipendenti: profilo non indicato",
        "Dipendenti: Educatore",
    ]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (1991, "0-30"),
        (1990, "31-40"),
        (1981, "31-40"),
        (1980, "41-50"),
        (1970, "51-60"),
        (1961, "51-60"),
        (1960, "61-200"),
    ],
)
def test_the_age_is_that_of_the_end_of_the_year(born, band):
    told = values(by_age([somebody("1", a_spell(), born=born)], DAY))
    assert [code for code, row in told.items() if row[0] == "1"] == [band, "total"]


def test_nobody_before_they_came_nor_after_they_left():
    people = [somebody("1", a_spell(last_day=DAY)), somebody("2", a_spell(first_day=date(2022, 1, 1)))]
    told = values(by_contract(people, [BEFORE, DAY, date(2022, 1, 1)]))
    assert told["total"] == ("0", "1", "1", "1", None)
    assert values(by_contract(people, [DAY, date(2022, 1, 2)]))["total"] == ("1", "1", "0", "0.0")


SHARES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.fractions(Fraction(1, 10), Fraction(1, 2), max_denominator=10)),
    min_size=1,
    max_size=2,
)


@given(st.lists(SHARES, max_size=8))
def test_units_add_up_to_the_people(several):
    people = [
        somebody(str(code), *(a_spell(unit, full_time=part) for unit, part in parts))
        for code, parts in enumerate(several)
    ]
    *units, total = by_unit(people, [DAY]).rows
    assert total.values == (Decimal(len(people)),)
    assert abs(sum(row.values[0] for row in units) - len(people)) <= Decimal("0.005") * len(units)


def aged(*ages, gender=Gender.WOMAN):
    return [somebody(f"{gender}{place}", a_spell(), born=2021 - age, gender=gender) for place, age in enumerate(ages)]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (aged(25, 25, 25, 25, 65, 65, 65, 65), [("Fino a 30", 4, 0), ("Da 31 a 40", 0, 0), ("Da 41 a 50", 0, 0), ("Da 51 a 60", 0, 0), ("Oltre 60", 4, 0)]),
        (aged(25, 35, 35, 35, 45, 45, 45, 45), [("Fino a 40", 4, 0), ("Da 41 a 50", 4, 0), ("Da 51 a 60", 0, 0), ("Oltre 60", 0, 0)]),
        (aged(*[45] * 5) + aged(65, gender=Gender.MAN), [("Tutte le età", None, None)]),
    ],
)  # fmt: skip
def test_bands_of_age_are_put_together_until_no_group_is_too_small(people, told):
    found = ages_by_gender(people, DAY, whole=False)
    table = age_table(found, DAY)

    assert [(each.label, *each.counts[:2]) for each in found.groups] == told
    assert ("messe insieme" in table.note) == (1 < len(told) < 5)
    assert len(ages_by_gender(people, DAY, whole=True).groups) == 5


def test_who_has_no_year_of_birth_is_a_group_of_their_own():
    found = ages_by_gender([*aged(*[45] * 5), *(somebody(str(n), a_spell()) for n in range(4))], DAY, whole=False)
    assert [(each.label, each.total) for each in found.groups][-1] == ("Anno di nascita non indicato", 4)
    assert found.sums == (5, 0, 4)


def test_profiles_by_gender_keep_small_groups_but_for_who_sees_everybody(staff):
    kept, whole = (values(gender_table(staff, DAY, whole=whole)) for whole in (False, True))
    assert (kept["Assistente amministrativo"], kept["total"]) == (("riservato", "riservato", "12"), ("65", "13", "78"))
    assert whole["Assistente amministrativo"] == ("9", "3", "12")


def figure(people, name):
    found = staff_figures(people, first=date(DAY.year, 1, 1), last=DAY)
    return next(each for each in found if each.code == f"staffing.{name}")


@pytest.mark.parametrize(
    ("name", "people", "value", "why"),
    [
        ("women_share", aged(*[45] * 5) + aged(*[45] * 5, gender=Gender.MAN), 50, "5 donne su 10"),
        ("women_share", aged(*[45] * 5) + aged(45, gender=Gender.MAN), None, "riservato"),
        ("women_share", [somebody("1", a_spell())], None, "non dice il genere"),
        ("women_share", [], None, "non c'è nessuno"),
        ("mean_age", aged(40, 40, 60, 60), 50, "200 anni in tutto"),
        ("mean_age", aged(40, 60), None, "riservato"),
        ("mean_age", [somebody("1", a_spell())], None, "non dice l'anno di nascita"),
        ("in_service", [somebody("1", a_spell(contract=Contract.SECONDED_OUT))], 1, "Dipendenti al"),
        ("at_work", [somebody("1", a_spell(contract=Contract.SECONDED_OUT))], 0, ": 0."),
        ("in_service", [], None, "non c'è nessuno"),
    ],
)
def test_a_figure_is_absent_with_its_reason_where_it_cannot_be_told(name, people, value, why):
    found = figure(people, name)
    assert found.value == value
    assert why in found.why[0]
