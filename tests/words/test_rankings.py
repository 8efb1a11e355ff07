"""Headlines of grids whose answers are ranks."""

from __future__ import annotations

import pytest

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.headline import headline
from tests.charts.tables import rows, table, total

FIRST = "Please rank the films with 1 being your favourite and 3 being your least favourite."
LOW_FIRST = "From 10% (“Phantom Menace”) to 24% (“New Hope”) of authorities rank it first"


def ranked(text: str, *labels: str) -> tuple[Table, ...]:
    shares = {"New Hope": [24, 30, 46], "Phantom Menace": [10, 60, 30]}
    return tuple(
        table(
            rows(*labels), (total(),), [[share] for share in own],
            kind=Kind.GRID, text=text, item=film, item_label=film,
        )
        for film, own in shares.items()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FIRST, LOW_FIRST),
        ("Rank these films", LOW_FIRST),
        (
            "Rank these: 1 is the least important, 3 the most important.",
            "From 30% (“Phantom Menace”) to 46% (“New Hope”) of authorities rank it first",
        ),
        ("Films", "From 30% (“Phantom Menace”) to 46% (“New Hope”) of authorities say “3”"),
    ],
)
def test_of_ranks_the_first_choice_is_told(text: str, expected: str) -> None:
    assert headline(ranked(text, "1", "2", "3"), ()) == expected


def test_answers_that_are_no_numbers_are_no_ranks() -> None:
    assert "rank it first" not in headline(ranked(FIRST, "Good", "Fair", "Bad"), ())
