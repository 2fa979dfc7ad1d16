"""The text of a section: what is markup becomes blocks, what is not stays as it was typed."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from traguardo.documents.domain.paper import (
    Asked,
    Callout,
    Footnote,
    Grid,
    Heading,
    Inserted,
    Listing,
    Paragraph,
    Words,
)
from traguardo.documents.intake.markup import LIST_NUMBER, NOTE_MARK, read_markup, words_of
from traguardo.typesetting.tests.hostile import HOSTILE

PIECES = st.sampled_from(
    [
        "## ",
        "# ",
        "- ",
        "1. ",
        "7) ",
        "> ",
        "| a | b |\n|---|---|\n",
        "| 1 | 2 | 3 |",
        "**",
        "*",
        "_",
        "[^1]",
        "[^1]: ",
        "{{a.b 2021}}",
        "{{tavola x larga}}",
        "{{",
        "}}",
        "[t](https://x.it)",
        "\n",
        "\n\n",
        "    ",
        "\\",
        "`",
        "&amp",
        "perché",
        "2021",
        "<b>",
        "---",
        "===",
        "![x](y)",
        "[t](javascript:x)",
        '[t](https://x "titolo")',
    ]
)


def blocks(text):
    return read_markup(text).blocks


def codes(text):
    return [finding.code for finding in read_markup(text).findings]


def test_headings_lists_and_styles():
    text = "## Le persone\n\nSono **tante** e *brave*.\n\n- una\n  - dentro\n- due\n\n1. prima\n2. seconda"
    heading, paragraph, bullets, numbers = blocks(text)
    assert heading == Heading(level=2, text="Le persone")
    assert paragraph.content[1:4] == (
        Words(text="tante", strong=True),
        Words(text=" e "),
        Words(text="brave", emphasis=True),
    )
    assert bullets.items[0][1] == Listing(items=((Paragraph(content=(Words(text="dentro"),)),),))
    assert numbers.ordered
    assert len(numbers.items) == 2


def test_figures_and_parts_are_asked_for_with_their_line():
    read = read_markup("In servizio {{personale.dipendenti 2021}} persone_a_termine.\n\n{{tavola personale larga}}\n")
    assert read.blocks[0].content[1] == Asked(reference="personale.dipendenti 2021")
    assert read.blocks[1] == Inserted(part="tavola", name="personale", options=("larga",))
    assert [mention.line for mention in read.mentions] == [1, 3]


def test_a_part_needs_no_empty_line_around_it():
    assert blocks("Sopra\n{{scadenze}}\nsotto")[1] == Inserted(part="scadenze")


def test_a_figure_keeps_its_signs_and_may_stand_in_a_table():
    (grid,) = blocks("| Voce | Valore |\n|---|---:|\n| Una | {{t.a_b_c [euro]}} |")
    assert grid.rows[0][1] == (Asked(reference="t.a_b_c [euro]"),)


def test_a_cell_beyond_the_headings_is_kept_and_said():
    text = "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |"
    (grid,) = blocks(text)
    assert isinstance(grid, Grid)
    assert grid.rows[0][2] == (Words(text="3"),)
    assert {len(row) for row in (grid.heads, *grid.rows)} == {3}
    assert codes(text) == ["TXT04"]


def test_notes_stand_where_their_mark_is_and_none_is_lost():
    read = read_markup("Testo[^1].\n\n[^1]: La *nota*.\n\n[^2]: Nessuno mi chiama.")
    note = read.blocks[0].content[1]
    assert note == Footnote(content=(Words(text="La "), Words(text="nota", emphasis=True), Words(text=".")))
    assert "Nessuno mi chiama." in " ".join(words_of(read.blocks[1]))
    assert [finding.code for finding in read.findings] == ["TXT05"]
    assert read.findings[0].place.row == 5


def test_a_note_that_calls_itself_ends():
    assert "[^1]" in " ".join(words_of(blocks("Ecco[^1]\n\n[^1]: vedi [^1]")))


def test_a_box_with_its_title():
    (box,) = blocks("> **Attenzione**\n> il termine è vicino\n>\n> - voce")
    assert isinstance(box, Callout)
    assert box.title == "Attenzione"
    assert " ".join("".join(words_of(box.content)).split()) == "il termine è vicinovoce"


def test_years_and_articles_at_the_head_of_a_line_are_not_list_numbers():
    said = [" ".join(words_of(block)) for block in blocks("2021. Fu un anno lungo.\n\n5. quinta\n6. sesta")]
    assert [" ".join(line.split()) for line in said] == ["2021. Fu un anno lungo.", "5. quinta", "6. sesta"]


def test_letters_of_a_list_typed_line_by_line_stay_on_their_lines():
    (paragraph,) = blocks("Sono tre:\na) una\nb) due\nche prosegue")
    assert paragraph.content[0].text == "Sono tre:\na) una\nb) due che prosegue"


def test_only_web_and_mail_links_are_links():
    (paragraph,) = blocks("[uno](https://a.it/b?c=d) [due](javascript:alert(1)) <b>tre</b>")
    assert [run.url for run in paragraph.content] == ["https://a.it/b?c=d", ""]
    assert paragraph.content[1].text == " [due](javascript:alert(1)) <b>tre</b>"


def test_titles_of_the_wrong_level_or_with_figures_are_said():
    assert codes("# Titolo\n\n## Con {{a.b c}}") == ["TXT02", "TXT03"]


def test_hostile_words_come_out_as_typed():
    unchanged = [text for text in HOSTILE if text == "".join(words_of(blocks(f"x {text}")))[2:]]
    assert len(unchanged) > 50


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=25).map("".join)))
@example("> " * 100 + "in fondo")
@example("- " * 100 + "in fondo")
@example("**a" * 100)
@example("[^1]" * 3 + "\n\n[^1]: > uno\n    - due {{a.b c}}")
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_its_words_survive(text):
    read = read_markup(text)
    kept = "".join(words_of(read.blocks))
    typed = LIST_NUMBER.sub("", NOTE_MARK.sub("", text))
    assert all(kept.count(letter) >= typed.count(letter) for letter in set(typed) if letter.isalnum())
