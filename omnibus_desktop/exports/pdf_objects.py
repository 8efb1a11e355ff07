"""The objects of a PDF file and how they are written. (PDF 1.7, ISO 32000-1, 7.3 and 7.5.)"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))


@dataclass
class Objects:
    """The objects of one file, numbered from 1 in the order in which they were asked for."""

    bodies: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self.bodies.append(b"")
        return len(self.bodies)

    def put(self, number: int, body: str) -> None:
        self.bodies[number - 1] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """The number of a new object."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, content: bytes, more: str = "", *, packed: bool = True) -> int:
        """The number of a new stream; `more` are entries of its dictionary."""
        number = self.reserve()
        data = zlib.compress(content, 6) if packed else content
        how = " /Filter /FlateDecode" if packed else ""
        begin = f"<< /Length {len(data)}{how}{more} >>\nstream\n".encode("latin-1")
        self.bodies[number - 1] = begin + data + b"\nendstream"
        return number

    def file(self, root: int, about: int) -> bytes:
        """The whole file, whose catalogue and information dictionary are these objects."""
        content = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.bodies, start=1):
            places.append(len(content))
            content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = len(content)
        content += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        content += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = f"<< /Size {len(places) + 1} /Root {root} 0 R /Info {about} 0 R >>"
        content += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
        return bytes(content)


def text(words: str) -> str:
    """Words as a string of a PDF."""
    if set(words) <= _PLAIN:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float) -> str:
    """A number to a thousandth, as short as can be."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in ("", "-0") else shown


def references(numbers: list[int]) -> str:
    return " ".join(f"{each} 0 R" for each in numbers)
