"""What the pages of regulations say: the list, one told, its picture, the editor's forms, two compared, the facade."""

import re
import tomllib
from datetime import date
from html import unescape

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.social_services.facade import public_calculators, regulation_in_force
from traguardo.social_services.library.shipped import shipped_names
from traguardo.social_services.library.source import bands, line_of, plain_data, rewritten, with_bands
from traguardo.social_services.library.source.bands import Change
from traguardo.social_services.library.starting import SHOWS, shipped_text
from traguardo.social_services.models import Regulation
from traguardo.social_services.queries.checking import checked
from traguardo.social_services.queries.regulations import in_force, versions_of
from traguardo.social_services.queries.telling import differences, told
from traguardo.social_services.tests.books import SMALL, regulation, swapped
from traguardo.social_services.tests.drafts import HOME, a_draft, a_shipped, an_adopted, director, office, opened

DAY = date(2026, 11, 22)
database = pytest.mark.django_db


@database
def test_the_list_says_what_is_in_force_and_what_to_copy():
    reader = client_as(Role.READER)
    assert "Qui ci saranno i regolamenti" in text(reader.get(HOME))
    opened(a_shipped())
    a_draft(shipped_text("home-care"), base=1)
    seen = text(office().get(HOME))
    assert "1 servizio ha un regolamento in vigore; 1 bozza aspetta di essere adottata." in seen
    assert "In vigore la" in seen
    assert "aperto a tutti" in seen
    assert all(f"?da={name}" in seen for name in SHOWS)
    assert "?da=meals" not in text(reader.get(HOME))


def test_every_shipped_regulation_is_offered():
    assert set(SHOWS) == set(shipped_names())


@database
def test_a_regulation_is_told_with_its_picture():
    a_shipped()
    seen = text(client_as(Role.READER).get(f"{HOME}home-care/1/"))
    for words in (
        "è in vigore dal 01/01/2017 e non cambia più",
        "Quanto si paga al mese secondo «ISEE della persona»",
        'class="tg-chart__line"',
        "9.727,41\u00a0€",
        "19,63%",
        "oltre 4 volte il minimo INPS si paga tutto",
        "Minimo INPS annuo: 7.781,93\u00a0€ l&#39;anno (del 2024",
        "punto aperto",
        "Si chiede entro 30 giorni dall’avviso",
    ):
        assert words in seen
    assert "Controlli" not in seen
    assert "Controlli" in text(office().get(f"{HOME}home-care/1/"))


@database
def test_what_another_program_wrote_is_told_and_breaks_nothing():
    a_draft()
    Regulation.objects.update(text="code = 3")
    seen = client_as(Role.READER).get(f"{HOME}prova/1/")
    assert (seen.status_code, "Questo regolamento non si legge" in text(seen)) == (200, True)
    assert office().post(f"{HOME}prova/1/versione/").status_code == 404


@pytest.mark.parametrize("name", sorted(SHOWS))
def test_every_shipped_regulation_is_told_whole(name):
    read = regulation(shipped_text(name))
    said = told(read, on=DAY)
    assert len(said.rules) == len(read.rules)
    assert all(rule.lines for rule in said.rules)
    assert all(len(row) == len(rule.table.heads) for rule in said.rules if rule.table for row in rule.table.rows)
    assert differences(read, read) == ()


@database
def test_the_text_is_taken_away_as_it_is():
    a_draft()
    answer = client_as(Role.READER).get(f"{HOME}prova/1.toml")
    assert answer.content.decode() == SMALL
    assert answer["Content-Disposition"] == 'attachment; filename="prova-1.toml"'


@database
def test_two_versions_are_compared_in_words_and_in_euro():
    an_adopted()
    a_draft(swapped(("percent = 50", "percent = 40")), base=1)
    seen = text(client_as(Role.READER).get(f"{HOME}prova/confronto/?da=1&a=2"))
    assert "50% di «Costo»" in seen
    assert "40% di «Costo»" in seen
    assert "−10,00\u00a0€" in seen
    assert client_as(Role.READER).get(f"{HOME}prova/confronto/?da=1&a=9").status_code == 404


def test_the_effects_show_also_where_the_example_does_not_look():
    before = shipped_text("nursery")
    after = before.replace(
        'orario = "parziale" }, gives = { amount = 80 }', 'orario = "parziale" }, gives = { amount = 90 }'
    )
    seen = checked(after, before=before, on=DAY).seen
    assert {row[3] for row in seen.rows} == {"nessuno"}
    assert any("Orario scelto: parziale" in row[0] and row[3].startswith("+") for row in seen.others)


