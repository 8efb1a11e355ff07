"""Damage that knows XML and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.readers.mutations.damage import bits
from tests.readers.mutations.swaps import Swap, swapped

_DEEP = 20_000
_VALUES = (b"", b"-1", b"0", b"999999999", b"9" * 20, b"abc", b"1e9", b"\xff", b"A" * 5000)
_QUOTED = tuple(b'"' + value + b'"' for value in _VALUES)
_SWAPS = (
    Swap("attribute", rb'"[^"<>]*"', _QUOTED, (1, 1, 3), often=False),
    Swap("numbers", rb'"\d+"', _QUOTED, (1, 9), often=False),
    Swap("tag", rb"</?\w[^>]*>", (b"",), (1, 3), often=False),
    Swap("element again", rb"(?s)<(variable|row|c|value|si)\b.*?</\1>", (rb"\g<0>" * 50,), (1,)),
    Swap("nested", rb"<[\w:]+>", (rb"\g<0>" * 2, rb"\g<0>" * _DEEP), (1,)),
    Swap(
        "encoding",
        rb'encoding="[^"]*"',
        tuple(
            b'encoding="%s"' % name
            for name in (b"utf-16", b"utf-7", b"x-nope", b"cp037", b"utf-32", b"idna", b"\xff")
        ),
    ),
    Swap(
        "cell reference",
        rb'r="[A-Z]+\d+"',
        (b'r="XFD1048576"', b'r="A0"', b'r="ZZZZZZ9"', b'r="A99999999999"'),
        (1, 5, 50),
    ),
    Swap("shared text", rb'(t="s"><v>)\d+', (rb"\g<1>99999999", rb"\1-1", rb"\1x"), (1, 20)),
    Swap("dimension", rb'dimension ref="[^"]*"', (b'dimension ref="A1:XFD1048576"',)),
    Swap("count", rb'ount="\d+"', (b'ount="2147483647"', b'ount="-1"')),
    Swap(
        "repeated",
        rb"<table:table-(cell|row)",
        tuple(
            rb'<table:table-\1 table:number-%ss-repeated="%s"' % (what, count)
            for what in (b"column", b"row")
            for count in (b"16384", b"1048576", b"-1", b"99999999999")
        ),
        (1, 3),
    ),
    Swap("number", rb"<v>[^<]*", (b"<v>1e9999", b"<v>NaN", b"<v>", b"<v>-1e300"), (1, 30)),
    Swap("type", rb't="s"', (b't="d"', b't="e"', b't="zz"', b't="b"'), (1, 50)),
    Swap("place", rb'(start|finish|from|to)="\d+"', (rb'\1="0"', rb'\1="2147483648"'), (1, 9)),
)
_JSON_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1e308, float("nan"), 10**30, "", "\ud800", "../../x", "//host/share/a"),
    *([], {}, [[]], "A" * 40_000, "\u202e", ["total"] * 3, {"id": None}),
)


def structure_of_xml(raw: bytearray, chance: Random) -> str:
    """Attributes, tags, entities, encodings and nesting of an XML file."""
    text = bytes(raw)
    if chance.random() < 0.15:
        way = chance.choice((_bomb, _external))
        raw[:] = way(text)
        return way.__name__
    swap = chance.choice([swap for swap in _SWAPS if re.search(swap.pattern, text)] or _SWAPS)
    raw[:] = swapped(text, swap, chance)
    return swap.name


def _bomb(text: bytes) -> bytes:
    steps = b"".join(
        b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9)
    )
    return _declared(text, b'<!ENTITY a "lol">' + steps, b"&j;")


def _external(text: bytes) -> bytes:
    return _declared(text, b'<!ENTITY x SYSTEM "file:///etc/hostname">', b"&x;")


def _declared(text: bytes, declarations: bytes, used: bytes) -> bytes:
    """The file with these declarations, and the entity in its first text."""
    text = re.sub(rb"<!DOCTYPE[^>]*>", b"", text)
    root = re.search(rb"<(?![?!])([\w:]+)", text)
    if root is None:
        return text
    start = text[: root.start()] + b"<!DOCTYPE " + root[1] + b" [" + declarations + b"]>"
    return start + re.sub(rb">(\w)", rb">" + used + rb"\1", text[root.start() :], count=1)


def structure_of_json(raw: bytearray, chance: Random) -> str:
    """Puts another value, or none, where the file's JSON has one; or nests without end."""
    try:
        content = json.loads(raw)
    except ValueError:
        return bits(raw, chance)
    if chance.random() < 0.1:
        raw[:] = chance.choice((b"[", b'{"a":')) * _DEEP + bytes(raw)
        return "nested"
    holder, key = chance.choice(list(_places(content)))
    way = chance.choice(("other", "other", "none", "longer"))
    if way == "none":
        del holder[key]
    elif way == "longer" and isinstance(holder[key], list):
        holder[key] = holder[key] * 1000
    else:
        holder[key] = chance.choice(_JSON_VALUES)
    text = json.dumps(content, ensure_ascii=chance.random() < 0.5)
    raw[:] = text.encode("utf-8", "surrogatepass")
    return f"{key!r} {way}"


def _places(content: Any) -> Iterator[tuple[Any, Any]]:
    for key in content if isinstance(content, dict) else range(len(content)):
        yield content, key
        if isinstance(content[key], dict | list):
            yield from _places(content[key])
