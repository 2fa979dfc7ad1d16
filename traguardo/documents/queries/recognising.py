"""Which approved document a file is: byte for byte, or by the digest printed in it when it was changed since."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from traguardo.books.rows import Unreadable
from traguardo.documents.domain.forms import Form
from traguardo.documents.intake.published import read_published
from traguardo.documents.queries.releases import ReleaseFacts, release_of_file, releases

DIGEST = re.compile(rb"(?=([0-9a-f]{64}))")
PDF, BREAK = b"%PDF", "\u200b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The release a file is of, in which form; not intact when only the digest written in it says so."""

    release: ReleaseFacts
    form: Form | None
    intact: bool


def recognised(body: bytes, authority_code: str = "") -> Recognised | None:
    """The release of a file; None when nothing of ours is in it.

    A changed copy is told by a digest of ours in its bytes or, for a PDF, in its text.
    """
    found = release_of_file(hashlib.sha256(body).hexdigest(), authority_code)
    if found:
        return Recognised(release=found[0], form=found[1], intact=True)
    known = {each.digest: each for each in releases(authority_code)}
    digest = next((each for each in _written(body) if each in known), "")
    return Recognised(release=known[digest], form=None, intact=False) if digest else None


def _written(body: bytes) -> Iterator[str]:
    """Whatever looks like a digest in a file: in its bytes, then in the text of its pages."""
    yield from (found.decode() for found in DIGEST.findall(body))
    if body.startswith(PDF):
        try:
            lines = read_published("file.pdf", body).lines
        except Unreadable:
            return
        text = "".join("".join(line.text.split()) for line in lines).replace(BREAK, "")
        yield from (found.decode() for found in DIGEST.findall(text.encode()))
