"""Bands over a score: what the score of a whole is worth, or the share of the bonus it gives, each with its label."""

import re
from dataclasses import dataclass
from fractions import Fraction

from traguardo.performance.domain.notation.bands import Band, Bands, read_bands

_LABEL = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class OutcomeBands:
    """Half-open bands of scores, and the label of those that have one."""

    bands: Bands
    labels: tuple[tuple[Band, str], ...] = ()

    def find(self, score: Fraction) -> tuple[Band, str] | None:
        """The band of a score and its label, None outside all of them."""
        band = self.bands.find(score)
        return None if band is None else (band, dict(self.labels).get(band, ""))


def read_outcome_bands(text: str, *, edge: str = "low") -> OutcomeBands:
    """Bands of «0-60:0 (insufficiente); 60-80:50; 80-:100 (pieno)»; BandsError on a gap, an overlap or bad writing."""
    parts = [part for part in text.split(";") if part.strip()]
    bands = read_bands("; ".join(_LABEL.sub("", part) for part in parts), edge=edge)
    labels = []
    for part in parts:
        (band,) = read_bands(_LABEL.sub("", part), edge=edge).bands
        label = _LABEL.search(part)
        if label:
            labels.append((band, label[1].strip()))
    return OutcomeBands(bands, tuple(labels))
