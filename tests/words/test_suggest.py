"""What a slide says in words, and that it is true."""

from __future__ import annotations

from typing import Any

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Answer, Net, Role
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.alt_text import LONGEST
from omnibus_desktop.words.proportions import proportion
from omnibus_desktop.words.suggest import suggest
from omnibus_desktop.words.words import Words
from tests.waves import Part, grid, make_wave, multi, numeric, scale, single

SYNTHETIC = "Synthetic data: not real answers."


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def words(wave: Wave, question: str, **options: Any) -> Words:
    return suggest(tabulate(wave, wave.question(question), Options(**options)))


def headline(*parts: Part) -> str:
    wave = make_wave(*parts, respondent_word="authorities")
    return words(wave, parts[0].question.id).headline


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (0, "no"),
        (4, "fewer than one in ten"),
        (10, "one in ten"),
        (21, "one in five"),
        (23, "almost a quarter of"),
        (34, "a third of"),
        (48, "almost half of"),
        (50, "half of"),
        (51, "just over half of"),
        (56, "more than half of"),
        (57, "almost three in five"),
        (84, "more than four in five"),
        (89, "nine in ten"),
        (99, "almost all"),
        (100, "all"),
    ],
)
def test_percentage_is_said_in_words(percent: int, said: str) -> None:
    assert proportion(percent) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("main_risks", "Nine in ten authorities (89%) say “Financial pressures”"),
        (
            "ey_recruit",
            (
                "Almost three in five authorities (58%) support Early Years providers in"
                " recruiting staff"
            ),
        ),
        ("judiciary", "Just over seven in ten authorities (72%) say it is very or fairly good"),
        ("colocated", "More than nine in ten authorities (94%) say yes"),
        (
            "support_groups",
            "From 55% (“Special guardians”) to 93% (“Adopters”) of authorities say yes",
        ),
    ],
)
def test_headline_of_the_example(example: Wave, question: str, said: str) -> None:
    assert words(example, question).headline == said


def test_subtitle_names_measure_coverage_breaks_and_period(example: Wave) -> None:
    assert words(example, "main_risks").subtitle.startswith(
        "Percentage of authorities that answered, England, by region and authority type, "
    )


def test_footnote_names_base_question_and_source(example: Wave) -> None:
    footnote = words(example, "main_risks", by=()).footnote
    assert footnote.startswith(
        "Base: all authorities that answered (91 of 152). Unweighted. No filter. Question: “Over"
    )
    assert "Source: Children's Services Omnibus wave 1 (synthetic example)" in footnote
    assert "▲▼" not in footnote


def test_footnote_explains_the_signs_that_are_on_the_chart(example: Wave) -> None:
    footnote = words(example, "colocated").footnote
    assert "▲▼ Higher or lower than the rest." in footnote
    assert "two-proportion z-test at 95%" in footnote
    assert "* Low base, under 30" in footnote


def test_filter_is_said_in_every_text(example: Wave) -> None:
    said = words(example, "main_risks", filter=(("area", ("1",)),))
    for text in (said.subtitle, said.footnote, said.speaker_notes):
        assert "Area (a grouping of regions): North" in text


def test_synthetic_data_are_always_called_so(example: Wave) -> None:
    for question in example.questions:
        if question.kind not in {"open", "admin"}:
            said = words(example, question.id)
            assert SYNTHETIC in said.footnote
            assert SYNTHETIC in said.alt_text
            assert SYNTHETIC in said.speaker_notes
            assert len(said.alt_text) <= LONGEST


def test_a_group_charted_alone_is_named(example: Wave) -> None:
    tables = tabulate(example, example.question("main_risks"))
    assert suggest(tables, ("region=7",)).headline.startswith("London: ")


def test_net_of_people_is_what_they_are() -> None:
    part = scale(
        "c",
        "How confident is your authority about its budget?",
        [1, 2, 3, 3],
        {1: "Very confident", 2: "Fairly confident", 3: "Not confident"},
        nets=(Net("Very or fairly confident", ("1", "2")),),
    )
    expected = "Half of authorities (50%) are very or fairly confident about their budget"
    assert headline(part) == expected


def test_dont_know_does_not_lead() -> None:
    answers = [Answer("1", "Blue"), Answer("8", "Don't know", role=Role.DONT_KNOW)]
    said = headline(single("q", "Which colour do you like?", [1, 8, 8, 8], answers))
    assert said == "A quarter of authorities (25%) say “Blue”"


def test_two_leaders_share_the_headline() -> None:
    said = headline(multi("m", "Which?", {"Money": [1, 1], "Staff": [1, 1], "Time": [0, 1]}))
    assert said == "“Money” and “Staff” are the most common answers (100% each)"


def test_numbers_are_averaged() -> None:
    said = headline(numeric("n", "How many?", [1.0, 2.0, 6.0]))
    assert said == "The average is 3.0, the median 2.0"


def test_nobody_answered() -> None:
    assert headline(single("q", "Q?", [None], {1: "a"})) == "Nobody answered this question"


def test_a_grid_on_which_all_agree() -> None:
    part = grid("g", "G", {"One": [1, 1], "Two": [1, 1]}, {1: "Yes", 2: "No"})
    assert headline(part) == "About 100% of authorities say yes, whatever is asked about"


def test_hostile_labels_stay_plain_text_on_one_line() -> None:
    nasty = "<b>$x$</b>\n\u202eevil"
    said = words(make_wave(single("q", nasty, [1], {1: nasty})), "q")
    for text in (said.headline, said.subtitle, said.footnote, said.alt_text):
        assert "\n" not in text
        assert "\u202e" not in text
    assert "<b>$x$</b> [RLO]evil" in said.footnote
