"""Agreements: those one may see, one with its signatures, its text, its end, its paper."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work import models
from traguardo.agile_work.actions import agreeing as actions
from traguardo.agile_work.domain.agreements import Ending, Stage
from traguardo.agile_work.forms.asking import AgreementForm, EndForm
from traguardo.agile_work.forms.fields import VersionForm
from traguardo.agile_work.library.agreement import print_agreement
from traguardo.agile_work.queries.agreements import latest, life, visible
from traguardo.agile_work.queries.papers import paper_of
from traguardo.agile_work.queries.rights import Hand, Looker, hand
from traguardo.agile_work.views.acting import Screen, act_on, at, attached, by, trail_of, unit_names
from traguardo.agile_work.views.requests import the_request
from traguardo.agile_work.views.tables import agreement_table
from traguardo.kernel.italian import it_day
from traguardo.ui.facade import page


@require_safe
@member("agile_work.see")
def show_agreements(request: MemberRequest) -> HttpResponse:
    """The agreements of the units one answers for, the last edition of each."""
    found = [row for row in latest(visible(Looker.of(request))) if row.request.person.user_id != request.user.pk]
    context = {
        "found": found,
        "in_force": sum(life(row).stage(request.today) is Stage.IN_FORCE for row in found),
        "to_sign": sum(not life(row).signed for row in found),
        "due": len(due(request)),
        "table": agreement_table(request, found),
        "trail": [*trail_of(request), ("Accordi", "")],
    }
    return page(request, "agile_work/agreements.html", context, part="list")


@require_safe
@member("agile_work.own")
def show_agreement(request: MemberRequest, number: int) -> HttpResponse:
    """The agreement of a request: what it says, who signed, what was reported."""
    row, held = the_agreement(request, number)
    stage = life(row).stage(request.today)
    context = {
        "row": row,
        "hand": held,
        "stage": stage,
        "end": life(row).end,
        "unit": unit_names(request).get(row.request.unit.code, row.request.unit.code),
        "ending": Ending(row.ending).label if row.ending else "",
        "signs": (held.person and not row.worker_signed) or (held.decides and not row.head_signed),
        "ends": (held.person or held.decides) and life(row).signed and not row.ended_on and stage is not Stage.ENDED,
        "rewrites": held.writes and (stage is Stage.DRAFT or life(row).signed),
        "reports": list(row.reports.all()),
        "reporting": held.person and life(row).signed,
        "editions": list(row.request.agreements.exclude(pk=row.pk)),
        "trail": _trail(request, held, f"Accordo {row}"),
    }
    return page(request, "agile_work/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.see")
def write(request: MemberRequest, number: int) -> HttpResponse:
    row, held = the_request(request, number)
    if not held.writes:
        raise Http404("Questo accordo non lo scrivi tu.")
    last = row.agreements.first()
    form = AgreementForm(request.POST or None, initial=_initial(row, last, request.today))
    again = last is not None and life(last).signed
    screen = Screen(
        title=f"Accordo con {row.person.name}",
        action="Salva la nuova edizione" if again else "Salva l’accordo",
        back=at(request, "agreement", number) if last else at(request, "request", number),
        done="Accordo salvato: ora va firmato da tutti e due.",
        trail=[("Accordi", at(request, "agreements"))],
        lead="Quello che la legge chiede di scrivere (L. 81/2017, art. 19; CCNL 16-11-2022, art. 65). Finché nessuno firma si può cambiare.",
        warning="L’accordo di prima è firmato: questa è una nuova edizione, che lo sostituisce quando avrete firmato tutti e due." if again else "",
    )  # fmt: skip

    def act() -> object:
        said = dict(form.cleaned_data)
        version = said.pop("version")
        return actions.write_agreement(**by(request), number=number, version=version, said=said)

    return act_on(request, form, act, screen)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.own")
def sign(request: MemberRequest, number: int) -> HttpResponse:
    row, held = the_agreement(request, number)
    if not held.person and not held.decides:
        raise Http404("Questo accordo non lo firmi tu.")
    form = VersionForm(request.POST or None, initial={"version": row.version})
    who = "la persona" if held.person else "chi dirige l’unità"
    screen = Screen(
        title=f"Firma l’accordo {row}",
        action="Firmo l’accordo",
        back=at(request, "agreement", number),
        done="Hai firmato.",
        trail=_trail(request, held, "")[2:-1],
        lead=f"Firmi come {who}. La presa d’atto qui vale come forma scritta per la prova e la regolarità (L. 81/2017, art. 19, c. 1), con il tuo accesso, il giorno e l’impronta del testo.",
        facts=_facts(row),
        warning=f"Dopo la tua firma il testo dell’accordo {row} non si cambia più: si può solo farne una nuova edizione.",
    )

    def act() -> object:
        return actions.sign(
            **by(request),
            number=number,
            version=form.cleaned_data["version"],
            as_worker=held.person,
            today=request.today,
        )

    return act_on(request, form, act, screen)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.own")
def end(request: MemberRequest, number: int) -> HttpResponse:
    row, held = the_agreement(request, number)
    if not held.person and not held.decides:
        raise Http404("Questo accordo non lo chiudi tu.")
    initial = {"version": row.version, "ending": Ending.REASON if row.last_day else Ending.NOTICE}
    form = EndForm(request.POST or None, initial=initial)
    screen = Screen(
        title=f"Chiudi l’accordo {row}",
        action="Chiudi l’accordo",
        back=at(request, "agreement", number),
        done="Accordo chiuso da quel giorno.",
        trail=_trail(request, held, "")[2:-1],
        lead="Da un accordo senza termine si recede con preavviso; prima del termine, o senza preavviso, per giustificato motivo (L. 81/2017, art. 19, c. 2).",
        warning=f"La chiusura dell’accordo {row} non si annulla: per riprendere serve una nuova edizione.",
    )

    def act() -> object:
        told = form.cleaned_data
        return actions.end_agreement(
            **by(request),
            number=number,
            version=told["version"],
            ending=Ending(told["ending"]),
            last=told["last_day"],
            by_worker=held.person,
            today=request.today,
        )

    return act_on(request, form, act, screen)


@require_safe
@member("agile_work.own")
def paper(request: MemberRequest, number: int) -> HttpResponse:
    """The agreement as PDF; the name of the file says its number alone."""
    row, _ = the_agreement(request, number)
    unit = unit_names(request).get(row.request.unit.code, row.request.unit.code)
    content = print_agreement(paper_of(row, unit=unit), on=row.head_signed or request.today, draft=not life(row).signed)
    return attached(content, "application/pdf", f"accordo-agile-{row.request.number}-{row.edition}.pdf")


def the_agreement(request: MemberRequest, number: int) -> tuple[models.Agreement, Hand]:
    """The last edition of the agreement of a request, and what one is to it; 404 for who may not see it."""
    looker = Looker.of(request)
    row = visible(looker).filter(request__number=number).first()
    if row is None:
        raise Http404("Questo accordo non c’è, o non è tuo.")
    return row, hand(looker, row.request)


def due(request: MemberRequest) -> list[models.Agreement]:
    """The agreements one sees whose report was due by today and is not there."""
    rows = visible(Looker.of(request)).filter(report_due__lte=request.today).exclude(reports__final=True)
    return [row for row in rows if life(row).signed]


def _facts(row: models.Agreement) -> tuple[tuple[str, str], ...]:
    """What one signs, in short; the whole is in the agreement's page and paper."""
    end = f"al {it_day(row.last_day)}" if row.last_day else "senza termine"
    safety = f"consegnata il {it_day(row.safety_on)}" if row.safety_on else "da consegnare: senza non si firma"
    return (
        ("Giorni", f"{row.days} la settimana al massimo, dal {it_day(row.first_day)} {end}"),
        ("Obiettivi", row.goals),
        ("Modalità", row.ways),
        ("Come si misurano i risultati", row.measures),
        ("Contattabilità", row.contact),
        ("Disconnessione", row.disconnection),
        ("Strumenti", row.tools),
        ("Informativa sulla sicurezza", safety),
    )


def _initial(row: models.Request, last: models.Agreement | None, today: date) -> dict[str, object]:
    if last is None:
        days = row.granted_days or row.days
        first = {"days": days, "first_day": row.first_day, "last_day": row.last_day, "version": 0}
        return {**first, "disconnection": AgreementForm.base_fields["disconnection"].initial}
    told = {name: getattr(last, name) for name in (*actions.FIELDS, "version")}
    return told | {"first_day": max(today, last.first_day + timedelta(days=1))} if life(last).signed else told


def _trail(request: MemberRequest, held: Hand, last: str) -> list[tuple[str, str]]:
    first = ("Il tuo lavoro agile", at(request, "mine")) if held.person else ("Accordi", at(request, "agreements"))
    return [*trail_of(request), first, (last, "")]
