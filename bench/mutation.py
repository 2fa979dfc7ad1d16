"""The mutation score of the performance domain, read from what `mutmut run` left: by module, and for the whole."""

import json
import sys
from collections import Counter
from pathlib import Path

DOMAIN = Path("mutants/traguardo/performance/domain")
LEAST = 90
# How mutmut writes the end of a mutant: the exit code of pytest, or of the signal that stopped it.
KILLED, TIMED_OUT, SURVIVED, UNTESTED = {1, 3, 37}, {-24, 24, 36, 152, 255}, {0}, {5, 33}
COLUMNS = ("mutants", "killed", "timeout", "survived", "untested", "other", "unchecked", "score")


def fate(code: int | None) -> str:
    """What became of a mutant; a test that never ends has noticed it, a mutant no test reaches has not been noticed."""
    known = {"killed": KILLED, "timeout": TIMED_OUT, "survived": SURVIVED, "untested": UNTESTED}
    return "unchecked" if code is None else next((name for name, codes in known.items() if code in codes), "other")


def tally(meta: Path) -> Counter[str]:
    """The fates of a module's mutants."""
    return Counter(map(fate, json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].values()))


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
    modules = {str(path.relative_to(DOMAIN))[: -len(".py.meta")]: tally(path) for path in DOMAIN.rglob("*.meta")}
    modules = {name: counts for name, counts in modules.items() if counts}
    whole = sum(modules.values(), Counter())
    print(f"{'module':36}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, counts in sorted(modules.items(), key=lambda pair: score(pair[1]) if score(pair[1]) is not None else 101):
        print(line(name, counts))
    print(line("whole", whole))
    reached = score(whole)
    if whole["unchecked"]:
        print(f"{whole['unchecked']} mutants were not checked: the score is of the others.")
    sys.exit(0 if reached is not None and reached >= LEAST else 1)


if __name__ == "__main__":
    main()
