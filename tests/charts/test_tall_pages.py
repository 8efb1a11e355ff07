"""Pages that are taller than wide: labels over their bars, and the groups of a grid's items."""

from __future__ import annotations

import random

import pytest

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.any_tables import label
from tests.charts.tables import WORDS, groups, rows, table, total
from tests.charts.test_layout_properties import check

A4, WIDE = (595.28, 841.89), (960.0, 540.0)
SUPPORT = (
    "Supervisors, senior practitioners and practice managers have the knowledge and the skills "
    "that they need to support newly qualified social workers in their first year of employment, "
    "and the time that is set aside for doing so is kept free of other duties by those who lead "
    "the service in each of the teams of it"
)
_STEPS = ("Very confident", "Fairly confident", "Not very confident", "Not at all confident")
_WHOLE = (ChartKind.STACKED, ChartKind.DIVERGING)


def items(*labels: str, by: tuple[str, ...] = ("North", "South"), nets: bool = True) -> list[Table]:
    """The items of a grid by these groups."""
    sums = (
        Row("net:+", "Confident", net=True, members=("1", "2")),
        Row("net:-", "Not confident", net=True, members=("3", "4")),
    )
    columns = (total(), *groups(*by))
    counts = [[40], [30], [18], [12], *([[70], [30]] if nets else [])]
    return [
        table(
            (*rows(*_STEPS), *(sums if nets else ())),
            columns,
            [row * len(columns) for row in counts],
            kind=Kind.GRID, ordered=True, item=str(number), item_label=text,
        )
        for number, text in enumerate(labels)
    ]  # fmt: skip


def bars(scene: Scene) -> list[Rect]:
    return [i for i in scene.items if isinstance(i, Rect) and i.role == "bar"]


def labels_of(scene: Scene) -> list[Text]:
    return [i for i in scene.items if isinstance(i, Text) and i.role == "group label"]


@pytest.mark.parametrize("kind", _WHOLE)
def test_labels_of_many_words_stand_over_bars_on_a_page_that_is_narrow(kind: ChartKind) -> None:
    made = tuple(items(SUPPORT[:90], SUPPORT[:110], SUPPORT[:70], by=()))
    scene = chart(made, ChartSpec(kind=kind, size=A4), WORDS)
    check(scene)
    assert scene.kind == kind
    left = min(bar.x for bar in bars(scene))
    for text in labels_of(scene):
        assert len(text.lines) <= 3
        assert text.size >= 12.0
        own = [
            bar for bar in bars(scene) if bar.key and text.key and bar.key[0][0] == text.key[0][0]
        ]
        assert 0 < own[0].y - box_of(text).bottom < 16
    assert left < 120 or kind is ChartKind.DIVERGING


def test_a_label_of_three_hundred_characters_leaves_a_good_part_of_the_page_to_its_bar() -> None:
    answers = rows(*(SUPPORT[:300] + str(n) for n in range(4)))
    made = table(answers, (total(),), [[60], [50], [40], [30]])
    for size in (A4, (720.0, 720.0), (720.0, 540.0), WIDE):
        scene = chart((made,), ChartSpec(kind=ChartKind.BAR, size=size), WORDS)
        check(scene)
        text = next(i for i in scene.items if isinstance(i, Text) and i.role == "answer label")
        assert len(text.lines) <= 11
        assert scene.charts[0].plot[2] > 0.36 * size[0]


def test_a_high_page_shows_the_groups_of_each_item_of_a_grid() -> None:
    names = ("Knowledge and skills", "Placements", "Enough social workers", "Support")
    made = tuple(items(*names, by=("North", "Midlands", "South")))
    for size, is_high in ((A4, True), (WIDE, False)):
        for kind in _WHOLE:
            found = worded(made, ChartSpec(kind=kind, size=size))
            check(found.scene)
            drawn = {bar.key[1] for bar in bars(found.scene) if bar.key}
            assert drawn == (
                {"total", "region=1", "region=2", "region=3"} if is_high else {"total"}
            )
            left_out = any("breaks not shown" in each for each in found.scene.remarks)
            assert left_out is not is_high
            assert ("by region" in found.words.subtitle) is is_high
            assert ("Midlands 70%" in found.words.alt_text) is is_high


def test_an_item_that_is_hidden_goes_with_all_its_groups() -> None:
    made = tuple(items("Skills", "Placements", "Workers"))
    spec = ChartSpec(kind=ChartKind.STACKED, size=A4, hidden=("group 1",))
    scene = chart(made, spec, WORDS)
    assert {bar.key[0][0] for bar in bars(scene) if bar.key} == {"0", "2"}
    assert {bar.key[1] for bar in bars(scene) if bar.key} == {"total", "region=1", "region=2"}


def test_items_say_of_how_many_they_are_where_their_bases_differ_much() -> None:
    for second, is_told in ((95, False), (59, True)):
        made = [
            table(rows("a", "b"), (total(base),), [[20], [30]], kind=Kind.GRID, item=f"{base}",
                  item_label=f"Item {base}")
            for base in (100, second)
        ]  # fmt: skip
        scene = chart(tuple(made), ChartSpec(), WORDS)
        said = {" ".join(text.lines) for text in labels_of(scene)}
        expected = {"Item 100 (n=100)", "Item 59 (n=59)"} if is_told else {"Item 100", "Item 95"}
        assert said == expected


@pytest.mark.parametrize("number", range(24))
def test_items_and_groups_of_any_names_keep_to_the_rules_of_all_charts(number: int) -> None:
    chance = random.Random(number)
    longest = chance.choice((20, 120, 300))
    names = [label(chance, longest) for _ in range(chance.randint(2, 5))]
    by = tuple(label(chance, chance.choice((12, 60))) for _ in range(chance.randint(1, 5)))
    size = chance.choice((A4, (720.0, 720.0), WIDE, (600.0, 1400.0)))
    kind = chance.choice(_WHOLE)
    check(chart(tuple(items(*names, by=by)), ChartSpec(kind=kind, size=size), WORDS))
