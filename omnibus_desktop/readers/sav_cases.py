"""The cases of an SPSS file as columns: one byte a cell, and apart what is no byte.

Whatever the compression, a cell ends as the code that byte compression would give it. So the
answers to coded questions are never anything but bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers import sav_inflate
from omnibus_desktop.readers.columns import EIGHT_SPACES, LITERAL, SPACES, SYSTEM_MISSING
from omnibus_desktop.readers.sav_blocks import split_words
from omnibus_desktop.readers.sav_dictionary import SYSTEM_MISSING as NO_NUMBER
from omnibus_desktop.readers.sav_dictionary import RawDictionary
from omnibus_desktop.readers.sav_source import Source
from omnibus_desktop.values import dataclass

CELLS_LIMIT = 600_000_000  # a byte each; a cumulative file of 75,000 x 6,500 stays below
DENSE_CELLS = 50_000_000  # up to here however tightly the file is packed
CELLS_PER_BYTE = 200  # beyond, a file packed more tightly than this is a bomb
PIECE_BYTES = 1 << 20
BIAS = 100.0  # of the codes that uncompressed numbers get
_END = 252
_REGROUP = 1 << 20  # so many literals are sorted by column at a time

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Cells:
    """`codes` is elements x cases. `literals` has for each element its 8-byte words of code 253
    in the order of the cases, in the byte order of the file. `more` says that there are cases
    beyond those that the file states."""

    codes: NDArray[np.uint8]
    literals: list[NDArray[np.uint64]]
    bias: float
    more: bool

    @property
    def cases(self) -> int:
        """How many cases were read."""
        return int(self.codes.shape[1])


def read_cells(source: Source, raw: RawDictionary, progress: Progress) -> Cells:
    """All cases from the place reached. Raises OmnibusError where there are fewer than stated,
    or more cells than can be held; and what `progress` raises."""
    if raw.compression == 0:
        columns = _Columns(raw.elements, _checked_cases(source, raw, source.left // 8))
        more = _read_plain(source, columns, progress)
        bias = BIAS
    else:
        pieces, room = _pieces(source, raw, progress)
        columns = _Columns(raw.elements, _checked_cases(source, raw, room))
        with closing(pieces):
            more = _read_compressed(pieces, columns)
        bias = raw.bias
    if raw.cases > columns.cases:
        raise source.cut(f"{raw.cases} cases stated, {columns.cases} found")
    return columns.finished(bias, more and raw.cases >= 0)


def _checked_cases(source: Source, raw: RawDictionary, room: int) -> int:
    """How many cases there are, or can be at most, given that there are at most `room` cells."""
    cases = raw.cases if raw.cases >= 0 else room // raw.elements
    cells = cases * raw.elements
    if cells > room:
        raise source.cut(
            f"{cases} cases of {8 * raw.elements} bytes stated; there is room for"
            f" {room // raw.elements} at most"
        )
    if cells > CELLS_LIMIT or cells > max(DENSE_CELLS, CELLS_PER_BYTE * source.size):
        raise source.refused(
            f"{cases:,} cases with {raw.elements:,} values each are more than can be held",
            f"leave out variables or cases; {CELLS_LIMIT:,} values are possible,"
            f" {DENSE_CELLS:,} in a file that is packed very tightly",
        )
    return cases


class _Columns:
    """Collects blocks of cases; a block is cases x elements of codes."""

    def __init__(self, elements: int, cases: int) -> None:
        self.elements = elements
        self.cases = 0
        self.missing = cases
        self._codes = np.empty((elements, cases), dtype=np.uint8)
        self._grouped: list[list[NDArray[np.uint64]]] = [[] for _ in range(elements)]
        self._columns: list[NDArray[np.unsignedinteger]] = []
        self._words: list[NDArray[np.uint64]] = []
        self._waiting = 0

    def add(self, block: NDArray[np.uint8], words: NDArray[np.uint64]) -> int:
        """Add cases whose literals are the first of `words`; how many of them they are."""
        cases, elements = block.shape
        self._codes[:, self.cases : self.cases + cases] = block.T
        self.cases += cases
        self.missing -= cases
        if not len(words):
            return 0
        places = np.flatnonzero(block == LITERAL)
        column = (places % elements).astype(np.uint16 if elements < 1 << 16 else np.uint32)
        self._columns.append(column)
        self._words.append(words[: len(places)])
        self._waiting += len(places)
        if self._waiting > _REGROUP:
            self._regroup()
        return len(places)

    def finished(self, bias: float, more: bool) -> Cells:
        """What was collected."""
        self._regroup()
        codes = self._codes if not self.missing else self._codes[:, : self.cases].copy()
        literals = [
            group[0] if len(group) == 1 else np.concatenate([np.empty(0, np.uint64), *group])
            for group in self._grouped
        ]
        return Cells(codes, literals, bias, more)

    def _regroup(self) -> None:
        """Sort the waiting literals by column; they come case by case."""
        if not self._waiting:
            return
        column = np.concatenate(self._columns)
        words = np.concatenate(self._words)[np.argsort(column, kind="stable")]
        counts = np.bincount(column, minlength=len(self._grouped))
        ends = np.cumsum(counts).tolist()
        for element in np.flatnonzero(counts).tolist():
            end = ends[element]
            self._grouped[element].append(words[end - int(counts[element]) : end])
        self._columns, self._words, self._waiting = [], [], 0


def _pieces(
    source: Source, raw: RawDictionary, progress: Progress
) -> tuple[Generator[bytes, None, None], int]:
    """The byte-compressed stream in pieces, and how many cells it can hold at most."""
    if raw.compression == 1:
        return _file_pieces(source, progress), source.left
    blocks = sav_inflate.read_block_list(source)
    return _block_pieces(source, blocks, progress), sum(block.inflated for block in blocks)


def _file_pieces(source: Source, progress: Progress) -> Generator[bytes, None, None]:
    while source.left:
        yield source.take(min(PIECE_BYTES, source.left))
        progress(source.place / source.size)


def _block_pieces(
    source: Source, blocks: tuple[sav_inflate.Block, ...], progress: Progress
) -> Generator[bytes, None, None]:
    with closing(sav_inflate.inflated_blocks(source, blocks)) as pieces:
        for number, piece in enumerate(pieces, 1):
            yield piece
            progress(number / len(blocks))


def _read_compressed(pieces: Iterator[bytes], columns: _Columns) -> bool:
    """Read what `columns` misses. Whether a further case follows."""
    rest = b""
    codes = np.empty(0, dtype=np.uint8)
    literals = np.empty(0, dtype=np.uint64)
    for piece in pieces:
        held = rest + piece
        new_codes, new_literals, used = split_words(
            np.frombuffer(held, dtype=np.uint64, count=len(held) // 8)
        )
        rest = held[8 * used :]
        codes = np.concatenate([codes, new_codes.view(np.uint8)])
        literals = np.concatenate([literals, new_literals])
        ends = np.flatnonzero(codes == _END)
        if len(ends):
            codes[ends[0] :] = 0
        block, codes = _whole_cases(codes, columns.elements)
        more = len(block) > columns.missing
        literals = literals[columns.add(block[: columns.missing], literals) :]
        if more or len(ends):
            return more
    return False


def _whole_cases(
    codes: NDArray[np.uint8], elements: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The codes as cases x elements, and those of the case that is not yet whole.

    Code 0 is padding: ReadStat pads each case to words, SPSS only the end of the file.
    """
    if np.count_nonzero(codes) < len(codes):
        padded = -(-elements // 8) * 8
        grid = codes[: len(codes) // padded * padded].reshape(-1, padded)
        if grid.size and grid[:, :elements].all() and not grid[:, elements:].any():
            return grid[:, :elements], codes[grid.size :]
        codes = codes[codes != 0]
    grid = codes[: len(codes) // elements * elements].reshape(-1, elements)
    return grid, codes[grid.size :]


def _read_plain(source: Source, columns: _Columns, progress: Progress) -> bool:
    """Read uncompressed cases. Whether a further case follows."""
    width = 8 * columns.elements
    while columns.missing:
        cases = min(columns.missing, max(1, PIECE_BYTES // width))
        words = np.frombuffer(source.take(cases * width), dtype=np.uint64)
        columns.add(*_narrowed(words.reshape(cases, columns.elements), source.order))
        progress(source.place / source.size)
    return source.left >= width


def _narrowed(
    words: NDArray[np.uint64], order: str
) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Uncompressed cells as codes, and the words of those that no code can stand for."""
    numbers = words.view(f"{order}f8")
    with np.errstate(invalid="ignore"):  # what does not fit is found by turning it back
        codes = (numbers + BIAS).astype(np.uint8)
    fits = (codes - BIAS == numbers) & (codes > 0) & (codes < _END)
    codes[~fits] = LITERAL
    codes[numbers == NO_NUMBER] = SYSTEM_MISSING
    codes[words == EIGHT_SPACES.view(np.uint64)] = SPACES
    return codes, words[codes == LITERAL]
