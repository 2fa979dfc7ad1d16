"""Import, check and score of a workbook, against the same work with pandas and openpyxl."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.plans import YEAR, plan_of

AT = date(YEAR, 12, 31)
SIZES = (5_000, 50_000)


def ours(path: Path) -> float:
    """Read, check with every rule of the catalogue, score with derivations; the whole-plan score."""
    from traguardo.performance.domain.checks import check_plan
    from traguardo.performance.domain.measurement_system import default_system
    from traguardo.performance.domain.scoring import score_plan
    from traguardo.performance.intake.reading import read_plan

    plan = read_plan(path).plan
    check_plan(plan)
    return float(score_plan(plan, default_system(), at=AT).score)


def pandas_peer(path: Path) -> float:
    """What a data office would write: read with openpyxl, sum the weights, find the odd targets, weigh the degrees."""
    import pandas as pd

    sheets = pd.read_excel(
        path, sheet_name=["Obiettivi", "Fasi", "Indicatori", "Rilevazioni"], engine="openpyxl", dtype=str
    )
    steps, indicators = sheets["Fasi"], sheets["Indicatori"]
    percent = lambda column: pd.to_numeric(column.astype(str).str.rstrip("%").str.replace(",", "."))  # noqa: E731
    steps["Peso"] = percent(steps["Peso"])
    sums = steps.groupby("Obiettivo")["Peso"].transform("sum")
    steps["anno"] = steps["Peso"] / sums * 100
    steps.loc[(sums - 100).abs() > 0.01]
    target = next(column for column in indicators.columns if column.startswith("Valore atteso"))
    indicators["atteso"], indicators["partenza"] = (
        percent(indicators[target]),
        percent(indicators["Valore di partenza"]),
    )
    indicators.loc[indicators["atteso"] < indicators["partenza"]]
    indicators.loc[indicators.duplicated("Codice indicatore")]
    merged = indicators.merge(sheets["Rilevazioni"], left_on="Codice indicatore", right_on="Indicatore o fase")
    merged["grado"] = (percent(merged["Valore"]) / merged["atteso"] * 100).clip(0, 100)
    return float(merged.groupby("Obiettivo")["grado"].mean().mean())


def timed(work: Callable[[Path], float], path: Path) -> tuple[float, float]:
    start = time.perf_counter()
    result = work(path)
    return time.perf_counter() - start, result


def run(folder: Path) -> None:
    from traguardo.performance.intake.writing import write_plan

    print("Import + check + score of a workbook (XLSX), seconds; peer: pandas + openpyxl")
    taken = {}
    for size in SIZES:
        path = folder / f"piano-{size}.xlsx"
        write_plan(plan_of(size), path)
        if size == SIZES[0]:
            timed(ours, path), timed(pandas_peer, path)
        mine, score = timed(ours, path)
        peer, peer_score = timed(pandas_peer, path)
        taken[size] = mine
        print(
            f"  {size:>6} rows: traguardo {mine:6.2f}   pandas {peer:6.2f}   ratio pandas/traguardo {peer / mine:5.2f}"
        )
        print(f"                scores agree: {score:.2f} and {peer_score:.2f}")
    growth = taken[SIZES[1]] / taken[SIZES[0]] / (SIZES[1] / SIZES[0])
    print(f"  growth 5,000 → 50,000 over linear: {growth:.2f}×")
