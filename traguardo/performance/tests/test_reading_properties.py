"""Whatever a cell holds, it is read or left: no text makes the readers of the domain fall."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.numbers import read_leading_number, read_number
from traguardo.performance.domain.notation.bands import BandsError, read_bands, read_date_bands, read_judgements
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_direction, read_range, read_target
from traguardo.performance.domain.plan import TargetKind

WORDS = ["entro", "il", "31/12/2024", "0000", "29/02/2023", "metà", "febbraio", "2024", "da", "luglio", "24", "trimestrale", "ogni", "0", "giorni", "≥", "80%",
         "+2", "-", "non", "ancora", "attivato", "tutti", "primo", "semestre", "9999", "1.000", "€", "4", "volte", "l'anno", "¹", "٣", "99999999", "fine", "anno"]  # fmt: skip
CELLS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))


@given(CELLS)
def test_any_cell_is_read_or_left(text):
    target = read_target(text, year=2024)
    outcome = read_outcome(text, target=target, reporting_date=date(2024, 12, 31))
    assert target.printed == text.strip()
    assert outcome.printed == text
    assert read_baseline(text).printed == text.strip()
    number, leading = read_number(text), read_leading_number(text)
    assert number is None or number == leading
    assert (target.kind is TargetKind.DATE) == (target.moment is not None)
    assert read_moment(text) is None or read_moment(text).day.year >= 1
    assert read_direction(text) is None or text.strip()
    assert read_range(text) is None or read_range(text)[0] <= read_range(text)[1]


@given(CELLS)
def test_any_bands_are_read_or_refused_with_a_reason(text):
    for read in (read_bands, read_date_bands, read_judgements):
        assert said(read, text)


def said(read, text):
    """What was read, or the reason it was refused."""
    try:
        return read(text)
    except BandsError as error:
        return str(error)
