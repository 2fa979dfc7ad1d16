"""Whole pages and HTMX parts agree; errors are pages in plain words; the frame says whose year it is."""

import pytest
from django.http import HttpResponse
from jinja2_fragments import BlockNotFoundError

from traguardo.ui.pages import page

PART = {"HX-Request": "true"}


def test_the_part_equals_the_fresh_page(gallery):
    fresh = gallery.get("/galleria/?obiettivi-ordina=-weight").content.decode()
    part = gallery.get("/galleria/?obiettivi-ordina=-weight", headers=PART).content.decode()
    assert part.startswith('<div class="tg-table"')
    assert part in fresh


def test_a_refused_form_comes_back_whole_or_as_its_part(gallery):
    fresh = gallery.post("/galleria/modulo/", {"value": "x"})
    part = gallery.post("/galleria/modulo/", {"value": "x"}, headers=PART)
    assert fresh.status_code == part.status_code == 422
    assert "<html" in fresh.content.decode()
    assert part.content.decode().startswith("<form")


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_boosted_and_restored_requests_get_the_whole_page(gallery, header):
    assert b"<html" in gallery.get("/galleria/", headers=PART | {header: "true"}).content


def test_caches_know_that_the_answer_depends_on_htmx(gallery):
    assert "HX-Request" in gallery.get("/galleria/vuota/")["Vary"]


def test_a_part_that_is_not_there_is_an_error(request_for):
    request = request_for("/")
    request.htmx = type("Htmx", (), {"boosted": False, "history_restore_request": False})()
    with pytest.raises(BlockNotFoundError):
        page(request, "ui/gallery/empty.html", part="nonsense")


@pytest.mark.parametrize("status", [400, 403, 404, 409, 500])
def test_error_pages_say_what_to_do(gallery, status):
    answer = gallery.get(f"/galleria/errori/{status}/")
    assert answer.status_code == status
    assert "Che cosa fare:" in answer.content.decode()


def test_the_frame_names_body_year_version_and_mark(gallery):
    html = gallery.get("/galleria/").content.decode()
    for words in (
        "Consorzio dei servizi sociali di Valchiara",
        "versione 2",
        "Stai guardando una bozza",
        "Vai al contenuto",
    ):
        assert words in html
    assert 'aria-current="page">Oggi' in html


def test_a_page_without_frame_still_shows(request_for):
    answer = page(request_for("/"), "ui/errors/404.html", status=404)
    assert isinstance(answer, HttpResponse)
    assert b"Questa pagina non c" in answer.content
    assert b"Esci" not in answer.content


@pytest.mark.parametrize("address", ["/galleria/", "/galleria/modulo/", "/galleria/vuota/", "/galleria/conferma/"])
def test_pages_have_one_heading_one_main_and_a_title(gallery, address):
    html = gallery.get(address).content.decode()
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert "<title>" in html
