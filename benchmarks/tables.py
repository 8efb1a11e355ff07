"""Tables: a whole book, one table after a change, tests of all pairs.

The references are a bare loop of `numpy.bincount` over the same bytes, which is the floor; frames
of a screen; and what others do for the same figures: pandas.crosstab, DuckDB where it is
installed, a loop of two-proportion tests. What takes them minutes they do for one table in forty.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.book import tabulate_all
from omnibus_desktop.tables.breaks import Breaks, breaks_of
from omnibus_desktop.tables.comparisons import compare
from omnibus_desktop.tables.counts import Stack, stacked, tallies
from omnibus_desktop.tables.figures import sides_of
from omnibus_desktop.tables.known import known_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.pairs import Pairs
from omnibus_desktop.tables.rows import Rows, rows_of
from omnibus_desktop.tables.tabulate import subjects_of
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.recode import merged
from omnibus_desktop.wave.wave import Wave

FRAME = 1 / 60  # seconds
FRAMES_OF_A_BOOK = 3
SAMPLE = 40  # slow references do one table in so many
AT_ONCE = 64  # as tabulate_all does
PLAIN_PART = 130  # of what statsmodels takes for a test; a plain formula takes one
AREAS = {"North": "123", "Midlands and East": "456", "South": "789"}
BY = (("region",), ("authtype",), ("area",))  # with the total 17 columns
BOOK = Options(by=BY, weight="weight")


def wave_with_areas(path: Path) -> Wave:
    """The wave, with a question more: regions taken together."""
    wave = open_wave(path)
    areas = {name: tuple(codes) for name, codes in AREAS.items()}
    return merged(wave, wave.question("region"), areas, "area")


def _questions(wave: Wave) -> list[Question]:
    return [q for q in wave.questions if q.kind not in {Kind.OPEN, Kind.ADMIN}]


def _rows(wave: Wave) -> list[Rows]:
    """What is counted: all but numbers, whose bands are a matter of taste."""
    return [
        rows_of(wave, question, item.id if item else None, BOOK)
        for question in _questions(wave)
        if question.kind is not Kind.NUMERIC
        for question, item in subjects_of(question)
    ]


def _book(path: Path) -> Callable[[], object]:
    """Counts, weighted counts, bases, effective bases and percentages of all tables."""
    wave = wave_with_areas(path)
    rows = _rows(wave)
    breaks = breaks_of(wave, BY, BOOK)
    _ = [part for each in rows for part in each.parts]

    def count_all() -> list[Stack]:
        breaks.of_masks.clear()
        found = []
        for start in range(0, len(rows), AT_ONCE):
            window = rows[start : start + AT_ONCE]
            stack = stacked(tallies(breaks, window), window)
            with np.errstate(invalid="ignore"):
                np.divide(100 * stack.weighted, stack.weighted_base.take(stack.table, axis=1))
            found.append(stack)
        return found

    return count_all


def _bare(path: Path) -> Callable[[], object]:
    """Ten lines of numpy: for each byte of answers counts and weighted counts by cell."""
    wave = wave_with_areas(path)
    breaks = breaks_of(wave, BY, BOOK)
    parts = [(part.codes.code, part.codes.size) for each in _rows(wave) for part in each.parts]
    weights = wave.numbers("weight")

    def loop() -> None:
        for code, size in parts:
            joint = breaks.cell.astype(np.intp) * size + code
            places = breaks.cells * size
            np.bincount(joint, minlength=places)
            np.bincount(joint, weights, minlength=places)

    return loop


def _digest(stacks: object) -> str:
    assert isinstance(stacks, list)
    digest = hashlib.sha256()
    for stack in stacks:
        digest.update(stack.count.T.tobytes())
        digest.update(stack.weighted.T.round(3).tobytes())
    return digest.hexdigest()[:16]


def _tables(path: Path) -> Callable[[], object]:
    """All tables of the wave as objects, tests included."""
    wave = wave_with_areas(path)
    questions = _questions(wave)
    return lambda: sum(len(table.rows) for table in tabulate_all(wave, questions, BOOK))


def frames(number: int) -> Callable[[Path], Callable[[], object]]:
    """As many frames of processor time."""

    def burn() -> None:
        end = time.process_time() + number * FRAME
        while time.process_time() < end:
            pass

    return lambda _: burn


def _columns(wave: Wave) -> Iterator[tuple[NDArray[np.float64], Sequence[str]]]:
    """The numbers of one variable in forty, with the names of the breaks."""
    names = [name for q in _questions(wave) if q.answers for name in q.variables]
    for name in names[::SAMPLE]:
        yield wave.numbers(name), ("region", "authtype", "area")


def _frame(wave: Wave) -> dict[str, NDArray[np.generic]]:
    by = {name: wave.membership(wave.question(name)).place for (name,) in BY}
    assert all(place is not None for place in by.values())
    return {**{n: p for n, p in by.items() if p is not None}, "weight": wave.numbers("weight")}


def _crosstab(path: Path) -> Callable[[], object]:
    """pandas.crosstab, counts and weighted counts, by each break."""
    import pandas as pd

    wave = wave_with_areas(path)
    frame = pd.DataFrame(_frame(wave))
    sample = [(pd.Series(numbers), by) for numbers, by in _columns(wave)]

    def cross() -> None:
        for numbers, by in sample:
            for name in by:
                pd.crosstab(numbers, frame[name], margins=True)
                pd.crosstab(numbers, frame[name], frame["weight"], aggfunc="sum", margins=True)

    return cross


def _duckdb(path: Path) -> Callable[[], object]:
    """DuckDB, one query a question: counts and weighted counts by grouping sets."""
    import duckdb
    import pandas as pd

    wave = wave_with_areas(path)
    sample = {f"q{number}": numbers for number, (numbers, _) in enumerate(_columns(wave))}
    connection = duckdb.connect()
    connection.execute("set threads to 1")
    connection.register("given", pd.DataFrame({**_frame(wave), **sample}))
    connection.execute("create table wave as select * from given")

    def query() -> None:
        for name in sample:
            connection.execute(
                f"select {name}, region, authtype, area, count(*), sum(weight) from wave group by"
                f" grouping sets (({name}), ({name}, region), ({name}, authtype), ({name}, area))"
            ).fetchall()

    return query


def _stacks(path: Path) -> tuple[Breaks, list[tuple[Stack, list[Rows]]], Wave]:
    wave = wave_with_areas(path)
    rows, breaks = _rows(wave), breaks_of(wave, BY, BOOK)
    windows = [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]
    return breaks, [(stacked(tallies(breaks, each), each), each) for each in windows], wave


def _pairs(path: Path) -> Callable[[], object]:
    """All tests of pairs within breaks, and the letters of all cells (a bit each), from shares
    and bases."""
    breaks, stacks, wave = _stacks(path)
    options = replace(BOOK, test="pairs")
    sides = []
    for stack, rows in stacks:
        each = zip(rows, stack.each, strict=True)
        known = [known_of(wave, breaks, one, counted, options) for one, counted in each]
        sides.append(sides_of(stack, known))

    def test() -> list[Pairs]:
        every = (compare(breaks, each, options).pairs for each in sides)
        return [each for each in every if each is not None]

    return test


def _letters(found: object) -> str:
    """How many letters there are in the book."""
    assert isinstance(found, list)
    lines = [line for each in found for line in each.letters]
    return f"{len(lines)} rows, {sum(len(letters) for line in lines for letters in line)} letters"


def _loop_of_tests(path: Path) -> Callable[[], object]:
    """One row in forty: a two-proportion test of each pair, statsmodels' where it is installed."""
    breaks, stacks, _ = _stacks(path)
    test = _plain_test
    if find_spec("statsmodels"):
        from statsmodels.stats.proportion import proportions_ztest

        test = proportions_ztest
    sample = [
        (
            stack.weighted[:, row].tolist(),
            stack.effective_base[:, stack.table[row]].tolist(),
        )
        for stack, _ in stacks
        for row in range(0, len(stack.table), SAMPLE)
    ]

    def loop() -> None:
        for counts, bases in sample:
            for span in breaks.spans:
                for one in range(span.start, span.stop):
                    for other in range(one + 1, span.stop):
                        test([counts[one], counts[other]], [bases[one], bases[other]])

    return loop


