"""What other contexts may use of typesetting: one function, one error, and what the fonts can draw."""

from traguardo.typesetting.coverage import printable
from traguardo.typesetting.faults import TypesettingError
from traguardo.typesetting.press import typeset

__all__ = ["TypesettingError", "printable", "typeset"]
