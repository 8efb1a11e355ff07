"""The palettes that may be chosen: what everybody can tell apart, and what charts make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.colour_checks import ANY, BESIDE, Need, Use, fault, told_apart
from omnibus_desktop.charts.colour_names import colour_name
from omnibus_desktop.charts.colours_used import faulty, name_of, need_of, offered
from omnibus_desktop.charts.contrast import faint
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.palette import contrast, faded
from omnibus_desktop.charts.palettes import (
    HIGHLIGHT,
    colours_of,
    of_group,
    palette_named,
    palettes,
    steps,
    theme_id,
    with_own,
)
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.vision import Vision, apart, distance, seen
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.exports.look import Look
from omnibus_desktop.exports.recolour import recoloured
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave

CHOSEN = [each.id for each in palettes() if each.id]
BY_TYPE = Options(by=(("authority_type",),))


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # Sharma, Wu and Dalal (2005), table 1: pairs 1, 4, 7, 9, 13, 17, 19, 20, 25, 29 and 34
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_that_were_published(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert distance(one, other) == pytest.approx(expected, abs=1e-4)
    assert distance(other, one) == pytest.approx(expected, abs=1e-4)


def test_who_lacks_red_or_green_cones_sees_red_and_green_alike() -> None:
    red, green = "#C8102E", "#4C7A1E"
    usual = distance(seen(red), seen(green))
    without = distance(seen(red, Vision.DEUTERANOPIA), seen(green, Vision.DEUTERANOPIA))
    assert without < usual / 3
    assert apart(red, green)[1] in (Vision.DEUTERANOPIA, Vision.PROTANOPIA)


@pytest.mark.parametrize("vision", Vision)
def test_everybody_sees_greys_alike(vision: Vision) -> None:
    assert seen("#808080", vision) == pytest.approx(seen("#808080"), abs=0.02)


@pytest.mark.parametrize("code", CHOSEN)
def test_each_palette_shows_bars_and_scales_of_five(code: str) -> None:
    palette = palette_named(code)
    assert fault(palette, Need(Use.SINGLE, 1)) == ""
    assert fault(palette, Need(Use.GROUPS, 2)) == ""
    for count in range(1, 6):
        assert fault(palette, Need(Use.STEPS, count)) == ""


@pytest.mark.parametrize("code", CHOSEN)
def test_two_sides_are_shown_by_those_that_have_them(code: str) -> None:
    palette = palette_named(code)
    for count in (1, 2, 3):
        assert (fault(palette, Need(Use.SIDES, count)) == "") is bool(palette.against)


def test_the_distinct_colours_are_told_apart_in_any_order() -> None:
    colours = palette_named("distinct").categories
    worst = min(apart(a, b)[0] for a in colours for b in colours if a != b)
    assert worst > 1.5 * BESIDE
    assert all(contrast(colour, "#FFFFFF") >= 3 for colour in colours)


def test_the_usual_palette_keeps_its_neighbours_apart_but_not_any_two() -> None:
    usual = palette_named("")
    assert fault(usual, Need(Use.GROUPS, 6)) == ""
    assert ANY < apart("#12436D", "#801650")[0] < BESIDE
    swapped = ("#12436D", "#801650", "#28A197")
    assert "printed in grey" in told_apart(swapped)


def test_a_palette_says_what_it_cannot_do() -> None:
    pair = palette_named("blue orange")
    assert fault(pair, Need(Use.GROUPS, 3)) == "It has 2 colours, and this chart needs 3"
    blue = palette_named("blue")
    assert "one side only" in fault(blue, Need(Use.SIDES, 2))
    assert "too alike with deuteranopia" in fault(blue, Need(Use.STEPS, 7))
    assert "printed in grey" in told_apart(("#E02020", "#2F7D32"))
    assert told_apart(("#12436D", "#F46A25")) == ""


@pytest.mark.parametrize("count", range(1, 9))
def test_steps_of_a_hue_go_from_dark_to_light(count: int) -> None:
    shades = [contrast(colour, "#FFFFFF") for colour in steps("#1F8F86", count)]
    assert len(shades) == count
    assert shades == sorted(shades, reverse=True)


def test_colours_of_a_template_are_kept_with_the_chart() -> None:
    good = palette_named(theme_id(("#1f4e79", "#ed7d31", "#548235")))
    assert good.categories == ("#1F4E79", "#ED7D31", "#548235")
    assert fault(good, Need(Use.GROUPS, 2)) == ""
    alike = palette_named(theme_id(("#7F3333", "#336633")))
    assert fault(alike, Need(Use.GROUPS, 2)) != ""


@pytest.mark.parametrize("code", ["", "nonsense", "theme", "theme red"])
def test_what_is_not_known_is_the_usual_palette(code: str) -> None:
    assert colours_of(ChartSpec(palette=code)) is palettes()[0]


def test_names_of_colours_differ_within_each_palette() -> None:
    assert colour_name("#12436D") == "dark blue"
    assert colour_name("#F46A25") == "orange"
    for palette in palettes():
        names = [colour_name(colour) for colour in palette.choices]
        assert len(set(names)) == len(names)


def drawn(
    wave: Wave, question: str, spec: ChartSpec, options: Options = BY_TYPE
) -> tuple[tuple[Table, ...], Scene]:
    tables = tabulate(wave, wave.question(question), options)
    return tables, worded(tables, spec).scene


def fills(scene: Scene) -> list[str]:
    found = [getattr(item, "fill", None) for item in scene.items if item.role == "bar"]
    return list(dict.fromkeys(fill for fill in found if fill))


KINDS = [
    kind for kind in ChartKind if kind not in (ChartKind.AUTO, ChartKind.LINE, ChartKind.SLOPE)
]
EACH = [(code, KINDS[n % len(KINDS)]) for n, code in enumerate(CHOSEN * 3)]


@pytest.mark.parametrize(("code", "kind"), EACH)
@pytest.mark.parametrize("question", ["joint_services", "sufficient_placements"])
@pytest.mark.parametrize("highlighted", [False, True])
def test_every_palette_is_seen_and_read_in_every_kind(
    example: Wave, code: str, kind: ChartKind, question: str, highlighted: bool
) -> None:
    tables, plain = drawn(example, question, ChartSpec(kind))
    lit = ((tables[0].rows[0].id, "total"),) if highlighted else ()
    _, scene = drawn(example, question, ChartSpec(kind, palette=code, highlight=lit))
    assert faint(scene) == ()
    if not highlighted:
        assert [replace(i, **inks(i)) for i in scene.items] == [
            replace(i, **inks(i)) for i in plain.items
        ]


def inks(item: object) -> dict[str, object]:
    """What a palette may change of an item, wiped out."""
    wiped = {"fill": None, "stroke": None, "stroke_width": 0.0, "colour": ""}
    kept = {name: value for name, value in wiped.items() if hasattr(item, name)}
    return kept | ({"stroke": ""} if hasattr(item, "x2") else {})


def test_a_chart_is_drawn_in_the_colours_of_its_palette(example: Wave) -> None:
    _, bars = drawn(example, "main_risks", ChartSpec(palette="plum"), Options(by=()))
    assert fills(bars) == [palette_named("plum").accent]
    _, scale = drawn(
        example, "sufficient_placements", ChartSpec(ChartKind.STACKED, palette="turquoise")
    )
    native = scale.charts[0].series
    known = palette_named("turquoise").sequential(4)
    assert tuple(series.colour for series in native)[:4] == known
    assert set(known) <= set(fills(scale))


def test_what_a_chart_needs_is_told_from_what_is_drawn(example: Wave) -> None:
    for question, kind, expected in (
        ("main_risks", ChartKind.BAR, Need(Use.SINGLE, 1)),
        ("joint_services", ChartKind.CLUSTERED, Need(Use.GROUPS, 4, (0, 1), True)),
        ("joint_services", ChartKind.COLUMN, Need(Use.GROUPS, 4, (0, 1), True)),
        ("sufficient_placements", ChartKind.STACKED, Need(Use.STEPS, 4)),
        ("sufficient_placements", ChartKind.DIFFERENCE, Need(Use.SIDES, 2)),
        ("judiciary", ChartKind.DIVERGING, Need(Use.SIDES, 2)),
    ):
        options = Options(by=()) if kind is ChartKind.BAR else BY_TYPE
        tables, scene = drawn(example, question, ChartSpec(kind), options)
        assert scene.kind == kind
        assert need_of(scene, marks(tables, ChartSpec(kind))) == expected


def test_a_group_is_given_another_colour_and_nobody_has_the_same(example: Wave) -> None:
    names, colours = ("a", "b", "c"), ("#12436D", "#28A197", "#801650")
    spec = ChartSpec(colours=(("b", "#12436D"),))
    assert with_own(names, colours, spec) == ("#28A197", "#12436D", "#801650")
    assert with_own(names, colours, ChartSpec(colours=(("b", "#FF0000"),))) == colours
    plain = ChartSpec(ChartKind.CLUSTERED, palette="distinct")
    tables, scene = drawn(example, "joint_services", plain)
    group = next(column.key for column in tables[0].columns if column.by)
    own = replace(plain, colours=((of_group(group), "#A0522D"),))
    _, scene = drawn(example, "joint_services", own)
    of = {item.fill for item in scene.items if item.role == "bar" and item.key[1] == group}
    assert of == {faded("#A0522D")}  # it is a low base
    assert faulty(scene, marks(tables, own), own) == ""


def test_only_colours_that_can_stand_there_are_offered(example: Wave) -> None:
    spec = ChartSpec(ChartKind.CLUSTERED)
    tables, scene = drawn(example, "joint_services", spec)
    shown = marks(tables, spec)
    row, group = tables[0].rows[0].id, next(c.key for c in tables[0].columns if c.by)
    name = name_of((row, group), scene, shown, spec)
    assert name == of_group(group)
    found = {colour: why for colour, why, _ in offered(name, scene, shown, spec)}
    assert set(found) == set(colours_of(spec).choices)
    assert [colour for colour, _, own in offered(name, scene, shown, spec) if own] == ["#12436D"]
    assert found["#801650"] == ""  # changes places with the third
    assert "printed in grey" in found["#28A197"]  # it would put dark blue beside dark plum
    assert offered(of_group("total"), scene, shown, spec) == ()


def test_the_steps_of_a_scale_keep_their_colours(example: Wave) -> None:
    spec = ChartSpec(ChartKind.STACKED)
    tables, scene = drawn(example, "sufficient_placements", spec)
    shown = marks(tables, spec)
    key = (shown.answers[-1].id, tables[0].columns[0].key)
    found = offered(name_of(key, scene, shown, spec), scene, shown, spec)
    assert all("order" in why for _, why, _ in found)


def test_the_highlight_has_a_colour_of_its_own(example: Wave) -> None:
    tables = tabulate(example, example.question("main_risks"), Options(by=()))
    key = (tables[0].rows[0].id, "total")
    spec = ChartSpec(highlight=(key,), colours=((HIGHLIGHT, "#801650"),))
    scene = worded(tables, spec).scene
    assert name_of(key, scene, marks(tables, spec), spec) == HIGHLIGHT
    assert {i.fill for i in scene.items if i.role == "bar" and i.key == key} == {"#801650"}


def test_a_chosen_palette_is_kept_on_a_template_that_has_colours_of_its_own(example: Wave) -> None:
    look = Look("#000000", "#FFFFFF", ("#1F4E79", "#ED7D31"), ())
    area = (0.0, 0.0, 960.0, 540.0)
    for code in ("blue", "distinct"):
        spec = ChartSpec(ChartKind.STACKED, palette=code)
        _, scene = drawn(example, "sufficient_placements", spec)
        theirs = recoloured(scene, look, area)
        steps_of = palette_named(code).sequential(4)
        assert tuple(fills(theirs))[:4] == steps_of
        assert tuple(each.colour for each in theirs.charts[0].series)[:4] == steps_of
    _, usual = drawn(example, "joint_services", ChartSpec(), Options(by=()))
    assert fills(recoloured(usual, look, area)) == ["#1F4E79"]
