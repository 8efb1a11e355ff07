"""The rows of a delimited text file, with every limit kept and every wrong line named."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from omnibus_desktop.errors import OmnibusError

LONGEST_LINE = 16 << 20  # characters
MOST_COLUMNS = 16_384
REPAIR = "mend the line, or save the file again from the program that it came from"


def rows_of(
    file: TextIO, name: str, delimiter: str, tell: Callable[[], None]
) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its last line. `tell` is called now and then.

    Raises OmnibusError where a line is too long, has NUL characters or too many columns, or where
    a quotation mark never closes.
    """
    reader = csv.reader(lines_of(file, name), delimiter=delimiter, strict=True)
    begun = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _wrong_row(name, begun, str(error)) from error
        if len(row) > MOST_COLUMNS:
            raise OmnibusError(
                f"{name}: line {begun} has {len(row):,} columns",
                f"at most {MOST_COLUMNS:,} can be read: leave out what is not needed",
            )
        if any(row):
            yield begun, row
        begun = reader.line_num + 1
        if begun % 1000 == 0:
            tell()


def lines_of(file: TextIO, name: str) -> Iterator[str]:
    """The lines of a text file, with their ends. Raises OmnibusError where one is too long or has
    NUL characters."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise OmnibusError(
                f"{name}: line {number} is longer than {LONGEST_LINE >> 20} MB",
                "this is no delimited survey file, or its line ends are lost",
            )
        if "\0" in line:
            raise OmnibusError(
                f"{name}: line {number} has NUL bytes", "get a new copy: this one is damaged"
            )
        yield line


def _wrong_row(name: str, line: int, detail: str) -> OmnibusError:
    if "unexpected end" in detail:
        what = f"a quotation mark that opens in line {line} never closes"
    elif "expected after" in detail:
        what = f"in line {line} something follows a closing quotation mark"
    elif "field larger" in detail:
        what = f"line {line} has a field of more than {csv.field_size_limit():,} characters"
    else:
        what = f"line {line} cannot be read"
    return OmnibusError(f"{name}: {what}", REPAIR, detail)


def share_done(file: TextIO, path: Path) -> float:
    """How much of the file is read, 0 to 1."""
    return min(1.0, file.buffer.tell() / max(1, path.stat().st_size))
