"""The answers of all respondents to one variable, kept as narrow as the file allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.wave.columns import distinct_numbers
from omnibus_desktop.wave.variable import Data

LITERAL = 253  # the code of a cell whose eight bytes are kept apart
SPACES = 254
SYSTEM_MISSING = 255
EIGHT_SPACES = np.frombuffer(b" " * 8, dtype=np.float64)[0]
_FIRST = 1024  # cells, of which nearly all codes of a variable can be expected
CHUNK_BYTES = 4 << 20  # text is unpacked in pieces of this size


class Floats:
    """Numbers that are no codes, one float64 a respondent, NaN where there is none."""

    def __init__(self, numbers: NDArray[np.float64]) -> None:
        self._numbers = numbers
        self._values: NDArray[np.float64] | None = None
        self._places: NDArray[np.integer] | None = None

    def __len__(self) -> int:
        return len(self._numbers)

    def values(self) -> NDArray[np.float64]:
        """The distinct numbers that occur, ascending."""
        if self._values is None:
            self._values = _distinct(self._numbers)
        return self._values

    def places(self) -> NDArray[np.integer]:
        """For each respondent the place of its number in `values()`."""
        if self._places is None:
            self._places = places_among(self.values(), self._numbers)
        return self._places

    def numbers(self) -> NDArray[np.float64]:
        """For each respondent its number, NaN where there is none."""
        return self._numbers

    def texts(self) -> Sequence[str]:
        """Empty strings: there is no text here."""
        return [""] * len(self)


class Codes:
    """Numbers as a byte each: `code - bias`, as an SPSS file compresses them.

    Code 253 stands for the next of `literals` (the numbers that are no small whole numbers, in
    the order of the respondents), 255 for system-missing.
    """

    def __init__(
        self, codes: NDArray[np.uint8], bias: float, literals: NDArray[np.float64] | None = None
    ) -> None:
        self._codes = codes
        self._literals = np.empty(0) if literals is None else literals
        self._numbers_of_codes = number_of_each_code(bias)
        self._values: NDArray[np.float64] | None = None
        self._places: NDArray[np.integer] | None = None
        self._numbers: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self._codes)

    def values(self) -> NDArray[np.float64]:
        """The distinct numbers that occur, ascending, system-missing left out."""
        if self._values is None:
            numbers = self._numbers_of_codes[_occurring(self._codes)]
            self._values = _distinct(np.concatenate([numbers, self._literals]))
        return self._values

    def there(self) -> NDArray[np.bool_]:
        """For each respondent whether there is a number."""
        there: NDArray[np.bool_] = self._codes != SYSTEM_MISSING
        if len(self._literals):
            there[self._codes == LITERAL] = ~np.isnan(self._literals)
        return there

    def places(self) -> NDArray[np.integer]:
        """For each respondent the place of its number in `values()`."""
        if self._places is None:
            self._places = self._found_places()
        return self._places

    def numbers(self) -> NDArray[np.float64]:
        """For each respondent its number, NaN where system-missing."""
        if self._numbers is not None:
            return self._numbers
        numbers = self._numbers_of_codes[self._codes]
        if len(self._literals):
            numbers[self._codes == LITERAL] = self._literals
            self._numbers = numbers  # weights are asked for again and again
        return numbers

    def texts(self) -> Sequence[str]:
        """Empty strings: there is no text here."""
        return [""] * len(self)

    def _found_places(self) -> NDArray[np.integer]:
        values = self.values()
        of_codes = places_among(values, self._numbers_of_codes)
        if of_codes.dtype == np.uint8:
            # bytes.translate is three times as fast as an index array
            moved = self._codes.tobytes().translate(of_codes.tobytes())
            places: NDArray[np.integer] = np.frombuffer(moved, dtype=np.uint8)
        else:
            places = of_codes[self._codes]
        if len(self._literals):
            places = places.copy()
            places[self._codes == LITERAL] = places_among(values, self._literals)
        return places


class Texts:
    """Texts that are there already."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def values(self) -> NDArray[np.float64]:
        """Empty: there are no numbers here."""
        return np.empty(0)

    def places(self) -> NDArray[np.integer]:
        """Zeros: nobody has a number."""
        return np.zeros(len(self), dtype=np.uint8)

    def numbers(self) -> NDArray[np.float64]:
        """All NaN."""
        return np.full(len(self), np.nan)

    def texts(self) -> Sequence[str]:
        """For each respondent its text, without trailing blanks."""
        return self._texts


