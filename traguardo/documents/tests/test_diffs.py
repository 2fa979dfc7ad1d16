"""Differences are of words and lose none of either text; changes of two people come together, or both stay."""

from hypothesis import given
from hypothesis import strategies as st

from traguardo.documents.domain.diffs import Fate, changed_words, merge, word_diff

LINE = st.text(alphabet="abc 12.,'{}è-#|", max_size=24)
TEXT = st.lists(LINE, max_size=6).map("\n".join)


def told(before, after):
    """The differences in a line: kept words bare, added between «+», removed between «-»."""
    marks = {Fate.KEPT: "", Fate.ADDED: "+", Fate.REMOVED: "-"}
    lines = [
        "".join(f"{marks[run.fate]}{run.text}{marks[run.fate]}" for run in line.runs)
        for line in word_diff(before, after)
    ]
    return "\n".join(lines)


def side(lines, *fates):
    """One of the two texts, from the lines that have words of it."""
    found = [[run.text for run in line.runs if run.fate in fates] for line in lines]
    return ["".join(runs) for runs in found if runs]


def test_a_changed_word_is_told_and_not_its_letters():
    assert told("I dipendenti sono 34 in tutto.", "I dipendenti sono 35 in tutto.") == (
        "I dipendenti sono -34-+35+ in tutto."
    )


def test_a_figure_is_one_word():
    assert told("Sono {{personale.tutti 2021}} persone", "Sono {{personale.tutti 2022}} persone") == (
        "Sono -{{personale.tutti 2021}}-+{{personale.tutti 2022}}+ persone"
    )


def test_a_new_line_is_added_whole_and_one_with_nothing_in_common_replaced():
    assert told("Prima riga\nUltima", "Prima riga\nNuova riga\nUltima") == "Prima riga\n+Nuova riga+\nUltima"
    assert told("Il bilancio", "Servizi a domicilio per anziani") == "-Il bilancio-\n+Servizi a domicilio per anziani+"


def test_words_are_counted():
    assert changed_words("uno due tre", "uno quattro cinque tre") == (2, 1)
    assert changed_words("uguale", "uguale") == (0, 0)


@given(TEXT, TEXT)
def test_no_word_of_either_text_is_lost(before, after):
    lines = word_diff(before, after)
    written = [line for line in before.splitlines() if line]
    assert [line for line in side(lines, Fate.KEPT, Fate.REMOVED) if line] == written
    assert [line for line in side(lines, Fate.KEPT, Fate.ADDED) if line] == [
        line for line in after.splitlines() if line
    ]


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert not any(line.changed for line in word_diff(text, text))


def test_changes_in_different_places_come_together():
    base = "Titolo\n\nPrimo.\n\nSecondo.\n\nTerzo."
    mine, theirs = base.replace("Primo.", "Primo mio."), base.replace("Terzo.", "Terzo loro.\n\nQuarto.")
    merged = merge(base, mine, theirs)
    assert (merged.text, merged.clashes) == ("Titolo\n\nPrimo mio.\n\nSecondo.\n\nTerzo loro.\n\nQuarto.", 0)


def test_changes_in_the_same_place_both_stay():
    merged = merge("Sono 34.", "Sono 35.", "Sono 36.")
    assert (merged.text, merged.clashes) == ("Sono 35.\nSono 36.", 1)


@given(TEXT, TEXT)
def test_one_person_s_changes_are_taken_as_they_are(base, changed):
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed) == merge(base, changed, base)


@given(TEXT, TEXT, TEXT)
def test_a_line_both_wrote_is_never_lost(base, mine, theirs):
    lines = merge(base, mine, theirs).text.splitlines()
    new = {*mine.splitlines(), *theirs.splitlines()} - {*base.splitlines(), ""}
    assert new <= set(lines)
