"""The floor: both rules written by hand in NumPy on 64-bit integers, exact."""

from fractions import Fraction

import numpy as np

DAYS, FROM, TO, CAP = 365, 500_000, 2_000_000, 4_900  # days a year; taper of assets and ceiling of the day, in cents
KEPT = TO - FROM


def figures(compiled) -> dict[str, int]:
    """The thresholds of home care in quarters of a cent, from the index the rules took."""
    use = compiled.parameters.get("minimo")
    year = use.value if use else Fraction(0)
    return {"low": int(year * 125 * 4), "high": int(year * 400 * 4)}


def prepared(name, values, given, figures):
    work = home_care if name == "home-care" else residence
    return lambda: work(values, given, figures)


def home_care(values, given, figures):
    cost, isee = values["costo"], values["isee"]
    low, high = figures["low"], figures["high"]
    width = high - low
    above = np.clip(isee * 4, low, high) - low
    share = (2 * cost * above + width) // (2 * width)
    share = np.where(given["isee"], share, cost)
    share[values["tutela_minori"] == 1] = 0
    return share


def residence(values, given, _figures):
    quota, assets = values["quota_sociale"], values["patrimonio"]
    year = np.minimum(quota, CAP) * DAYS
    base = np.where(given["isee"], np.maximum(year - values["isee"], 0), 0)
    base = np.maximum(base - values["franchigia"], 0)
    kept = TO - np.clip(assets, FROM, TO)
    share = quota * (DAYS * KEPT) - base * kept
    poor = (assets <= FROM) & given["reddito_netto"]
    share = np.where(poor, np.minimum(share, values["reddito_netto"] * KEPT), share)
    return (2 * share + DAYS * KEPT) // (2 * DAYS * KEPT)
