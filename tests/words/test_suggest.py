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
    chosen = Options(**{"tiny_base": 0} | options)  # small examples, told in percent all the same
    return suggest(tabulate(wave, wave.question(question), chosen))


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
        (
            "judiciary",
            (
                "Just over seven in ten authorities (72%) say their relationship with the local"
                " judiciary over care proceedings is very or fairly good"
            ),
        ),
        (
            "colocated",
            (
                "More than nine in ten authorities (94%) say their multi-agency processes involve"
                " teams that are physically located together"
            ),
        ),
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
    assert "* Low base: under 30, treat with caution." in footnote
    assert "[c]" not in footnote
    total_alone = suggest(tabulate(example, example.question("colocated")), ("total",)).footnote
    assert "▲▼" not in total_alone
    assert "*" not in total_alone


def test_low_base_says_where_half_of_the_group_would_do() -> None:
    region = single("r", "Region", [1, 1, 2], {1: "N", 2: "S"}, populations=(9, 9))
    wave = make_wave(single("q", "Q?", [1, 1, 2], {1: "a", 2: "b"}), region, population=18)
    footnote = words(wave, "q", by=(("r",),)).footnote
    assert "* Low base: under 30 and under half of the group, treat with caution." in footnote


def test_a_grid_seen_whole_speaks_of_no_breaks(example: Wave) -> None:
    said = words(example, "support_groups")
    assert " by region" not in said.subtitle + said.alt_text
    assert "▲▼" not in said.footnote
    assert "* Low" not in said.footnote


def test_a_routed_base_is_named_where_figures_are_explained(example: Wave) -> None:
    said = words(example, "colocated", by=())
    for text in (said.footnote, said.alt_text, said.speaker_notes):
        assert "that were asked and answered, asked only if “Does your authority have" in text
        assert "is “In place” (" in text
    assert "of authorities that were asked and answered, England" in said.subtitle


def test_notes_claim_no_correction_of_tests_that_were_not_made(example: Wave) -> None:
    assert "Intervals correct for it" in words(example, "main_risks", by=()).speaker_notes
    assert "Intervals and tests correct" in words(example, "main_risks").speaker_notes


def test_nets_may_not_add(example: Wave) -> None:
    assert "because of rounding" in words(example, "judiciary").footnote
    assert "because of rounding" not in words(example, "main_risks").footnote


def test_filter_is_said_in_every_text(example: Wave) -> None:
    said = words(example, "main_risks", filter=(("area", ("1",)),))
    for text in (said.subtitle, said.footnote, said.speaker_notes):
        assert "Area (a grouping of regions): North" in text


def test_a_headline_under_a_filter_is_not_about_all(example: Wave) -> None:
    said = words(example, "main_risks", filter=(("region", ("7", "8")),))
    assert said.headline.startswith("London or South East: ")
    assert "Filter: Region: London or South East." in said.alt_text


@pytest.mark.parametrize(
    ("name", "chosen", "said"),
    [
        ("Yorks mets", {"region": "3", "authority_type": "2"}, "Yorks mets"),
        ("", {"region": "3", "authority_type": "2"}, "Yorkshire and The Humber, filtered further"),
        ("", {"region": "3145"}, "Yorkshire and The Humber or 3 others"),
        (
            "Metropolitan districts in Yorkshire and The Humber",
            {"region": "35"},
            "Yorkshire and The Humber or West Midlands",
        ),
        ("", {"portal": "1"}, "Among “Does your authority have a portal on which…"),
    ],
)
def test_a_headline_cuts_no_name_of_a_filter(
    example: Wave, name: str, chosen: dict[str, str], said: str
) -> None:
    conditions = tuple((question, tuple(answers)) for question, answers in chosen.items())
    found = words(example, "main_risks", filter=conditions, filter_name=name).headline
    assert found.partition(": ")[0] == said


def test_a_filter_by_a_reply_names_the_question() -> None:
    wave = make_wave(
        single("q", "Colour?", [1, 1, 2], {1: "Blue", 2: "Red"}),
        single("f", "Any?", [1, 1, 2], {1: "Yes", 2: "No"}),
    )
    said = words(wave, "q", filter=(("f", ("1",)),)).headline
    assert said == "Among “Any?: Yes”: all respondents who answered (100%) say “Blue”"


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        ("Staff", ("100 to 300",), "Staff 100 to 300"),
        ("Staff", ("Under 100", "100 to 300"), "Staff under 100 or 100 to 300"),
        ("Region", ("London",), "London"),
        ("Budget", ("Reduced",), "Among “Budget: Reduced”"),
        ("Is there a portal?", ("In place",), "Among “Is there a portal?: In place”"),
        (
            "Does your council have a portal on which children find places?",
            ("In place", "Planned for later"),
            "Among “Does your council have…: In place or Planned for later”",
        ),
    ],
)
def test_a_filter_is_said_with_its_question_unless_its_answers_tell_of_what(
    text: str, answers: tuple[str, ...], said: str
) -> None:
    known = dict(enumerate((*answers, "Else"), 1))
    wave = make_wave(
        single("q", "Colour?", [1, 1, 2], {1: "Blue", 2: "Red"}),
        single("f", text, [1, 1, 2], known),
    )
    chosen = tuple(str(number) for number in range(1, len(answers) + 1))
    assert words(wave, "q", filter=(("f", chosen),)).headline.startswith(f"{said}: ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([1] * 7, "Area: all respondents who answered (7 of 7) say “North”"),
        ([1] * 4 + [2] * 3, "Area: “North” is the most common answer (4 of 7), not tested against"),
    ],
)
def test_of_few_nothing_is_said_that_was_not_tested(given: list[int], said: str) -> None:
    wave = make_wave(single("a", "Area", given, {1: "North", 2: "South"}))
    assert words(wave, "a", tiny_base=10).headline.startswith(said)


