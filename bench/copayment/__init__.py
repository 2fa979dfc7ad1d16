"""The two rules of the source on a million people: who is fast, and who gets the cents right.

One thread, CPU seconds of this process, the best of a few runs taken in turn so that a busy machine weighs on all. All start from
columns of integer cents in memory and give a column of cents. Every result is compared on all the people with the integer kernel
written by hand, and that one with the exact machine on a sample.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE, SAMPLE, ROUNDS, SEED = 1_000_000, 20_000, 5, 11
RULES = ("home-care", "residence")


def run() -> None:
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    print(f"Co-payment of {PEOPLE:,} people, CPU seconds on one thread")
    with tempfile.TemporaryDirectory() as folder:
        for name in RULES:
            _race(name, Path(folder))
        _streaming(Path(folder))
    _explained()


def compiled_rule(name):
    from datetime import date

    from traguardo.social_services.domain.compiling import compile_regulation
    from traguardo.social_services.library.shipped import regulation_at

    regulation, _ = regulation_at(name)
    compiled, findings = compile_regulation(regulation, on=date(2026, 11, 1), known=date(2026, 11, 1))
    assert compiled, findings
    return compiled


def people_of(compiled, file):
    """Integer cents by key as NumPy columns, and which are there."""
    import numpy as np
    import pyarrow.parquet as pq

    from traguardo.social_services.library.simulation import invent_file

    list(invent_file(compiled.program.inputs, people=PEOPLE, seed=SEED, out=file))
    table = pq.read_table(file)
    values, given = {}, {}
    for read in compiled.program.inputs:
        column = table[read.name]
        whole = column.cast("int64") if read.scale == 1 else _unscaled(column)
        given[read.name] = ~np.asarray(column.is_null())
        values[read.name] = np.asarray(whole.fill_null(0)).astype("int64")
    return values, given


def _unscaled(column):
    """The integer inside a decimal of the key's scale."""
    import pyarrow as pa

    column = column.combine_chunks()
    whole = pa.decimal128(column.type.precision, 0)
    return pa.Array.from_buffers(whole, len(column), column.buffers(), column.null_count).cast("int64")


def _race(name, folder) -> None:
    from bench.copayment import duck, frames, kernels, numba_kernel, openfisca

    compiled = compiled_rule(name)
    values, given = people_of(compiled, folder / f"{name}.parquet")
    figures = kernels.figures(compiled)
    runners = {
        "integers by hand, NumPy": kernels.prepared(name, values, given, figures),
        "DuckDB, from the rules": duck.prepared(compiled, values, given),
        "DuckDB, with who pays": duck.prepared(compiled, values, given, payers=True),
        "DuckDB, SQL by hand": duck.by_hand(name, values, given, figures),
        "compiled with numba, from the rules": numba_kernel.prepared(compiled, values, given),
        "OpenFisca, float32": openfisca.prepared(name, values, given, figures),
        "Polars, integers": frames.polars_integers(name, values, given, figures),
        "Polars, floats": frames.polars_floats(name, values, given, figures),
        "pandas, integers": frames.pandas_integers(name, values, given, figures),
        "pandas, floats": frames.pandas_floats(name, values, given, figures),
    }
    spent, found = best_in_turn(runners)
    reference = found["integers by hand, NumPy"]
    print(
        f"  {name}: integers by hand against the exact machine on {SAMPLE:,} people, {sampled(compiled, values, given, reference)} wrong"
    )
    fisca, floor = spent["OpenFisca, float32"], spent["integers by hand, NumPy"]
    for who, seconds in spent.items():
        wrong = int((found[who] != reference).sum())
        print(
            f"    {who:36} {seconds:7.4f}  {fisca / seconds:5.1f}× less than OpenFisca, {seconds / floor:5.2f}× the floor, {wrong:>7,} cents wrong"
        )


def best_in_turn(runners):
    """The least CPU seconds of each, all run once a round, and what each gave."""
    spent, found = {}, {}
    for _ in range(ROUNDS):
        for who, work in runners.items():
            gc.collect()
            start = time.process_time()
            found[who] = work()
            spent[who] = min(spent.get(who, 1e9), time.process_time() - start)
    return spent, found


def sampled(compiled, values, given, reference) -> int:
    """How many of a sample the reference gets wrong against the exact machine."""
    from traguardo.social_services.domain.machine import Run

    wrong = 0
    for place in range(0, PEOPLE, PEOPLE // SAMPLE):
        run_ = Run({key: int(column[place]) for key, column in values.items() if given[key][place]})
        wrong += not run_(compiled.program.valid) or run_(compiled.program.amount) != reference[place]
    return wrong


STREAMED = """
import sys, time
from pathlib import Path
from config.cli import main
sys.argv[0] = "traguardo"
try:
    main()
finally:
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(time.process_time(), peak.split()[1], file=sys.stderr)
"""


def _streaming(folder) -> None:
    """The whole command in a process of its own: peak memory with one million people and with ten."""
    from traguardo.social_services.library.simulation import invent_file

    peaks = {}
    for people in (PEOPLE, 10 * PEOPLE):
        file = folder / "stream.parquet"
        list(invent_file(compiled_rule("home-care").program.inputs, people=people, seed=SEED, out=file))
        command = [sys.executable, "-c", STREAMED, "social-services", "simulate", "home-care", str(file)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stderr.split()
        peaks[people] = int(told[-1]) / 1024
        print(
            f"  simulate home-care, {people:>10,} people, two threads: {float(told[-2]):6.2f} CPU s, peak {peaks[people]:,.0f} MB"
        )
    print(f"    ten times the people, {peaks[10 * PEOPLE] / peaks[PEOPLE]:.2f}× the memory")


def _explained() -> None:
    """One case of home care with all its why, against one person of OpenFisca with its trace."""
    from bench.copayment import kernels, openfisca
    from traguardo.social_services.domain.explaining import explain, explanation_data

    compiled = compiled_rule("home-care")
    case = {
        "costo": 350,
        "isee": 12000,
        "isee_tipo": "ordinario",
        "isee_scadenza": "2026-12-31",
        "isee_ambito": "ordinaria",
    }
    figures = kernels.figures(compiled)
    works = {
        "traguardo, explained as data": lambda: explanation_data(compiled, explain(compiled, case)),
        "OpenFisca with trace": lambda: openfisca.traced(figures, cost=35_000, isee=1_200_000),
    }
    print("One case explained, milliseconds")
    for who, work in works.items():
        print(f"    {who:36} {_milliseconds(work):7.3f}")


def _milliseconds(work, times=200) -> float:
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000
