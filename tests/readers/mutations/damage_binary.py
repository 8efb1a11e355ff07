"""Damage that knows where SPSS, Stata and SAS files keep their lengths, counts and places."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from random import Random

from tests.readers.mutations.damage import LIMITS, Spot, bits, blown_up, put, start

_MOST = 50  # spots of one kind in one record
_TEXTS = (7, 13, 14, 17, 18, 19, 20, 21, 22)  # extension records that hold text
_WORDS = (
    *(b"\t", b"=", b"\x00", b"\xff\xff", b"99999999999", b"-1 ", b"$", b"A" * 300, b"("),
    *(b"\n", b"D0 ", b"E 11 99 ", b"utf-7", b"cp037"),
)
_DTA_TAGS = (
    *(b"<K>", b"<N>", b"<label>", b"<map>", b"<variable_types>", b"<value_labels>", b"<data>"),
    *(b"<characteristics>", b"<lbl>", b"<ch>", b"<strls>"),
)
_DTA_ENDS = (b"</K>", b"</N>", b"</map>", b"<varnames>", b"</stata_dta>", b"<formats>", b"<data>")
_BASE_30 = (
    *(b"0/", b"TTTTTT/", b"-1/", b"*./", b"TTTTTTTTTTTTTTTT/", b"/", b"9+TT/", b"1.TTTT-TT/"),
)


def _order_of_sav(raw: bytearray) -> str:
    return "<" if struct.unpack_from("<i", raw, 64)[0] in (2, 3) else ">"


def _spots_of_sav(raw: bytearray) -> list[Spot]:
    """Header, dictionary, and of a .zsav the headers of its blocks."""
    order = _order_of_sav(raw)
    header = ((64, "layout"), (68, "size of a case"), (72, "compression"), (76, "weight"))
    spots = [Spot(place, "i", name) for place, name in (*header, (80, "cases"))]
    spots.append(Spot(84, "d", "bias"))
    with suppress(struct.error):  # cut before its cases
        spots += _records(raw, order)
    return spots


def _records(raw: bytearray, order: str) -> Iterator[Spot]:
    place = 176
    while True:
        (kind,) = struct.unpack_from(order + "i", raw, place)
        yield Spot(place, "i", "record")
        if kind == 2:
            place = yield from _variable(raw, order, place)
        elif kind == 3:
            place = yield from _labels(raw, order, place)
        elif kind in (4, 6):
            (count,) = struct.unpack_from(order + "i", raw, place + 4)
            yield Spot(place + 4, "i", f"count of record {kind}")
            if kind == 4:
                yield Spot(place + 8, "i", "variable with labels")
            place += 8 + max(0, count) * (4 if kind == 4 else 80)
        elif kind == 7:
            place = yield from _extension(raw, order, place)
        else:
            break
    if kind == 999 and bytes(raw[:4]) == b"$FL3":
        yield from _blocks(raw, order, place + 8)


def _variable(raw: bytearray, order: str, place: int) -> Iterator[Spot]:
    _, labelled, missing = struct.unpack_from(order + "3i", raw, place + 4)
    names = ("width", "has a label", "missing values", "format", "format to write")
    yield from (Spot(place + 4 * at, "i", name) for at, name in enumerate(names, 1))
    place += 32
    if labelled == 1:
        (length,) = struct.unpack_from(order + "i", raw, place)
        yield Spot(place, "i", "length of a label")
        place += 4 + -(-max(0, length) // 4) * 4
    for _ in range(min(3, abs(missing))):
        yield Spot(place, "d", "missing value")
        place += 8
    return place


def _labels(raw: bytearray, order: str, place: int) -> Iterator[Spot]:
    (count,) = struct.unpack_from(order + "i", raw, place + 4)
    yield Spot(place + 4, "i", "count of labels")
    place += 8
    for _ in range(max(0, count)):
        (length,) = struct.unpack_from("B", raw, place + 8)
        yield Spot(place + 8, "B", "length of an answer")
        place += 8 + (length + 8) // 8 * 8
    return place


def _extension(raw: bytearray, order: str, place: int) -> Iterator[Spot]:
    subtype, size, count = struct.unpack_from(order + "3i", raw, place + 4)
    names = (f"subtype {subtype}", f"size of {subtype}", f"count of {subtype}")
    yield from (Spot(place + 4 * at, "i", name) for at, name in enumerate(names, 1))
    length = max(0, size * count)
    for at in range(min(12, length // 4)):
        yield Spot(place + 16 + 4 * at, "i", f"content of {subtype}")
    return place + 16 + length


def _blocks(raw: bytearray, order: str, place: int) -> Iterator[Spot]:
    names = ("start of the cases", "place of the block list", "its length")
    yield from (Spot(place + 8 * at, "q", name) for at, name in enumerate(names))
    listed = struct.unpack_from(order + "3q", raw, place)[1]
    yield from (Spot(listed + 8 * at, "q", "block list") for at in (0, 1))
    yield from (Spot(listed + 16 + 4 * at, "i", "size and count of blocks") for at in (0, 1))
    for at in (0, 1):
        yield Spot(listed + 24 + 8 * at, "q", "place of a block")
        yield Spot(listed + 40 + 4 * at, "i", "length of a block")


def fields_of_sav(raw: bytearray, chance: Random) -> str:
    """Blows up what the dictionary counts, measures and points at, or the cases' own bytes."""
    if len(raw) < 176:
        return bits(raw, chance)
    spots, order = _spots_of_sav(raw), _order_of_sav(raw)
    if chance.random() < 0.15:
        place = max(spot.place for spot in spots if spot.place < len(raw))
        reach = min(len(raw), place + 4096)
        form = chance.choice("Bid")
        spot = Spot(chance.randrange(place, reach), form, "cases")
        return put(raw, spot, order, chance.choice(LIMITS[form]))
    return blown_up(raw, spots, order, chance)


