"""The PIAO of the example body as PDF, against WeasyPrint on its page and LibreOffice on its Word file: the same content."""

import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.documents import pages

BODY = Path(__file__).resolve().parents[1] / "examples" / "sds-terre-di-ombrena"
AT = date(2022, 12, 31)
OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)


def paper_of_body():
    """The document with its tables, its figures and the parts of its plan."""
    from traguardo.documents.domain.register import Register
    from traguardo.documents.intake.manuscripts import read_manuscript
    from traguardo.documents.library.composing import Cover, compose
    from traguardo.documents.library.frame import Material
    from traguardo.documents.library.plan_tables import plan_tables
    from traguardo.monitoring.facade import usual_deadline_table
    from traguardo.performance.facade import read_plan, score_plan

    read, plan = read_manuscript(BODY / "piao-2022"), read_plan(BODY / "piano-2022").plan
    material = Material(plan=plan, score=score_plan(plan, at=AT), act="Assemblea, n. 14 del 30/06/2022")
    tables = {table.code: table for table in read.tables}
    tables |= {"scadenze": usual_deadline_table(2022)} | plan_tables(material)
    cover = Cover(owner=plan.authority.name, owner_kind=plan.authority.kind, at=AT, act=material.act)
    return compose(read.manuscript, Register(tables), cover, material).paper


def timed(work: Callable[[], bytes]) -> tuple[float, float, bytes]:
    """The second of two runs, for caches are warm for everybody: seconds on the clock, seconds of processor, result."""
    work()
    start, before = time.perf_counter(), processor()
    result = work()
    return time.perf_counter() - start, processor() - before, result


def processor() -> float:
    """Seconds of processor this process and those it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def by_office(docx: Path) -> bytes:
    """LibreOffice without a screen, as a server would call it."""
    folder = docx.parent
    profile = f"-env:UserInstallation=file://{folder}/profilo"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    subprocess.run(command, check=True, capture_output=True)
    return docx.with_suffix(".pdf").read_bytes()


def run(folder: Path) -> None:
    import weasyprint

    from traguardo.documents.library.formats import pdf
    from traguardo.documents.library.formats.docx import docx_bytes
    from traguardo.documents.library.formats.page import page_bytes

    paper = paper_of_body()
    html, docx = page_bytes(paper).decode(), folder / "piao.docx"
    docx.write_bytes(docx_bytes(paper))
    clock, mine, ours = timed(lambda: pdf.write(paper, draft=False))
    peers = {"weasyprint (page)": lambda: weasyprint.HTML(string=html).write_pdf()}
    if OFFICE:
        peers["LibreOffice (Word file)"] = lambda: by_office(docx)
    print("A PIAO as PDF, seconds on the clock and of processor; ours is PDF/A-3a and PDF/UA-1 with the data attached;")
    print("peers: plain PDF, same content")
    print(f"  traguardo {clock:6.2f} {mine:6.2f} ({pages(ours)} pages)")
    for name, work in peers.items():
        theirs, peer, made = timed(work)
        print(
            f"  {name} {theirs:6.2f} {peer:6.2f} ({pages(made)} pages)   ratio {theirs / clock:4.1f} {peer / mine:4.1f}"
        )
    if not OFFICE:
        print("  LibreOffice is not on this machine")
