"""Colours: contrast of neighbours and of text."""

from __future__ import annotations

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