@database
def test_a_band_typed_in_the_form_becomes_text_to_look_at():
    a_draft()
    client = office()
    path = f"{HOME}prova/1/tabella/quota/"
    form = text(client.get(path))
    assert "Adesso vale se «ISEE» oltre 10.000,00\u00a0€." in form
    typed = {"riga-0-limit": "12000", "riga-0-figure": "45,5", "riga-1-figure": "100"}
    answer = client.post(path, typed)
    assert answer.status_code == 200
    written = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text(answer), re.DOTALL)[1]).strip()
    rows = tomllib.loads(written)["rule"][0]["row"]
    assert rows[0] == {"when": {"isee": {"up_to": 12000}}, "gives": {"percent": 45.5, "of": "costo"}}
    assert rows[1]["when"] == {"isee": {"over": 12000}}
    assert "prima è il testo com’è salvato" in text(answer)
    assert Regulation.objects.get().text == SMALL
    assert client.post(path, typed | {"riga-0-limit": "12.000"}).status_code == 422
    assert client.post(path, typed | {"riga-0-part_at": "5000"}).status_code == 422
    assert client.get(f"{HOME}prova/1/tabella/niente/").status_code == 404


@database
def test_a_new_value_of_a_parameter_becomes_text_too():
    a_draft(shipped_text("home-care"))
    client = office()
    path = f"{HOME}home-care/1/valore/soglia_piena/"
    answer = client.post(path, {"value": "3", "valid_from": "01/01/2027", "law": "Giunta n. 3 del 01/12/2026"})
    assert answer.status_code == 200
    assert 'valid_from = 2027-01-01, law = "Giunta n. 3 del 01/12/2026"' in unescape(text(answer))
    assert client.post(path, {"value": "tre", "valid_from": "", "law": ""}).status_code == 422
    assert client.get(f"{HOME}home-care/1/valore/minimo/").status_code == 404


def test_bands_are_parted_and_taken_away_without_holes():
    rule = plain_data(shipped_text("nursery"))["rule"][0]
    found = bands(rule)
    kept = [Change(place=band.place, title=band.title, limit=band.limit, figure=band.figure) for band in found]
    gone = [Change(**_as(change) | {"gone": change.place == 1}) for change in kept]
    assert with_bands(rule, gone)["row"][1]["when"] == {"isee": {"over": 10000, "up_to": 35000}, "orario": "parziale"}
    parted = [
        Change(**_as(change) | ({"part_at": 5000, "part_figure": 99} if change.place == 0 else {})) for change in kept
    ]
    rows = with_bands(rule, parted)["row"]
    assert [row["when"]["isee"] for row in rows[:2]] == [{"up_to": 5000}, {"over": 5000, "up_to": 10000}]
    assert [row["gives"]["amount"] for row in rows[:2]] == [80, 99]
    assert with_bands(rule, kept) == rule


def _as(change):
    return {name: getattr(change, name) for name in ("place", "title", "limit", "figure")}


def test_only_what_changed_is_written_anew():
    source = shipped_text("home-care")
    data = plain_data(source)
    data["parameter"][2]["values"][0]["value"] = 2
    changed = rewritten(source, data | {"title": "Un altro «titolo»"})
    assert plain_data(changed) == data | {"title": "Un altro «titolo»"}
    assert [line for line in source.split("\n") if line.startswith("#")] == [
        line for line in changed.split("\n") if line.startswith("#")
    ]
    tricky = 'note = """\n[[rule]]\n"""\nrule = [{ a = 1 }]\n'
    assert plain_data(rewritten(tricky, {"note": "x", "rule": [{"a": 2}]})) == {"note": "x", "rule": [{"a": 2}]}


def test_a_finding_leads_to_its_line():
    source = (
        shipped_text("nursery").replace("{ amount = 280 }", "{ amout = 280 }").replace("discount = 50", "discont = 50")
    )
    lines = source.split("\n")
    found = {lines[line - 1] for _, line in checked(source, before="", on=DAY).findings}
    assert found == {line for line in lines if "amout" in line or "discont" in line}
    broken = shipped_text("nursery").replace("[[rule]]", "[rule]]", 1)
    (finding, line), *_ = checked(broken, before="", on=DAY).findings
    assert broken.split("\n")[line - 1].startswith("[rule]]")
    assert line_of(broken, finding) == line


@database
def test_the_one_in_force_is_the_last_that_began():
    body = an_authority()
    an_adopted()
    an_adopted(swapped(("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_to = 2026-12-31")), valid_from=date(2026, 1, 1))  # fmt: skip
    found = versions_of(body, "prova")
    days = (date(2016, 12, 31), date(2025, 12, 31), date(2026, 6, 1), date(2027, 1, 1))
    assert [getattr(in_force(found, day), "number", None) for day in days] == [None, 1, 2, None]
    assert regulation_in_force(body, "prova", on=date(2025, 1, 1)).resolution == "Giunta n. 12 del 23/12/2016"
    assert regulation_in_force(body, "altra", on=DAY) is None


@database
def test_only_what_was_opened_is_said_to_the_public_site():
    body = opened(an_adopted()).authority
    a_shipped()
    assert public_calculators(body, on=DAY) == (("prova", "Prova"),)
    director().post(f"{HOME}prova/sportello/", {"contact": "", "revision": 1})
    assert public_calculators(body, on=DAY) == ()
