"""What a footnote says is so of the chart above it."""

from __future__ import annotations

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.charts.worded import Worded, worded
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.facts import signs
from omnibus_desktop.wave.question import Net
from omnibus_desktop.words.footnote import ROUNDING
from omnibus_desktop.words.rounded import ROUNDED
from tests.charts.waves import of_waves

WAVE = open_wave(resources.path("example/wave1_synthetic.sav"))
SIGN = "Higher or lower than in the wave before"


def footnote(slide: Slide) -> str:
    return draw(WAVE, slide, Rules()).words.footnote


def test_groups_that_the_filter_leaves_out_are_not_said_to_be_not_asked() -> None:
    by = ("region", "authority_type")
    drawn = draw(WAVE, Slide("1", "main_risks", by=by, filter=(("region", ("3",)),)), Rules())
    columns = drawn.tables[0].columns
    regions = [column.label for column in columns if column.by == "region"]
    assert regions == ["Yorkshire and The Humber"]
    types = {c.label: (c.asked > 0, c.left_out) for c in columns if c.by == "authority_type"}
    assert types["London borough"] == (False, True)
    assert types["Metropolitan district"] == (True, False)
    assert signs(drawn.tables, [0, len(columns) - 1])[-1] == "[z] Left out by the filter."
    assert "[z]" not in drawn.words.footnote  # nor is it on the chart


def test_only_tests_of_differences_that_are_told_are_named() -> None:
    difference = Note("1", NoteKind.DIFFERENCE, (("1", "area=1"), ("1", "area=3")), "")
    others = (
        Note("2", NoteKind.BRACKET, (("1", "area=1"), ("2", "area=1")), ""),
        Note("3", NoteKind.CALLOUT, (("1", "area=2"),), ""),
    )
    spec = ChartSpec(kind=ChartKind.DIVERGING)
    said = footnote(Slide("1", "judiciary", by=("area",), notes=(difference, *others), spec=spec))
    _, _, named = said.partition("Differences in notes tested by ")
    assert named.startswith("a two-proportion z-test")
    assert "McNemar" not in said
    assert "against the rest with" not in said
    assert "means by" not in said  # the chart has none
    alone = footnote(Slide("1", "judiciary", by=("area",), notes=others, spec=spec))
    assert "Differences in notes" not in alone


def test_nets_of_a_set_are_no_sums() -> None:
    answers = WAVE.question("main_risks").answers
    net = Net("Money or people", tuple(answer.id for answer in answers[:2]))
    assert ROUNDING not in footnote(Slide("1", "main_risks", by=(), nets=(net,)))
    assert ROUNDING in footnote(Slide("1", "judiciary", by=()))


def over(*ends: tuple[int, int]) -> Worded:
    tables = of_waves(("Yes", "No")[: len(ends)], ends, (220, 200))
    return worded(tables, ChartSpec(kind=ChartKind.SLOPE))


def test_a_slope_tells_of_points_that_were_rounded_last() -> None:
    apart = over((111, 92))  # 50.45% to 46%: 50% to 46%, and 4.45 points
    assert ROUNDED not in apart.words.footnote
    apart = over((113, 93))  # 51.36% to 46.5%: 51% to 47%, and 4.86 points
    assert ROUNDED in apart.words.footnote
    assert ROUNDED in _drawn(apart)


def test_signs_of_change_are_explained_where_they_are_drawn() -> None:
    for ends, is_drawn in (((111, 92), False), ((180, 60), True)):
        found = over(ends)
        assert (SIGN in found.words.footnote) == is_drawn
        assert (SIGN in _drawn(found)) == is_drawn


def _drawn(found: Worded) -> str:
    texts = [item for item in found.scene.items if isinstance(item, Text)]
    return " ".join(line for each in texts if each.role == "footnote" for line in each.lines)
