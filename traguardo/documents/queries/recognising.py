"""Which approved document a file is: byte for byte, or by the digest printed in it when it was changed since."""

import hashlib
import re
from dataclasses import dataclass

from traguardo.documents.domain.forms import Form
from traguardo.documents.queries.releases import ReleaseFacts, release_of_file, releases

DIGEST = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The release a file is of, in which form; not intact when only the digest written in it says so."""

    release: ReleaseFacts
    form: Form | None
    intact: bool


def recognised(body: bytes, authority_code: str = "") -> Recognised | None:
    """The release of a file; None when nothing of ours is in it.

    A changed copy is told by a digest of ours in its bytes: in its name inside the PDF, in its page or in its data.
    """
    found = release_of_file(hashlib.sha256(body).hexdigest(), authority_code)
    if found:
        return Recognised(release=found[0], form=found[1], intact=True)
    written = {match.decode() for match in DIGEST.findall(body)}
    known = (each for each in releases(authority_code) if each.digest in written)
    release = next(known, None)
    return Recognised(release=release, form=None, intact=False) if release else None
