"""What happens to delimited text on its way through other programs."""

from __future__ import annotations

from random import Random

from tests.readers.mutations.swaps import Swap, swapped

_BETWEEN = (  # what may come in anywhere
    *(b'"', b"\0", b"\0" * 1000, b"\xff\xfe", b"\x81\x8d", b"\xc3", b"\xed\xa0\x80"),
    *(b"x" * 40_000, b"x" * 200_000, b"x" * (8 << 20), b"=1+1", b'=cmd|"/c calc"!A0', b"@SUM(1)"),
    *(b"\t=1", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\r", b"\n\n"),
)
_SWAPS = (
    Swap("delimiter", b",", (b";", b"\t", b"|", b"\x1f")),
    Swap("line ends", b"\n", (b"\r", b"\n\r", b"\x0b", b"\xe2\x80\xa8", b"")),
    Swap("many columns", b"\n", (b"," * 300 + b"\n", b"," * 20_000 + b"\n"), (1, 5)),
    Swap("ragged", b"\n", (b",a,b,c\n", b";x\n", b"\t\t1\n"), (1, 3), often=False),
    Swap("decimal comma", rb"(\d)\.(\d)", (rb"\1,\2",)),
    Swap("numbers", rb"\b\d+\b", (b"1e999", b"NaN", b"9" * 400, b"-0", b"0x1"), (0,), often=False),
    Swap("one name", rb"\A[^\n]*", (b"id,id,id,id,id,id", b",,,,,", b"a" * 50_000)),
    Swap("nearly nothing", rb"(?s)\A([^\n]*).*", (b"", b"\n", rb"\1", b",,,\n", b"\xef\xbb\xbf")),
    Swap("byte order mark", rb"\A", (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-7")


def delimited(raw: bytearray, chance: Random) -> str:
    """Quotation marks, delimiters, line ends, encodings, cells and lines without end."""
    way = chance.choice(("between", "between", "encoding", "swap", "swap", "swap", "swap"))
    if way == "between":
        place, other = chance.randrange(len(raw) + 1), chance.choice(_BETWEEN)
        raw[place:place] = other
        return f"{other[:10]!r} at {place}"
    if way == "encoding":
        encoding = chance.choice(_ENCODINGS)
        raw[:] = raw.decode("latin-1").encode(encoding)
        return encoding
    swap = chance.choice(_SWAPS)
    raw[:] = swapped(bytes(raw), swap, chance)
    return swap.name
