"""Thousands of charts of any shape: whole, on the slide, legible, or with a word on what to do."""

from __future__ import annotations

import random

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.contrast import faint
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.tables.table import Table
from tests.charts.any_tables import LONGEST, MOST_ANSWERS, MOST_GROUPS, any_table, scripts
from tests.charts.boxes import on_bars, outside, overlapping, squeezed, texts
from tests.charts.tables import WORDS

_BLOCKS, _IN_BLOCK = 40, 60
_SIZES = ((960.0, 540.0), (720.0, 540.0), (842.0, 595.0), (595.0, 842.0), (700.0, 700.0))
_SMALLEST, _LARGEST = (400, 300), (1600, 1400)
_LEFT_OUT = ("shown", "too long", "shortened")


def spec_of(number: int) -> ChartSpec:
    """A kind and a slide: 16:9, 4:3, A4, square, or any."""
    chance = random.Random(-number - 1)
    size = chance.choice(_SIZES)
    if chance.random() < 0.4:
        wide, tall = (chance.uniform(*ends) for ends in zip(_SMALLEST, _LARGEST, strict=True))
        size = (wide, tall)
    return ChartSpec(
        chance.choice((ChartKind.AUTO, *ChartKind)),
        labels=chance.random() < 0.8,
        neutral=chance.choice(tuple(Neutral)),
        size=size,
    )


@pytest.mark.slow
@pytest.mark.parametrize("block", range(_BLOCKS))
def test_charts_of_any_shape_are_whole(block: int) -> None:
    for number in range(block * _IN_BLOCK, (block + 1) * _IN_BLOCK):
        made, spec = any_table(number), spec_of(number)
        assert_whole(chart((made,), spec, WORDS), made, number)


@pytest.mark.parametrize("number", range(5000, 5060))
def test_some_charts_of_any_shape_are_whole(number: int) -> None:
    made, spec = any_table(number), spec_of(number)
    assert_whole(chart((made,), spec, WORDS), made, number)


def assert_whole(scene: Scene, made: Table, number: int) -> None:
    assert overlapping(scene) == [], number
    assert outside(scene) == [], number
    assert on_bars(scene) == [], number
    assert faint(scene) == (), number
    assert min(text.size for text in texts(scene)) >= 9.0, number
    if not scene.kind:
        assert any("Choose" in remark for remark in scene.remarks), number
    if not any(word in remark for remark in scene.remarks for word in _LEFT_OUT):
        shown = {squeezed("".join(text.lines)).removesuffix("(notshown)") for text in texts(scene)}
        assert {squeezed(row.label) for row in made.rows} <= shown, number


def test_the_tables_span_what_they_should() -> None:
    made = [any_table(number) for number in range(_BLOCKS * _IN_BLOCK)]
    answers = {sum(not row.net for row in each.rows) for each in made}
    groups = {len(each.columns) - 1 for each in made}
    lengths = {len(row.label) for each in made for row in each.rows}
    assert answers == set(range(1, MOST_ANSWERS + 1))
    assert groups == set(range(MOST_GROUPS + 1))
    assert (min(lengths), max(lengths)) == (1, LONGEST)
    assert len(scripts()) >= 8
