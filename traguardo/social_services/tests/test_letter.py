"""The letter: its figures read back from the PDF, when a review may be asked, nothing of the person outside the page."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from tests.verapdf import needs_java, violations
from traguardo.access.tests.factories import text
from traguardo.social_services.commands import social_services
from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.library.letter import letter_of, print_letter
from traguardo.social_services.tests.books import DAY, SMALL, compiled, explained, shipped
from traguardo.social_services.tests.drafts import a_shipped, office, opened
from traguardo.typesetting.tests.reading import attached, words

CASE = {
    "quota_sociale": "48.29", "quota_sanitaria": "52", "isee": 8000, "isee_tipo": "residenziale",
    "isee_scadenza": "2026-12-31", "isee_ambito": "ordinaria", "patrimonio": 8000, "franchigia": 7000,
}  # fmt: skip


def letter(case=None, **also):
    made = shipped("residence")
    return letter_of(made, explain(made, CASE if case is None else case), **also)


@pytest.fixture(scope="module")
def printed():
    return print_letter(letter(addressee="Persona Finta\nVia Inventata 3", notice=date(2026, 11, 30), contact="Sportello, tel. 000"))  # fmt: skip


def test_the_figures_are_read_back_from_the_page(printed):
    said = words(printed).replace("\u00a0", " ")
    wanted = (
        "42,53 €", "al giorno", "Dal 1º novembre 2026", "Azienda sanitaria", "52,00 €", "5,76 €",
        "Riduzioni del contributo", "(art. 51 c. 4 n. 2)", "5,7553 €", "365 giorni", "01/01/2017",
        "la somma sarebbe 41,10 € al giorno", "30 giorni da quando ricevi questa lettera", "(art. 11 del regolamento)",
        "l’ultimo giorno utile è il 30 dicembre 2026", "entro 60 giorni dalla tua richiesta", "Persona Finta", "Sportello, tel. 000",
    )  # fmt: skip
    flat = said.replace("'", "’")
    assert [each for each in wanted if each.replace("'", "’") not in flat] == []


def test_it_says_before_whom_to_appeal_and_a_body_may_say_it_its_own_way(printed):
    said = words(printed).replace("\u00a0", " ")
    terms = (
        "entro 60 giorni (D.Lgs. 104/2010, art. 29)",
        "entro 120 giorni (DPR 1199/1971, art. 9)",
        "giudice ordinario",
    )
    assert [each for each in terms if each not in said] == []
    own = compiled(f'appeal = "Al giudice di pace."\n{SMALL}')
    assert letter_of(own, explain(own, {"costo": 100})).data["appeal"] == "Al giudice di pace."


@needs_java
def test_it_is_archivable_and_accessible(printed):
    assert violations(printed) == []


def test_what_is_kept_inside_has_the_case_and_not_the_person(printed):
    kept = attached(printed)
    assert kept["amount_cents"] == 4253
    assert kept["isee_only_cents"] == 4110
    assert "Finta" not in json.dumps(kept)
    assert b"Finta" not in printed.split(b"stream")[0]


def test_the_last_day_moves_past_a_holiday():
    review = letter(notice=date(2026, 11, 25)).data["review"]
    assert (review["within"], review["answer"], review["last"]) == (30, 60, date(2026, 12, 28))
    assert letter().data["review"]["last"] is None


def test_a_case_without_an_amount_has_no_letter():
    made = compiled()
    with pytest.raises(ValueError, match="senza importo"):
        letter_of(made, explained({}))
    plain = letter_of(made, explained({"costo": 100}))
    assert (plain.data["review"], plain.data["payers"]) == (None, [])
    assert plain.title == "Quanto paghi: Prova"


def test_the_command_writes_it(tmp_path):
    case, out = tmp_path / "caso.json", tmp_path / "lettera.pdf"
    case.write_text(json.dumps({"isee": 12000, "costo": 350}))
    run = ["explain", "home-care", str(case), "--on", DAY.isoformat(), "--known", DAY.isoformat(), "--format", "pdf"]
    assert CliRunner().invoke(social_services, run).exit_code == 2
    result = CliRunner().invoke(social_services, [*run, "--out", str(out)])
    assert (result.exit_code, "37,17" in result.output) == (0, True)
    assert "37,17 €" in words(out.read_bytes()).replace("\u00a0", " ")
    case.write_text("{}")
    refused = CliRunner().invoke(social_services, [*run, "--out", str(tmp_path / "mai.pdf")])
    assert (refused.exit_code, (tmp_path / "mai.pdf").exists()) == (1, False)
    case.write_text(json.dumps({"isee": 12000, "costo": 350}))
    nowhere = CliRunner().invoke(social_services, [*run, "--out", str(tmp_path / "no" / "mai.pdf")])
    assert (nowhere.exit_code, "Non si può scrivere" in nowhere.output) == (1, True)


@pytest.mark.django_db
def test_the_page_gives_it_and_asks_again_where_it_cannot():
    opened(a_shipped())
    client, path = office(), "/valle/servizi/calcola/home-care/lettera.pdf"
    answer = client.post(path, {"caso-costo": "350", "addressee": "Persona Finta", "notice": ""})
    assert answer["Content-Disposition"] == 'attachment; filename="quota-home-care.pdf"'
    assert "no-store" in answer["Cache-Control"]
    said = words(answer.content)
    assert all(each in said for each in ("350,00", "Persona Finta", "Sportello sociale, tel. 000 000000"))
    wrong = client.post(path, {"caso-costo": "", "notice": "presto"})
    assert wrong.status_code == 422
    assert "Serve questo dato." in text(wrong)
    assert "Scrivi la data come 31/12/2026." in text(wrong)