def _plain_test(counts: list[float], bases: list[float]) -> float:
    (x1, x2), (n1, n2) = counts, bases
    pooled = (x1 + x2) / (n1 + n2)
    spread = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    z = (x1 / n1 - x2 / n2) / math.sqrt(spread) if spread > 0 else 0.0
    return math.erfc(abs(z) / math.sqrt(2))


BENCHMARKS = (
    Benchmark("book.weighted", Side(_book, _digest), Side(_bare), goal=1.5, sizes=("M",)),
    Benchmark(
        "book.crosstab",
        Side(_book, _digest),
        Side(_crosstab),
        goal=1 / 800,
        sizes=("M",),
        sample=SAMPLE,
    ),
    Benchmark(
        "book.tables", Side(_tables, str), Side(frames(FRAMES_OF_A_BOOK)), goal=1, sizes=("S",)
    ),
    Benchmark(
        "sig.book" if find_spec("statsmodels") else "sig.book.plain",
        Side(_pairs, _letters),
        Side(_loop_of_tests),
        goal=1 / 2000 if find_spec("statsmodels") else PLAIN_PART / 2000,
        sizes=("M",),
        sample=SAMPLE,
    ),
)
SKIPPED = {}
if find_spec("duckdb"):
    BENCHMARKS += (
        Benchmark(
            "book.duckdb",
            Side(_book, _digest),
            Side(_duckdb),
            goal=1 / 10,
            sizes=("M",),
            sample=SAMPLE,
        ),
    )
else:
    SKIPPED["book.duckdb"] = "DuckDB is not installed"
