"""What is under the pointer, and what the card there says."""

from __future__ import annotations

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.picking import at
from omnibus_desktop.charts.scene import Ellipse, Line, Polygon, Rect, Scene
from omnibus_desktop.charts.spec import ChartSpec
from tests.charts.tables import WORDS, confidence, risks

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


def test_what_is_not_there_has_no_card() -> None:
    assert describe((risks(),), ("77", "total")) == ""
    assert describe((risks(),), ("1", "region=9")) == ""
    assert describe((), ("1", "total")) == ""
