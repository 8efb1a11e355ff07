"""Respondents are counted the same whether a filter leaves most of them in or out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from omnibus_desktop.tables.filters import union
from omnibus_desktop.tables.packs import ONE, Codes, Measure, by_cell
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Answer

RESPONDENTS, CELLS = 150_000, 7  # more than are counted at once


def _one_by_one(
    cell: NDArray[np.integer], codes: Codes, added: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    found = np.zeros((CELLS, codes.size))
    inside = cell < CELLS
    amounts = np.ones(len(cell)) if added is None else added
    np.add.at(found, (cell[inside], codes.code[inside]), amounts[inside])
    return found


@pytest.mark.parametrize("share", [0.0, 0.02, 0.4999, 0.5001, 0.9, 1.0])
def test_those_who_are_left_out_count_nowhere(share: float) -> None:
    random = np.random.default_rng(7)
    cell = random.integers(0, CELLS, RESPONDENTS).astype(np.uint8)
    cell[random.random(RESPONDENTS) >= share] = CELLS
    weights = random.uniform(0.2, 5.0, RESPONDENTS)
    several = [
        Codes(random.integers(0, size, RESPONDENTS).astype(np.uint8), size) for size in (2, 9, 30)
    ]
    measures = (ONE, Measure(weights), Measure(weights, square=True))
    for codes, found in zip(several, by_cell(cell, CELLS, several, measures), strict=True):
        assert np.array_equal(found[0], _one_by_one(cell, codes, None))
        assert found[1] == pytest.approx(_one_by_one(cell, codes, weights), rel=1e-12)
        assert found[2] == pytest.approx(_one_by_one(cell, codes, weights**2), rel=1e-12)


@pytest.mark.parametrize("type_of_place", [np.uint8, np.uint16])
@pytest.mark.parametrize("numbers", [(), (3,), (0, 11), tuple(range(9)), tuple(range(12))])
def test_who_gave_one_of_several_answers(
    numbers: tuple[int, ...], type_of_place: type[np.integer]
) -> None:
    answers = tuple(Answer(f"{number}", f"Answer {number}") for number in range(12))
    place = np.random.default_rng(3).integers(0, 13, 5_000).astype(type_of_place)  # 12: none
    everybody = np.ones(5_000, dtype=np.bool_)
    member = Membership(answers, everybody, everybody, place=place)
    assert np.array_equal(union(member, numbers), np.isin(place, numbers))
