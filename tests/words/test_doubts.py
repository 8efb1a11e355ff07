"""What a headline claims in words is held to its table; what is so, or claims nothing, passes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.waves_table import side_by_side
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.doubts import doubts
from omnibus_desktop.words.over_waves import suggest_over_waves
from omnibus_desktop.words.suggest import suggest
from omnibus_desktop.words.support import unsupported
from tests.places import survey_file
from tests.waves import make_wave, multi, single

ONE_WAVE = "a change over time, but the slide has one wave only"


@cache
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@cache
def risks() -> tuple[Table, ...]:
    wave = example()
    return tabulate(wave, wave.question("main_risks"), Options(by=(("authority_type",),)))


def flagged(headline: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    return (*doubts(headline, tables), *unsupported(headline, tables))


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("Nine in ten authorities (89%) fear changes in leadership", ["Nine in ten", "89%"]),
        ("Financial pressures trouble 57% of authorities", ["57%"]),
        ("London boroughs: 44% fear financial pressures", ["44%"]),
        ("London boroughs: 89% of authorities fear financial pressures", ["89%"]),
        ("89% of authorities in London boroughs fear financial pressures", ["89%"]),
        ("Eight in ten say it", ["Eight in ten"]),
        ("8 in 10 see financial pressures", ["8 in 10"]),
        ("Over nine in ten see financial pressures", ["Over nine in ten"]),
    ],
)
def test_a_figure_of_another_answer_or_group_supports_nothing(
    headline: str, wrong: list[str]
) -> None:
    assert list(unsupported(headline, risks())) == wrong


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("All authorities see financial pressures", "“all authorities”, but it is 89%"),
        ("Everybody fears financial pressures", "“everybody”, but it is 89%"),
        ("Nobody fears leadership changes", "“nobody”, but it is 13%"),
        ("No authorities fear leadership changes", "“no authorities”, but it is 13%"),
        ("Most authorities fear leadership changes", "“most authorities”, but it is 13%"),
        ("A majority fears leadership changes", "“a majority”, but it is 13%"),
        ("Few authorities see financial pressures", "“few authorities”, but it is 89%"),
        ("Most do not fear financial pressures", "“most do”, but it is 89%"),
        (
            "Twice as many say financial pressures as recruitment",
            "“Twice as”, which no two figures of the table bear out",
        ),
        (
            "Twice as many say demand as financial pressures",
            "“Twice as”, which no two figures of the table bear out",
        ),
        (
            "Unitary authorities fear financial pressures more than counties",
            "Unitary authority (89%) above County (94%), which it is not",
        ),
        (
            "More counties than London boroughs say financial pressures",
            "County (94%) above London borough (82%), which may be chance (p = 0.601)",
        ),
        (
            "More authorities fear demand than financial pressures",
            "Rising demand for services (44%) above Financial pressures (89%), which it is not",
        ),
        ("Financial pressures: up 5 points", f"“up 5”, {ONE_WAVE}"),
        ("Financial risk fell to 89%", f"“fell”, {ONE_WAVE}"),
    ],
)
def test_a_claim_in_words_that_is_not_so_is_told(headline: str, wrong: str) -> None:
    assert doubts(headline, risks()) == (wrong,)


@pytest.mark.parametrize(
    "headline",
    [
        "Nine in ten authorities (89%) see financial pressures",
        "London boroughs: 82% fear financial pressures",
        "Counties (94%) and metropolitan districts (90%) see financial pressures",
        "Retaining staff worries 71% of London boroughs, against 51% overall",
        "Most authorities see financial pressures; few fear leadership changes",
        "87% do not fear changes in leadership",
        "Most authorities do not fear leadership changes",
        "Twice as many say financial pressures as rising demand",
        "More than twice as many fear financial pressures as rising demand",
        "More authorities fear financial pressures than changes in leadership",
        "Unitary authorities fear recruitment more than counties",
        "About half of authorities worry about retainment",
        "Rising demand for services is a worry",
        "What authorities fear",
        "Financial pressures worry almost all types of authority, from 82% to 94%",
        "Counties and metropolitan districts do not differ significantly on financial pressures",
        "More counties than London boroughs fear financial pressures, which may be chance",
        "Seven in ten London boroughs (71%) struggle to keep staff, more than the rest",
        "Every authority has its own risks",
        "Money first, all else is far behind",
        "The costs of care have to be met",
    ],
)
def test_what_is_so_or_claims_no_figure_passes(headline: str) -> None:
    assert unsupported(headline, risks()) == ()
    assert doubts(headline, risks()) == ()


@pytest.mark.parametrize(
    "headline",
    [
        "89% do not fear financial pressures",
        "Nine in ten authorities do not fear financial pressures",
        "Authorities without financial pressures: 89%",
        "Financial pressures are not a risk for 89% of authorities",
        "Neither recruitment nor financial pressures worry most authorities",
        "Recruitment is the most common risk",
        "Recruitment tops the list of risks",
        "The main risk is leadership changes",
        "Changes in leadership is the second most common risk",
        "Financial pressures rank second",
        "Financial pressures are the least mentioned risk",
        "Recruitment and demand are the top two risks",
        "The vast majority say recruitment",
        "Financial pressures are rare",
        "As many fear recruitment as financial pressures",
        "Financial pressures remain at 89%",
        "A growing share says financial pressures",
        "Increasingly, authorities fear financial pressures",
        "The whole sector fears financial pressures",
        "All but three authorities fear financial pressures",
        "No authority fears leadership changes",
    ],
)
def test_denials_ranks_and_trends_that_are_not_so_are_flagged(headline: str) -> None:
    assert flagged(headline, risks())


@pytest.mark.parametrize(
    "headline",
    [
        "11% do not fear financial pressures",
        "One in ten authorities do not fear financial pressures",
        "Financial pressures top the list of risks",
        "Recruitment is the second most common risk",
        "Changes in leadership rank last",
        "Financial pressures (89%) and recruitment (57%) are the top two risks",
        "All but one county fear financial pressures",
        "Hardly any differences between groups",
        "About a third (30%) lack placements",
        "Nobody doubts that money is short",
    ],
)
def test_denials_and_ranks_that_are_so_pass(headline: str) -> None:
    assert flagged(headline, risks()) == ()


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("judiciary", "72% do not rate it very or fairly good"),
        ("judiciary", "Counties rate the judiciary higher than London boroughs"),
        ("judiciary", "Relations have worsened"),
        ("colocated", "94% do not have co-located teams"),
        ("colocated", "No is the most common answer"),
        ("colocated", "Counties are ahead of the rest"),
        ("financial_support", "Special guardians come first"),
        ("financial_support", "Special guardians get support more often than adopters"),
    ],
)
def test_scales_yes_and_no_and_grids_are_held_to_what_they_are_about(
    question: str, headline: str
) -> None:
    by = () if question == "financial_support" else (("authority_type",),)
    found = tabulate(example(), example().question(question), Options(by=by))
    assert flagged(headline, found)


def test_without_a_test_a_comparison_says_so() -> None:
    found = tabulate(
        example(),
        example().question("main_risks"),
        Options(by=(("authority_type",),), test="none"),
    )
    (told,) = doubts("More counties than London boroughs say financial pressures", found)
    assert told == "County (94%) above London borough (82%), which was not tested"


def test_before_export_a_claim_is_told_with_what_to_do() -> None:
    words = Edited(headline="Nobody fears leadership changes")
    drawn = draw(example(), Slide("s1", "main_risks", by=(), words=words), Rules())
    (told,) = [each for each in preflight(drawn, Rules()) if each.kind == "headline"]
    assert told.what == "The headline tells of “nobody”, but it is 13%"
    assert told.place == "headline"


def test_a_change_is_held_to_its_waves() -> None:
    def wave(number: int, given: int) -> Wave:
        made = make_wave(
            multi("Q", "Risks?", {"Money": [int(n < given) for n in range(100)],
                                  "Staff": [int(n < 50) for n in range(100)]}),
            single("S", "S?", [1] * 100, {1: "a"}),
        )  # fmt: skip
        return made if number == 1 else open_later(made)

    def open_later(made: Wave) -> Wave:
        return replace(made, title="Wave 2", source="second.sav")

    tables = tuple(
        tabulate(each, each.question("Q"), Options(by=()))[0] for each in (wave(1, 40), wave(2, 80))
    )
    found = side_by_side(tables)
    assert doubts("Money rose to 80%", found) == ()
    assert doubts("Money fell to 80%", found) == ("“fell”, but it was 40% and is 80% (p < 0.001)",)
    assert "not tested" not in doubts("Staff rose to 50%", found)[0]


def passes(wave: Wave) -> list[str]:
    """The suggested headlines that are flagged, of all questions with and without breaks."""
    flagged = []
    for question in wave.questions:
        for options in (Options(by=()), Options()):
            try:
                tables = tabulate(wave, question, options)
            except OmnibusError:
                continue  # a text, which has no table
            said = suggest(tables).headline
            if unsupported(said, tables) or doubts(said, tables):
                flagged.append(said)
    return flagged


def test_every_suggestion_of_the_example_passes() -> None:
    assert passes(example()) == []


def test_every_suggestion_over_waves_passes(tmp_path: Path) -> None:
    wave = example()
    for question in wave.questions:
        try:
            (table, *_) = tabulate(wave, question, Options(by=()))
        except OmnibusError:
            continue
        said = suggest_over_waves((table, table)).headline
        found = side_by_side((table, table))
        assert (unsupported(said, found), doubts(said, found)) == ((), ()), said


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["afrobarometer_tunisia_r8.sav", "bes_wave25_excerpt.sav", "burger_tracking_2017.sav",
     "gss2018_excerpt.dta", "mobile_phone_au.sav", "starwars_surveymonkey.csv"],
)  # fmt: skip
def test_every_suggestion_of_a_survey_passes(name: str) -> None:
    assert passes(open_wave(survey_file(name))) == []
