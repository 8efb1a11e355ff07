"""What differs between two states of a briefing: told in words, all of it and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.compared import Change, differences
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.wave.setup import Setup

SLIDES = st.builds(
    Slide,
    id=st.sampled_from("abcdef"),
    question=st.sampled_from(("q1", "q2")),
    by=st.sampled_from((None, (), ("region",))),
    name=st.sampled_from(("", "Mine")),
    section=st.sampled_from(("", "One")),
    spec=st.sampled_from((ChartSpec(), ChartSpec(kind=ChartKind.COLUMN))),
)
BRIEFINGS = st.builds(
    Briefing,
    title=st.sampled_from(("A", "B")),
    slides=st.lists(SLIDES, max_size=6).map(tuple),
    rules=st.sampled_from((Rules(), Rules(level=99.0))),
    setup=st.sampled_from((Setup(), Setup(weight="w"))),
)
SLIDE = Slide("1", "q")


def briefing(*slides: Slide) -> Briefing:
    return Briefing("Title", slides)


def numbered(order: str) -> Briefing:
    return briefing(*(Slide(name, "q") for name in order))


@given(BRIEFINGS, BRIEFINGS)
def test_something_is_told_wherever_they_are_not_equal(before: Briefing, after: Briefing) -> None:
    assert bool(differences(before, after)) == (before != after)
    assert differences(before, before) == ()


@given(BRIEFINGS, BRIEFINGS)
def test_what_was_added_one_way_was_removed_the_other(before: Briefing, after: Briefing) -> None:
    there, back = differences(before, after), differences(after, before)
    assert of(there, Change.ADDED) == of(back, Change.REMOVED)
    assert of(there, Change.CHANGED) == of(back, Change.CHANGED)
    moved = [[each.change for each in way].count(Change.MOVED) for way in (there, back)]
    assert moved[0] == moved[1]


@given(st.permutations("abcdef"))
def test_no_more_is_moved_than_must_be(order: list[str]) -> None:
    moved = of(differences(numbered("abcdef"), numbered("".join(order))), Change.MOVED)
    still = [name for name in order if name not in moved]
    assert still == sorted(still)
    assert len(moved) < len(order)


def test_of_a_slide_put_to_the_front_only_that_one_is_told() -> None:
    (told,) = differences(numbered("abcd"), numbered("dabc"))
    assert (told.change, told.slide) == (Change.MOVED, "d")
    assert told.words == "Slide 1 was moved: it was slide 4"


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (replace(SLIDE, question="other"), "question"),
        (replace(SLIDE, item="line"), "question"),
        (replace(SLIDE, by=("region",)), "breaks"),
        (replace(SLIDE, filter=(("region", ("1",)),)), "filter"),
        (replace(SLIDE, weight="none"), "weight"),
        (replace(SLIDE, spec=ChartSpec(kind=ChartKind.DOT)), "chart"),
        (replace(SLIDE, notes=(Note("1", NoteKind.TEXT, (), "Look"),)), "notes"),
        (replace(SLIDE, words=Edited("Headline")), "words"),
        (replace(SLIDE, name="Mine"), "name"),
        (replace(SLIDE, section="First"), "section"),
        (replace(SLIDE, over_waves=True), "waves"),
    ],
)
def test_the_part_of_a_slide_is_named(after: Slide, part: str) -> None:
    (told,) = differences(briefing(SLIDE), briefing(after))
    assert (told.words, told.parts) == (f"Slide 1: {part} changed", (part,))


def test_parts_are_listed_in_one_sentence() -> None:
    after = replace(SLIDE, by=(), weight="w", name="Mine")
    (told,) = differences(briefing(SLIDE), briefing(after))
    assert told.words == "Slide 1: breaks, weight and name changed"


def test_what_holds_for_all_slides_is_told_last() -> None:
    after = Briefing("New", (SLIDE,), Rules(level=99.0, test="none"), Setup(weight="w"))
    assert [each.words for each in differences(briefing(), after)] == [
        "Slide 1 was added",
        "The title is “New”: it was “Title”",
        "Rules: level of confidence and test changed",
        "Set-up of the wave: weight changed",
    ]


def of(found, change: Change) -> set[str]:
    return {each.slide for each in found if each.change is change}
