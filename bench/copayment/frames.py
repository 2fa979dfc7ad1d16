"""Both rules as one writes them in Polars and in pandas: on integers, exact, and on floats rounded at the end."""

import numpy as np

from bench.copayment.kernels import CAP, DAYS, FROM, KEPT, TO


def polars_integers(name, values, given, figures):
    import polars as pl

    frame = _polars(values, given)
    col, least, most = pl.col, pl.min_horizontal, pl.max_horizontal
    if name == "home-care":
        low, high = figures["low"], figures["high"]
        share = (2 * col("costo") * ((col("isee") * 4).clip(low, high) - low) + (high - low)) // (2 * (high - low))
        share = pl.when(col("tutela_minori") == 1).then(0).otherwise(pl.coalesce(share, "costo"))
    else:
        base = most(least("quota_sociale", CAP) * DAYS - col("isee"), 0).fill_null(0)
        base = most(base - col("franchigia"), 0)
        share = col("quota_sociale") * (DAYS * KEPT) - base * (TO - col("patrimonio").clip(FROM, TO))
        poor = (col("patrimonio") <= FROM) & col("reddito_netto").is_not_null()
        share = pl.when(poor).then(least(share, col("reddito_netto") * KEPT)).otherwise(share)
        share = (2 * share + DAYS * KEPT) // (2 * DAYS * KEPT)

    def work():
        return frame.select(share.alias("share"))["share"].to_numpy()

    return work


def polars_floats(name, values, given, figures):
    import polars as pl

    frame = _polars(values, given).with_columns(pl.all().exclude("tutela_minori") / 100)
    col, least, most = pl.col, pl.min_horizontal, pl.max_horizontal
    if name == "home-care":
        low, high = figures["low"] / 400, figures["high"] / 400
        share = pl.coalesce(col("costo") * (col("isee").clip(low, high) - low) / (high - low), "costo")
        share = pl.when(col("tutela_minori") == 1).then(0.0).otherwise(share)
    else:
        base = most(least("quota_sociale", CAP / 100) - col("isee") / DAYS, 0.0).fill_null(0.0)
        base = most(base - col("franchigia") / DAYS, 0.0)
        share = col("quota_sociale") - base * ((TO / 100 - col("patrimonio")) / (KEPT / 100)).clip(0.0, 1.0)
        poor = (col("patrimonio") <= FROM / 100) & col("reddito_netto").is_not_null()
        share = pl.when(poor).then(least(share, col("reddito_netto") / DAYS)).otherwise(share)
    return lambda: (frame.select(share.round(2).alias("share"))["share"] * 100).round().cast(pl.Int64).to_numpy()


def _polars(values, given):
    import polars as pl

    frame = pl.DataFrame(values)
    return frame.with_columns(
        pl.when(pl.Series(given[key])).then(pl.col(key)).otherwise(None).alias(key)
        for key in ("isee", "reddito_netto")
        if key in values
    )


def pandas_integers(name, values, given, figures):
    frame, there = _pandas(values, given)

    def home_care():
        low, high = figures["low"], figures["high"]
        above = (frame["isee"] * 4).clip(low, high) - low
        share = (2 * frame["costo"] * above + (high - low)) // (2 * (high - low))
        return share.where(there["isee"], frame["costo"]).where(frame["tutela_minori"] != 1, 0).to_numpy()

    def residence():
        base = (frame["quota_sociale"].clip(upper=CAP) * DAYS - frame["isee"]).clip(lower=0).where(there["isee"], 0)
        base = (base - frame["franchigia"]).clip(lower=0)
        share = frame["quota_sociale"] * (DAYS * KEPT) - base * (TO - frame["patrimonio"].clip(FROM, TO))
        rich = (frame["patrimonio"] > FROM) | ~there["reddito_netto"]
        share = share.where(rich, np.minimum(share, frame["reddito_netto"] * KEPT))
        return ((2 * share + DAYS * KEPT) // (2 * DAYS * KEPT)).to_numpy()

    return home_care if name == "home-care" else residence


def pandas_floats(name, values, given, figures):
    frame, there = _pandas(values, given)
    frame = frame / 100

    def home_care():
        low, high = figures["low"] / 400, figures["high"] / 400
        share = frame["costo"] * (frame["isee"].clip(low, high) - low) / (high - low)
        return _cents(share.where(there["isee"], frame["costo"]).where(frame["tutela_minori"] == 0, 0))

    def residence():
        base = (
            (frame["quota_sociale"].clip(upper=CAP / 100) - frame["isee"] / DAYS).clip(lower=0).where(there["isee"], 0)
        )
        base = (base - frame["franchigia"] / DAYS).clip(lower=0)
        share = frame["quota_sociale"] - base * ((TO / 100 - frame["patrimonio"]) / (KEPT / 100)).clip(0, 1)
        rich = (frame["patrimonio"] > FROM / 100) | ~there["reddito_netto"]
        return _cents(share.where(rich, np.minimum(share, frame["reddito_netto"] / DAYS)))

    return home_care if name == "home-care" else residence


def _cents(share):
    return (share.round(2) * 100).round().astype("int64").to_numpy()


def _pandas(values, given):
    import pandas as pd

    return pd.DataFrame(values), pd.DataFrame(given)
