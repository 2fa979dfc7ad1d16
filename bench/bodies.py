"""Roll-up of 10,000 bodies × 200 indicators in one process, against the same table in pandas and in Polars."""

import random
import time
from collections.abc import Callable
from pathlib import Path

INDICATORS = 200
SIZES = (1_000, 10_000)


def table_of(path: Path, bodies: int) -> Path:
    """Six in ten better higher, one in twenty without a result, weights in halves."""
    chance = random.Random(bodies)
    with path.open("w", encoding="utf-8") as lines:
        lines.write("ente;verso;atteso;risultato;peso\n")
        for body in range(bodies):
            for _ in range(INDICATORS):
                way = "crescente" if chance.random() < 0.6 else "decrescente"
                value = "" if chance.random() < 0.05 else f"{chance.randint(0, 5000) / 10}"
                goal, weight = chance.randint(1, 5000) / 10, chance.randint(1, 40) / 2
                lines.write(f"E{body:05};{way};{goal};{value};{weight}\n")
    return path


def ours(path: Path) -> list[str]:
    """Exact scores, rounded half up once; every bad cell would be told."""
    from traguardo.performance.domain.measurement_system import default_system
    from traguardo.performance.domain.scoring.rollup import roll_up_bodies
    from traguardo.performance.intake.results_table import ResultsTable

    return [str(each.score) for each in roll_up_bodies(ResultsTable(path).rows, default_system())]


def pandas_peer(path: Path) -> list[str]:
    """The same in floats."""
    import pandas as pd

    rows = pd.read_csv(path, sep=";").dropna(subset=["risultato"])
    up = rows["risultato"] / rows["atteso"] * 100
    down = (2 * rows["atteso"] - rows["risultato"]) / rows["atteso"] * 100
    degree = up.where(rows["verso"] == "crescente", down).clip(0, 100)
    rows["punti"] = degree * rows["peso"]
    sums = rows.groupby("ente", sort=False)[["punti", "peso"]].sum()
    return [f"{score:.2f}" for score in sums["punti"] / sums["peso"]]


def polars_peer(path: Path) -> list[str]:
    """The same in floats, on every core."""
    import polars as pl

    value, goal, weight = pl.col("risultato"), pl.col("atteso"), pl.col("peso")
    degree = pl.when(pl.col("verso") == "crescente").then(value / goal * 100).otherwise((2 * goal - value) / goal * 100)
    scored = (
        pl.scan_csv(path, separator=";")
        .filter(value.is_not_null())
        .group_by("ente", maintain_order=True)
        .agg(((degree.clip(0, 100) * weight).sum() / weight.sum()).alias("punteggio"))
        .collect()
    )
    return [f"{score:.2f}" for score in scored["punteggio"]]


def timed(work: Callable[[Path], list[str]], path: Path) -> tuple[float, list[str]]:
    start = time.perf_counter()
    found = work(path)
    return time.perf_counter() - start, found


def run(folder: Path) -> None:
    print(f"Roll-up of bodies × {INDICATORS} indicators from CSV, seconds; peers: pandas, Polars (floats)")
    taken = {}
    warm = table_of(folder / "enti-1.csv", 1)
    for work in (ours, pandas_peer, polars_peer):
        timed(work, warm)
    for bodies in SIZES:
        path = table_of(folder / f"enti-{bodies}.csv", bodies)
        mine, exact = timed(ours, path)
        taken[bodies] = mine
        told = []
        for name, peer in (("pandas", pandas_peer), ("Polars", polars_peer)):
            theirs, floats = timed(peer, path)
            wrong = sum(a != b for a, b in zip(exact, floats, strict=True))
            told.append(f"{name} {theirs:5.2f} (ratio {theirs / mine:4.2f}, {wrong} scores off in the last decimal)")
        print(f"  {bodies:>6} bodies: traguardo {mine:5.2f}   {'   '.join(told)}")
    growth = taken[SIZES[1]] / taken[SIZES[0]] / (SIZES[1] / SIZES[0])
    print(f"  growth 1,000 → 10,000 bodies over linear: {growth:.2f}×")
