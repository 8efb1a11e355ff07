"""Real questionnaires in a next wave: nothing is taken for what it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.briefing.matching import How, Matching
from omnibus_desktop.briefing.refresh_slide import moved_slide
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave
from tests.places import survey_file

NAMES = ("afrobarometer_tunisia_r8.sav", "bes_wave25_excerpt.sav", "mobile_phone_au.sav")


@pytest.fixture(params=NAMES)
def wave(request: pytest.FixtureRequest) -> Wave:
    return open_wave(survey_file(request.param))


def test_the_same_questionnaire_is_the_same_again(wave: Wave) -> None:
    matching = Matching(wave, replace(wave, id="next", source="next.sav"))
    for question in wave.questions:
        slide = Slide("slide 1", question.id, by=())
        moved = moved_slide(slide, matching)
        assert (moved.slide, moved.how, moved.remarks) == (slide, How.ID, ())


def test_under_other_ids_each_is_found_by_its_wording_or_not_at_all(wave: Wave) -> None:
    renamed = [replace(each, id=f"next_{each.id}") for each in wave.questions]
    matching = Matching(wave, replace(wave, id="next").with_questions(renamed))
    found = {each.id: moved_slide(Slide("s", each.id, by=()), matching) for each in wave.questions}
    kept = {
        name: moved.slide.question for name, moved in found.items() if moved.how is not How.NONE
    }
    assert kept == {name: f"next_{name}" for name in kept}
    assert len(kept) > 0.9 * len(found)  # the others are worded the same as another


def test_ids_that_were_dealt_out_anew_are_not_believed(wave: Wave) -> None:
    ids = [each.id for each in wave.questions]
    dealt = dict(zip(ids, [*ids[1:], ids[0]], strict=True))  # each is called as the next one was
    moved_on = [replace(each, id=dealt[each.id]) for each in wave.questions]
    matching = Matching(wave, replace(wave, id="next").with_questions(moved_on))
    texts = {each.id: each.text for each in moved_on}
    for question in wave.questions:
        moved = moved_slide(Slide("s", question.id, by=()), matching)
        if moved.how is How.WORDING:
            assert moved.slide.question == dealt[question.id]
        elif moved.how is How.ID and texts[question.id] != question.text:
            assert moved.remarks  # worded alike but for a word or two, and so it says
