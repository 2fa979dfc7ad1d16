"""The measurement systems of a body, from the browser: the seven questions of each act, and what an adopted one can no longer do."""

import tomllib
from html.parser import HTMLParser

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.tests.factories import text
from traguardo.audit.models import Entry as Audit
from traguardo.kernel.toml_text import toml_text
from traguardo.performance import models
from traguardo.performance.actions.systems import attach_system, change_settings, create_system
from traguardo.performance.domain.measurement_system import default_settings
from traguardo.performance.facade import edition_system, plans
from traguardo.performance.tests.factories import imported

HOME = "/ente-prova/valuta/sistema/"
EDIT, ADOPT, ATTACH = f"{HOME}1/parole/", f"{HOME}1/adotta/", f"{HOME}1/piani/"
ACT = {"organ": "Consiglio", "act_number": "7", "act_date": "31/01/2024", "revision": 0}


@pytest.fixture
def draft(body):
    return create_system(by="prova", authority=body, name="SMVP di prova")


def words(**also):
    return {
        "name": "SMVP 2024", "on_track": "85", "on_track-reason": "Art. 12 del regolamento", "at_risk": "50,5",
        "at_risk-reason": "Art. 12 del regolamento", "revision": 0, **also,
    }  # fmt: skip


def acts(name):
    return Audit.objects.filter(act=f"performance.{name}").count()


def test_a_version_is_created_from_the_default_and_from_another(planner, draft):
    answer = planner.post(f"{HOME}nuovo/", {"name": "SMVP 2025", "base": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}2/")
    row = models.MeasurementSystemVersion.objects.get(number=2)
    assert (row.name, row.state, row.data["cap"]) == ("SMVP 2025", "draft", draft.data["cap"])
    assert acts("create_system") == 2


def test_a_version_comes_from_a_file(planner, body):
    data = {**default_settings(), "cap": {"value": 120, "reason": "Art. 9"}}
    upload = SimpleUploadedFile("smvp.toml", toml_text(data).encode())
    assert planner.post(f"{HOME}nuovo/", {"name": "Dal file", "file": upload}).status_code == 302
    assert models.MeasurementSystemVersion.objects.get().data["cap"]["value"] == 120
    assert tomllib.loads(text(planner.get(f"{HOME}1.toml")))["cap"] == data["cap"]


@pytest.mark.parametrize(
    ("given", "said"),
    [({"name": ""}, "Scrivi un nome"), ({"name": "x", "base": "9"}, "valida"), ({"name": "x", "file": b"= rotto"}, "TOML"),
     ({"name": "x", "file": b'roll_up = "boh"'}, "boh")],
)  # fmt: skip
def test_a_bad_new_version_is_422(planner, body, given, said):
    if "file" in given:
        given = {**given, "file": SimpleUploadedFile("smvp.toml", given["file"])}
    answer = planner.post(f"{HOME}nuovo/", given)
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.MeasurementSystemVersion.objects.count() == 0


def test_settings_of_a_draft_are_changed_with_their_reason(planner, draft):
    answer = planner.post(EDIT, words())
    assert (answer.status_code, answer["Location"]) == (302, EDIT)
    draft.refresh_from_db()
    assert (draft.name, draft.revision) == ("SMVP 2024", 1)
    assert draft.data["on_track"] == {"value": 85, "reason": "Art. 12 del regolamento"}
    assert draft.data["at_risk"]["value"] == "50.5"
    assert acts("change_system") == 1


@pytest.mark.parametrize("group", ["regole", "fasce", "valori", "somma", "parole"])
def test_a_group_saved_as_it_is_changes_nothing(planner, draft, group):
    shown = planner.get(f"{HOME}1/{group}/")
    forms = shown.context or None
    assert shown.status_code == 200
    assert forms is None or forms
    before = models.MeasurementSystemVersion.objects.get().data
    assert planner.post(f"{HOME}1/{group}/", typed_of(text(shown))).status_code == 302
    after = models.MeasurementSystemVersion.objects.get().data
    assert {name: value for name, value in after.items() if name != "rule"} == {
        name: value for name, value in before.items() if name != "rule"
    }
    assert rules_of(after) == rules_of(before)


def rules_of(data):
    return {
        (kind, each["direction"]): (each["rule"], each["reason"]) for each in data["rule"] for kind in each["kinds"]
    }


class Typed(HTMLParser):
    """What a browser would send of a page's form, untouched."""

    def __init__(self):
        super().__init__()
        self.found, self.select, self.area = {}, "", ""

    def handle_starttag(self, tag, attrs):
        it = dict(attrs)
        reader = {"input": self.an_input, "select": self.a_select, "option": self.an_option, "textarea": self.an_area}
        reader.get(tag, lambda _: None)(it)

    def an_input(self, it):
        if it.get("type") in {"text", "hidden", "number"} and "name" in it:
            self.found[it["name"]] = it.get("value", "")

    def a_select(self, it):
        self.select = it["name"]

    def an_option(self, it):
        if "selected" in it or self.select not in self.found:
            self.found[self.select] = it["value"]

    def an_area(self, it):
        self.area = it["name"]
        self.found[self.area] = ""

    def handle_endtag(self, tag):
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, data):
        if self.area:
            self.found[self.area] += data.removeprefix("\n")


