"""What the writer of SPSS files writes, as pyreadstat reads it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sav_writer import SavFile, SavVariable, Value, sav_bytes

NUMBERS = st.one_of(
    st.none(),
    st.integers(-120, 160),  # around what fits into a command byte
    st.integers(-(2**53), 2**53),
    st.floats(-1e300, 1e300),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20).filter(
    lambda text: len(text.encode()) <= 30
)


def file_of(*variables: SavVariable, label: str = "") -> SavFile:
    return SavFile(label, "01 Jan 16", "00:00:00", variables)


def read_back(file: SavFile, rows: list[list[Value]]) -> dict[str, list[object]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.sav"
        path.write_bytes(sav_bytes(file, rows))
        columns, _ = pyreadstat.read_sav(path, output_format="dict")
    return {name: list(values) for name, values in columns.items()}


@given(st.lists(st.tuples(NUMBERS, TEXTS, NUMBERS), min_size=1, max_size=20))
def test_numbers_and_texts_come_back(rows: list[tuple[Value, str, Value]]) -> None:
    file = file_of(
        SavVariable("first", "First"), SavVariable("said", "Said", 30), SavVariable("last", "Last")
    )
    columns = read_back(file, [list(row) for row in rows])
    assert columns["said"] == [text for _, text, _ in rows]
    for name, place in (("first", 0), ("last", 2)):
        assert [None if x != x else x for x in columns[name]] == [row[place] for row in rows]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        (file_of(SavVariable("said", "Said", 4)), ["five!"]),
        (file_of(SavVariable("said", "Said", 4)), ["£££"]),
        (file_of(SavVariable("long", "x" * 256)), [1]),
        (file_of(SavVariable("wide", "Wide", 256)), [""]),
        (file_of(SavVariable("one", "One"), label="x" * 65), [1]),
    ],
)
def test_what_does_not_fit_is_refused(file: SavFile, row: list[Value]) -> None:
    with pytest.raises(ValueError, match=r"do not fit|more than 255"):
        sav_bytes(file, [row])
