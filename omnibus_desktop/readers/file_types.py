"""What a file is that is no SPSS file, whatever it calls itself."""

from __future__ import annotations

import re

STATA = "a Stata file (.dta)"
SAS = "a SAS file (.sas7bdat)"
SAS_CATALOG = "a SAS catalogue (.sas7bcat)"
SAS_TRANSPORT = "a SAS transport file (.xpt)"
PORTABLE = "an SPSS portable file (.por)"
EXCEL = "an Excel workbook (.xlsx)"
OPEN_DOCUMENT = "an OpenDocument spreadsheet (.ods)"
TRIPLE_S = "a Triple-S or other XML file"
ZIP = "a zip archive"

#: Endings of files that can be opened and that nothing else has: the desktop gives them to us.
OWN_ENDINGS = (".sav", ".zsav", ".por", ".dta", ".sas7bdat", ".xpt", ".sss")
#: Endings that other programs have too.
SHARED_ENDINGS = (".xlsx", ".ods", ".csv", ".tsv", ".tab", ".txt", ".xml", ".asc", ".dat")

_BEGINNINGS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel or other Office file, or one with a password",
    ),
    (b"<stata_dta>", STATA),
    (b"HEADER RECORD*******", SAS_TRANSPORT),
    (bytes(12) + b"\xc2\xea\x81\x63\xb3\x14\x11\xcf\xbd\x92\x08\x00", SAS_CATALOG),
    (b"%PDF", "a PDF document"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"\x5b\xc6\xd3\xf2", "an SPSS file of an IBM mainframe (EBCDIC)"),
)
_XML = (b"<?xml", b"<sss", b"<!doctype sss")
_CLASSIC = re.compile(rb"sss\s+version\b")  # Triple-S of the time before XML
_SAS = bytes(12) + b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00"


def type_named_by(start: bytes) -> str:
    """In words, with its article, the type of a file that begins with `start` (some 4,000
    bytes)."""
    for beginning, words in _BEGINNINGS:
        if start.startswith(beginning):
            return words
    if start.startswith(b"PK\x03\x04"):
        if b"opendocument.spreadsheet" in start[:100]:
            return OPEN_DOCUMENT
        return EXCEL if b"xl/" in start else ZIP
    if start.startswith(_SAS):
        return SAS
    if b"SPSSPORT" in start[:500] or b"SPSS PORT FILE" in start[:500]:
        return PORTABLE
    if b"SPSS/PC+" in start[:512]:
        return "a file of the old SPSS/PC+"
    # the old Stata header: release, byte order, file type 1, a zero
    if len(start) > 4 and start[0] in range(102, 116) and start[1] in (1, 2) and start[2] == 1:
        return STATA
    return _text_type(start)


def _text_type(start: bytes) -> str:
    letters = start.lstrip(b"\xff\xfe").replace(b"\0", b"")  # of UTF-16 too
    if _lead(letters).startswith(_XML) or _CLASSIC.match(_lead(letters)):
        return TRIPLE_S  # which says its encoding itself
    if b"\0" in start:
        return "something else"
    try:
        start[:-3].decode("utf-8")
    except UnicodeDecodeError:
        return "something else"
    lead = _lead(start)
    if lead.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if lead.startswith((b"{", b"[")):
        return "a JSON or other text file"
    return "a text file"


def _lead(start: bytes) -> bytes:
    """The beginning of a text without what cannot be seen, in small letters."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
