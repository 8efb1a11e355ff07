"""A damaged briefing opens as far as it can: nothing but what was hit is lost, and that is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.setup import Setup
from tests.briefing.briefings import KEPT

NOTE = Note("1", NoteKind.CALLOUT, (("a", "total"),), "{percent} say so")
SLIDES = tuple(
    Slide(f"slide {n}", f"q{n}", notes=(NOTE,), words=Edited(headline=f"Headline {n}"))
    for n in range(1, 6)
)
LINK = WaveLink("wave1.sav", "0" * 64, "Wave 1", 5, 4, 3, 2)
KNOWN = Kept(Briefing("B", SLIDES, Rules(disclosure="off"), Setup(title="W")), LINK, (LINK,))
LINES = to_text(KNOWN).splitlines(keepends=True)
#: The lines of each slide, with its braces.
BEGINS = [n for n, line in enumerate(LINES) if line.startswith('   "id"')]
PARTS = [range(start - 1, end - 1) for start, end in zip(BEGINS, [*BEGINS[1:], None], strict=True)
         if end] + [range(BEGINS[-1] - 1, LINES.index(" ]\n", BEGINS[-1]))]  # fmt: skip


@given(KEPT)
@settings(max_examples=60)
def test_any_briefing_comes_back_as_it_was(kept: Kept) -> None:
    text = to_text(kept)
    assert from_text(text, "b.omnibus") == kept
    assert to_text(from_text(text, "b.omnibus")) == text


def opened(content: bytes) -> Kept:
    return from_text(content.decode("utf-8", "replace"), "b.omnibus")


def untouched(hit: set[int]) -> list[Slide]:
    """The slides none of whose lines were hit."""
    return [slide for slide, part in zip(SLIDES, PARTS, strict=True) if hit.isdisjoint(part)]


@given(st.integers(1, len("".join(LINES)) - 2))
@example(len("".join(LINES[: PARTS[2].start])))
def test_a_text_cut_off_keeps_the_slides_before_the_cut(length: int) -> None:
    text = "".join(LINES)[:length]
    if length < len("".join(LINES[:12])):
        with suppress(OmnibusError):
            opened(text.encode())
        return
    kept = opened(text.encode())
    hit = set(range(text.count("\n"), len(LINES)))
    whole = [slide for slide in kept.briefing.slides if slide in SLIDES]
    assert untouched(hit) == whole[: len(untouched(hit))]
    assert kept.losses


@given(st.integers(2, len(LINES) - 1), st.data())
@settings(max_examples=150)
def test_a_byte_that_was_flipped_costs_no_other_slide(line: int, data: st.DataObject) -> None:
    start = len("".join(LINES[:line]))
    place = data.draw(st.integers(start, start + len(LINES[line]) - 1))
    content = bytearray("".join(LINES).encode())
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    # an id may have become that of another slide, which then has a new one
    slides = [replace(slide, id="") for slide in opened(bytes(content)).briefing.slides]
    assert [slide for slide in untouched({line}) if replace(slide, id="") not in slides] == []


@given(st.integers(0, len(LINES) - 1), st.integers(1, 12))
@settings(max_examples=150)
def test_lines_that_are_gone_cost_no_other_slide(first: int, count: int) -> None:
    hit = set(range(first, min(first + count, len(LINES))))
    content = "".join(line for n, line in enumerate(LINES) if n not in hit)
    slides = opened(content.encode()).briefing.slides
    assert [slide for slide in untouched(hit) if slide not in slides] == []


@given(st.binary(max_size=60), st.integers(0, len("".join(LINES))), st.integers(0, 300))
@settings(max_examples=80)
def test_nothing_but_news_for_a_person_is_raised(rubbish: bytes, place: int, gone: int) -> None:
    content = "".join(LINES).encode()
    with suppress(OmnibusError):
        opened(content[:place] + rubbish + content[place + gone :])
    with pytest.raises(OmnibusError, match=r"^b\.omnibus is "):
        opened(rubbish)


def changed(change: Callable[[dict], object]) -> Kept:
    content = json.loads("".join(LINES))
    change(content)
    return from_text(json.dumps(content), "b.omnibus")


def test_a_note_that_is_damaged_is_left_out_alone() -> None:
    kept = changed(lambda content: content["slides"][1]["notes"][0].pop("kind"))
    assert kept.briefing.slides[1].notes == ()
    assert kept.losses == ("Slide 2 (“Headline 2”): note 1 could not be read",)


def test_a_slide_without_question_is_left_out_and_named() -> None:
    kept = changed(lambda content: content["slides"][2].update(question=5))
    assert [slide.id for slide in kept.briefing.slides] == [
        s.id for s in SLIDES if s is not SLIDES[2]
    ]
    assert kept.losses == ("Slide 3 (“Headline 3”) could not be read and is left out",)


def test_a_part_of_a_chart_that_is_damaged_has_its_default() -> None:
    kept = changed(lambda content: content["slides"][0]["spec"].update(size=[1e9, 5]))
    assert kept.briefing.slides[0].spec == ChartSpec()
    assert kept.losses == ("Slide 1 (“Headline 1”): its chart could not be read",)


def test_two_slides_of_one_id_are_both_kept() -> None:
    kept = changed(lambda content: content["slides"][1].update(id="slide 1"))
    assert [slide.question for slide in kept.briefing.slides] == [f"q{n}" for n in range(1, 6)]
    assert len({slide.id for slide in kept.briefing.slides}) == 5


def test_where_the_rule_of_disclosure_is_lost_the_strictest_holds() -> None:
    kept = changed(lambda content: content["rules"].pop("disclosure"))
    assert kept.briefing.rules == Rules(disclosure="publication")
    assert kept.losses == ("The rules for its figures could not be read",)


def test_a_field_that_is_not_known_is_told_and_not_written_again() -> None:
    kept = changed(lambda content: content["slides"][0].update(mood="red"))
    assert kept.losses == ("Slide 1 (“Headline 1”): “mood” is not known",)
    assert "mood" not in to_text(kept)


@pytest.mark.parametrize("text", ["", "[]", "{}", "5", '{"schema": "x"}', "PK\3\4", "[" * 10**5])
def test_what_is_no_briefing_is_told(text: str) -> None:
    with pytest.raises(OmnibusError, match=r"^b\.omnibus is "):
        from_text(text, "b.omnibus")


def test_a_newer_version_is_refused_in_words() -> None:
    text = "".join(LINES).replace("briefing/1", "briefing/2")
    with pytest.raises(OmnibusError, match="saved by a newer version of Omnibus Desktop"):
        from_text(text, "b.omnibus")


def test_a_changed_word_changes_one_line() -> None:
    text = "".join(LINES)
    kept = from_text(text.replace('"Headline 3"', '"Another"'), "b.omnibus")
    other = to_text(kept).splitlines(keepends=True)
    assert [new for new, old in zip(other, LINES, strict=True) if new != old] == [
        '    "headline": "Another",\n'
    ]


def test_of_very_many_slides_the_first_are_read_and_the_others_told() -> None:
    slides = tuple(Slide(f"slide {n}", "q") for n in range(1, 2010))
    kept = from_text(to_text(Kept(Briefing("b", slides), LINK)), "b.omnibus")
    assert len(kept.briefing.slides) == 2000
    assert kept.losses == ("All slides after the first 2,000 are left out",)
