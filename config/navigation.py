"""The frame of every page: whose screens these are, who is looking, and the sections their role opens."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from traguardo.access.facade import MemberRequest, Standing, User, may
from traguardo.performance.facade import plans
from traguardo.ui.facade import Masthead, Section, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of an authority, shown to who has the permission."""

    label: str
    view: str
    permission: str


YEAR = (
    ("Oggi", (Entry(label="Oggi", view="performance:today", permission="performance.read"),)),
    (
        "Pianifica",
        (
            Entry(label="Piano", view="performance:plan", permission="performance.read"),
            Entry(label="Controlli", view="performance:findings", permission="performance.check"),
            Entry(label="Importa", view="performance:upload", permission="performance.import"),
            Entry(label="Versioni", view="performance:editions", permission="performance.read"),
        ),
    ),
    (
        "Misura",
        (
            Entry(label="Che cosa devo", view="performance:owed", permission="performance.enter"),
            Entry(label="Da inserire", view="performance:entry", permission="performance.enter"),
            Entry(label="Registri", view="monitoring:registers", permission="monitoring.read"),
            Entry(label="Deleghe", view="performance:delegations", permission="performance.measure"),
            Entry(label="Periodi", view="performance:periods", permission="performance.read"),
            Entry(label="Prove", view="performance:evidence_list", permission="performance.read"),
        ),
    ),
    (
        "Valuta",
        (
            Entry(label="Punteggi", view="performance:scores", permission="performance.read"),
            Entry(label="Previsione", view="performance:forecast", permission="performance.read"),
            Entry(label="Storia", view="performance:story_list", permission="performance.read"),
            Entry(label="Provvedimenti", view="performance:decisions", permission="performance.read"),
            Entry(label="Sistema", view="performance:systems", permission="performance.read"),
            Entry(label="Nucleo di valutazione", view="performance:review", permission="performance.see_review"),
        ),
    ),
    (
        "Schede e premi",
        (
            Entry(label="La tua scheda", view="evaluation:mine", permission="evaluation.own"),
            Entry(label="Da valutare", view="evaluation:to_judge", permission="evaluation.judge"),
            Entry(label="Schede", view="evaluation:sheets", permission="evaluation.see_all"),
            Entry(label="Contestazioni", view="evaluation:objections", permission="evaluation.decide"),
            Entry(label="Resoconto", view="evaluation:report", permission="evaluation.see_report"),
            Entry(label="Come si valuta", view="evaluation:systems", permission="evaluation.see_system"),
            Entry(label="Fondo", view="incentives:funds", permission="incentives.see_fund"),
            Entry(label="Ripartizioni", view="incentives:sharings", permission="incentives.see_totals"),
            Entry(label="Il tuo premio", view="incentives:own_prizes", permission="incentives.own"),
        ),
    ),
    (
        "Persone",
        (
            Entry(label="Personale", view="staffing:people", permission="staffing.read"),
            Entry(label="Tavole", view="staffing:tables", permission="staffing.see_tables"),
            Entry(label="Fabbisogno", view="staffing:needs", permission="staffing.see_need"),
            Entry(label="Procedure", view="staffing:procedures", permission="staffing.see_need"),
            Entry(label="Contributo LEPS", view="staffing:leps", permission="staffing.see_need"),
            Entry(label="Quote d'obbligo", view="staffing:quotas", permission="staffing.read"),
            Entry(label="Formazione", view="training:plan", permission="training.read"),
            Entry(label="Lavoro agile", view="agile_work:home", permission="agile_work.read"),
            Entry(label="Benessere", view="wellbeing:home", permission="wellbeing.read"),
        ),
    ),
    (
        "Servizi",
        (
            Entry(label="Regolamenti", view="social_services:regulations", permission="social_services.read"),
            Entry(label="Simula", view="social_services:simulate", permission="social_services.simulate"),
            Entry(label="Calcola la quota", view="social_services:calculators", permission="social_services.calculate"),
        ),
    ),
    (
        "Governo",
        (
            Entry(label="Organizzazione", view="organisation:chart", permission="organisation.see"),
            Entry(label="Persone e ruoli", view="access:people", permission="access.see_people"),
            Entry(label="Registro degli atti", view="access:audit_trail", permission="access.see_audit"),
        ),
    ),
    (
        "Pubblica",
        (
            Entry(label="Documenti", view="documents:documents", permission="documents.read"),
            Entry(label="Scrivi", view="documents:writing", permission="documents.read"),
            Entry(label="Approvati", view="documents:releases", permission="documents.read"),
            Entry(label="Dati", view="documents:tables", permission="documents.read"),
            Entry(label="Scadenze", view="monitoring:calendar", permission="monitoring.read"),
            Entry(label="Sito pubblico", view="observatory:settings", permission="observatory.configure"),
        ),
    ),
)


class Frame:
    """Middleware that puts `masthead` and `navigation` on the request; both are built only if a page shows them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.masthead = SimpleLazyObject(lambda: masthead(request))  # type: ignore[attr-defined]
        request.navigation = SimpleLazyObject(lambda: navigation(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def masthead(request: HttpRequest) -> Masthead:
    """The authority when one is inside it, the person when they have signed in."""
    authority = getattr(request, "authority", None)
    body, home = (authority.name, authority.get_absolute_url()) if authority else ("Traguardo", "/")
    if not isinstance(request.user, User):
        return Masthead(body=body, home=home)
    held: Standing | None = getattr(request, "standing", None)
    account = address("account")
    seen = getattr(request, "editions", None)
    edition = next(iter(plans(authority) if seen is None else seen), None) if authority else None
    return Masthead(
        body=body,
        home=home,
        plan=edition.title if edition else "",
        year=edition.year if edition else None,
        version=f"versione {edition.number}, {edition.state_word}" if edition else "",
        user=request.user.full_name,
        role=", ".join(sorted(role.label for role in held.roles)) if held else "",
        account=(Section(label="Il tuo accesso", url=account, current=request.path == account),),
        sign_out=address("account_logout"),
    )


def navigation(request: HttpRequest | MemberRequest) -> list[Section]:
    """The moments of the year, each with the pages that one's role opens; none outside an authority.

    A page that stands under no entry's address says in `listed_at` where who looks finds it listed.
    """
    held: Standing | None = getattr(request, "standing", None)
    if held is None:
        return []
    path = getattr(request, "listed_at", request.path)
    moments = [(label, pages(held, entries, path)) for label, entries in YEAR]
    return [
        Section(
            label=label,
            url=found[0].url,
            current=any(page.current for page in found),
            children=found if len(found) > 1 else (),
        )
        for label, found in moments
        if found
    ]


def pages(held: Standing, entries: tuple[Entry, ...], path: str) -> tuple[Section, ...]:
    """The pages among `entries` that the role opens; the one whose address begins the most of the path is current."""
    addresses = [(entry.label, address(entry.view, held.authority)) for entry in entries if may(held, entry.permission)]
    nearest = max((url for _, url in addresses if path.startswith(url)), key=len, default="")
    return tuple(Section(label=label, url=url, current=url == nearest) for label, url in addresses)
