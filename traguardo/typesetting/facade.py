"""What other contexts may use of typesetting: one function, one error, what the fonts can draw, data as canonical JSON."""

from traguardo.typesetting.content import as_json
from traguardo.typesetting.coverage import printable
from traguardo.typesetting.faults import TypesettingError
from traguardo.typesetting.press import typeset

__all__ = ["TypesettingError", "as_json", "printable", "typeset"]