def texts_of_sav(raw: bytearray, chance: Random) -> str:
    """Puts what does not belong there into the records that hold names, sets and encodings."""
    order = _order_of_sav(raw)
    named = {f"count of {subtype}" for subtype in _TEXTS}
    spots = [spot for spot in _spots_of_sav(raw) if spot.name in named]
    if not spots:
        return fields_of_sav(raw, chance)
    spot = chance.choice(spots)
    size, count = struct.unpack_from(order + "2i", raw, spot.place - 4)
    place = spot.place + 4 + chance.randrange(max(1, size * count))
    word = chance.choice(_WORDS)
    if chance.random() < 0.5:
        raw[place : place + len(word)] = word
        return f"{word[:10]!r} over {spot.name[9:]} at {place}"
    raw[place:place] = word
    if size == 1:
        put(raw, spot, order, count + len(word))
    return f"{word[:10]!r} put into {spot.name[9:]} at {place}"


def fields_of_dta(raw: bytearray, chance: Random) -> str:
    """Blows up what a Stata file of any age counts and points at, or takes away its tags."""
    if not raw.startswith(b"<stata_dta>"):
        spots = [Spot(0, "B", "release"), Spot(1, "B", "order"), Spot(4, "H", "variables")]
        spots += [Spot(6, "i", "rows")]
        return blown_up(raw, spots, chance.choice("<>"), chance)
    if chance.random() < 0.3:
        tag = chance.choice(_DTA_ENDS)
        raw[:] = bytes(raw).replace(tag, chance.choice((b"", b"<x>", b"<release>999")), 1)
        return f"without {tag!r}"
    spots = []
    for tag in _DTA_TAGS:
        for found in list(re.finditer(tag, raw))[:_MOST]:
            for more in (0, 4, 8):
                spots.append(Spot(found.end() + more, chance.choice("iq"), tag.decode()))
    return blown_up(raw, spots, chance.choice("<>"), chance)


def fields_of_sas(raw: bytearray, chance: Random) -> str:
    """Blows up what the header, the pages and the subheaders of a SAS file say of themselves."""
    if len(raw) < 300:
        return bits(raw, chance)
    wide = raw[32] == 0x33
    order = "<" if raw[37] == 1 else ">"
    pad = 4 if raw[35] == 0x33 else 0
    long = "q" if wide else "i"
    spots = [Spot(at, "B", "flag") for at in (32, 35, 37, 39, 70)]
    spots += [Spot(196 + pad, "i", "header"), Spot(200 + pad, "i", "page")]
    spots += [Spot(204 + pad, long, "pages")]
    header, page = struct.unpack_from(order + "2i", raw, 196 + pad)
    for at in list(range(header, len(raw), page) if header > 0 < page else ())[:4]:
        spots += _page(raw, order, at, page, long)
    return blown_up(raw, [spot for spot in spots if spot.place >= 0], order, chance)


def _page(raw: bytearray, order: str, start: int, size: int, long: str) -> Iterator[Spot]:
    """The header of a page, and where and how long its subheaders are."""
    head, step, word = (32, 24, 8) if long == "q" else (16, 12, 4)
    yield from (Spot(start + head + 2 * number, "H", "page header") for number in range(3))
    for number in range(8):
        listed = start + head + 8 + step * number
        yield Spot(listed, long, "subheader's place")
        yield Spot(listed + word, long, "subheader's length")
        if listed + word > len(raw):
            return
        (place,) = struct.unpack_from(order + long, raw, listed)
        if 0 < place < size:
            inside = start + place + word
            yield from (Spot(inside + word * at, long, "subheader") for at in range(12))


def fields_of_xpt(raw: bytearray, chance: Random) -> str:
    """Blows up the counts, which are text, and the types, lengths and places of variables."""
    found = [match.start() for match in re.finditer(rb"HEADER RECORD\*{7}", raw)]
    named = raw.find(b"HEADER RECORD*******NAMESTR")
    if not found or named < 0 or chance.random() < 0.4:
        if not found:
            return start(raw, chance)
        place = chance.choice(found) + chance.choice((48, 53, 54, 55, 56, 57, 58, 63, 74, 76))
        word = chance.choice((b"0000", b"9999", b"-001", b"0001", b"    ", b"\xff\xff"))
        raw[place : place + len(word)] = word
        return f"{word!r} at {place}"
    spots = []
    for number in range(6):
        at = named + 80 + 140 * number
        spots += [Spot(at, "H", "type"), Spot(at + 4, "H", "length"), Spot(at + 6, "H", "number")]
        spots += [Spot(at + 84, "i", "place"), Spot(at + 60, "H", "decimals")]
    return blown_up(raw, spots, ">", chance)


def fields_of_por(raw: bytearray, chance: Random) -> str:
    """Puts other numbers, in base 30 as a portable file has them, where there are numbers."""
    found = list(re.finditer(rb"[0-9A-T]+/", bytes(raw)[464:]))
    if not found:
        return bits(raw, chance)
    done = []
    for _ in range(chance.choice((1, 1, 2, 5))):
        number = chance.choice(found)
        place, other = 464 + number.start(), chance.choice(_BASE_30)
        raw[place : place + len(number.group())] = other
        done.append(f"{other.decode()} at {place}")
    return "; ".join(done)