class PackedTexts:
    """Texts as an SPSS file packs them, unpacked when they are first looked at.

    `codes` is elements x respondents, eight bytes of text each; code 253 in element e stands for
    the next of `literals[e]` (8-byte words), 254 for eight spaces. `pieces` are the ranges of
    bytes (first, behind the last) of a row that hold text, in order.
    """

    def __init__(
        self,
        codes: NDArray[np.uint8],
        literals: Sequence[NDArray[np.uint64]],
        words: NDArray[np.uint64],
        pieces: Sequence[tuple[int, int]],
        decode: Callable[[bytes], str],
    ) -> None:
        self._codes = codes
        self._literals = literals
        self._word_of_code = words
        self._pieces = pieces
        self._decode = decode
        self._texts: list[str] | None = None

    def __len__(self) -> int:
        return int(self._codes.shape[1])

    def values(self) -> NDArray[np.float64]:
        """Empty: there are no numbers here."""
        return np.empty(0)

    def places(self) -> NDArray[np.integer]:
        """Zeros: nobody has a number."""
        return np.zeros(len(self), dtype=np.uint8)

    def numbers(self) -> NDArray[np.float64]:
        """All NaN."""
        return np.full(len(self), np.nan)

    def texts(self) -> Sequence[str]:
        """For each respondent its text, without trailing blanks."""
        if self._texts is None:
            self._texts = [""] * len(self)
            filled = self._filled()
            for row, text in zip(filled.tolist(), self._unpacked(filled), strict=True):
                self._texts[row] = text
        return self._texts

    def some(self, count: int) -> Sequence[str]:
        """The first `count` texts that are not empty, or as many as there are."""
        return list(filter(None, self._unpacked(self._filled()[:count])))

    def _filled(self) -> NDArray[np.intp]:
        return np.flatnonzero((self._codes != SPACES).any(axis=0))

    def _unpacked(self, filled: NDArray[np.intp]) -> Iterator[str]:
        """The texts of these respondents, the first of those who have one."""
        known: dict[bytes, str] = {b"": ""}
        used = [0] * len(self._codes)
        step = max(1, CHUNK_BYTES // (8 * len(self._codes)))
        for start in range(0, len(filled), step):
            rows = filled[start : start + step]
            for raw in self._bytes_of(rows, used):
                text = known.get(raw)
                if text is None:
                    text = known[raw] = self._decode(raw.rstrip(b" \0")).rstrip()
                yield text

    def _bytes_of(self, rows: NDArray[np.intp], used: list[int]) -> list[bytes]:
        """The bytes of these rows; `used` counts the literals of each element used so far."""
        matrix = np.empty((len(rows), len(self._codes)), dtype=np.uint64)
        for element, codes in enumerate(self._codes[:, rows]):
            matrix[:, element] = self._word_of_code[codes]
            literal = codes == LITERAL
            last = used[element] + int(np.count_nonzero(literal))
            matrix[literal, element] = self._literals[element][used[element] : last]
            used[element] = last
        held = matrix.view(np.uint8)
        text = np.concatenate([held[:, first:last] for first, last in self._pieces], axis=1)
        rows_of_bytes: list[bytes] = text.view(f"S{text.shape[1]}").ravel().tolist()
        return rows_of_bytes


@lru_cache(maxsize=8)
def number_of_each_code(bias: float) -> NDArray[np.float64]:
    """The number that each of the 256 codes stands for; NaN for system-missing and literals.
    Read-only."""
    numbers = np.arange(256, dtype=np.float64) - bias
    numbers[SPACES] = EIGHT_SPACES
    numbers[[LITERAL, SYSTEM_MISSING]] = np.nan
    numbers.flags.writeable = False
    return numbers


def places_among(values: NDArray[np.float64], numbers: NDArray[np.float64]) -> NDArray[np.integer]:
    """For each number its place in the ascending `values`; `len(values)` for NaN and for numbers
    that are not among them. uint8 where that fits, else uint32."""
    places = np.searchsorted(values, numbers)
    if len(values):
        near = values[np.minimum(places, len(values) - 1)]
        places[near != numbers] = len(values)
    return places.astype(np.uint8 if len(values) < 256 else np.uint32)


def has_number(data: Data) -> NDArray[np.bool_]:
    """For each respondent whether there is a number; nothing more is worked out for it, or kept."""
    return data.there() if isinstance(data, Codes) else ~np.isnan(data.numbers())


def _occurring(codes: NDArray[np.uint8]) -> list[int]:
    """The codes that occur. Most do so among the first; to take these away from all and look at
    what is left is twice as fast as an array of marks."""
    every = codes.tobytes()
    first = set(every[:_FIRST])
    return [*first, *set(every.translate(None, bytes(first)))]


def _distinct(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distinct numbers, ascending, without NaN."""
    return distinct_numbers(numbers[~np.isnan(numbers)])
