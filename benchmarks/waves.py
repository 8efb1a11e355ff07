"""Waves to measure with: made by a seeded generator on first use, the same on every machine.

S is a council survey (101 x 300), M a large panel wave (50,000 x 600), L a cumulative file
(75,000 x 6,500, mostly not asked), XL a long one (1,000,000 x 200).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.readers.sav_writer import SYSTEM_MISSING, Column, Sav

SIZES = {"S": (101, 300), "M": (50_000, 600), "L": (75_000, 6_500), "XL": (1_000_000, 200)}
SEED = 20240601
VERSION = 1  # of what is made; a change needs a new baseline
_REGIONS = (
    "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
    "East of England", "London", "South East", "South West",
)  # fmt: skip
_TYPES = ("Unitary authority", "Metropolitan district", "London borough", "Shire county")
_AGREE = ("Strongly agree", "Tend to agree", "Neither", "Tend to disagree", "Strongly disagree")
_WORDS = (
    "funding",
    "staff",
    "residents",
    "council",
    "service",
    "delay",
    "housing",
    "café",
    "naïve",
)
_TEXT_WIDTH = 120
_CASES_AT_ONCE = 20_000


def wave_file(size: str, kind: str = ".sav") -> Path:
    """The wave of this size as a file of this kind (".sav", ".zsav"), made where it is not there
    yet: in the folder of OMNIBUS_BENCHMARKS, else in that for temporary files."""
    folder = Path(os.environ.get("OMNIBUS_BENCHMARKS", tempfile.gettempdir()))
    path = folder / f"omnibus-benchmark-{VERSION}-{size}{kind}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # in a process of its own: a child's peak memory is never told as less than its parent's
        command = [sys.executable, "-m", "benchmarks.waves", size, kind, str(path)]
        subprocess.run(command, check=True)
    return path


def _wave(cases: int, variables: int, zipped: bool) -> bytes:
    columns, sets, routed = _questions(variables)
    wave = Sav(
        columns,
        compression=2 if zipped else 1,
        weight="weight",
        title="Synthetic wave",
        stated=cases,
        extensions=[(7, b"".join(sets))],
    )
    random = np.random.default_rng(SEED)
    parts = [
        _stream(columns, routed, start, min(_CASES_AT_ONCE, cases - start), variables, random)
        for start in range(0, cases, _CASES_AT_ONCE)
    ]
    return wave.written(b"".join(parts))


def _questions(variables: int) -> tuple[list[Column], list[bytes], list[int]]:
    """Columns without answers, sets, and for each column its block's number."""
    columns = [
        Column("respid", (), label="Respondent", format=(5, 10, 0), measure=3),
        Column("weight", (), label="Weight", format=(5, 10, 6), measure=3),
        Column("region", (), label="Region", labels=_numbered(_REGIONS), measure=1),
        Column("authtype", (), label="Authority type", labels=_numbered(_TYPES), measure=1),
        Column("day", (), label="Date of interview", format=(20, 11, 0), measure=3),
        *(Column(f"num{n}", (), label=f"Budget {n}", measure=3) for n in (1, 2)),
        *(Column(f"open{n}", (), _TEXT_WIDTH, f"Q{n}. In your own words") for n in range(1, 4)),
    ]
    blocks = [0] * len(columns)
    sets = []
    block = 0
    while len(columns) < variables:
        block += 1
        new = list(_block(block))[: variables - len(columns)]
        if block % 4 == 2 and len(new) > 1:
            label = f"Q{block}. Which of these apply?".encode()
            members = b" ".join(b"v%d" % (len(columns) + n) for n in range(len(new)))
            sets.append(b"$q%d=D1 1 %d %s %s\n" % (block, len(label), label, members))
        columns += new
        blocks += [block] * len(new)
    return columns, sets, blocks


def _block(number: int) -> Iterator[Column]:
    """The columns of a question: one answer, a grid, a set, a scale, in turn."""
    kind = number % 4
    if kind == 0:
        answers = _numbered([f"Answer {n} of question {number}" for n in range(1, 9)])
        labels = [*answers, (98.0, "Don't know"), (99.0, "Refused")]
        missing = (-2, (98.0, 99.0))
        yield Column(f"q{number}", (), 0, f"Q{number}. Which is best?", labels, missing, 1)
    elif kind == 1:
        for item in range(1, 7):
            label = f"Q{number}_{item}. How far do you agree? Statement {item}"
            yield Column(f"q{number}_{item}", (), 0, label, _numbered(_AGREE), measure=2)
    elif kind == 2:
        for item in range(1, 9):
            labels = [(0.0, "Not ticked"), (1.0, "Ticked")]
            yield Column(f"q{number}_{item}", (), 0, f"Option {item}", labels, measure=1)
    else:
        labels = [(0.0, "Not at all"), (10.0, "Completely"), (88.0, "Don't know")]
        label = f"Q{number}. How satisfied are you?"
        yield Column(f"q{number}", (), 0, label, labels, (1, (88.0,)), 2)


