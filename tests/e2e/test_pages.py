"""Every page of the site in the browser, on a desktop and on a phone; a new address must say here how to reach it."""

import gzip
from dataclasses import asdict
from urllib.parse import urlsplit

import pytest
from django.urls import URLResolver, get_resolver, resolve

from tests.e2e.axe import DEPEND_ON_WIDTH, TAGS
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.site import BOARD, CAREFUL, DIRECTOR, PASSWORD, PERSON, READER, second_step

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIMIT = 250_000
NOBODY = ""

# Each address: who looks at it, and where it is; `{…}` are keys of what the site holds.
PAGES = {
    "account_login": (NOBODY, "/accesso/entra/"),
    "account_reset_password": (NOBODY, "/accesso/password/dimenticata/"),
    "account_reset_password_done": (NOBODY, "/accesso/password/dimenticata/fatto/"),
    "account_reset_password_from_key": (NOBODY, "{reset}"),
    "account_reset_password_from_key_done": (NOBODY, "/accesso/password/nuova/fatto/"),
    "account_inactive": (NOBODY, "/accesso/sospeso/"),
    "home": (PERSON, "/"),
    "account": (PERSON, "/accesso/"),
    "account_logout": (PERSON, "/accesso/esci/"),
    "account_reauthenticate": (PERSON, "/accesso/conferma/"),
    "account_change_password": (PERSON, "/accesso/password/"),
    "mfa_activate_totp": (PERSON, "/accesso/due-passi/attiva/"),
    "mfa_index": (CAREFUL, "/accesso/due-passi/"),
    "mfa_reauthenticate": (CAREFUL, "/accesso/due-passi/conferma/"),
    "mfa_deactivate_totp": (CAREFUL, "/accesso/due-passi/spegni/"),
    "mfa_view_recovery_codes": (CAREFUL, "/accesso/due-passi/codici/"),
    "mfa_generate_recovery_codes": (CAREFUL, "/accesso/due-passi/codici/nuovi/"),
    "access:people": (PERSON, "/lirone/persone/"),
    "access:add_member": (PERSON, "/lirone/persone/nuova/"),
    "access:end_membership": (PERSON, "/lirone/persone/{role}/chiudi/"),
    "access:audit_trail": (PERSON, "/lirone/registro/"),
    "organisation:chart": (PERSON, "/lirone/organizzazione/"),
    "organisation:create_unit": (PERSON, "/lirone/organizzazione/nuova/"),
    "organisation:unit": (PERSON, "/lirone/organizzazione/unita/DG/"),
    "organisation:change_unit": (PERSON, "/lirone/organizzazione/unita/DG/cambia/"),
    "organisation:close_unit": (PERSON, "/lirone/organizzazione/unita/AC/chiudi/"),
    "organisation:members": (PERSON, "/lirone/organizzazione/enti/"),
    "organisation:add_member_body": (PERSON, "/lirone/organizzazione/enti/nuovo/"),
    "organisation:change_quota": (PERSON, "/lirone/organizzazione/enti/piana/quota/"),
    "organisation:remove_member_body": (PERSON, "/lirone/organizzazione/enti/piana/uscita/"),
    "organisation:posts": (PERSON, "/lirone/organizzazione/posti/"),
    "organisation:create_post": (PERSON, "/lirone/organizzazione/posti/nuovo/"),
    "organisation:close_post": (PERSON, "/lirone/organizzazione/posti/{post}/chiudi/"),
    "documents:documents": (PERSON, "/lirone/documenti/"),
    "performance:today": (PERSON, "/lirone/oggi/"),
    "performance:entry": (PERSON, "/lirone/misura/?mostra=tutti"),
    "performance:confirm_entry": (PERSON, "/lirone/misura/conferma/"),
    "performance:load_workbook": (PERSON, "/lirone/misura/quaderno/"),
    "performance:confirm_workbook": (PERSON, "/lirone/misura/quaderno/{results}/"),
    "performance:owed": (PERSON, "/lirone/misura/cosa-devo/"),
    "performance:delegations": (PERSON, "/lirone/misura/deleghe/"),
    "performance:hand": (PERSON, "/lirone/misura/deleghe/nuova/"),
    "performance:take_back": (PERSON, "/lirone/misura/deleghe/{delegation}/revoca/"),
    "performance:periods": (PERSON, "/lirone/misura/periodi/"),
    "performance:create_period": (PERSON, "/lirone/misura/periodi/nuovo/"),
    "performance:create_usual": (PERSON, "/lirone/misura/periodi/abituali/"),
    "performance:change_period": (PERSON, "/lirone/misura/periodi/finale/cambia/"),
    "performance:open_period": (PERSON, "/lirone/misura/periodi/intermedia/apri/"),
    "performance:close_period": (PERSON, "/lirone/misura/periodi/finale/chiudi/"),
    "performance:reopen_period": (PERSON, "/lirone/misura/periodi/finale/riapri/"),
    "performance:remind_period": (PERSON, "/lirone/misura/periodi/finale/promemoria/"),
    "performance:plan": (PERSON, "/lirone/piano/"),
    "performance:objective": (PERSON, "/lirone/piano/obiettivi/1/"),
    "performance:indicator": (PERSON, "/lirone/piano/indicatori/2.1/"),
    "performance:measure_indicator": (PERSON, "/lirone/piano/indicatori/2.1/rileva/"),
    "performance:step": (PERSON, "/lirone/piano/fasi/1.1/"),
    "performance:measure_step": (PERSON, "/lirone/piano/fasi/1.1/rileva/"),
    "performance:review": (BOARD, "/lirone/nucleo/"),
    "performance:review_indicator": (BOARD, "/lirone/nucleo/indicatori/2.1/"),
    "performance:review_step": (BOARD, "/lirone/nucleo/fasi/1.1/"),
    "performance:review_verdict": (BOARD, "/lirone/nucleo/giudizio/"),
    "performance:validate_together": (BOARD, "/lirone/nucleo/valida/"),
    "performance:ask_question": (BOARD, "/lirone/nucleo/domanda/"),
    "performance:answer_question": (PERSON, "/lirone/nucleo/domande/{question}/"),
    "performance:close_question": (BOARD, "/lirone/nucleo/domande/{question}/chiudi/"),
    "performance:review_opinion": (BOARD, "/lirone/nucleo/parere/"),
    "performance:sign_opinion": (BOARD, "/lirone/nucleo/parere/firma/"),
    "performance:evidence_list": (PERSON, "/lirone/misura/prove/"),
    "performance:evidence": (PERSON, "/lirone/prove/{proof}/"),
    "performance:withdraw_evidence": (PERSON, "/lirone/prove/{proof}/ritira/"),
    "performance:add_indicator_evidence": (PERSON, "/lirone/piano/indicatori/2.1/prove/"),
    "performance:add_step_evidence": (PERSON, "/lirone/piano/fasi/1.1/prove/"),
    "performance:edit_plan": (PERSON, "/lirone/piano/modifica/"),
    "performance:edit_rows": (PERSON, "/lirone/piano/modifica/righe/?scheda=indicatori"),
    "performance:edit_links": (PERSON, "/lirone/piano/modifica/collegamenti/"),
    "performance:edit_history": (PERSON, "/lirone/piano/modifica/storia/"),
    "performance:create_row": (PERSON, "/lirone/piano/modifica/nuovo/fasi/?sotto=1"),
    "performance:edit_row": (PERSON, "/lirone/piano/modifica/obiettivi/1/"),
    "performance:findings": (PERSON, "/lirone/controlli/"),
    "performance:life_of": (PERSON, "/lirone/piano/indicatori/2.1/vita/"),
    "performance:decide": (PERSON, "/lirone/piano/indicatori/2.1/vita/sospendi/"),
    "performance:answer_forcing": (BOARD, "/lirone/piano/fasi/1.1/vita/decidi-forzatura/"),
    "performance:ask_forcing": (PERSON, "/lirone/piano/indicatori/2.1/vita/chiedi-forzatura/"),
    "performance:decisions": (PERSON, "/lirone/valuta/provvedimenti/"),
    "performance:systems": (PERSON, "/lirone/valuta/sistema/"),
    "performance:system": (PERSON, "/lirone/valuta/sistema/1/"),
    "performance:explained": (READER, "/lirone/valuta/sistema/1/spiegato/"),
    "performance:compare_systems": (PERSON, "/lirone/valuta/sistema/confronto/?da=0&a=1"),
    "performance:create_system": (PERSON, "/lirone/valuta/sistema/nuovo/"),
    "performance:change_system": (PERSON, "/lirone/valuta/sistema/1/regole/"),
    "performance:attach_system": (PERSON, "/lirone/valuta/sistema/1/piani/"),
    "performance:adopt_system": (DIRECTOR, "/lirone/valuta/sistema/1/adotta/"),
    "performance:scores": (PERSON, "/lirone/punteggi/"),
    "performance:forecast": (PERSON, "/lirone/punteggi/previsione/?al=2024-06-30"),
    "performance:story_list": (PERSON, "/lirone/punteggi/storia/"),
    "performance:story": (PERSON, "/lirone/punteggi/storia/2.1/"),
    "performance:editions": (PERSON, "/lirone/piani/"),
    "performance:compare": (PERSON, "/lirone/piani/confronto/?da={version}-v1&a={version}-v2"),
    "performance:new_plan": (PERSON, "/lirone/piani/nuovo/"),
    "performance:copy_plan": (PERSON, "/lirone/piani/nuovo/copia/"),
    "performance:empty_plan": (PERSON, "/lirone/piani/nuovo/vuoto/"),
    "performance:plan_life": (PERSON, "/lirone/piani/{version}-v2/vita/"),
    "performance:check_version": (PERSON, "/lirone/piani/{version}-v2/controllato/"),
    "performance:reopen_version": (PERSON, "/lirone/piani/{version}-v2/riapri/"),
    "performance:approve_version": (DIRECTOR, "/lirone/piani/{version}-v2/approva/"),
    "performance:enforce_version": (DIRECTOR, "/lirone/piani/{version}-v2/in-vigore/"),
    "performance:close_version": (PERSON, "/lirone/piani/{version}-v2/chiudi/"),
    "performance:vary_version": (PERSON, "/lirone/piani/{version}-v2/varia/"),
    "performance:upload": (PERSON, "/lirone/importa/"),
    "performance:confirm_import": (PERSON, "/lirone/importa/{waiting}/"),
}
ALSO = {
    "a plan as a list": (PERSON, "/lirone/piano/?vista=elenco"),
    "scores by objective": (PERSON, "/lirone/punteggi/?taglio=obiettivi"),
    "scores by strategy": (PERSON, "/lirone/punteggi/?taglio=strategia"),
    "scores by unit": (PERSON, "/lirone/punteggi/?taglio=unita"),
    "scores by tag": (PERSON, "/lirone/punteggi/?taglio=etichette"),
    "a forecast of a year that is over": (PERSON, "/lirone/punteggi/previsione/"),
    "a search that finds nothing": (PERSON, "/lirone/piano/?cerca=zzz"),
    "an old version": (PERSON, "/lirone/oggi/?anno=2024&versione=1"),
    "checks of a kind": (PERSON, "/lirone/controlli/?gravita=warning"),
    "a body without a plan": (PERSON, "/vuoto/oggi/"),
    "a body without a plan's documents": (PERSON, "/vuoto/documenti/"),
    "a body without units": (PERSON, "/vuoto/organizzazione/"),
    "a plan for who reads only": (READER, "/lirone/oggi/"),
}
ERRORS = {
    "not there": (PERSON, "/lirone/piano/obiettivi/zzz/", 404),
    "another body": (READER, "/vuoto/oggi/", 404),
    "not allowed": (READER, "/lirone/importa/", 403),
}
FILES = {
    "access:audit_trail_csv": "/lirone/registro.csv",
    "documents:download": "/lirone/documenti/pdo.pdf",
    "documents:before_after": "/lirone/documenti/prima-dopo.pdf?da={version}-v1&a={version}-v2",
    "performance:compare_csv": "/lirone/piani/confronto.csv?da={version}-v1&a={version}-v2",
    "documents:opinion": "/lirone/documenti/parere.pdf",
    "performance:decisions_csv": "/lirone/valuta/provvedimenti.csv",
    "performance:system_toml": "/lirone/valuta/sistema/1.toml",
    "performance:workbook": "/lirone/piano/quaderno.xlsx",
    "performance:entry_workbook": "/lirone/misura/quaderno.xlsx?mostra=tutti",
    "performance:evidence_csv": "/lirone/misura/prove.csv",
    "performance:review_csv": "/lirone/nucleo/elenco.csv",
    "performance:download_evidence": "/lirone/prove/{proof}/scarica/",
    "performance:scores_workbook": "/lirone/punteggi/quaderno.xlsx",
    "performance:template": "/lirone/importa/modello.ods",
    "performance:source_file": "/lirone/piani/file/{kept}/",
}
PRESSED = {"performance:undo_edit"}  # answers only to a button, and leads on
ON_THE_WAY = {"mfa_authenticate"}  # the second step of signing in, looked at while going through it
DRAWN = {"performance:evidence_picture": "/lirone/prove/{proof}/immagine/1.png"}
LEADS_ON = {"authority_home": "/lirone/", "account_set_password": "/accesso/password/scegli/"}


