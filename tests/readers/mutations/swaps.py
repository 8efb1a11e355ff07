"""Damage to text as data: what is found by a pattern becomes something else."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple


class Swap(NamedTuple):
    """What the pattern finds becomes one of these, or stays now and then where `often` is False.
    `counts` are how many of them may be changed, 0 for all."""

    name: str
    pattern: bytes
    others: tuple[bytes, ...]  # as templates of a regular expression
    counts: tuple[int, ...] = (0,)
    often: bool = True


def swapped(text: bytes, swap: Swap, chance: Random) -> bytes:
    """The text with the swap made in some of its places."""

    def other(found: re.Match[bytes]) -> bytes:
        if not swap.often and chance.random() < 0.4:
            return found[0]
        return found.expand(chance.choice(swap.others))

    return re.sub(swap.pattern, other, text, count=chance.choice(swap.counts))
