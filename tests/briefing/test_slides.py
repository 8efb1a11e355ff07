"""Slides and sections of a briefing: whatever is done, no slide is lost and headings stay true."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.slides import (
    Gap,
    add_slide,
    begin_section,
    duplicate_slides,
    gap_beside,
    move_section,
    move_slides,
    remove_section,
    remove_slides,
    section_of,
    sections,
)

BRIEFINGS = st.lists(st.sampled_from(("", "", "A", "B", "C")), min_size=1, max_size=7).map(
    lambda names: Briefing(
        "Title", tuple(Slide(f"slide {n}", "q", section=s) for n, s in enumerate(names, 1))
    )
)


def made(*rows: str) -> Briefing:
    """A briefing of slide ids; a heading before one is written "Heading>id"."""
    parts = [row.rpartition(">") for row in rows]
    return Briefing("Title", tuple(Slide(own, "q", section=name) for name, _, own in parts))


def told(briefing: Briefing) -> list[str]:
    return [f"{s.section}>{s.id}" if s.section else s.id for s in briefing.slides]


@given(BRIEFINGS, st.data())
def test_moving_keeps_every_slide_and_the_order_of_the_others(
    briefing: Briefing, data: st.DataObject
) -> None:
    ids = [slide.id for slide in briefing.slides]
    moved = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    known = sections(briefing)
    section = data.draw(st.integers(0, len(known) - 1))
    place = data.draw(st.integers(0, len(known[section].slides)))
    after = move_slides(briefing, moved, Gap(section, place))
    order = [slide.id for slide in after.slides]
    assert sorted(order) == sorted(ids)
    assert [name for name in order if name not in moved] == [n for n in ids if n not in moved]
    first = order.index(next(name for name in ids if name in moved))
    assert set(order[first : first + len(moved)]) == moved
    for slide in briefing.slides:
        wanted = known[section].name if slide.id in moved else section_of(briefing, slide.id)
        assert section_of(after, slide.id) == wanted


@given(BRIEFINGS, st.data())
def test_a_heading_stays_while_a_slide_is_left_under_it(
    briefing: Briefing, data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from([slide.id for slide in briefing.slides])))
    after = remove_slides(briefing, gone)
    assert [slide.id for slide in after.slides] == [
        slide.id for slide in briefing.slides if slide.id not in gone
    ]
    assert all(section_of(after, s.id) == section_of(briefing, s.id) for s in after.slides)


@given(BRIEFINGS)
def test_steps_to_the_right_and_back_visit_every_place(briefing: Briefing) -> None:
    name = briefing.slides[0].id
    for _ in range(2 * len(briefing.slides)):
        gap = gap_beside(briefing, {name}, 1)
        if gap is None:
            break
        briefing = move_slides(briefing, {name}, gap)
    assert briefing.slides[-1].id == name


@given(BRIEFINGS, st.data())
def test_a_section_moves_whole(briefing: Briefing, data: st.DataObject) -> None:
    known = sections(briefing)
    number = data.draw(st.integers(0, len(known) - 1))
    place = data.draw(st.integers(0, len(known)))
    if known[number].name:
        after = move_section(briefing, number, place)
        assert sorted(sections(after), key=repr) == sorted(known, key=repr)


def test_a_slide_at_the_border_of_a_section_steps_into_the_next() -> None:
    briefing = made("1", "2", "A>3", "4")
    gap = gap_beside(briefing, {"2"}, 1)
    assert gap == Gap(1, 0)
    assert told(move_slides(briefing, {"2"}, gap)) == ["1", "A>2", "3", "4"]
    assert gap_beside(briefing, {"1"}, -1) is None
    assert gap_beside(briefing, {"4"}, 1) is None


def test_copies_stand_behind_the_last_of_the_picked_and_begin_no_section() -> None:
    briefing = made("A>slide 1", "slide 2", "B>slide 3")
    copied = duplicate_slides(briefing, {"slide 1", "slide 2"})
    assert told(copied) == ["A>slide 1", "slide 2", "slide 4", "slide 5", "B>slide 3"]


def test_a_slide_that_is_added_again_begins_no_section() -> None:
    briefing = made("A>slide 1")
    added = add_slide(briefing, replace(briefing.slides[0], question="other"))
    assert told(added) == ["A>slide 1", "slide 2"]


def test_a_heading_that_is_taken_gets_a_number_and_one_that_goes_joins_the_one_before() -> None:
    briefing = begin_section(made("A>1", "2", "3"), "2", "A")
    assert told(briefing) == ["A>1", "A 2>2", "3"]
    assert told(remove_section(briefing, "2")) == ["A>1", "2", "3"]


def test_slides_in_no_section_stay_in_front() -> None:
    assert told(move_section(made("1", "A>2", "B>3"), 2, 0)) == ["1", "B>3", "A>2"]
