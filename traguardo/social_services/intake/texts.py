"""A text file from outside, or why it cannot be read, in words."""

from pathlib import Path

from traguardo.kernel.trouble import in_words


class UnreadableError(ValueError):
    """The file cannot be read as a text; the message says why, in Italian."""


def text_of(path: Path, *, largest: int) -> str:
    """The text of a file of at most so many bytes; UnreadableError says what is wrong otherwise."""
    name = path.name.encode(errors="replace").decode()
    try:
        if path.stat().st_size > largest:
            raise UnreadableError(f"il file «{name}» è troppo grande")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableError(f"il file «{name}» non c'è") from None
    except UnicodeDecodeError:
        raise UnreadableError(f"«{name}» non è un testo UTF-8") from None
    except OSError as trouble:
        raise UnreadableError(f"«{name}» non si apre: {in_words(trouble)}") from None
