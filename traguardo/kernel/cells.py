"""Text that goes into a spreadsheet cell without ever becoming a formula there."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """The same text, behind an apostrophe when a spreadsheet would run it.

    >>> safe_cell("=1+1"), safe_cell("A.1")
    ("'=1+1", 'A.1')
    """
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) or text.startswith(STARTS_A_FORMULA) else text
