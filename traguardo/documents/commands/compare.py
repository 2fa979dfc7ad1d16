"""`traguardo documents compare`: a published document held against a plan, without a database."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from traguardo.documents.commands.reading import plan_of, refuse
from traguardo.documents.domain.comparison import Comparison, Difference, Sort, compare
from traguardo.documents.domain.register import Register
from traguardo.documents.intake.published import read_published
from traguardo.documents.intake.tables import read_tables
from traguardo.documents.library.claims import subjects_of
from traguardo.kernel.trouble import in_words
from traguardo.performance.facade import Unreadable


@click.group()
def documents() -> None:
    """I documenti: averli in ogni formato, confrontare quelli pubblicati con il piano."""


@documents.command("compare")
@click.argument("published", metavar="DOCUMENTO", type=click.Path(path_type=Path))
@click.argument("plan", metavar="PIANO", type=click.Path(path_type=Path))
@click.option(
    "--mapping", "-m", metavar="TRACCIATO", help="Tracciato del piano: pdo, albero, relazione o un file TOML."
)
@click.option(
    "--data", "-d", metavar="CARTELLA", type=click.Path(path_type=Path), help="Tavole di cifre da confrontare."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def compare_published(published: Path, plan: Path, mapping: str | None, data: Path | None, form: str) -> None:
    """Confronta un documento pubblicato (PDF, DOCX o testo) con un piano: quali cifre non sono le stesse.

    Esce con 0 se non ci sono cifre diverse, con 1 se ce ne sono, con 2 se un file non si può leggere.
    """
    wanted, _ = plan_of(plan, mapping)
    try:
        tables = read_tables(data).tables if data else ()
        read = read_published(published.name, published.read_bytes(), tables=True)
    except Unreadable as unreadable:
        refuse(published, (unreadable.finding,))
    except OSError as trouble:
        raise click.ClickException(f"Non posso leggere «{published}»: {in_words(trouble)}.") from trouble
    register = Register({table.code: table for table in tables})
    found = compare(subjects_of(wanted, register.tables), read)
    click.echo(_as_json(found) if form == "json" else _as_text(published.name, found, read.notes))
    raise SystemExit(int(bool(found.of(Sort.OTHER))))


def _as_json(found: Comparison) -> str:
    whole = {"claims": found.claims, "same": found.same, "differences": [asdict(each) for each in found.differences]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_text(name: str, found: Comparison, notes: tuple[str, ...]) -> str:
    lines = [f"«{name}»: {found.same} cifre su {found.claims} sono le stesse.", *notes]
    for sort in Sort:
        differences = found.of(sort)
        lines += [f"\n{sort.value.capitalize()} ({len(differences)})"] if differences else []
        lines += [f"  {_line(each)}" for each in differences]
    return "\n".join(lines)


def _line(each: Difference) -> str:
    what = f", {each.what}: {each.ours}" if each.what else ""
    theirs = f" → {each.theirs}" if each.theirs else ""
    where = f" [{each.where}]" if each.where else ""
    return f"{each.kind} {each.code} «{each.name}»{what}{theirs}{where}"
