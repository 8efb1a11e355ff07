"""What is under the pointer, and what the card there says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.picking import at
from omnibus_desktop.charts.scene import Ellipse, Line, Polygon, Rect, Scene
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.table import State, Statistic
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import WORDS, confidence, risks, rows, table, total

BAR = Rect(100, 100, 200, 20, "#12436D", "bar", ("1", "total"))
BOX = Rect(250, 90, 80, 40, "#FFFFFF", "note 1", ("1", "total"))


def test_the_item_on_top_is_picked() -> None:
    scene = Scene(960, 540, (BAR, BOX))
    assert at(scene, 260, 110) is BOX
    assert at(scene, 150, 110) is BAR
    assert at(scene, 500, 500) is None


def test_a_near_miss_still_picks() -> None:
    assert at(Scene(960, 540, (BAR,)), 150, 98) is BAR
    assert at(Scene(960, 540, (BAR,)), 150, 90) is None


def test_lines_and_triangles_are_picked_where_they_are() -> None:
    line = Line(0, 0, 100, 100, "#3D3D3D", 1, "leader 1")
    sign = Polygon(((10, 60), (20, 60), (15, 50)), "#0B0C0C", "differs")
    scene = Scene(200, 200, (line, sign))
    assert at(scene, 51, 50) is line
    assert at(scene, 80, 20) is None
    assert at(scene, 15, 57) is sign


def test_a_dot_is_picked_where_it_is_and_not_in_the_corners_of_its_box() -> None:
    dot = Ellipse(100, 100, 40, 20, "#12436D", "bar", ("1", "total"))
    scene = Scene(960, 540, (dot,))
    assert at(scene, 120, 110) is dot
    assert at(scene, 139, 110) is dot
    assert at(scene, 142, 110) is dot
    assert at(scene, 101, 101) is None


def test_every_bar_of_a_chart_can_be_picked_in_its_middle() -> None:
    note = Note("1", NoteKind.CALLOUT, (("1", "total"),), "Look")
    for made in (risks(), confidence("North")):
        scene = chart((made,), ChartSpec(), WORDS, (note,))
        for bar in scene.items:
            if isinstance(bar, Rect) and bar.role == "bar":
                found = at(scene, bar.x + bar.width / 2, bar.y + bar.height / 2)
                assert found is not None
                assert found.key == bar.key


def test_the_card_tells_answer_group_share_count_margin_and_test() -> None:
    made = confidence("North")
    p = np.full(made.count.shape, 0.0004)
    differs = np.ones(made.count.shape, dtype=np.int8)
    card = describe((replace(made, p_rest=p, differs=differs),), ("2", "region=1"))
    assert card.splitlines() == [
        "Fairly confident",
        "Region: North",
        "56% (56 of 100 authorities)",
        "95% interval 51% to 61% (margin ±5 points)",
        "Higher than the rest (p < 0.001)",
    ]


def test_the_card_of_a_hidden_figure_hides_it() -> None:
    made = risks()
    hidden = replace(made, state=np.full(made.count.shape, State.HIDDEN, dtype=np.uint8))
    card = describe((hidden,), ("2", "total"))
    assert "Hidden" in card
    assert not any(digit in card for digit in "0123456789")


def test_the_card_of_an_item_names_the_item() -> None:
    one, two = (
        table(rows("Yes"), (total(),), [[40]], item=item, item_label=f"Item {item}", kind=Kind.GRID)
        for item in "ab"
    )
    assert describe((one, two), ("b/1", "total")).splitlines()[:2] == ["Item b", "Yes"]


def test_the_card_of_a_mean_tells_it() -> None:
    made = replace(table((), (total(),), []), statistics=(Statistic("Mean", (3.25,), (), (0.1,)),))
    card = describe((made,), ("statistic:Mean", "total"))
    assert card.splitlines() == [
        "Total", "Mean 3.25", "Standard error 0.10", "Base 100 authorities",
    ]  # fmt: skip


def test_what_is_not_there_has_no_card() -> None:
    assert describe((risks(),), ("77", "total")) == ""
    assert describe((risks(),), ("1", "region=9")) == ""
    assert describe((), ("1", "total")) == ""