def names(resolver=None, space=""):
    """The name of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}"


def test_every_address_says_how_to_reach_it():
    listed = [*PAGES, *FILES, *DRAWN, *PRESSED, *ON_THE_WAY, *LEADS_ON]
    assert sorted(names()) == sorted(listed)


@pytest.fixture
def visitors(enter):
    """A page for each who looks, signed in once."""
    opened = {who: enter(who) for who in (NOBODY, PERSON, BOARD, DIRECTOR, READER)}
    confirm(opened[PERSON])
    return opened


def confirm(page):
    """Say again who one is: what touches the safety of an account asks for it."""
    page.goto("/accesso/conferma/?next=/accesso/")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/accesso/")


def filled(address, site):
    return address.format(**asdict(site.keys))


def troubles(page, violations):
    """What is wrong with the page in view, on both screens."""
    found = []
    for name, size, rules in (("desktop", DESKTOP, TAGS), ("phone", PHONE, DEPEND_ON_WIDTH)):
        page.set_viewport_size(size)
        found += [f"{name}: {each}" for each in violations(page, rules)]
        if (spill := page.evaluate(SPILL)) > 0:
            found.append(f"{name}: {spill} px too wide")
    found += page.complaints
    page.complaints.clear()
    return found


def named(address):
    """The name of the page at an address."""
    return resolve(urlsplit(address).path).view_name


def looked_at(page, address, violations, status=200):
    answer = page.goto(address)
    reached = [] if answer.status == status else [f"status {answer.status}"]
    if status == 200 and named(page.url) != named(address):
        reached.append(f"led to {page.url}")
    if status != 200:
        page.complaints[:] = [words for words in page.complaints if "status of" not in words]
    return [f"{address}: {trouble}" for trouble in [*reached, *troubles(page, violations)]]


def test_everybody_can_use_every_page(visitors, site, violations):
    seen = [each for each in (*PAGES.values(), *ALSO.values()) if each[0] in visitors]
    found = [looked_at(visitors[who], filled(address, site), violations) for who, address in seen]
    assert [trouble for troubles in found for trouble in troubles] == []


def test_everybody_can_use_the_pages_of_what_is_not_there(visitors, violations):
    found = [looked_at(visitors[who], address, violations, status) for who, address, status in ERRORS.values()]
    assert [trouble for troubles in found for trouble in troubles] == []


def test_everybody_can_go_through_the_second_step(enter, site, violations, settings):
    settings.MFA_TOTP_TOLERANCE = 1  # thirty seconds may end between reading the code and sending it
    page = enter(CAREFUL)
    found = [f"{page.url}: {trouble}" for trouble in troubles(page, violations)]
    assert "/due-passi/entra/" in page.url
    page.fill("input[name=code]", second_step())
    page.press("input[name=code]", "Enter")
    page.wait_for_url("**/oggi/")
    confirm(page)
    for who, address in PAGES.values():
        if who == CAREFUL:
            found += looked_at(page, filled(address, site), violations)
    assert found == []


def test_files_come_down_and_the_others_lead_on(enter, site):
    page = enter()
    for address in FILES.values():
        answer = page.request.get(filled(address, site))
        assert (answer.status, "attachment" in answer.headers["content-disposition"]) == (200, True), address
    for address in DRAWN.values():
        answer = page.request.get(filled(address, site))
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png"), address
    for address in LEADS_ON.values():
        answer = page.request.get(address, max_redirects=0)
        assert answer.status == 302, address


def test_the_first_page_is_light(enter):
    """What travels the first time: pages as they are, assets as production sends them, compressed."""
    page, answers = enter(), []
    fresh = page.context.browser.new_context(
        base_url=page.url.split("/lirone")[0], storage_state=page.context.storage_state()
    )
    first = fresh.new_page()
    first.on("response", lambda answer: answers.append((answer.url, answer)))
    first.goto("/lirone/oggi/", wait_until="networkidle")
    weights = {url: weight(answer) for url, answer in answers}
    fresh.close()
    assert len(weights) > 5
    assert sum(weights.values()) <= LIMIT, weights


def weight(answer):
    body = answer.body()
    packed = answer.headers.get("content-type", "").split(";")[0] in {"text/css", "text/javascript", "image/svg+xml"}
    return len(gzip.compress(body)) if packed else len(body)
