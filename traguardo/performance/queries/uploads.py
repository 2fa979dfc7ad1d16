"""An uploaded file read as a plan: from the bytes kept to a reading, in a folder that lives as long as the reading."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePath

from traguardo.access.facade import Authority
from traguardo.books.rows import Unreadable
from traguardo.books.uploads import laid_out
from traguardo.performance.intake.reading import Reading, read_plan
from traguardo.performance.models import SourceFile

ZIP = ".zip"
RESULTS_WAITING, RESULTS_TAKEN = "risultati", "risultati: caricati"  # in place of a mapping: no plan is in them
RESULTS = (RESULTS_WAITING, RESULTS_TAKEN)


def packed(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Name and bytes to keep: a single file as it is, several CSV files as one ZIP, the same for the same files."""
    if len(files) == 1:
        return next(iter(files.items()))
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(PurePath(name).name), files[name])
    return f"{len(files)}-file{ZIP}", store.getvalue()


def read_files(files: Mapping[str, bytes], mapping: str = "") -> Reading:
    """What these files hold; a file that cannot be read at all gives a reading without a plan."""
    with laid_out(files) as path:
        try:
            return read_plan(path, mapping=mapping or None)
        except Unreadable as unreadable:
            return Reading(plan=None, findings=(unreadable.finding,), mapping="", sha256="")


def waiting(authority: Authority, pk: int) -> SourceFile | None:
    """An uploaded file of this authority that no version was made from yet."""
    return SourceFile.objects.filter(authority=authority, pk=pk, versions=None).exclude(mapping__in=RESULTS).first()


def kept(authority: Authority, pk: int) -> SourceFile | None:
    """A file of this authority that a version was made from."""
    return SourceFile.objects.filter(authority=authority, pk=pk).exclude(versions=None).first()


def reading_of(source: SourceFile) -> Reading:
    """The reading of a kept file; a ZIP of ours opens into its CSV files."""
    content = bytes(source.content)
    if not source.name.endswith(ZIP):
        return read_files({source.name: content}, source.mapping)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return read_files(files, source.mapping)
