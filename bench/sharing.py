"""A fund among 100,000 people: quotas by category, part time, presence and band, to the cent, against the same in pandas.

Every side has the same people in memory and gives every person their cents, summing to what is given. The fair peers work
on decimals or whole numbers (no float), the fast one on floats; the cents each gets wrong against the exact result are counted.
"""

import gc
import random
import time
from decimal import Decimal
from fractions import Fraction

FUND = 12_345_678_90
COEFFICIENTS = {"A": "1", "B": "1.06", "C": "1.15", "D": "1.32"}
BANDS = ((0, 0), (60, 70), (75, 85), (90, 100))
SIZES = (10_000, 100_000)
RULES = {
    "method": "quotas",
    "remainder": "again",
    "categories": COEFFICIENTS,
    "bands": [{"from": score, "percent": percent} for score, percent in BANDS],
}


def people(number: int) -> list[dict[str, object]]:
    """Part time and presence in hundredths of a point, score in tenths."""
    chance = random.Random(number)
    return [
        {
            "id": f"P{place:06}",
            "category": chance.choice("ABCD"),
            "part_time": chance.choice((5_000, 8_333, 10_000, 10_000)),
            "presence": chance.randint(6_000, 10_000),
            "score": chance.randint(400, 1_000),
        }
        for place in range(number)
    ]


def workers(rows):
    from traguardo.incentives.domain.sharing import Worker

    return [
        Worker(
            id=row["id"],
            category=row["category"],
            part_time=Fraction(row["part_time"], 10_000),
            presence=Fraction(row["presence"], 10_000),
            score=Fraction(row["score"], 10),
        )
        for row in rows
    ]


def ours(people):
    """Checked and exact; the reasons are written only when one reads them."""
    from traguardo.incentives.domain.sharing import read_rules, share_out
    from traguardo.kernel.money import Money

    rules, _ = read_rules(RULES)
    return [share.amount_cents for share in share_out(Money(FUND), rules, people).shares]


def pandas_whole(frame):
    """The same on whole numbers, exact: products past 64 bits need Python's own, in object columns; no checks, no reasons."""
    import pandas as pd

    coefficient = frame["category"].map({name: int(Fraction(each) * 100) for name, each in COEFFICIENTS.items()})
    band = pd.cut(frame["score"], [each * 10 for each, _ in BANDS] + [10_000], right=False, labels=False)
    percent = band.map(dict(enumerate(each for _, each in BANDS)))
    weight = coefficient * frame["part_time"] * frame["presence"] * percent
    exact = weight.astype(object) * FUND
    whole = sum(weight.tolist())
    cents, rest = exact // whole, exact % whole
    return topped_up(cents, rest)


def pandas_decimals(frame):
    """The same on decimals of 28 digits, as one writes money in Python."""
    import pandas as pd

    coefficient = frame["category"].map({name: Decimal(each) for name, each in COEFFICIENTS.items()})
    band = pd.cut(frame["score"], [each * 10 for each, _ in BANDS] + [10_000], right=False, labels=False)
    percent = band.map(dict(enumerate(Decimal(each) / 100 for _, each in BANDS)))
    tenths_of_thousand = Decimal("0.0001")
    part, presence = (frame[name].map(Decimal) * tenths_of_thousand for name in ("part_time", "presence"))
    weight = coefficient * part * presence * percent
    exact = weight * FUND / weight.sum()
    cents = exact.map(int)
    return topped_up(cents, exact - cents)


def pandas_floats(frame):
    """The same in floats, the cents by largest remainder."""
    exact = float_shares(frame)
    cents = exact.astype("int64")
    return topped_up(cents, exact - cents)


def pandas_rounded(frame):
    """The same in floats, each amount rounded by itself, as a spreadsheet does: the sum is whatever comes."""
    return float_shares(frame).round().astype("int64").tolist()


def float_shares(frame):
    """What comes to each in floats, cents not yet whole."""
    import pandas as pd

    coefficient = frame["category"].map({name: float(each) for name, each in COEFFICIENTS.items()})
    band = pd.cut(frame["score"] / 10, [each for each, _ in BANDS] + [1_000], right=False, labels=False)
    percent = band.map(dict(enumerate(each / 100 for _, each in BANDS)))
    weight = coefficient * (frame["part_time"] / 10_000) * (frame["presence"] / 10_000) * percent
    return FUND * weight / weight.sum()


def topped_up(cents, rest):
    """A cent more to the largest remainders, until the fund is given whole."""
    order = rest.sort_values(ascending=False, kind="stable").index[: FUND - cents.sum()]
    cents.loc[order] += 1
    return cents.tolist()


PEERS = (
    ("pandas, decimals", pandas_decimals),
    ("pandas, whole numbers", pandas_whole),
    ("pandas, floats", pandas_floats),
    ("pandas, floats rounded one by one", pandas_rounded),
)


def best_of(work, given, times=7):
    """The shortest of a few runs, and what it gave."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        found = work(given)
        taken.append(time.perf_counter() - start)
    return min(taken), found


def run() -> None:
    import pandas as pd

    gc.set_threshold(100_000)  # as the command line does
    print("Sharing out a fund by quotas, seconds; peers: pandas on the same people in memory")
    spent = {}
    for number in SIZES:
        rows = people(number)
        spent[number], exact = best_of(ours, workers(rows))
        assert sum(exact) == FUND
        print(f"  {number:>7} people: traguardo {spent[number]:.3f}, people and rules checked, every cent given")
        frame = pd.DataFrame(rows)
        for name, peer in PEERS:
            theirs, cents = best_of(peer, frame)
            wrong = sum(a != b for a, b in zip(exact, cents, strict=True))
            lost = sum(cents) - FUND
            print(
                f"    {name:34} {theirs:.3f} (ratio {theirs / spent[number]:4.2f}), {wrong} people wrong, {lost:+d} cents in all"
            )
    growth = spent[SIZES[1]] / spent[SIZES[0]] / (SIZES[1] / SIZES[0])
    print(f"  growth 10,000 → 100,000 people over linear: {growth:.2f}×")
