"""What a chart says where it is not all that was asked for."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.cli.values import size
from omnibus_desktop.exports.beside import table_csv
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import groups, risks, rows, table, total


def by_many() -> Table:
    """Six answers by five groups, of which more than one may be given."""
    columns = (total(300), *groups("A", "B", "C", "D", "E"))
    return table(rows(*"STUVWX"), columns, [[9] * 6] * 6)


@pytest.mark.parametrize(
    ("kind", "why"),
    [(ChartKind.STACKED, "make a whole"), (ChartKind.CLUSTERED, "of at most four groups")],
)
def test_a_kind_that_does_not_suit_is_not_replaced_in_silence(kind: ChartKind, why: str) -> None:
    scene = worded((by_many(),), ChartSpec(kind=kind)).scene
    assert scene.kind != kind
    assert why in scene.remarks[0]
    assert scene.remarks[0].endswith("another kind is shown")
    assert scene.reason == f"{scene.remarks[0]}."


def test_clusters_for_which_there_is_no_room_say_so() -> None:
    columns = (total(300), *groups(*("A name of a group that is long " * 3 + c for c in "ABCD")))
    made = table(
        rows(*("An answer that is long " * 6 + c for c in "STUVWX")), columns, [[9] * 5] * 6
    )
    scene = worded((made,), ChartSpec(kind=ChartKind.CLUSTERED)).scene
    assert scene.kind != "clustered"
    assert scene.remarks[0].startswith("There is no room on this slide")


def test_a_grid_says_that_its_breaks_are_not_shown_where_they_have_no_room() -> None:
    columns = (total(), *groups(*"ABCDEFGH"))
    items = tuple(
        table(
            rows("Good", "Fair", "Poor"), columns, [[40] * 9, [30] * 9, [30] * 9],
            kind=Kind.GRID, ordered=True, item=item, item_label=item,
        )
        for item in ("Schools", "Homes")
    )  # fmt: skip
    scene = worded(items, ChartSpec()).scene
    (subtitle,) = (i for i in scene.items if isinstance(i, Text) and i.role == "subtitle")
    assert "Total shown; breaks not shown" in " ".join(subtitle.lines)
    assert any("Total shown" in remark for remark in scene.remarks)
    assert not any("do not fit" in remark for remark in scene.remarks)


def test_groups_of_no_known_population_have_their_bases_in_the_footnote() -> None:
    made = table(rows("Yes"), (total(200), *groups("Male", "Female")), [[90, 40, 50]])
    assert "Groups: Male 100, Female 100." in worded((made,), ChartSpec()).words.footnote
    assert "Groups:" not in worded((risks(),), ChartSpec()).words.footnote


def test_figures_beside_a_picture_are_of_the_groups_that_it_shows() -> None:
    made = by_many()
    alone = worded((made,), ChartSpec(kind=ChartKind.BAR)).scene
    assert '"","Total"' in table_csv((made,), "p.png", alone)
    assert '"A"' not in table_csv((made,), "p.png", alone)
    both = worded((made,), ChartSpec(kind=ChartKind.PANELS)).scene
    assert '"","Total","A","B","C","D","E"' in table_csv((made,), "p.png", both)


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("A4", (842, 595)),
        ("A4-portrait", (595, 842)),
        ("square", (600, 600)),
        ("500x400", (500, 400)),
    ],
)
def test_sizes_have_names(name: str, sides: tuple[float, float]) -> None:
    assert size(name) == sides


def test_segments_too_narrow_for_a_figure_have_it_beneath_with_a_leader() -> None:
    columns = (total(), *groups("North", "South"))
    counts = [[60] * 3, [37] * 3, [2] * 3, [1] * 3]
    made = table(rows("Yes", "Partly", "No", "Never"), columns, counts, kind=Kind.SINGLE)
    scene = worded((made,), ChartSpec(kind=ChartKind.STACKED)).scene
    figures = [i for i in scene.items if isinstance(i, Text) and i.role == "label"]
    assert sorted(" ".join(i.lines) for i in figures) == sorted(["60%", "37%", "2%", "1%"] * 3)
    assert sum(item.role == "leader" for item in scene.items) >= 3
    assert not any("too narrow" in remark for remark in scene.remarks)
