"""A regulation tried on a whole population, alone or against another: nothing is kept but what the same question would give again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_number
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.compiling import Compiled, compile_regulation
from traguardo.social_services.domain.explaining import gravest_first
from traguardo.social_services.domain.population import together
from traguardo.social_services.intake.regulations import read_regulation_text
from traguardo.social_services.library.report import Report, Sides, report_of
from traguardo.social_services.library.simulation import (
    DuckEngine,
    EngineError,
    as_people,
    impossible,
    invent_file,
    simulate,
)

MOST = 200_000
THREADS, MEMORY, REMEMBERED = 2, "1GB", 16
_ONE_AT_A_TIME = Lock()  # a web process is not for reckoning: the next one waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A regulation as it was chosen: its TOML, and its name in a sentence."""

    text: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is tried: a regulation on a day with all that is known by then, against the one before (None: alone)."""

    tried: Text
    before: Text | None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What came out; no report where the findings hold an error."""

    report: Report | None
    findings: tuple[Finding, ...]


@lru_cache(maxsize=REMEMBERED)
def simulated_invented(asked: Asked, *, people: int, seed: int) -> Simulated:
    """On so many invented people: the same question gives the same figures, so the last ones are remembered."""
    source = f"Popolazione inventata di {it_number(people)} persone, seme {seed}"

    def laid(sides: Sides, folder: Path) -> Path:
        pair = [each for each in (sides.before, sides.after) if each]
        columns, clashing = together([read for each in pair for read in each.program.inputs])
        if clashing:
            raise EngineError(
                f"{listed(clashing)}: la stessa chiave vuol dire cose diverse nei due regolamenti, e non si confrontano."
            )
        out = folder / "popolazione.parquet"
        list(invent_file(columns, people=people, seed=seed, out=out))
        return out

    return _simulated(asked, laid, source)


def simulated_upload(asked: Asked, *, name: str, content: bytes) -> Simulated:
    """On the people of a file that lives as long as its reading."""

    def laid(_: Sides, folder: Path) -> Path:
        file = folder / f"popolazione{Path(name).suffix.casefold()}"
        file.write_bytes(content)
        return as_people(file, folder)

    return _simulated(asked, laid, "File caricato, non conservato")


def _simulated(asked: Asked, laid: Callable[[Sides, Path], Path], source: str) -> Simulated:
    sides, findings = _sides(asked)
    if sides is None:
        return Simulated(report=None, findings=tuple(findings))
    with _ONE_AT_A_TIME, TemporaryDirectory() as folder:
        engine = DuckEngine(threads=THREADS, memory=MEMORY)
        try:
            file = laid(sides, Path(folder))
            done = simulate(engine, file, sides.before, sides.after, None, lambda *_: None, most=MOST)
        except EngineError as trouble:
            return Simulated(report=None, findings=(impossible(str(trouble)),))
        finally:
            engine.close()
    found = gravest_first((*sides.out_of_force, *done.findings))
    if done.effects is None:
        return Simulated(report=None, findings=found)
    return Simulated(report=report_of(sides, done.effects, found, source=source), findings=found)


def _sides(asked: Asked) -> tuple[Sides | None, list[Finding]]:
    """Both compiled; None with what is wrong in either."""
    texts = [each for each in (asked.before, asked.tried) if each]
    made = [_compiled(each.text, asked.on) for each in texts]
    compiled = [each for each, _ in made if each]
    if len(compiled) < len(texts):
        return None, [finding for _, found in made for finding in found]
    names = (texts[0].name, texts[-1].name)
    return Sides(before=compiled[0], after=compiled[1] if asked.before else None, names=names), []


def _compiled(text: str, on: date) -> tuple[Compiled | None, list[Finding]]:
    read, findings = read_regulation_text(text)
    return (None, findings) if read is None else compile_regulation(read, on=on, known=on)
