"""Breaks that nest: put together, apart, elsewhere, and kept in the file of a briefing."""

from __future__ import annotations

from omnibus_desktop import resources
from omnibus_desktop.briefing import file
from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Briefing, Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.nesting import apart, moved, nest_of, nested, questions_in
from omnibus_desktop.readers import open_wave


def test_a_break_nests_in_another_and_is_taken_apart() -> None:
    by = ("a", "b", "c")
    assert nested(by, 0, 2) == ("b", "c*a")
    assert nested(nested(by, 0, 2), 0, 1) == ("c*a*b",)
    assert nested(("a", "b*a"), 0, 1) == ("a", "b*a")
    assert apart(("c*a", "b"), 0) == ("c", "a", "b")
    assert nest_of("c*a") == ("c", "a")
    assert questions_in(("c*a", "a", "b")) == ("c", "a", "b")


def test_a_break_moves_to_any_place() -> None:
    by = ("a", "b", "c")
    assert moved(by, 0, 3) == ("b", "c", "a")
    assert moved(by, 2, 0) == ("c", "a", "b")
    assert moved(by, 1, 1) == by
    assert moved(by, 7, 1) == by


def test_nested_breaks_are_kept_in_the_file_and_asked_of_the_table() -> None:
    slide = Slide("slide 1", "q", by=("region*type", "area"))
    kept = file.Kept(Briefing("B", (slide,)), WaveLink("w.sav", "", ""))
    again = file.from_text(file.to_text(kept), "b.omnibus").briefing
    assert again.slides == (slide,)
    assert options(again.slides[0], Rules()).by == (("region", "type"), ("area",))


def test_a_nested_slide_is_drawn_with_a_column_for_each_pair_that_is_there() -> None:
    wave = open_wave(resources.path("example/wave1_synthetic.sav"))
    drawn = draw(wave, Slide("s", "main_risks", by=("area*authority_type",)), Rules())
    total, *groups = drawn.tables[0].columns
    assert {group.heading for group in groups} == {"Area (a grouping of regions) by authority type"}
    assert sum(group.unweighted_base for group in groups) == total.unweighted_base
    assert drawn.scene.items
