"""The files that are one wave: the survey itself, and what lies beside it and is read with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from omnibus_desktop.readers.codebook import beside
from omnibus_desktop.readers.setup_beside import setup_path

_PARTS = (".sss", ".xml", ".asc", ".dat", ".sas7bcat")  # of Triple-S and SAS
_DESCRIPTIONS = (".sss", ".xml")
_TABLES = (".txt", ".csv")  # may hold the data of a description


def files_of(survey: Path) -> Iterator[Path]:
    """The survey and the files beside it that belong to it: its set-up, whether there is one or
    not, and its codebook, description, data or labels where there are such."""
    yield survey
    yield setup_path(survey)
    codebook = beside(survey)
    if codebook is not None:
        yield codebook
    tables = _TABLES if survey.suffix.lower() in _DESCRIPTIONS else ()
    for ending in (*_PARTS, *tables):
        part = survey.with_suffix(ending)
        if part != survey and part.is_file():
            yield part
