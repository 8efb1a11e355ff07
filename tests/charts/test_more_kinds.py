"""Units, lines, slopes and maps: when each is picked, what it shows, and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace

import numpy as np
import pytest

from omnibus_desktop.authorities.frame import TYPES
from omnibus_desktop.authorities.hexes import hexes as hexes_of
from omnibus_desktop.charts import palette
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.kinds import suited
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.picking import at
from omnibus_desktop.charts.scene import Ellipse, Line, Polygon, Rect, Scene, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key, Sort
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Row, State, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.words import Words
from tests.charts.tables import WORDS, confidence, groups, risks, rows, table, total
from tests.charts.test_chart import GOLDEN, as_json, of_role, words_of
from tests.charts.waves import NAMES, by_region, of_few, of_waves, regions, risks_over, small


def drawn(tables: tuple[Table, ...], kind: str = "auto", **more: object) -> Scene:
    return chart(tables, replace(ChartSpec(kind=ChartKind(kind)), **more), WORDS)


@pytest.mark.parametrize(
    ("tables", "kind"),
    [
        ((of_few(5, 3, 1, 0),), "unit"),
        ((of_few(20, 5, base=29),), "unit"),
        ((of_few(20, 9, base=30),), "bar"),
        ((regions(),), "clustered"),
        (risks_over(2), "slope"),
        (risks_over(3), "line"),
    ],
)
def test_a_good_analyst_would_have_picked_it(tables: tuple[Table, ...], kind: str) -> None:
    scene = drawn(tables)
    assert scene.kind == kind or (kind == "clustered" and scene.kind != "map")


def test_a_small_base_that_is_known_to_be_most_of_all_keeps_its_bars() -> None:
    most = total(22)._replace(population=33, low=False)
    scene = drawn((table(rows("Yes", "No"), (most,), [[12], [10]]),))
    assert scene.kind == "bar"


@pytest.mark.parametrize(
    ("tables", "kind", "why"),
    [
        ((risks(),), "map", "A map needs a break by the regions of England, for it never shows"),
        ((risks(),), "line", "Lines need the question in several waves"),
        ((risks(),), "slope", "Slopes need the question in two waves"),
        (risks_over(3), "slope", "Slopes need the question in two waves"),
        ((table(rows("Yes"), (total(500),), [[9]]),), "unit", "A square a respondent needs small"),
    ],
)
def test_a_kind_that_does_not_suit_says_what_it_needs(
    tables: tuple[Table, ...], kind: str, why: str
) -> None:
    scene = drawn(tables, kind)
    assert scene.kind not in (kind, "")
    assert any(remark.startswith(why) for remark in scene.remarks)


def test_a_kind_for_which_there_is_no_room_says_so() -> None:
    scene = drawn((regions(),), "map", size=(400.0, 300.0))
    assert scene.kind != "map"
    assert any("no room on this slide" in remark for remark in scene.remarks)


def test_kinds_are_offered_that_suit_the_table() -> None:
    def kinds(*tables: Table) -> set[ChartKind]:
        return set(suited(marks(tables, ChartSpec())))

    assert not kinds(risks()) & {ChartKind.LINE, ChartKind.SLOPE, ChartKind.MAP}
    assert not kinds(risks()) & {ChartKind.STACKED, ChartKind.CLUSTERED, ChartKind.PANELS}
    assert ChartKind.MAP in kinds(regions())
    assert {ChartKind.UNIT} <= kinds(of_few(5, 4))
    assert {ChartKind.LINE, ChartKind.SLOPE} <= kinds(*risks_over(2))
    assert ChartKind.SLOPE not in kinds(*risks_over(3))
    assert ChartKind.BAR not in kinds(*risks_over(3))


def test_each_respondent_is_a_square() -> None:
    scene = drawn((of_few(5, 3, 1, 0),))
    squares = [i for i in scene.items if isinstance(i, Rect) and i.role == "unit"]
    filled = [i for i in squares if i.key == ("1", "total") and i.fill != "#FFFFFF"]
    assert (len(squares), len(filled)) == (36, 5)
    assert words_of(scene, "label") == ["5 of 9", "3 of 9", "1 of 9", "0 of 9"]


def test_hidden_answers_have_no_squares() -> None:
    made = of_few(5, 3, 1, 0)
    state = np.zeros(made.state.shape, dtype=np.uint8)
    state[1, 0] = State.HIDDEN
    scene = drawn((replace(made, state=state),), "unit")
    assert ("2", "total") not in {i.key for i in scene.items if isinstance(i, Rect)}
    assert "[c]" in words_of(scene, "label")


def test_weighted_shares_are_no_squares() -> None:
    made = of_few(5, 4)
    scene = drawn((replace(made, percent=made.percent * 0.9, weight="w"),), "unit")
    assert scene.kind == "bar"


def test_groups_are_rows_of_units_where_the_total_is_large() -> None:
    scene = drawn((regions(),), "unit")
    names = words_of(scene, "group label")
    assert [name.rstrip("*") for name in names] == list(NAMES)
    assert "“Yes” shown; other answers not shown" in scene.remarks


def test_words_of_units_are_counts() -> None:
    words = worded((of_few(5, 3, 1, 0),), ChartSpec()).words
    assert words.alt_text.startswith("Unit chart. ")
    assert "Commissioned from others 5 of 9" in words.alt_text
    assert words.subtitle.startswith("Number of authorities")
    assert "One square is one authority; filled squares gave the answer." in words.footnote
    assert "respondents, not percentages" not in words.footnote


def test_lines_have_their_names_at_their_ends_and_waves_their_bases() -> None:
    scene = drawn(risks_over(4))
    assert of_role(scene, "legend") == []
    ends = scene.charts[0].plot[0] + scene.charts[0].plot[2]
    names = [i for i in of_role(scene, "answer label") if isinstance(i, Text)]
    assert len(names) == 5
    assert all(name.x > ends for name in names)
    assert scene.charts[0].kind == "line"


def test_the_base_of_each_wave_stands_under_it() -> None:
    scene = drawn(of_waves(("Yes",), [(40, 20, 0)], (100, 90, 0)))
    assert words_of(scene, "group label") == [
        "Wave 1 (n=100)",
        "Wave 2 (n=90)",
        "Wave 3 (not asked)",
    ]


def test_a_wave_that_did_not_ask_is_a_gap() -> None:
    scene = drawn(of_waves(("Yes", "No"), [(40, 0, 60), (60, 0, 40)], (100, 0, 100)))
    assert [len(series.values) for series in scene.charts[0].series] == [3, 3]
    assert all(series.values[1] is None for series in scene.charts[0].series)
    assert [i for i in scene.items if isinstance(i, Line) and i.role == "line"] == []


def test_a_line_that_ends_early_says_so() -> None:
    made = of_waves(("Yes", "No"), [(40, 50, 60), (60, 50, 40)], (100, 100, 100))
    state = np.zeros(made[2].state.shape, dtype=np.uint8)
    state[0, 0] = State.HIDDEN
    scene = drawn((*made[:2], replace(made[2], state=state)))
    assert words_of(scene, "change") == ["[c] in Wave 3"]
    assert (
        "[c] Hidden"
        in worded((*made[:2], replace(made[2], state=state)), ChartSpec()).words.footnote
    )


def test_a_low_base_in_any_wave_is_told() -> None:
    made = of_waves(("Yes",), [(4, 50, 60)], (20, 100, 100))
    assert "* Low base" in worded(made, ChartSpec()).words.footnote


def test_a_slope_says_what_changed_and_whether_beyond_chance() -> None:
    scene = drawn(of_waves(("Yes", "No"), [(40, 60), (50, 52)], (100, 100)))
    assert words_of(scene, "change") == ["+20 points", "+2 points, not significant"]
    assert [i.key for i in of_role(scene, "differs")] == [("1", "wave:Wave 2")]


def test_a_scale_over_waves_shows_its_sums() -> None:
    made = of_waves(
        ("Very", "Fairly", "Not", "Confident"),
        [(30, 35, 33), (30, 30, 30), (40, 35, 37), (60, 65, 63)],
        (100, 100, 100),
        ordered=True,
    )
    made = tuple(
        replace(each, rows=(*each.rows[:3], Row("net:C", "Confident", net=True))) for each in made
    )
    scene = drawn(made)
    assert words_of(scene, "answer label") == ["Confident"]
    assert "Sums of answers shown; single answers not shown" in scene.remarks


def test_six_lines_at_most_and_the_slide_says_so() -> None:
    labels = [f"Answer {number}" for number in range(9)]
    scene = drawn(of_waves(labels, [(n, n, n + 1) for n in range(9)], (100, 100, 100)))
    assert len(words_of(scene, "answer label")) == 6
    assert "Largest 6 of 9 answers shown" in scene.remarks


def test_words_over_waves_are_cautious() -> None:
    def words(*yes: int) -> Words:
        counts = [yes, tuple(100 - each for each in yes)]
        made = of_waves(("Yes", "No"), counts, (100, 100), kind=Kind.SINGLE)
        return worded(made, ChartSpec()).words

    sure, unsure = words(40, 70), words(40, 44)
    assert sure.headline.endswith("(70%) say yes, up from 40% in Wave 1")
    assert "not significantly different" in unsure.headline
    assert unsure.alt_text.startswith("Slope chart of 2 waves. ")
    assert "Yes 40% in Wave 1, 44% in Wave 2" in unsure.alt_text
    assert "(Wave 1 100, Wave 2 100)" in unsure.footnote
    assert "each wave taken as a sample of its own" in unsure.footnote


def test_the_card_over_a_point_tells_what_changed() -> None:
    tables = of_waves(("Yes", "No"), [(40, 70), (60, 30)], (100, 100))
    card = describe(tables, ("1", "wave:Wave 2")).splitlines()
    assert card[:2] == ["Wave 2", "Yes"]
    assert card[-1] == "+30 points since Wave 1: higher (p < 0.001)"
    assert describe(tables, ("1", "wave:Wave 9")) == ""


def test_a_region_has_one_colour_on_the_map_and_in_its_bar() -> None:
    scene = drawn((regions(),), "map")
    bars = {i.key: i.fill for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    for number, name in enumerate(NAMES, 1):
        hexes = [i for i in of_role(scene, f"hexes of {name}") if isinstance(i, Polygon)]
        of_bar = bars.get(("1", f"region={number}"), palette.GRID)  # of so few there is none
        assert {i.fill for i in hexes} == {of_bar}
    assert sum(isinstance(i, Polygon) and i.role.startswith("hexes") for i in scene.items) == 152


def test_a_tiny_region_is_hatched_and_counted() -> None:
    scene = drawn((regions(),), "map")
    hatched = {i.key for i in scene.items if isinstance(i, Line) and i.role.startswith("hexes")}
    assert hatched == {("1", "region=4")}
    assert "Too few answered: counts only" in words_of(scene, "legend")
    assert "8 of 9" in words_of(scene, "region label")


def test_a_hidden_region_has_neither_colour_nor_figure() -> None:
    made = regions()
    state = np.zeros(made.state.shape, dtype=np.uint8)
    state[0, 7] = State.HIDDEN
    scene = drawn((replace(made, state=state),), "map")
    assert ("1", "region=7") not in {i.key for i in of_role(scene, "bar")}
    assert "No figure shown" in words_of(scene, "legend")
    assert "90%" not in json.dumps([asdict(item) for item in scene.items])


def test_the_highlighted_answer_is_the_one_on_the_map() -> None:
    lit = tuple(("2", f"region={number}") for number in range(1, 10))
    scene = drawn((regions(),), "map", highlight=lit)
    assert {key[0] for key in (i.key for i in of_role(scene, "bar")) if key} == {"2"}
    words = worded((regions(),), ChartSpec(kind=ChartKind.MAP, highlight=lit)).words
    assert "say “No”" in words.headline
    assert words.alt_text.startswith("Hexagon map of England, with bars by region.")


def test_of_which_type_an_authority_is_can_be_on_a_map() -> None:
    counts = [[22], [24], [38], [17]]
    made = table(rows(*(name for _, name in TYPES)), (total(101),), counts, kind=Kind.SINGLE)
    scene = drawn((made,), "map")
    bars = {i.key: i.fill for i in scene.items if isinstance(i, Rect) and i.role == "bar"}
    assert len(set(bars.values())) == 4
    hexes = [i for i in scene.items if isinstance(i, Polygon) and i.role.startswith("hexes")]
    for number, (_, name) in enumerate(TYPES, 1):
        own = {each.fill for each in hexes if each.key == (str(number), "total")}
        assert own == {bars[str(number), "total"]}
        of_type = sum(each.key == (str(number), "total") for each in hexes)
        assert of_type == sum(each.type == name for each in hexes_of(newer=False))


def test_groups_that_are_not_all_regions_have_no_map() -> None:
    made = regions()
    other = made.columns[1]._replace(label="Somewhere else")
    columns = (made.columns[0], other, *made.columns[2:])
    scene = drawn((replace(made, columns=columns),), "map")
    assert scene.kind != "map"


@pytest.mark.parametrize(
    ("tables", "kind", "key"),
    [
        ((of_few(5, 3, 1, 0),), "unit", ("1", "total")),
        (risks_over(4), "line", ("2", "wave:Wave 3")),
        (risks_over(2), "slope", ("1", "wave:Wave 2")),
        ((regions(),), "map", ("1", "region=7")),
    ],
)
def test_notes_highlights_and_the_pointer_find_their_marks(
    tables: tuple[Table, ...], kind: str, key: Key
) -> None:
    spec = ChartSpec(kind=ChartKind(kind), highlight=(key,))
    note = Note("n", NoteKind.CALLOUT, (key,), "Look here")
    scene = worded(tables, spec, (note,)).scene
    assert scene.kind == kind
    assert words_of(scene, "note n") == ["Look here"]
    assert of_role(scene, "leader n")
    assert not any("not on this chart" in remark for remark in scene.remarks)
    assert "Look here" in scene.alt_text
    mark = next(i for i in scene.items if i.key == key and i.role in ("bar", "unit"))
    assert isinstance(mark, Rect | Ellipse)
    found = at(scene, mark.x + mark.width / 2, mark.y + mark.height / 2)
    assert found is not None
    assert found.key == key


def test_a_difference_between_waves_is_told() -> None:
    keys = (("1", "wave:Wave 1"), ("1", "wave:Wave 4"))
    note = Note("n", NoteKind.DIFFERENCE, keys, "")
    scene = worded(risks_over(4), ChartSpec(), (note,)).scene
    assert words_of(scene, "note n") == ["26 points, significant"]


def test_the_order_of_lines_is_the_persons() -> None:
    labels = ("Small", "Large", "Middle")
    made = of_waves(labels, [(10, 10, 10), (90, 90, 90), (50, 50, 50)], (100, 100, 100))
    by_size = drawn(made)
    given = drawn(made, sort=Sort.GIVEN)
    names = [series.name for series in by_size.charts[0].series]
    assert names == ["Large", "Middle", "Small"]
    assert [series.name for series in given.charts[0].series] == list(labels)


def test_waves_can_be_stacked_and_clustered() -> None:
    made = tuple(replace(confidence(), origin=each.origin) for each in risks_over(3))
    assert drawn(made, "stacked").charts[0].kind == "stacked"
    assert drawn(risks_over(3), "column").charts[0].kind == "column"
    assert drawn(risks_over(3), "bar").kind == "line"


def test_one_break_of_regions_is_found_beside_another() -> None:
    made = regions()
    types = tuple(small(each) for each in groups("County", "Unitary", by="type", heading="Type"))
    counts = np.concatenate([made.count, [[50, 50], [50, 50]]], axis=1)
    wider = table(made.rows, (*made.columns, *types), counts.tolist())
    words = worded((wider,), ChartSpec(kind=ChartKind.MAP)).words
    assert ", by region" in words.subtitle
    assert "type" not in words.subtitle


SCENES: dict[str, Callable[[], Scene]] = {
    "units": lambda: drawn((of_few(5, 3, 1, 0),)),
    "lines": lambda: drawn(risks_over(4)),
    "slopes": lambda: drawn(risks_over(2)),
    "map": lambda: without_hexes(drawn((regions(),), "map")),
}


def without_hexes(scene: Scene) -> Scene:
    """The scene without its 152 hexagons, which other tests look at."""
    return replace(scene, items=tuple(i for i in scene.items if not i.role.startswith("hexes")))


@pytest.mark.parametrize("name", list(SCENES))
def test_the_layout_is_the_one_that_was_looked_at(name: str) -> None:
    """To renew the golden scenes after looking at the change: python -m tests.charts.renew."""
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert as_json(SCENES[name]()) == expected


def test_every_region_on_the_map_has_its_name() -> None:
    bases = [12, 22, 14, 29, 23, 31, 30, 28, 21]
    made = by_region([base // 2 for base in bases], bases)
    scene = worded((made,), ChartSpec(kind=ChartKind.MAP)).scene
    labels = [i for i in scene.items if isinstance(i, Text) and i.role == "region label"]
    named = {item.key for item in labels if "%" not in item.lines[0]}
    assert len(named) == len(bases)
