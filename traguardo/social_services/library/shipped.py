"""The regulations the program brings, by short name, and a regulation wherever it is."""

from difflib import get_close_matches
from pathlib import Path

from traguardo.kernel.finding import Finding
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.regulation import Regulation
from traguardo.social_services.intake.regulations import read_regulation_file, unreadable

FOLDER = Path(__file__).resolve().parent / "regulations"


def shipped_names() -> tuple[str, ...]:
    """The short names, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def regulation_at(name: str) -> tuple[Regulation | None, list[Finding]]:
    """The regulation of a short name or of a file, None with what is wrong."""
    if name in shipped_names():
        return read_regulation_file(FOLDER / f"{name}.toml")
    path = Path(name)
    if path.exists() or (path.suffix == ".toml" and not _near(path.stem)):
        return read_regulation_file(path)
    near = _near(path.stem)
    perhaps = f"Forse intendevi «{near}». " if near else ""
    return None, [
        unreadable(
            f"«{name}» non è un file né un regolamento fornito.",
            f"{perhaps}I forniti si scrivono senza «.toml»: {listed(shipped_names(), limit=30)}.",
        )
    ]


def _near(name: str) -> str:
    """The short name most like it; empty where none is."""
    return next(iter(get_close_matches(name, shipped_names(), n=1, cutoff=0.6)), "")
