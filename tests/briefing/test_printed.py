"""The figures that slides printed: kept as they were shown, compared by answer and group."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Briefing, Rules, Slide
from omnibus_desktop.briefing.changed_slides import changed_slides
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.printed import (
    MOST,
    Figure,
    Printed,
    from_plain,
    other_figures,
    other_names,
    to_plain,
)
from omnibus_desktop.briefing.printing import printed_of
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.cells import HIDDEN

NAMES = st.text(max_size=8)
BEFORE = Printed(
    (("1", "Yes"), ("2", "No")),
    (("total", "Total"), ("area=1", "London")),
    ("91", "20"),
    (("63%", "61%"), ("37%", "")),
)
AFTER = Printed(
    (("1", "Yes"), ("3", "Maybe")),
    (("total", "Total"), ("area=1", "London")),
    ("91", "19"),
    (("63%", "58%"), ("1%", "2%")),
)


def test_they_come_back_from_the_file() -> None:
    kept = Kept(
        Briefing("B", (Slide("slide 1", "q"),)), WaveLink("", "", ""), printed={"slide 1": BEFORE}
    )
    again = from_text(to_text(kept), "b.omnibus")
    assert (again, again.printed, again.losses) == (kept, {"slide 1": BEFORE}, ())


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4, unique_by=lambda each: each[0]))
def test_any_name_comes_back(answers: list[tuple[str, str]]) -> None:
    printed = Printed(tuple(answers), (("total", "All"),), ("9",), (("5%",),) * len(answers))
    assert from_plain(json.loads(json.dumps(to_plain(printed)))) == printed


def test_what_is_another_is_told_by_answer_and_group() -> None:
    assert other_figures(BEFORE, AFTER) == (
        Figure("Yes, London", "61%", "58%"),
        Figure("Base, London", "20", "19"),
    )
    assert list(other_names(BEFORE, AFTER)) == [
        "The answer “No” is not there any more.",
        "The answer “Maybe” is new.",
    ]
    assert other_figures(BEFORE, BEFORE) == ()


def test_they_are_as_shown_and_what_is_hidden_is_not_among_them() -> None:
    wave = open_wave(resources.path("example/wave1_synthetic.sav"))
    rules = Rules(disclosure="publication")
    slide = Slide("slide 1", "main_risks", by=("region",))
    printed = printed_of(draw(wave, slide, rules))
    assert printed is not None
    figures = [figure for row in printed.figures for figure in row]
    assert "" in figures
    assert HIDDEN not in figures
    assert len(figures) <= MOST
    unbroken = printed_of(draw(wave, Slide("slide 1", "main_risks", by=()), Rules()))
    assert unbroken is not None
    assert len(unbroken.groups) == 1


def test_a_wave_that_is_the_same_changes_nothing() -> None:
    wave = open_wave(resources.path("example/wave1_synthetic.sav"))
    briefing = Briefing("B", (Slide("slide 1", "main_risks"), Slide("slide 2", "judiciary")))
    printed = {}
    for slide in briefing.slides:
        figures = printed_of(draw(wave, slide, briefing.rules))
        assert figures is not None
        printed[slide.id] = figures
    found = changed_slides(briefing, wave, printed, (), lambda _: None)
    assert (found.changes, found.summary) == ((), "No slide shows other figures.")
