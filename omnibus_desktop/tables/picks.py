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
    figures = len(member.answers) + len(nets) + 2
    return _further([(figures - 2, base)], figures)


def of_ticks(member: Membership, nets: Nets, base: Mask | None) -> tuple[Part, ...]:
    """Several answers a respondent. `base` is who is in the base, None where that is known
    already. Unions that do not lie in one byte are further ticks."""
    assert member.ticks is not None
    count = len(member.answers)
    figures = count + len(nets) + 2
    inside = [len({number >> 3 for number in members}) == 1 for members in nets]
    further = [
        (figure, union(member, members))
        for figure, (members, one) in enumerate(zip(nets, inside, strict=True), count)
        if not one
    ]
    if base is not None:
        further.append((figures - 2, base))
    ticks = list(member.ticks.T)
    spare = 8 * len(ticks) - count
    ticks[-1] = _with(ticks[-1], [mask for _, mask in further[:spare]], 8 - spare)
    picks = np.zeros((len(ticks), 256, figures))
    for tick, figure in enumerate([*range(count), *(figure for figure, _ in further[:spare])]):
        picks[tick >> 3, :, figure] = _BITS[:, tick & 7]
    for number, (members, one) in enumerate(zip(nets, inside, strict=True), count):
        if one:
            mask = sum(128 >> (tick & 7) for tick in set(members))
            picks[members[0] >> 3, :, number] = (_BYTES & mask) > 0
    picks[0, :, -1] = 1
    parts = [Part(Codes(each, 256), pick) for each, pick in zip(ticks, picks, strict=True)]
    rest = further[spare:]
    return (*parts, *(_further(rest[at : at + 8], figures) for at in range(0, len(rest), 8)))


def _further(masks: Sequence[tuple[int, Mask]], figures: int) -> Part:
    """Up to eight figures by who adds to them."""
    size = 1 << len(masks)
    pick = np.zeros((size, figures))
    for tick, (figure, _) in enumerate(masks, 8 - len(masks)):
        pick[:, figure] = _BITS[:size, tick]
    code = np.zeros(len(masks[0][1]), dtype=np.uint8)
    return Part(Codes(_with(code, [mask for _, mask in masks], 8 - len(masks)), size), pick)


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


def _with(byte: NDArray[np.uint8], masks: Sequence[Mask], first: int) -> NDArray[np.uint8]:
    """The byte (N) with further ticks, from the bit `first` on (0 is the highest)."""
    for tick, mask in enumerate(masks, first):
        byte = byte | (mask.view(np.uint8) << np.uint8(7 - tick))
    return byte
