"""Regulations read from plain data: every error at once, each with its table, key and mend; the schema; the way back."""

import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from traguardo.kernel.finding import Severity
from traguardo.social_services.domain.regulation import (
    exact,
    plain_number,
    read_regulation,
    regulation_data,
    regulation_schema,
)
from traguardo.social_services.intake.regulations import read_regulation_file, read_regulation_text
from traguardo.social_services.library.shipped import FOLDER, regulation_at, shipped_names
from traguardo.social_services.tests.books import SMALL, plain, regulation, swapped

SCHEMA = Path(__file__).parents[1] / "rules" / "regulation.schema.json"


def told(text):
    read, findings = read_regulation(plain(text))
    assert read is None
    assert {finding.code for finding in findings} == {"REG01"}
    return [(finding.place.sheet, finding.place.column, finding.message, finding.mend) for finding in findings]


def test_all_the_errors_come_at_once_with_their_table_and_key():
    text = swapped(
        ('code = "prova"', 'codice = "prova"'),
        ('kind = "money"\nlabel = "Costo"', 'kind = "denaro"\nlabel = 3'),
        ("percent = 50", "percento = 50"),
        ('schema = "table"', 'schema = "tabella"'),
    )
    assert [place[:2] for place in told(text)] == [
        ("", "codice"),
        ("key «costo»", "kind"),
        ("key «costo»", "label"),
        ("rule «quota»", "schema"),
        ("", "code"),
    ]


@pytest.mark.parametrize(
    ("change", "place", "mend"),
    [
        (('title = "Prova"', 'titel = "Prova"'), ("", "titel"), "Forse intendevi «title»."),
        (("if_absent =", "if_missing ="), ("rule «quota»", "if_missing"), "Forse intendevi «if_absent»."),
        (("percent = 50", "percento = 50"), ("rule «quota» › row 1 › gives", ""), "Forse intendevi «percent»."),
        (("percent = 50,", "percent = 50, amount = 3,"), ("rule «quota» › row 1 › gives", ""), "Tienine una sola."),
        (("percent = 50", "percent = [50]"), ("rule «quota» › row 1 › gives", "percent"), "Scrivi un numero"),
        (("percent = 50", "percent = { somma = [1] }"), ("rule «quota» › row 1 › gives › percent", ""), "Scrivi una voce fra"),
        (("max = 1000\n", "max = true\n"), ("key «costo»", "max"), "Scrivi un numero esatto"),
        (("valid_from = 2026-01-01", 'valid_from = "ieri"'), ("", "valid_from"), "Scrivi una data"),
        (('[[key]]\nname = "isee"', '[[key]]\nname = "ISEE"'), ("key «ISEE»", "name"), "lettere minuscole"),
        (('keys = ["isee"]', 'keys = "isee"'), ("rule «quota»", "keys"), "Scrivi i valori fra [ ]."),
        (('result = { amount = "quota", times_a_year = 12 }', 'result = "quota"'), ("", "result"), "fra { }"),
        (("{ up_to = 10000 }", "{ up_to = 10.000 }"), ("rule «quota» › row 1 › when › isee", "up_to"), "senza punto delle migliaia"),
        (("max = 1000\n", "max = 1.500\n"), ("key «costo»", "max"), "senza punto delle migliaia"),
        (("{ up_to = 10000 }", "{ upto = 10000 }"), ("rule «quota» › row 1 › when › isee", "upto"), "Forse intendevi «up_to»."),
    ],
)  # fmt: skip
def test_each_error_says_where_and_how_to_mend(change, place, mend):
    [found] = told(swapped(change))[:1]
    assert found[:2] == place
    assert mend in found[3]


def test_a_binary_float_is_refused_for_its_cents_are_lost():
    data = plain(SMALL) | {"rounding": {"step": 0.01}}
    read, [finding] = read_regulation(data)
    assert read is None
    assert "numero approssimato" in finding.message


