"""The text of an SPSS portable file: its lines put together, its letters, numbers and strings."""

from __future__ import annotations

import re

from omnibus_desktop.errors import OmnibusError

_LINE = 80
_BANNERS = 5 * 40  # bytes
_TABLE = 256  # bytes: which byte of this file stands for which letter
_SIGNATURE = "SPSSPORT"
# What the places 64 to 188 of the table stand for, by the format's description in PSPP's manual.
_LETTERS = (
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    " .<(+|&[]!$*);^-/|,%_>?`:#@'=\"\0\0\0~\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0{}\\"
)
_FIRST = 64  # the table's place of "0"
_NUMBER = re.compile(r" *(?:(\*)\.|(-?)([0-9A-T]*)(?:\.([0-9A-T]*))?(?:([+-])([0-9A-T]+))?/)")
_LARGEST_EXPONENT = 300


class PortableText:
    """The file's characters behind its signature, read from the front."""

    def __init__(self, name: str, raw: bytes) -> None:
        """Raises OmnibusError, with the file's `name`, where `raw` is no portable file."""
        self._name = name
        text = _on_lines(raw)
        letters = _letters(text[_BANNERS : _BANNERS + _TABLE])
        self._text = text[_BANNERS + _TABLE :].translate(letters).decode("cp1252", "replace")
        if not self._text.startswith(_SIGNATURE):
            raise self.damaged("its table of letters does not lead to its signature")
        self._at = len(_SIGNATURE)
        self._numbers: dict[str, float | None] = {}

    def damaged(self, detail: str) -> OmnibusError:
        """The error for a file in which something is wrong where it is being read."""
        return OmnibusError(
            f"{self._name}: the file is damaged or cut",
            "get a new copy of it",
            f"{detail} (character {getattr(self, '_at', 0)})",
        )

    def share(self) -> float:
        """How much is read, 0 to 1."""
        return min(1.0, self._at / max(1, len(self._text)))

    def next_is(self, tag: str) -> bool:
        """Whether this letter comes next; if so, it is read."""
        found = self._text.startswith(tag, self._at)
        self._at += found
        return found

    def tag(self) -> str:
        """The next letter."""
        if self._at >= len(self._text):
            raise self.damaged("the file ends too early")
        self._at += 1
        return self._text[self._at - 1]

    def number(self) -> float | None:
        """The next number, None where it is system-missing."""
        end = self._text.find("/", self._at, self._at + _LINE)
        known = self._text[self._at : end + 1] if end >= 0 else ""
        if known in self._numbers:
            self._at = end + 1
            return self._numbers[known]
        found = _NUMBER.match(self._text, self._at)
        if found is None or not (found[1] or found[3] or found[4]):
            raise self.damaged("this is no number")
        self._at = found.end()
        value = None if found[1] else self._value(found)
        if found[0] == known:
            self._numbers[known] = value
        return value

    def count(self) -> int:
        """The next number, which must be a whole one from 0 up."""
        found = self.number()
        if found is None or found < 0 or not found.is_integer() or found > len(self._text):
            raise self.damaged(f"{found} is no count")
        return int(found)

    def string(self) -> str:
        """The next string without trailing blanks."""
        length = self.count()
        text = self._text[self._at : self._at + length]
        if len(text) < length:
            raise self.damaged("a text is cut")
        self._at += length
        return text.rstrip(" \0")

    def _value(self, found: re.Match[str]) -> float:
        sign, whole, fraction, exponent_sign, exponent = found.groups(default="")[1:]
        shift = int(exponent, 30) if exponent else 0
        if shift > _LARGEST_EXPONENT:
            raise self.damaged("a number is too large")
        shift = (-shift if exponent_sign == "-" else shift) - len(fraction)
        digits = int(whole + fraction, 30)
        try:  # whole numbers throughout: the quotient is rounded once, at the end
            value = float(digits * 30**shift) if shift >= 0 else digits / 30**-shift
        except OverflowError as error:
            raise self.damaged("a number is too large") from error
        return -value if sign else value


def _on_lines(raw: bytes) -> bytes:
    """The file without its line ends; lines that lost their trailing blanks get them back."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if len(lines) == 1:
        return raw
    last = lines.pop()
    return b"".join(line.ljust(_LINE) for line in lines) + last


def _letters(table: bytes) -> bytes:
    """The file's bytes as bytes of Windows 1252; those that the table does not name stay."""
    filler = table[0] if table else 0
    known = {
        byte: letter.encode("latin-1")[0]
        for letter, byte in zip(_LETTERS, table[_FIRST:], strict=False)
        if letter != "\0" and (byte != filler or letter == "0")
    }
    return bytes(known.get(byte, byte) for byte in range(256))
