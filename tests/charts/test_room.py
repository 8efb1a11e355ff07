"""Where there is room on a chart: what is found is free, and nothing that is free is overlooked."""

from __future__ import annotations

import random

import pytest

from omnibus_desktop.charts.layout.drawing import Area
from omnibus_desktop.charts.room import Box, free_places, ground_of

_AWAY = 4.0  # points that a place keeps away from what is taken


def scattered(seed: int) -> tuple[list[Box], Area]:
    """Boxes of all sizes in and around an area."""
    chance = random.Random(seed)
    bounds = Area(chance.uniform(0, 99), chance.uniform(0, 99), 300.0, chance.uniform(99, 300))
    boxes = []
    for _ in range(chance.randint(0, 60)):
        left, top = chance.uniform(-50, 450), chance.uniform(-50, 450)
        boxes.append(Box(left, top, left + chance.uniform(0, 90), top + chance.uniform(0, 40)))
    return boxes, bounds


@pytest.mark.parametrize("seed", range(40))
def test_places_are_inside_and_cover_nothing(seed: int) -> None:
    boxes, bounds = scattered(seed)
    size = (60.0, 17.5)
    for _, place in free_places(size, (150.0, 120.0), ground_of(boxes, bounds), 24):
        assert not any(place.meets(box, _AWAY - 1e-6) for box in boxes)
        assert place == place.within(bounds)


@pytest.mark.parametrize("seed", range(40))
def test_a_place_beside_something_is_found_where_there_is_one(seed: int) -> None:
    boxes, bounds = scattered(seed)
    wide, tall = 60.0, 17.5
    ground = ground_of(boxes, bounds)
    found = {box.left for _, box in free_places((wide, tall), (150.0, 120.0), ground, 1000)}
    for left in ground.lefts:
        tops = [bounds.y, *(box.bottom + _AWAY + 1e-6 for box in boxes)]
        tries = (Box(left, top, left + wide, top + tall) for top in tops if top >= bounds.y)
        inside = [box for box in tries if box == box.within(bounds)]
        is_free = any(not any(box.meets(other, _AWAY) for other in boxes) for box in inside)
        assert not is_free or left in found
