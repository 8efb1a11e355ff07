"""The one sentence that names the test is true of what was done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.tables.respondents import respondents
from tests.waves import make_wave, single


def of(
    options: Options, question: str = "answer", population: bool = False, wave: Wave | None = None
) -> Table:
    wave = wave or respondents(population)
    (table,) = tabulate(wave, wave.question(question), options)
    return table


@pytest.mark.parametrize(
    ("options", "question", "population", "words"),
    [
        (
            Options(),
            "answer",
            True,
            """Groups tested against the rest of their break: two-proportion z-test at 95% with
            finite population correction, Fisher's exact test where an expected count is under
            5; not adjusted for the number of tests; groups under 10 not tested; intervals by
            Wilson's method.""",
        ),
        (
            Options(test="pairs", weight="w", adjust="holm", level=90, interval="exact"),
            "answer",
            False,
            """Groups of a break tested pair by pair, a letter naming the lower group:
            two-proportion z-test at 90% on effective bases, no test where an expected count is
            under 5; Holm-adjusted within each row of a break; groups under 10 not tested; exact
            intervals (Clopper-Pearson).""",
        ),
        (
            Options(test="pairs", preset="spss"),
            "amount",
            True,
            """Groups of a break tested pair by pair, a letter naming the lower group:
            two-proportion z-test as in SPSS at 95% without finite population correction, means by
            t-test with the variance of all groups; Bonferroni-adjusted within each row of a
            break; groups under 2 and shares of 0% and 100% not tested; intervals by Wilson's
            method.""",
        ),
        (
            Options(test="pairs", preset="q", by=(("set",),)),
            "amount",
            False,
            """Groups of a break tested pair by pair, a letter naming the lower group:
            two-proportion z-test as in Q at 95% allowing for respondents in both groups, means by
            Welch's t-test (one variance for groups under 10); Benjamini-Hochberg-adjusted over
            all comparisons of the table; groups under 2 not tested; capital letters at 99.9%,
            small ones otherwise; intervals by Wilson's method.""",
        ),
        (
            Options(preset="plain", interval="exact"),
            "amount",
            True,
            """Groups tested against the rest of their break: two-proportion z-test at 95% without
            finite population correction, means by Welch's t-test; not adjusted for the number
            of tests; exact intervals (hypergeometric where the population is known).""",
        ),
        (
            Options(test="none"),
            "answer",
            False,
            "No differences were tested; intervals by Wilson's method.",
        ),
    ],
)
def test_the_sentence_says_what_was_done(
    options: Options, question: str, population: bool, words: str
) -> None:
    assert of(options, question, population).method.words == " ".join(words.split())


@pytest.mark.parametrize("preset", PRESETS)
def test_a_convention_brings_its_adjustment_and_another_may_be_asked_for(preset: str) -> None:
    options = Options(test="pairs", preset=preset)
    assert of(options).method.adjust == PRESETS[preset].adjust
    assert of(replace(options, adjust="none")).method.adjust == "none"
    assert of(options).level == 95


def test_the_method_names_its_interval() -> None:
    assert of(Options(interval="exact")).method.interval == "exact"


def test_it_is_said_in_words_where_everybody_answered() -> None:
    def wave(total: int) -> Wave:
        return make_wave(
            single("r", "R", [1] * 12 + [2] * 9, {1: "a", 2: "b"}, populations=(12, total - 12)),
            single("q", "Q", [1, 2, 2] * 7, {1: "Yes", 2: "No"}),
            population=total,
            by_default=("r",),
            respondent_word="authorities",
        )

    part = of(Options(), "q", wave=wave(24))
    assert part.notes[0] == (
        "All authorities answered in a (12): no sampling error, so that the interval is the"
        " figure itself."
    )
    assert part.low[0, 1] == part.high[0, 1] == part.percent[0, 1]
    assert of(Options(), "q", wave=wave(21)).notes[0] == (
        "All 21 authorities answered: no sampling error, so that the interval is the figure itself."
    )
