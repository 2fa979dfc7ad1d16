"""The main job by keyboard only: from signing in to the printed report and its trace, on a desktop and on a phone."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import Keyboard
from tests.e2e.screen import DESKTOP
from tests.e2e.site import EXAMPLE, NEWCOMERS, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SHOWN = "[...document.querySelectorAll('.tg-tree__line')].filter(line => line.checkVisibility()).length"
DOOR = re.compile("/accesso/entra/")
FILES = sorted(str(path) for path in EXAMPLE.glob("*.csv"))


class Job:
    """What a person of the planning office does in a first session, step by step."""

    def __init__(self, page, person, violations):
        self.page, self.keys, self.person, self.violations = page, Keyboard(page), person, violations

    def sees(self, *words):
        """The words are in the page, and everybody can use it."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each, use_inner_text=True)
        assert self.violations(self.page) == []

    def sign_in(self):
        self.page.goto("/")
        self.keys.type("Email", self.person)
        self.keys.type("Password", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/oggi/")
        self.sees("Il piano non c’è ancora")

    def bring_the_plan_in(self):
        self.keys.press("Importa un piano", "main")
        self.page.set_input_files("input[type=file]", FILES[:1])
        self.keys.press("Guarda che cosa cambia")
        self.sees("Non è stato importato nulla")
        self.page.set_input_files("input[type=file]", FILES)
        self.keys.press("Guarda che cosa cambia")
        self.sees("È il primo piano del 2024")
        self.keys.press("Conferma l’importazione")
        self.sees("Importato: Piano degli obiettivi 2024-2026", "Che cosa è in ritardo", "Per unità")

    def follow_a_finding(self):
        self.keys.menu("Pianifica", "Controlli")
        self.sees("rilievi")
        place = self.keys.reach("foglio «")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.sees(place.rsplit("riga ", 1)[1])

    def open_the_tree(self):
        self.keys.menu("Pianifica")
        self.sees("Il piano")
        shut = self.page.evaluate(SHOWN)
        self.toggle("Obiettivo operativo 1.1")
        self.page.wait_for_function(f"shut => {SHOWN} > shut", arg=shut)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(f"shut => {SHOWN} === shut", arg=shut)
        self.page.keyboard.press("Enter")
        self.toggle("2 Nuova organizzazione")
        self.keys.press("Apri la scheda Nuova organizzazione", ".tg-tree")
        self.sees("Nuova organizzazione degli uffici")

    def toggle(self, words):
        self.keys.reach(words, ".tg-tree summary")
        self.page.keyboard.press("Enter")

    def record_a_result(self):
        self.keys.press("2.1", "#indicatori")
        self.sees("Colloqui con il gruppo di lavoro", "Da dove viene questo dato?", "riga ")
        self.keys.press("Registra un risultato")
        self.keys.press("Continua")
        self.sees("Scrivi dove si può verificare il risultato")
        self.keys.type("A quale data", "30/11/2024")
        self.keys.type("Risultato", "6")
        self.keys.type("Da dove viene", "Verbale del gruppo n. 3")
        self.keys.press("Continua")
        self.sees("Controlla come è stato letto", "30/11/2024", "Verbale del gruppo n. 3")
        self.keys.press("Conferma e registra")
        self.sees("Risultato registrato", "Verbale del gruppo n. 3", "Del Sito")

    def take_the_documents(self):
        self.keys.menu("Pubblica")
        papers = [self.keys.download(f"Scarica {name}") for name in ("Piano dettagliato", "Relazione")]
        assert all(paper.startswith(b"%PDF-") for paper in papers)
        self.page.reload()
        self.sees("Ultima stampa")
        self.page.eval_on_selector_all("main details", "all => all.forEach(each => each.open = true)")
        self.sees(*(hashlib.sha256(paper).hexdigest() for paper in papers))

    def see_the_acts(self):
        self.keys.menu("Governo", "Registro degli atti")
        self.sees("Piano importato", "Risultato registrato", "Documento stampato", self.person)

    def sign_out(self):
        self.keys.press("Esci")
        expect(self.page).to_have_url(DOOR)
        self.page.goto("/lirone/oggi/")
        expect(self.page).to_have_url(DOOR)


def test_the_main_job_by_keyboard_only(enter, size, violations):
    page = enter("", size)
    job = Job(page, NEWCOMERS["desktop" if size == DESKTOP else "phone"], violations)
    job.sign_in()
    job.bring_the_plan_in()
    job.follow_a_finding()
    job.open_the_tree()
    job.record_a_result()
    job.take_the_documents()
    job.see_the_acts()
    job.sign_out()
    assert [words for words in page.complaints if "status of 422" not in words] == []
