"""How the figures of a table are picked from counts by code: answers, nets, base and everybody.

A single answer is one code a respondent; a set is eight ticks to a byte, so that one count by byte
gives eight answers at once, and every union within the byte.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.filters import union
from omnibus_desktop.tables.packs import Codes, Floats
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership

_BYTES = np.arange(256, dtype=np.uint8)
_BITS = np.unpackbits(_BYTES[:, None], axis=1).astype(np.float64)

Mask = NDArray[np.bool_]
Nets = Sequence[tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class Part:
    """Codes, and which of them add to which figure (size x P): the K answers, the nets, the base
    and everybody. A figure is the sum over all parts of a question."""

    codes: Codes
    pick: Floats


def of_places(member: Membership, nets: Nets, base: Sequence[int]) -> tuple[Part, ...]:
    """One answer a respondent. `base` are the places (K: none) of those in the base."""
    assert member.place is not None
    count = len(member.answers)
    pick = np.zeros((count + 1, count + len(nets) + 2))
    pick[range(count), range(count)] = 1
    for number, members in enumerate(nets, count):
        pick[list(members), number] = 1
    pick[list(base), -2] = 1
    pick[:, -1] = 1
    return (Part(Codes(member.place, count + 1), pick),)


def of_base(base: Mask, member: Membership, nets: Nets) -> Part:
    """Who is in the base, and nothing else."""
    pick = np.zeros((2, len(member.answers) + len(nets) + 2))
    pick[1, -2] = 1
    return Part(Codes(base.view(np.uint8), 2), pick)


def of_ticks(member: Membership, nets: Nets, base: Mask | None) -> tuple[Part, ...]:
    """Several answers a respondent. `base` is who is in the base, None where that is known
    already. Unions that do not lie in one byte are further ticks."""
    assert member.ticks is not None
    count = len(member.answers)
    inside = [len({number >> 3 for number in members}) == 1 for members in nets]
    apart = [union(member, members) for members, one in zip(nets, inside, strict=True) if not one]
    extra = apart if base is None else [*apart, base]
    columns = [count + number for number, one in enumerate(inside) if not one]
    if base is not None:
        columns.append(count + len(nets))
    ticks = _with(member.ticks, count, extra)
    picks = np.zeros((len(ticks), 256, count + len(nets) + 2))
    for tick, figure in enumerate([*range(count), *columns]):
        picks[tick >> 3, :, figure] = _BITS[:, tick & 7]
    for number, (members, one) in enumerate(zip(nets, inside, strict=True), count):
        if one:
            mask = sum(128 >> (tick & 7) for tick in set(members))
            picks[members[0] >> 3, :, number] = (_BYTES & mask) > 0
    picks[0, :, -1] = 1
    return tuple(Part(Codes(each, 256), pick) for each, pick in zip(ticks, picks, strict=True))


def of_mentions(member: Membership, shown: Sequence[int], nets: Nets) -> tuple[Part, ...]:
    """Answers instead of respondents: a net is the answers to any of its members, the base all
    answers that are shown."""
    assert member.ticks is not None
    count = len(member.answers)
    picks = np.zeros((member.ticks.shape[1], 256, count + len(nets) + 2))
    for tick in range(count):
        bit, here = _BITS[:, tick & 7], picks[tick >> 3]
        here[:, tick] = bit
        for number, members in enumerate(nets, count):
            here[:, number] += bit * (tick in members)
        here[:, -2] += bit * (tick in shown)
    picks[0, :, -1] = 1
    return tuple(
        Part(Codes(each, 256), pick) for each, pick in zip(member.ticks.T, picks, strict=True)
    )


def _with(ticks: NDArray[np.uint8], count: int, extra: Sequence[Mask]) -> list[NDArray[np.uint8]]:
    """The bytes of ticks (each N) with further ticks behind the first `count`."""
    found = list(ticks.T)
    for tick, mask in enumerate(extra, count):
        bit = mask.view(np.uint8) << np.uint8(7 - (tick & 7))
        if tick >> 3 == len(found):
            found.append(bit)
        else:
            found[tick >> 3] = found[tick >> 3] | bit
    return found
