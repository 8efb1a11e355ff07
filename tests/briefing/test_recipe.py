"""The recipe of a slide: what comes back from it, and what never is in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.recipe import LARGEST, Frame, Recipe, read_recipe, recipe_of
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Merged, Setup, Theme, Themed
from omnibus_desktop.wave.wave import Wave

SLIDE = Slide("s1", "main_risks", by=("region",))


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def test_a_slide_comes_back_with_its_rules_and_names_its_wave(wave: Wave) -> None:
    briefing = replace(example_briefing(wave), rules=Rules(level=99.0))
    for slide in briefing.slides:
        recipe = read_recipe(recipe_of(briefing, slide, wave))
        assert (recipe.slide, recipe.briefing.rules) == (slide, briefing.rules)
        assert (recipe.wave.path, recipe.wave.fingerprint) == ("wave1_synthetic.sav", wave.id)


def test_what_is_to_be_said_beside_it_is_not_handed_out(wave: Wave) -> None:
    said = replace(SLIDE, words=Edited(headline="Mine", speaker="Do not mention Kent"))
    text = recipe_of(Briefing("b"), said, wave)
    assert "Kent" not in text
    assert read_recipe(text).slide.words.headline == "Mine"


def test_of_themes_it_has_the_names_and_not_who_has_which(wave: Wave) -> None:
    themed = Themed("Q9_themes", "Q9", "salt", (Theme("1", "Pay"),), (("digest", ("1",)),))
    briefing = Briefing("b", setup=Setup(themed=(themed,)))
    text = recipe_of(briefing, replace(SLIDE, question="Q9_themes"), wave)
    assert read_recipe(text).frames == (Frame("Q9_themes", "Q9", ("Pay",)),)
    assert not any(each in text for each in ("digest", "salt"))
    assert read_recipe(text).briefing.setup == Setup()
    assert "Pay" not in recipe_of(briefing, SLIDE, wave)
    for damaged in ("[1]", "3", '[{"id": 1}]'):
        with_it = text.replace(text[text.index('"themes":') + 9 : -1], damaged)
        assert read_or_refuse(with_it).frames == ()


def read_or_refuse(text: str) -> Recipe:
    try:
        return read_recipe(text)
    except OmnibusError:
        return Recipe(Briefing(""), WaveLink("", "", ""))


def test_it_is_one_line_of_plain_letters(wave: Wave) -> None:
    titled = Briefing("Füße\n\ud800\u2028")
    text = recipe_of(titled, SLIDE, wave)
    assert text.isascii()
    assert text.isprintable()
    assert read_recipe(text).briefing.title == titled.title


def test_nothing_in_it_stands_for_what_respondents_wrote(wave: Wave) -> None:
    setup = Setup(
        authority="area",
        authorities=(("Kent CC", "E10000016"),),
        changed=(
            ChangedQuestion("area", answers=(ChangedAnswer("Surrey", missing=True),)),
            ChangedQuestion("main_risks", text="The main risks"),
        ),
        merged=(Merged("two", "area", (("South", ("Kent CC", "Surrey")),)),),
        order=("two", "main_risks"),
    )
    text = recipe_of(Briefing("b", setup=setup), SLIDE, wave)
    assert not any(name in text for name in ("Kent", "Surrey", "E10000016"))
    kept = read_recipe(text).briefing.setup
    assert kept.changed == (ChangedQuestion("area"), setup.changed[1])
    assert (kept.authority, kept.merged, kept.order) == ("area", (), ("main_risks",))


def test_texts_that_a_person_made_a_choice_of_are_not_in_it(wave: Wave) -> None:
    free = next(q for q in wave.questions if q.kind is Kind.OPEN)
    said = ChangedQuestion(free.id, kind=Kind.SINGLE, order=("We cannot recruit", "None"))
    chosen = tuple(replace(q, kind=Kind.SINGLE) if q is free else q for q in wave.questions)
    text = recipe_of(
        Briefing("b", setup=Setup(changed=(said,))), SLIDE, wave.with_questions(chosen)
    )
    assert "recruit" not in text


def test_a_large_set_up_is_cut_to_what_the_slide_shows(wave: Wave) -> None:
    others = tuple(ChangedQuestion(f"q{n}", text="x" * 100) for n in range(1000))
    own = ChangedQuestion("main_risks", text="The main risks")
    text = recipe_of(Briefing("b", setup=Setup(changed=(*others, own))), SLIDE, wave)
    assert read_recipe(text).briefing.setup.changed == (own,)


def test_one_that_is_too_large_is_not_made(wave: Wave) -> None:
    assert recipe_of(Briefing("b" * LARGEST), SLIDE, wave) == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "5", '{"schema": "x"}', '{"schema": "omnibus-recipe/1"}', "[" * 9999]
)
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(OmnibusError, match=r"a\.png"):
        read_recipe(text, "a.png")


def test_a_newer_one_is_refused_by_name(wave: Wave) -> None:
    content = json.loads(recipe_of(Briefing("b"), SLIDE, wave))
    content["schema"] = "omnibus-recipe/2"
    with pytest.raises(OmnibusError, match=r"a\.png was made by a newer version"):
        read_recipe(json.dumps(content), "a.png")
