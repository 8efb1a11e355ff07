"""Ways to damage any file: bits, cuts, blocks, numbers at their limits."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random
from typing import NamedTuple

Damage = Callable[[bytearray, Random], str]  # changes the bytes, says what it did

LIMITS: dict[str, tuple[float, ...]] = {
    "B": (0, 1, 2, 127, 128, 254, 255),
    "H": (0, 1, 2, 255, 256, 0x7FFF, 0x8000, 0xFFFF),
    "i": (0, 1, 2, -1, -2, 7, 8, 255, 256, 65_536, 1 << 24, (1 << 31) - 1, -(1 << 31), 999_999_999),
    "q": (0, 1, -1, 8, 65_536, (1 << 31) - 1, 1 << 32, 1 << 40, 1 << 62, (1 << 63) - 1, -(1 << 63)),
    "d": (0.0, -0.0, 1e308, -1.7976931348623157e308, float("inf"), float("nan"), 5e-324, 1e15),
}
RUBBISH = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"\xe2\x80\xae", b"%s%n", b"'\"`;", b"\x1b[2J", b"\r\n", b"\x1a", b"\xc2\xa0"),
)
_LARGEST = 8 << 20  # bytes of a damaged file


class Spot(NamedTuple):
    """Where a format keeps a number: its place, its form as struct calls it, what it is."""

    place: int
    form: str
    name: str


def put(raw: bytearray, spot: Spot, order: str, value: float) -> str:
    """Writes the number there, as far as the file reaches."""
    packed = struct.pack(order + spot.form, value)
    if 0 <= spot.place <= len(raw) - len(packed):
        raw[spot.place : spot.place + len(packed)] = packed
    return f"{spot.name} at {spot.place} = {value}"


def blown_up(raw: bytearray, spots: list[Spot], order: str, chance: Random) -> str:
    """Writes numbers at their limits over some of the spots; each name is as likely as another."""
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        name = chance.choice(sorted({spot.name for spot in spots}))
        spot = chance.choice([spot for spot in spots if spot.name == name])
        done.append(put(raw, spot, order, chance.choice(LIMITS[spot.form])))
    return "; ".join(done)


def bits(raw: bytearray, chance: Random) -> str:
    """Flips single bits anywhere."""
    count = chance.choice((1, 1, 2, 4, 16, 64))
    for _ in range(count):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return f"{count} bits"


def start(raw: bytearray, chance: Random) -> str:
    """Changes bytes near the beginning, where most formats describe themselves."""
    reach = min(len(raw), chance.choice((64, 200, 512, 2048, 8192)))
    count = chance.choice((1, 2, 4, 8))
    for _ in range(count):
        raw[chance.randrange(reach)] = chance.randrange(256)
    return f"{count} of the first {reach} bytes"


def cut(raw: bytearray, chance: Random) -> str:
    """Loses the end."""
    size = len(raw)
    kept = chance.choice(
        (
            chance.randrange(size),
            chance.randrange(min(size, 600)),
            max(0, size - chance.randrange(1, 64)),
        )
    )
    del raw[kept:]
    return f"cut to {kept} of {size}"


def taken_out(raw: bytearray, chance: Random) -> str:
    """Loses a block from the middle."""
    place, length = chance.randrange(len(raw)), chance.choice((1, 2, 4, 8, 16, 100, 1000))
    del raw[place : place + length]
    return f"{length} taken out at {place}"


def twice(raw: bytearray, chance: Random) -> str:
    """Has a block twice."""
    place, length = chance.randrange(len(raw)), chance.choice((1, 4, 8, 32, 256, 4096))
    raw[place:place] = raw[place : place + length]
    return f"{length} twice at {place}"


def many_times(raw: bytearray, chance: Random) -> str:
    """Has a block over and over."""
    place, length = chance.randrange(len(raw)), chance.choice((8, 64, 512))
    times = min(chance.choice((100, 1000, 20_000)), _LARGEST // length)
    raw[place:place] = bytes(raw[place : place + length]) * times
    return f"{length} at {place}, {times} times"


def put_in(raw: bytearray, chance: Random) -> str:
    """Has rubbish between what belongs together."""
    place = chance.randrange(len(raw) + 1)
    rubbish = chance.choice(RUBBISH) * chance.choice((1, 1, 3, 100))
    raw[place:place] = rubbish
    return f"{rubbish[:8]!r} put in at {place}"


def written_over(raw: bytearray, chance: Random) -> str:
    """Has rubbish over what was there."""
    place = chance.randrange(len(raw))
    rubbish = chance.choice(RUBBISH) * chance.choice((1, 8, 64, 512))
    raw[place : place + len(rubbish)] = rubbish[: len(raw) - place]
    return f"{rubbish[:8]!r} over {place}"


def numbers(raw: bytearray, chance: Random) -> str:
    """Has numbers at their limits anywhere, in either byte order."""
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        form = chance.choice("iiqd")
        place = chance.randrange(len(raw))
        place -= place % chance.choice((1, 4))
        spot = Spot(place, form, "number")
        done.append(put(raw, spot, chance.choice("<>"), chance.choice(LIMITS[form])))
    return "; ".join(done)


def exchanged(raw: bytearray, chance: Random) -> str:
    """Has two blocks in each other's place."""
    length = chance.choice((4, 8, 64, 512))
    one, two = chance.randrange(len(raw)), chance.randrange(len(raw))
    first, second = bytes(raw[one : one + length]), bytes(raw[two : two + length])
    if len(first) == len(second):
        raw[one : one + length], raw[two : two + length] = second, first
    return f"{length} exchanged between {one} and {two}"


ANY: tuple[Damage, ...] = (
    *(bits, bits, start, start, cut, cut, taken_out, twice, many_times),
    *(put_in, written_over, numbers, numbers, exchanged),
)