def typed_of(page):
    reader = Typed()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        (EDIT, words(on_track="molto"), "Scrivi un numero"), (EDIT, words(name=""), "obbligatorio"),
        (EDIT, words(on_track="40"), "on_track"), (EDIT, words(revision="x"), "numero"),
    ],
)  # fmt: skip
def test_bad_settings_are_422_and_change_nothing(planner, draft, path, given, said):
    answer = planner.post(path, given)
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.MeasurementSystemVersion.objects.get().revision == 0


def test_bands_with_a_gap_are_422(planner, draft):
    given = typed_of(text(planner.get(f"{HOME}1/fasce/")))
    answer = planner.post(f"{HOME}1/fasce/", {**given, "bonus": "0-50:0; 60-:100"})
    assert answer.status_code == 422
    assert "non c&#39;è nessuna fascia" in text(answer)


def test_the_second_who_saves_gets_409_with_both(planner, draft):
    planner.post(EDIT, words())
    answer = planner.post(EDIT, words(name="Un altro nome"))
    assert answer.status_code == 409
    assert "SMVP 2024" in text(answer)
    assert "Un altro nome" in text(answer)


def test_findings_stand_beside_what_was_saved(planner, draft):
    planner.post(EDIT, words(**{"on_track-reason": ""}))
    assert "SMV18" in text(planner.get(EDIT))


def test_a_director_adopts_it_and_it_never_changes_again(planner, director, draft, body):
    answer = director.post(ADOPT, ACT)
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}1/")
    draft.refresh_from_db()
    assert (draft.state, draft.act_number) == ("adopted", "7")
    assert acts("adopt_system") == 1
    assert "Consiglio, n. 7 del 31/01/2024" in text(planner.get(HOME))
    assert planner.post(EDIT, words()).status_code == 403
    with pytest.raises(PermissionDenied, match="non cambia più"):
        change_settings(by="prova", authority=body, number=1, revision=0, changes={"name": "Altro"})
    assert director.post(ADOPT, ACT).status_code == 403


def test_errors_keep_it_from_being_adopted(director, draft):
    draft.data = {**draft.data, "zero_target": {"value": "RATIO_UP", "reason": "Art. 3"}}
    draft.save()
    assert "SMV11" in text(director.get(ADOPT))
    assert director.post(ADOPT, ACT).status_code == 422
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert acts("adopt_system") == 0


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"organ": ""}, "quale organo"),
        ({"act_date": "31/01/2999"}, "nel futuro"),
        ({"act_date": "boh"}, "Scrivi la data"),
    ],
)
def test_a_bad_adoption_is_422(director, draft, bad, said):
    answer = director.post(ADOPT, {**ACT, **bad})
    assert answer.status_code == 422
    assert said in text(answer)


def test_a_stale_adoption_is_409(planner, director, draft):
    planner.post(EDIT, words())
    assert director.post(ADOPT, ACT).status_code == 409


def test_a_draft_plan_takes_an_adopted_system_and_keeps_it(planner, director, draft, body):
    edition = imported(body).edition
    director.post(ADOPT, ACT)
    answer = planner.post(ATTACH, {"plan": f"{edition.pk}-0"})
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}1/")
    assert acts("attach_system") == 1
    used = edition_system(plans(body)[0])
    assert used.name == "SMVP di prova"
    assert "2024, versione 1" in text(planner.get(f"{HOME}1/"))
    assert planner.post(f"{HOME}0/piani/", {"plan": f"{edition.pk}-0"}).status_code == 422
    models.PlanVersion.objects.filter(pk=edition.pk).update(state="in_force")
    with pytest.raises(PermissionDenied, match="tiene per sempre"):
        attach_system(by="prova", authority=body, edition=edition, number=0, seen=1)


def test_a_plan_does_not_take_a_draft_system(planner, draft, body):
    edition = imported(body).edition
    assert planner.post(ATTACH, {"plan": f"{edition.pk}-0"}).status_code == 403
    assert planner.post(ATTACH, {}).status_code == 422
    assert models.PlanVersion.objects.get().system is None


def test_a_system_put_there_meanwhile_is_409(planner, director, draft, body):
    edition = imported(body).edition
    director.post(ADOPT, ACT)
    form = planner.get(f"{HOME}0/piani/")
    assert f'value="{edition.pk}-0"' in text(form)
    planner.post(ATTACH, {"plan": f"{edition.pk}-0"})
    with pytest.raises(Exception, match="cambiato da un'altra persona"):
        attach_system(by="prova", authority=body, edition=edition, number=1, seen=0)
