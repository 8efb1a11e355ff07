"""Colours: contrast of neighbours and of text."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.charts import palette


def test_contrast_is_that_of_the_guidance() -> None:
    # Contrast against white, as published with the palette (afcharts 1.2.0).
    expected = (10.25, 3.17, 9.77, 3.03, 10.86, 3.08)
    found = [palette.contrast(colour, "#FFFFFF") for colour in palette.CATEGORICAL]
    assert found == pytest.approx(expected, abs=0.01)


@given(st.integers(0, 0xFFFFFF))
def test_text_can_be_read_on_any_colour(number: int) -> None:
    fill = f"#{number:06X}"
    assert palette.contrast(palette.text_on(fill), fill) >= 4.5


@pytest.mark.parametrize("count", range(1, 12))
def test_steps_of_a_scale_go_from_dark_to_light(count: int) -> None:
    colours = palette.sequential(count)
    shades = [palette.contrast(colour, "#FFFFFF") for colour in colours]
    assert len(set(colours)) == count
    assert shades == sorted(shades, reverse=True)


@pytest.mark.parametrize("count", range(1, 8))
def test_both_sides_of_a_scale_go_from_strong_to_mild(count: int) -> None:
    for colours in (palette.positive(count), palette.negative(count)):
        shades = [palette.contrast(colour, "#FFFFFF") for colour in colours]
        assert len(set(colours)) == count
        assert shades == sorted(shades, reverse=True)


#: Machado, Oliveira and Fernandes (2009), at full severity, for linear RGB.
VISION = {
    "as most see": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


@pytest.mark.parametrize("vision", VISION)
def test_the_steps_of_a_parted_scale_are_told_apart_with_any_colour_vision(vision: str) -> None:
    steps = (*palette.negative(2), palette.NEUTRAL, *palette.positive(2))
    for one, other in combinations(steps, 2):
        assert np.linalg.norm(lab(one, vision) - lab(other, vision)) > 20


def test_steps_beside_each_other_differ_in_grey() -> None:
    order = (*palette.negative(2), palette.NEUTRAL, *palette.positive(2)[::-1])
    for one, other in pairwise(order):
        assert palette.contrast(one, other) > 1.4


def lab(colour: str, vision: str) -> Any:
    """The colour as it is seen, in CIELAB (D65)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    seen = np.clip(VISION[vision] @ np.array(linear), 0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    ratio = to_xyz @ seen / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
