"""How a finding about a file is put together; its codes (LET) are explained in the catalogue of the checks."""

from traguardo.books.rows import Unreadable
from traguardo.kernel.finding import Finding, Place, Severity


def error(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """A problem that stops the import."""
    return _finding(Severity.ERROR, code, message, mend, place, value)


def warning(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """Something read with a doubt: the user is asked to look."""
    return _finding(Severity.WARNING, code, message, mend, place, value)


def note(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Finding:
    """What was supposed or left out, told to the user."""
    return _finding(Severity.NOTE, code, message, mend, place, value)


def refuse(code: str, message: str, mend: str, place: Place | None = None, value: str = "") -> Unreadable:
    """The refusal of a whole file."""
    return Unreadable(error(code, message, mend, place, value))


def _finding(severity: Severity, code: str, message: str, mend: str, place: Place | None, value: str) -> Finding:
    shown = value if len(value) <= 80 else f"{value[:79]}…"
    return Finding(code=code, severity=severity, message=message, mend=mend, place=place or Place(), value=shown)
