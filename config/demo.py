"""The main job on the bundled bodies: import → check → measure → score → staff → report, printed; then the site."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from django.core.management import call_command
from django.utils import timezone

from config import agile_work, bonuses, leps, need, papers, people, registers, services, training, wellbeing
from config.examples import ACCOUNTS, BY, PASSWORD, email, tenant
from config.serve import start
from config.year import go_on, live
from traguardo.access.facade import Authority, User
from traguardo.documents.facade import render_pdf
from traguardo.performance import facade as performance
from traguardo.performance.actions.importing import import_plan

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = (
    "consorzio-valserena",
    "sds-terre-di-ombrena/piano-2021",
    "sds-terre-di-ombrena/piano-2022",
    "consorzio-piana-del-lirone",
)
EVALUATED = {"sds-terre-di-ombrena": 2022}  # where the sources tell enough: evaluations of a year, regulations
WORDS = {"error": ("errore", "errori"), "warning": ("avviso", "avvisi"), "note": ("nota", "note")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What the demo made of one plan."""

    plan: performance.Plan
    score: performance.PlanScore
    findings: list[performance.Finding]
    at: date


@click.command()
@click.option("--no-serve", is_flag=True, help="Si ferma prima del sito.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "demo", help="Cartella dei file prodotti.")
@click.option("--port", default=8000, help="Porta del sito.")
def demo(out: Path, port: int, *, no_serve: bool) -> None:
    """Il lavoro principale sugli enti d'esempio: importa, controlla, misura, valuta, rendiconta; poi il sito."""
    call_command("migrate", verbosity=0, interactive=False)
    for folder in EXAMPLES:
        run(ROOT / "examples" / folder, out / folder)
    for authority in Authority.objects.order_by("name"):
        today = timezone.localdate()
        done = (
            papers.site(authority, today=today),
            go_on(authority, today=today),
            *from_result_to_euro(authority, today),
        )
        if any(done):
            click.echo(f"\n{authority.name}: {'; '.join(said for said in done if said)}.")
    accounts()
    if not no_serve:
        start(port)


def from_result_to_euro(authority: Authority, today: date) -> Iterator[str]:
    """The evaluations of a year, the services, the fund and its sharing, where the body has them; in words."""
    folder = ROOT / "examples" / authority.code
    if authority.code in EVALUATED:
        yield people.evaluated(authority, EVALUATED[authority.code], today=today)
        yield services.regulated(authority)
    yield bonuses.funded(authority, folder / "fondo-2016", today=today)


def employed(authority: Authority, today: date) -> Iterator[str]:
    """The staff and the registers kept of them, where the body has any; in words."""
    folder = ROOT / "examples" / authority.code
    yield people.staffed(authority, folder / "personale")
    if authority.code in EVALUATED:
        yield need.furnish(authority, folder / "fabbisogno-2022", today=today)
        yield leps.furnish(authority, today=today)
        yield training.furnish(authority, folder / "formazione-2022", today=today)
        yield agile_work.furnish(authority, today=today)
        yield wellbeing.furnish(authority, today=today)
        yield registers.linked(authority)


def run(folder: Path, out: Path) -> None:
    """The six steps on one plan, a line each."""
    reading = performance.read_plan(folder)
    if reading.plan is None:
        raise click.ClickException("; ".join(finding.message for finding in reading.findings))
    authority = tenant(reading.plan)
    kept = import_plan(by=BY, authority=authority, reading=reading, file_name=folder.name)
    plan = performance.edition_plan(kept.edition)
    click.echo(f"\n{plan.authority.name}\n{plan.title}, anno {plan.year}")
    line("importa", f"{contents(plan)}{' (già importato: niente da cambiare)' if kept.already else ''}")
    done = prepare(plan)
    line("controlla", counted(done.findings))
    line("misura", measured(done))
    line("valuta", scored(done))
    if lived := live(authority, kept.edition, today=timezone.localdate()):
        line("governa", lived)
    edition, today = performance.current_edition(authority.code, year=plan.year), timezone.localdate()
    if kept_up := "; ".join(filter(None, employed(authority, today))):
        line("gestisce", kept_up)
    if written := papers.document(authority, edition, folder.parent / f"piao-{plan.year}", today=today):
        line("documenta", written)
    files = [*report(done, out), *papers.files(authority, plan.year, out)]
    line("rendiconta", f"in {shown(out)}/: {', '.join(path.name for path in files)}")


def prepare(plan: performance.Plan) -> Prepared:
    at = plan.reporting_date or date(plan.year, 12, 31)
    return Prepared(plan=plan, at=at, findings=performance.check_plan(plan), score=performance.score_plan(plan, at=at))


def report(done: Prepared, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for kind in ("pdo", "relazione"):
        path = out / f"{kind}.pdf"
        path.write_bytes(render_pdf(kind, done.plan, done.score, at=done.at))
        files.append(path)
    workbook, scores = out / "piano.xlsx", out / "punteggi.xlsx"
    performance.write_plan(done.plan, workbook)
    performance.write_results(done.plan, done.score, scores)
    return [*files, workbook, scores]


def contents(plan: performance.Plan) -> str:
    parts = (
        (len(plan.objectives), "obiettivi"),
        (len(plan.steps), "fasi"),
        (len(plan.indicators), "indicatori"),
        (len(plan.links), "collegamenti"),
    )
    return ", ".join(f"{number} {word}" for number, word in parts if number)


def counted(findings: list[performance.Finding]) -> str:
    counts = Counter(str(finding.severity) for finding in findings)
    said = [f"{counts[key]} {one if counts[key] == 1 else many}" for key, (one, many) in WORDS.items() if counts[key]]
    return ", ".join(said) if "error" in counts else ", ".join(["nessun errore", *said])


def measured(done: Prepared) -> str:
    coverage = f"{done.score.coverage:.2f}".replace(".", ",") if done.score.coverage is not None else "0"
    return f"{len(done.plan.measurements)} rilevazioni; al {done.at:%d/%m/%Y} è misurato il {coverage}% di ciò che è dovuto"


def scored(done: Prepared) -> str:
    if done.score.score is None:
        return f"non calcolabile: {done.score.why}"
    return f"{str(done.score.score).replace('.', ',')} punti su 100"


def accounts() -> None:
    """Print the ready accounts."""
    click.echo(f"\nAccessi pronti (password di tutti: {PASSWORD})")
    for authority in Authority.objects.order_by("name"):
        click.echo(f"  {authority.name}")
        for name, role in ACCOUNTS:
            if User.objects.filter(email=email(name, authority.code)).exists():
                click.echo(f"    {email(name, authority.code):<55} {role.label}")


def line(step: str, text: str) -> None:
    click.echo(f"  {step:<11} {text}")


def shown(path: Path) -> str:
    """The path as one would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
