"""A briefing as a file: how its wave was set up goes with it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral
from omnibus_desktop.wave.question import Kind, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Setup
from omnibus_desktop.words.held import Held

LINK = WaveLink("wave1.sav", "0" * 64, "Wave 1")
SETUP = Setup(
    title="Wave 1",
    weight="none",
    gathered=(Gathered("risks", "Main risks", Kind.MULTI, ("a", "b"), 1.0),),
    changed=(ChangedQuestion("q1", "Text", answers=(ChangedAnswer("9", role=Role.DONT_KNOW),)),),
)


def test_the_set_up_is_saved_and_comes_back() -> None:
    briefing = Briefing("For the minister", (Slide("s1", "q1"),), setup=SETUP)
    assert from_text(to_text(Kept(briefing, LINK)), "a.omnibus") == Kept(briefing, LINK)


def test_a_briefing_without_set_up_says_nothing_of_it() -> None:
    text = to_text(Kept(Briefing("Plain", (Slide("s1", "q1"),)), LINK))
    assert "setup" not in json.loads(text)
    assert from_text(text, "a.omnibus").briefing.setup == Setup()


def test_the_figures_of_a_headline_are_saved_and_may_be_missing() -> None:
    held = Held("12 points", ((("", "a", "total"), ("", "b", "total")), (("i", "", "total"),)))
    words = Edited(headline="12 points ahead", figures=(held,))
    briefing = Briefing("For the minister", (Slide("s1", "q1", words=words),))
    text = to_text(Kept(briefing, LINK))
    assert from_text(text, "a.omnibus").briefing == briefing
    older = json.loads(text)
    del older["slides"][0]["words"]["figures"]
    (slide,) = from_text(json.dumps(older), "a.omnibus").briefing.slides
    assert slide.words == Edited(headline="12 points ahead")


@pytest.mark.parametrize("figures", [5, [5], [{"said": "5%"}], [{"said": "5%", "sources": [[5]]}]])
def test_figures_that_are_damaged_are_told(figures: object) -> None:
    content = json.loads(to_text(Kept(Briefing("Plain", (Slide("s1", "q1"),)), LINK)))
    content["slides"][0]["words"]["figures"] = figures
    again = from_text(json.dumps(content), "a.omnibus")
    assert [slide.words.figures for slide in again.briefing.slides] == [()]
    assert again.losses == ("Slide 1 (“q1”): its words could not be read",)


def test_the_page_of_a_template_is_not_kept() -> None:
    assert "page" not in to_text(Kept(Briefing("Plain", (Slide("s1", "q1"),)), LINK))


def test_a_set_up_in_a_briefing_that_is_damaged_is_told() -> None:
    content = json.loads(to_text(Kept(Briefing("Plain", setup=SETUP), LINK)))
    content["setup"]["changed"] = 5
    again = from_text(json.dumps(content), "a.omnibus")
    assert again.briefing.setup == Setup()
    assert again.losses == ("The set-up of the wave could not be read",)


def test_where_the_middle_answer_stands_is_saved_and_may_be_missing() -> None:
    spec = ChartSpec(kind=ChartKind.DIVERGING, neutral=Neutral.ASIDE)
    briefing = Briefing("For the minister", (Slide("s1", "q1", spec=spec),))
    text = to_text(Kept(briefing, LINK))
    assert from_text(text, "a.omnibus").briefing == briefing
    older = json.loads(text)
    del older["slides"][0]["spec"]["neutral"]
    (slide,) = from_text(json.dumps(older), "a.omnibus").briefing.slides
    assert slide.spec.neutral is Neutral.SPLIT


def test_notes_of_every_kind_are_saved_and_older_ones_open() -> None:
    key = ("1", "total")
    notes = (
        Note("1", NoteKind.CALLOUT, (key,), "{percent}", (3.0, -4.5)),
        Note("2", NoteKind.LINE, (key,), "Average", line_at=LineAt.AVERAGE),
        Note("3", NoteKind.LINE, (), "Target", line_at=LineAt.TARGET, values=(75.0,)),
        Note("4", NoteKind.BAND, (), "Middle", values=(40.0, 60.0)),
        Note("5", NoteKind.TEXT, (), "Provisional"),
    )
    briefing = Briefing("For the minister", (Slide("s1", "q1", notes=notes),))
    text = to_text(Kept(briefing, LINK))
    assert from_text(text, "a.omnibus").briefing == briefing
    older = json.loads(text)
    for note in older["slides"][0]["notes"]:
        del note["line_at"], note["values"]
    (slide,) = from_text(json.dumps(older), "a.omnibus").briefing.slides
    assert slide.notes[0] == notes[0]
    assert slide.notes[1] == Note("2", NoteKind.LINE, (key,), "Average")


@pytest.mark.parametrize("values", [["75"], [float("inf")], 5, [None]])
def test_values_of_a_note_that_are_no_numbers_are_told(values: object) -> None:
    target = Note("1", NoteKind.LINE, (), "", line_at=LineAt.TARGET, values=(75.0,))
    briefing = Briefing("Plain", (Slide("s1", "q1", notes=(target,)),))
    content = json.loads(to_text(Kept(briefing, LINK)))
    content["slides"][0]["notes"][0]["values"] = values
    again = from_text(json.dumps(content), "a.omnibus")
    assert again.briefing.slides[0].notes == (replace(target, values=()),)
    assert again.losses == ("Slide 1 (“q1”): note 1 could not be read",)


def test_links_to_earlier_waves_are_saved_and_may_be_missing() -> None:
    earlier = (WaveLink("wave0.sav", "1" * 64, "Wave 0", 5, 4, 3, 2),)
    kept = Kept(Briefing("Over time"), LINK, earlier)
    assert from_text(to_text(kept), "a.omnibus") == kept
    assert "earlier" not in json.loads(to_text(replace(kept, earlier=())))
