"""What the bundled fonts can draw."""

from traguardo.typesetting.coverage import FONTS, covered, printable


def test_signs_the_documents_use_have_a_glyph():
    assert [sign for sign in "≥≤●○✓→▲⚠■−–—«»€ºàèéìòù" if ord(sign) not in covered()] == []


def test_plain_italian_is_left_alone():
    text = "Perché «così»: 57,1% e 1.234,56 €\nseconda riga"
    assert printable(text) is text


def test_what_no_font_draws_is_written_out():
    assert printable("a\U0001f30db\x07\ue001\u202e") == "a[U+1F30D]b[U+0007][U+E001][U+202E]"


def test_every_font_has_its_licence():
    licences = " ".join(path.read_text() for path in FONTS.glob("*.txt"))
    assert "SIL Open Font License" in licences
    assert "Bitstream" in licences
