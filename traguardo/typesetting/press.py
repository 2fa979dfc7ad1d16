"""Prints a document: lays out an empty folder with the template and the house library, and runs the compositor on it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from traguardo.typesetting import compositor, content
from traguardo.typesetting.coverage import FONTS, printable
from traguardo.typesetting.faults import TypesettingError

HERE = Path(__file__).parent
LIBRARY = HERE / "library"
CLOSED_DOOR = "http://127.0.0.1:9"


def typeset(
    template: Path | str,
    data: Mapping[str, object],
    *,
    title: str,
    date: date,
    draft: bool = False,
    attachment: str = "dati.json",
    kept: Mapping[str, object] | None = None,
    seconds: int = 60,
    megabytes: int = 3072,
) -> bytes:
    """PDF/A-3a and PDF/UA-1 of `template` (a file, with the .typ files beside it, or Typst source as text) over `data`.

    The data reaches the template only as JSON; it is attached to the PDF under the name `attachment`, or `kept` is in
    its stead. `date` is the document's own date: the same template, data and date give the same bytes. `draft` prints
    the watermark «bozza».
    Limits: `seconds` of time, `megabytes` of address space. TypesettingError says why nothing was produced: an error
    or a warning of the template, a limit passed, a compositor that died.
    """
    with tempfile.TemporaryDirectory(prefix="traguardo-") as folder:
        root = Path(folder, "root")
        request: compositor.Request = {
            "template": str(_lay_out(root, template)),
            "root": str(root),
            "fonts": str(FONTS),
            "packages": str(Path(folder, "packages")),
            "inputs": {
                "data": content.for_pages(data),
                "source": content.as_json(data if kept is None else kept),
                "title": printable(title),
                "date": date.isoformat(),
                "draft": "yes" if draft else "no",
                "attachment": attachment,
            },
            "timestamp": int(datetime.combine(date, time(12), UTC).timestamp()),
            "seconds": seconds,
            "megabytes": megabytes,
        }
        return _run(json.dumps(request), folder, seconds)


def _lay_out(root: Path, template: Path | str) -> Path:
    """Fill the root folder the compositor may read: the template, its neighbours and the house library."""
    shutil.copytree(LIBRARY, root / "library")
    main = root / "main.typ"
    if isinstance(template, str):
        main.write_text(template, encoding="utf-8")
        return main
    for neighbour in template.parent.glob("*.typ"):
        shutil.copyfile(neighbour, root / neighbour.name)
    shutil.copyfile(template, main)
    return main


def _run(request: str, folder: str, seconds: int) -> bytes:
    environment = {"PATH": os.defpath, "HOME": folder, "RAYON_NUM_THREADS": "2"}
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), CLOSED_DOOR)
    try:
        done = subprocess.run(
            [sys.executable, "-I", compositor.__file__],
            input=request.encode(),
            capture_output=True,
            timeout=seconds,
            cwd=folder,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise _late(seconds) from expired
    if done.returncode == -signal.SIGXCPU:  # two threads spend the seconds of the processor before those of the clock
        raise _late(seconds)
    if done.returncode == compositor.REFUSED:
        raise TypesettingError("Il documento non è stato composto.", tuple(json.loads(done.stdout)))
    if done.returncode:
        raise _died(done)
    return done.stdout


def _late(seconds: int) -> TypesettingError:
    return TypesettingError(f"La composizione del documento ha superato {seconds} secondi ed è stata fermata.")


def _died(done: subprocess.CompletedProcess[bytes]) -> TypesettingError:
    last_words = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    return TypesettingError(
        f"Il compositore si è fermato (esito {done.returncode}): limite di tempo o di memoria superato.",
        tuple(last_words),
    )
