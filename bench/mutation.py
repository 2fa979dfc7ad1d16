"""The mutation score of the domain of a context, tried by `mutmut` with the tests of that context: by module, and whole.

`make mutation OF=incentives SAMPLE=600 SEED=1`: with a sample the score is estimated in minutes: so many of the mutants that
`mutmut` wrote are drawn by the seed, the same seed the same ones, and only they are tried; the score has its 95% margin.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Container
from math import sqrt
from multiprocessing import get_context
from pathlib import Path
from random import Random

ROOMS = Path("mutants/traguardo")
SAID = Path("mutants/said.txt")
LEAST = 90
# How mutmut writes the end of a mutant: the exit code of pytest, or of the signal that stopped it.
KILLED, TIMED_OUT, SURVIVED, UNTESTED = {1, 3, 37}, {-24, 24, 36, 152, 255}, {0}, {5, 33}
COLUMNS = ("mutants", "killed", "timeout", "survived", "untested", "other", "unchecked", "score")


def fate(code: int | None) -> str:
    """What became of a mutant; a test that never ends has noticed it, a mutant no test reaches has not been noticed."""
    known = {"killed": KILLED, "timeout": TIMED_OUT, "survived": SURVIVED, "untested": UNTESTED}
    return "unchecked" if code is None else next((name for name, codes in known.items() if code in codes), "other")


def mutants(meta: Path) -> dict[str, int | None]:
    """A module's mutants by name, with the exit code of each."""
    return json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]


def tally(meta: Path, among: Container[str] | None) -> Counter[str]:
    """The fates of a module's mutants, of those drawn where some were."""
    return Counter(fate(code) for name, code in mutants(meta).items() if among is None or name in among)


def mutmut(of: str, jobs: str, names: list[str]) -> None:
    """Change the domain of one context and run the tests of it alone: those of the others would only be collected."""
    from mutmut.__main__ import cli
    from mutmut.configuration import config

    config().only_mutate = [f"traguardo/{of}/domain/*"]
    config().pytest_add_cli_args_test_selection = [f"traguardo/{of}/tests"]
    SAID.parent.mkdir(exist_ok=True)
    os.dup2(os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), sys.stdout.fileno())
    cli(["run", "--max-children", jobs, *names])


def tried(of: str, jobs: str, names: list[str]) -> None:
    """Try those mutants in a process of its own, since `mutmut` loads the domain it has changed; exit where it fails."""
    run = get_context("fork").Process(target=mutmut, args=(of, jobs, names))
    run.start()
    run.join()
    if run.exitcode:
        sys.exit(f"mutmut stopped: see {SAID}.")


def drawn(domain: Path, count: int, seed: str) -> list[str]:
    """Names drawn among all the mutants, the same for the same seed."""
    names = sorted(name for meta in domain.rglob("*.meta") for name in mutants(meta))
    return Random(seed).sample(names, min(count, len(names)))


def score(counts: Counter[str]) -> float | None:
    """Percent noticed of what was checked."""
    checked = counts.total() - counts["unchecked"]
    return 100 * (counts["killed"] + counts["timeout"]) / checked if checked else None


def line(name: str, counts: Counter[str]) -> str:
    told = score(counts)
    cells = [counts.total(), *(counts[each] for each in COLUMNS[1:-1]), "-" if told is None else f"{told:.1f}%"]
    return f"{name:36}" + "".join(f"{cell!s:>10}" for cell in cells)


def main() -> None:
    """Print the table, the worst modules first; exit 1 under the least score or with nothing checked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--of", default="performance", metavar="CONTEXT")
    asked.add_argument("--sample", type=int, metavar="N")
    asked.add_argument("--seed", default="1")
    asked.add_argument("--jobs", default="2")
    told = asked.parse_args()
    domain = ROOMS / told.of / "domain"
    tried(told.of, told.jobs, [f"traguardo.{told.of}.domain.*{'__mutmut_40' if told.sample else ''}"])
    among = drawn(domain, told.sample, told.seed) if told.sample else None
    if among:
        tried(told.of, told.jobs, among)
    modules = {str(path.relative_to(domain))[: -len(".py.meta")]: tally(path, among) for path in domain.rglob("*.meta")}
    modules = {name: counts for name, counts in modules.items() if counts}
    whole = sum(modules.values(), Counter())
    print(f"{'module':36}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, counts in sorted(modules.items(), key=lambda pair: score(pair[1]) if score(pair[1]) is not None else 101):
        print(line(name, counts))
    print(line("whole", whole))
    reached = score(whole)
    if whole["unchecked"]:
        print(f"{whole['unchecked']} mutants were not checked: the score is of the others.")
    if among and reached is not None:
        margin = 1.96 * sqrt(reached * (100 - reached) / whole.total())
        print(f"Estimated on {whole.total()} mutants drawn by the seed «{told.seed}»: {reached:.1f}% ± {margin:.1f}.")
    sys.exit(0 if reached is not None and reached >= LEAST else 1)


if __name__ == "__main__":
    main()
