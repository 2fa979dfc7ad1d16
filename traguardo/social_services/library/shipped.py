"""The regulations the program brings, by short name."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "regulations"


def shipped_names() -> tuple[str, ...]:
    """The short names, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def shipped_file(name: str) -> Path | None:
    """The file of a short name; None when there is no such regulation."""
    return FOLDER / f"{name}.toml" if name in shipped_names() else None
