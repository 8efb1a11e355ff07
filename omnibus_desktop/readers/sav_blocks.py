"""Byte-compressed cases: which words are codes and which are literals.

The stream is a row of 8-byte words. A word of eight codes is followed by as many literals as it
has codes 253, then comes the next word of codes. Literals may hold the byte 253 too, so words
must be followed from the first on; but words of codes without a 253 simply follow each other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers.columns import LITERAL

_ONES = np.uint64(0x0101010101010101)
_SUM = np.uint64(56)


def split_words(
    words: NDArray[np.uint64],
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], int]:
    """Words of codes and literals, each in order, and how many words they are in all: a last
    word of codes whose literals are not all there, and what follows it, is left.

    `words` begins with a word of codes.
    """
    literals_behind = ((words.view(np.uint8) == LITERAL).view(np.uint64) * _ONES) >> _SUM
    holders = np.flatnonzero(literals_behind)  # words with a 253: codes, or literals by chance
    if not len(holders):
        return words, words[:0], len(words)
    counts = literals_behind[holders].astype(np.intp)
    codes = _words_of_codes(holders, holders + 1 + counts)
    holders, counts = holders[codes], counts[codes]
    last = len(words)
    if holders[-1] + 1 + counts[-1] > last:
        last = int(holders[-1])
        holders, counts = holders[:-1], counts[:-1]
    is_literal = np.zeros(last, dtype=np.bool_)
    is_literal[_ranges(holders + 1, counts)] = True
    words = words[:last]
    return words[~is_literal], words[is_literal], last


def _words_of_codes(holders: NDArray[np.intp], behind: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of these words are codes, given the place behind the literals of each if it is one.

    The first is. Mostly the next holder lies behind the literals of the one before it, and then
    it is one, too; a loop is needed only over those where it does not.
    """
    codes = np.ones(len(holders), dtype=np.bool_)
    covering = np.flatnonzero(holders[1:] < behind[:-1])
    if not len(covering):
        return codes
    first_behind = np.searchsorted(holders, behind[covering])
    next_covering = np.searchsorted(covering, first_behind).tolist()
    visited = []
    at = 0
    while at < len(next_covering):
        visited.append(at)
        at = next_covering[at]
    starts = covering[visited] + 1
    codes[_ranges(starts, first_behind[visited] - starts)] = False
    return codes


def _ranges(starts: NDArray[np.intp], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """The numbers of all ranges, one after the other."""
    ranges = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    ranges += np.arange(len(ranges))
    return ranges