def _numbered(labels: tuple[str, ...] | list[str]) -> list[tuple[float, str]]:
    return [(float(number), label) for number, label in enumerate(labels, 1)]


def _stream(
    columns: list[Column],
    blocks: list[int],
    start: int,
    cases: int,
    variables: int,
    random: np.random.Generator,
) -> bytes:
    """So many cases from number `start` on, byte-compressed."""
    cumulative = variables > 5_000
    parts = []
    asked_block, asked = -1, np.ones(cases, dtype=np.bool_)
    for column, block in zip(columns, blocks, strict=True):
        if column.width:
            parts.append(_texts(cases, random))
            continue
        if block != asked_block:
            share = 0.15 if cumulative else 0.6 if block % 3 == 1 else 1.0
            asked_block, asked = block, random.random(cases) < share
        numbers = _answers(column, cases, start, random)
        numbers[~asked & (block > 0)] = SYSTEM_MISSING
        parts.append(numbers.view(np.uint64)[:, None])
    return _compressed(np.concatenate(parts, axis=1))


def _answers(
    column: Column, cases: int, start: int, random: np.random.Generator
) -> NDArray[np.float64]:
    if column.name == "respid":
        return np.arange(start + 1, start + cases + 1, dtype=np.float64)
    if column.name == "weight":
        return random.uniform(0.2, 5, cases).round(6)
    if column.name == "day":
        days = random.integers(0, 60, cases).astype(np.float64)
        return 86_400.0 * (days + 160_880)
    if not column.labels:
        return random.uniform(1, 900, cases).round(2)
    codes = np.array([code for code, _ in column.labels], dtype=np.float64)
    if 10.0 in codes:
        codes = np.array([*range(11), 88], dtype=np.float64)
    return codes[random.integers(0, len(codes), cases)]


def _texts(cases: int, random: np.random.Generator) -> NDArray[np.uint64]:
    """Texts of a quarter of the cases, as words."""
    pool = [" ".join(random.choice(_WORDS, random.integers(1, 12))).encode() for _ in range(400)]
    pool = [b"", *(text[:_TEXT_WIDTH].decode(errors="ignore").encode() for text in pool)]
    words = np.array([text.ljust(_TEXT_WIDTH) for text in pool], dtype=f"S{_TEXT_WIDTH}")
    chosen = random.integers(1, len(pool), cases) * (random.random(cases) < 0.25)
    return words.view(np.uint64).reshape(len(pool), -1)[chosen]


def _compressed(words: NDArray[np.uint64]) -> bytes:
    """Cases x elements of words, byte-compressed with the bias 100, each case padded."""
    numbers: NDArray[np.float64] = words.view(np.float64)
    whole = (numbers >= -99) & (numbers <= 151) & (np.rint(numbers) == numbers)
    codes = np.full(words.shape, 253, dtype=np.uint8)
    codes[whole] = (numbers[whole] + 100).astype(np.uint8)
    codes[words == np.frombuffer(b" " * 8, dtype=np.uint64)] = 254
    codes[numbers == SYSTEM_MISSING] = 255
    padded = np.zeros((len(words), -(-words.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : words.shape[1]] = codes
    counts = (padded == 253).reshape(-1, 8).sum(axis=1)
    places = np.arange(len(counts)) + np.cumsum(counts) - counts
    stream = np.empty(len(counts) + int(counts.sum()), dtype=np.uint64)
    is_code = np.zeros(len(stream), dtype=np.bool_)
    is_code[places] = True
    stream[is_code] = padded.reshape(-1).view(np.uint64)
    stream[~is_code] = words[codes == 253]
    return stream.tobytes()


def _make(size: str, kind: str, path: Path) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(_wave(*SIZES[size], zipped=kind == ".zsav"))
    unfinished.replace(path)


if __name__ == "__main__":
    _make(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