def test_nobody_is_left_after_a_filter() -> None:
    wave = make_wave(
        single("q", "Colour?", [1], {1: "Blue"}), single("f", "Any?", [1], {1: "Yes", 2: "No"})
    )
    assert words(wave, "q", filter=(("f", ("2",)),)).headline == "Nobody is left after the filter"


def test_almost_all_are_not_all() -> None:
    said = headline(single("q", "Which colour is it?", [1] * 299 + [2], {1: "Blue", 2: "Red"}))
    assert said == "Almost all authorities (100%) say “Blue”"


def test_weight_is_named_to_those_who_do_not_see_the_chart() -> None:
    part = single("q", "Q?", [1, 2], {1: "a", 2: "b"})
    wave = make_wave(part, weights={"w": [1.0, 2.0]}, weight="w")
    assert "Weighted by w." in words(wave, "q").alt_text


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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How likely is it that your authority will have enough homes?",
            "Half of authorities (50%) say it is very likely that they will have enough homes",
        ),
        ("Likelihood that you would vote, as you see it today, in the election that may come next",
         "Half of authorities (50%) say “Very likely”"),
        ("Rain", "Rain: half of authorities (50%) say it is very likely"),
    ],
)  # fmt: skip
def test_it_is_clear_what_is_likely(question: str, said: str) -> None:
    answers = {1: "Very likely", 2: "Unlikely"}
    part = scale("c", question, [1, 2, 1, 2], answers, nets=(Net("Very likely", ("1",)),))
    assert headline(part) == said


def test_dont_know_does_not_lead() -> None:
    answers = [Answer("1", "Blue"), Answer("8", "Don't know", role=Role.DONT_KNOW)]
    said = headline(single("q", "Which colour do you like?", [1, 8, 8, 8], answers))
    assert said == "A quarter of authorities (25%) say “Blue”"


def test_two_leaders_share_the_headline() -> None:
    said = headline(multi("m", "Which?", {"Money": [1] * 60, "Staff": [1] * 60, "Time": [0] * 60}))
    assert said == "“Money” and “Staff” are the most common answers (100% each)"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            {1: 19, 2: 19, 3: 16, 4: 56 // 4, 5: 14, 6: 14, 7: 14},
            (
                "“Day 1” and “Day 2” are the most common answers (17% each), not significantly"
                " ahead of the next (15%)"
            ),
        ),
        ({1: 45, 2: 45, 3: 10}, "“Day 1” and “Day 2” are the most common answers (45% each)"),
    ],
)
def test_leaders_that_may_lead_by_chance_are_told_with_caution(
    days: dict[int, int], said: str
) -> None:
    answers = [day for day, count in days.items() for _ in range(count)]
    assert headline(single("d", "When?", answers, {day: f"Day {day}" for day in days})) == said


def test_one_leader_that_may_lead_by_chance_is_told_with_caution() -> None:
    answers = [1] * 20 + [2] * 18 + [3] * 2
    said = headline(single("d", "Day of the visit", answers, {1: "Monday", 2: "Friday", 3: "Rest"}))
    assert said == (
        "Day of the visit: “Monday” is the most common answer (50%), not significantly ahead of"
        " the next (45%)"
    )


def test_of_many_leaders_none_is_named() -> None:
    many = {name: [1, 0] for name in ("Money", "Staff", "Time")}
    assert headline(multi("m", "Which?", many)) == "Three answers are the most common (50% each)"


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


def test_of_a_few_counts_are_told_and_no_percentages() -> None:
    wave = make_wave(
        single("q", "Do you agree?", [1] * 7 + [2], {1: "Yes", 2: "No"}),
        respondent_word="authorities",
    )
    said = words(wave, "q", by=(), tiny_base=None)
    assert "7 of 8" in said.headline
    assert "%" not in said.headline
    assert "7 of 8" in said.alt_text
    assert "%" not in said.alt_text
    assert "Groups under 10: respondents, not percentages." in said.footnote


def test_items_of_a_few_are_compared_by_counts() -> None:
    part = grid("g", "G", {"One": [1] * 6 + [2], "Two": [1, 1] + [2] * 5}, {1: "Yes", 2: "No"})
    wave = make_wave(part, respondent_word="authorities")
    said = words(wave, "g", by=(), tiny_base=None)
    assert said.headline == "From 2 of 7 (“Two”) to 6 of 7 (“One”) say yes"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "Do you see yourself as a leader?",
            "All authorities that answered (100%) see themselves as a leader",
        ),
        (
            "Are you a small council?",
            "All authorities that answered (100%) say they are a small council",
        ),
        ("Do your teams meet?", "All authorities that answered (100%) say their teams meet"),
        ("Do they tell you enough?", "All authorities that answered (100%) say yes"),
    ],
)
def test_a_question_is_turned_to_those_who_answered(asked: str, said: str) -> None:
    assert headline(single("Q", asked, [1] * 12, {1: "Yes", 2: "No"})) == said


def test_an_average_says_of_what_and_nothing_is_led_by_what_nobody_gave() -> None:
    minutes = numeric("M", "Minutes a day", [float(n % 3) for n in range(12)])
    assert headline(minutes) == "Minutes a day: the average is 1.0, the median 1.0"
    served = single("S", "Whom they serve", [9] * 12, {1: "People", 9: "Other"})
    assert "(0%)" not in headline(served)