@pytest.mark.parametrize(
    ("said", "value"),
    [("1/3", Fraction(1, 3)), (7, Fraction(7)), ("0.125", Fraction(1, 8)), ("1e9", None), ("1/0", None), (True, None), (0.5, None), ("", None), ("10.000", None), ("0.120", Fraction(3, 25)), ("1.125", Fraction(9, 8))],
)  # fmt: skip
def test_numbers_are_exact_or_refused(said, value):
    assert exact(said) == value
    assert value is None or exact(plain_number(value)) == value


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_regulation_goes_to_data_and_back(name):
    read, findings = regulation_at(name)
    assert findings == []
    assert read_regulation(json.loads(json.dumps(regulation_data(read)))) == (read, [])


def test_the_schema_is_the_one_committed():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == regulation_schema()


KINDS = {"string": str, "object": dict, "array": list, "boolean": bool, "integer": int, "number": (int, float)}


def fits(data, schema, root):
    """Whether data fit a JSON Schema, as far as ours goes."""
    ways = {
        "$ref": lambda: fits(data, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root),
        "anyOf": lambda: any(fits(data, each, root) for each in schema["anyOf"]),
        "oneOf": lambda: sum(fits(data, each, root) for each in schema["oneOf"]) == 1,
        "enum": lambda: data in schema["enum"],
        "const": lambda: data == schema["const"],
        "type": lambda: fits_type(data, schema, root),
    }
    return next(way() for word, way in ways.items() if word in schema)


def fits_type(data, schema, root):
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(data, KINDS[each]) and (each == "boolean" or not isinstance(data, bool)) for each in types):
        return False
    if isinstance(data, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        return set(schema.get("required", ())) <= set(data) and all(
            fits(value, properties[name], root)
            if name in properties
            else others is not False and fits(value, others, root)
            for name, value in data.items()
        )
    if isinstance(data, list):
        sized = schema.get("minItems", 0) <= len(data) <= schema.get("maxItems", len(data))
        return sized and all(fits(each, schema["items"], root) for each in data)
    return not isinstance(data, str) or re.search(schema.get("pattern", ""), data) is not None


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_regulation_fits_the_schema(name):
    data, schema = regulation_data(regulation_at(name)[0]), regulation_schema()
    assert fits(data, schema, schema)
    assert not fits({**data, "altro": 1}, schema, schema)
    assert not fits({**data, "valid_from": 3}, schema, schema)
    broken = json.loads(json.dumps(data))
    broken["rule"][0]["schema"] = "tabella"
    assert not fits(broken, schema, schema)


def test_a_condition_may_be_a_value_a_list_a_day_or_bounds():
    text = swapped(
        (
            "isee = { up_to = 10000 }",
            'isee = { up_to = 10000 }, costo = { from = 1, is = [1, 2.5] }, dal = { is = [2026-01-01] }, chi = "a"',
        ),
    )
    match = regulation(text).rules[0].rows[0].when
    assert match["costo"].among == (Fraction(1), Fraction(5, 2))
    assert match["dal"].among == (date(2026, 1, 1),)
    assert match["chi"].among == ("a",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code = ", "TOML"),
        ("a = " + "[" * 5000, "parentesi"),
        ("code = 1e999999999999999999999", "smisurato"),
    ],
)
def test_a_text_that_is_no_regulation_is_told(text, said):
    read, findings = read_regulation_text(text)
    assert read is None
    assert findings[0].severity is Severity.ERROR
    assert any(said in finding.message + finding.mend for finding in findings)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    missing, folder, odd = tmp_path / "no.toml", tmp_path / "cartella.toml", tmp_path / "odd.toml"
    folder.mkdir()
    odd.write_bytes(b"\xff\xfe\x00")
    large = tmp_path / "large.toml"
    large.write_text("#" * 2_000_001)
    messages = [read_regulation_file(path)[1][0].message for path in (missing, folder, odd, large)]
    assert [
        word in message for word, message in zip(("non c'è", "cartella", "UTF-8", "grande"), messages, strict=True)
    ] == [True] * 4


def test_a_short_name_is_guessed():
    read, [finding] = regulation_at("hme-care")
    assert read is None
    assert finding.mend.startswith("Forse intendevi «home-care».")
    assert (FOLDER / "home-care.toml").is_file()
