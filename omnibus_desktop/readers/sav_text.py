"""The characters of an SPSS file, where it says which they are and where that is not so."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_CODE_PAGES = {
    819: "iso8859-1",
    9066: "cp874",
    20127: "ascii",
    25592: "iso8859-2",
    51949: "euc_kr",
    54936: "gb18030",
    65001: "utf-8",
}
_ONE_BYTE = re.compile(r"cp(125\d|874|437|850|852|866)|iso8859.*|latin.*|mac.*|koi8.*|tis.*|kz1048")
_MORE_BYTES = re.compile(r"utf-8|cp9\d\d|gb.*|big5.*|euc_.*|shift_jis.*|johab")


class Decoder:
    """Turns bytes of the file into text; never fails.

    Tries `encoding` (None: not known), then UTF-8, then windows-1252. `misfits` counts the texts
    that were not in `encoding`.
    """

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding
        self.misfits = 0
        self._first = encoding or "utf-8"

    def __call__(self, raw: bytes) -> str:
        """The text; one that is cut inside its last character without that."""
        try:
            return raw.decode(self._first)
        except UnicodeDecodeError as error:
            if self._first == "utf-8" and _cut_inside_a_character(error, raw):
                return raw[: error.start].decode("utf-8")
        self.misfits += self.encoding is not None
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            # five bytes have no character there; Latin-1 has control characters for them
            return "".join(map(_WINDOWS_1252.__getitem__, raw))


_WINDOWS_1252 = [
    bytes([byte]).decode("cp1252", "ignore") or bytes([byte]).decode("latin-1")
    for byte in range(256)
]


def bare(raw: bytes) -> bytes:
    """Without the blanks that fill it up."""
    return raw.rstrip(b" \0")


def encoding_named(name: bytes) -> str | None:
    """Python's name of the encoding that record 7/20 names, None where there is none."""
    text = name.strip(b" \0").decode("ascii", "replace")
    if not re.fullmatch(r"[A-Za-z0-9_.:-]{1,40}", text):
        return None
    number = re.fullmatch(r"(?:windows|cp|ibm|x-cp)[-_]?(\d+)", text, re.IGNORECASE)
    if number:
        return encoding_of_page(int(number[1]))
    return _known(text)


def encoding_of_page(page: int) -> str | None:
    """Python's name of a code page of record 7/3; None for those that say nothing, such as 2,
    which old versions wrote for every encoding."""
    if page in _CODE_PAGES:
        return _known(_CODE_PAGES[page])
    if 28591 <= page <= 28606:
        return _known(f"iso8859-{page - 28590}")
    return _known(f"cp{page}") if page > 3 else None


def decoder_for(declared: str | None, raw_texts: Iterable[bytes]) -> tuple[Decoder, str]:
    """How to read the texts of a file that says `declared`, and what to tell the person about
    it ("" where nothing)."""
    texts = list(raw_texts)
    if b"".join(texts).isascii():
        return Decoder(declared), ""
    foreign = [raw for raw in texts if not raw.isascii()]
    guessed = declared is None or _ONE_BYTE.fullmatch(declared)
    if guessed and all(map(_is_utf8, foreign)):
        if declared is None:
            return Decoder("utf-8"), ""
        return Decoder("utf-8"), (
            f"The file says that its text is {shown(declared)}, but it is UTF-8;"
            " it was read as UTF-8."
        )
    if declared is None:
        return Decoder("cp1252"), (
            "The file does not say how its letters are encoded;"
            " they were read as Western European (windows-1252)."
        )
    return Decoder(declared), ""


def shown(encoding: str) -> str:
    """The usual name of an encoding, for people."""
    if encoding.startswith("cp125"):
        return f"windows-{encoding[2:]}"
    return encoding.upper()


def _known(name: str) -> str | None:
    """Python's name, where it has the encoding and it is one of text that a survey may be in.
    ASCII counts as unknown: who writes it means whatever follows the 128th character."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return known if _ONE_BYTE.fullmatch(known) or _MORE_BYTES.fullmatch(known) else None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _cut_inside_a_character(error, raw)
    return True


def _cut_inside_a_character(error: UnicodeDecodeError, raw: bytes) -> bool:
    """Whether only the last character is incomplete: labels are cut at so many bytes."""
    return error.end == len(raw) and error.reason == "unexpected end of data"
