"""Every figure published for wave 1, held against the product's own tables of the example."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave

SOCIAL_CARE = 91  # authorities that filled in this part: the widest base that its questions have
# What the texts say in words alone, as the lowest and the highest whole percent that fit.
IN_WORDS = {
    "nearly half": (45, 49),
    "around a third": (31, 36),
    "fewer than one in ten": (0, 9),
}


@dataclass(frozen=True)
class Share:
    """The share of the example that stands for a finding, as it should be tabulated."""

    question: str
    answers: tuple[str, ...]
    filter: tuple[tuple[str, tuple[str, ...]], ...]
    count: int
    base: int


def published() -> dict[str, dict[str, str]]:
    with resources.path("example/findings.csv").open(encoding="utf-8", newline="") as stream:
        return {row["finding_id"]: row for row in csv.DictReader(stream)}


def reproduced() -> dict[str, Share]:
    path = Path(__file__).parent / "reproduced.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["finding_id"]: share(row) for row in csv.DictReader(stream)}


def share(row: dict[str, str]) -> Share:
    question, _, code = row["among"].partition("=")
    return Share(
        row["question"],
        tuple(row["answers"].split(";")),
        ((question, (code,)),) if question else (),
        int(row["count"]),
        int(row["base"]),
    )


FINDINGS = published()
SHARES = reproduced()


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def tabulated(wave: Wave, wanted: Share) -> tuple[int, float, float]:
    """Count, base and percent of the net of the wanted answers."""
    options = Options(by=(), filter=wanted.filter, nets=(Net("wanted", wanted.answers),))
    (table,) = tabulate(wave, wave.question(wanted.question), options)
    row = next(number for number, row in enumerate(table.rows) if row.id == "net:wanted")
    return int(table.count[row, 0]), table.columns[0].base, float(table.percent[row, 0])


@pytest.mark.parametrize("finding", SHARES)
def test_the_table_prints_the_published_figure(wave: Wave, finding: str) -> None:
    wanted, row = SHARES[finding], FINDINGS[finding]
    count, base, percent = tabulated(wave, wanted)
    assert (count, base) == (wanted.count, wanted.base)
    assert percent == pytest.approx(100 * count / base)
    printed = whole_percent(count, base)
    assert printed is not None
    if row["percent"]:
        assert printed == int(row["percent"])
    else:
        lowest, highest = IN_WORDS[row["published_wording"]]
        assert lowest <= printed <= highest


def test_authorities_that_took_part(wave: Wave) -> None:
    assert (wave.population, wave.respondents) == (152, 101)  # R01, R02
    assert whole_percent(wave.respondents, wave.population or 0) == 66  # R03
    assert wave.respondent_word == "authorities"
    assert wave.synthetic


@pytest.mark.parametrize(
    ("finding", "question"), [("S06", "send_monitoring"), ("S07", "send_outcomes")]
)
def test_answers_named_without_figures_are_there(wave: Wave, finding: str, question: str) -> None:
    asked = wave.question(question)
    labels = {answer.label.lower(): answer.id for answer in asked.answers}
    for name in FINDINGS[finding]["answer"].lower().split("; "):
        count, base, _ = tabulated(wave, Share(question, (labels[name],), (), 0, 0))
        assert 0 < count < base


@pytest.mark.parametrize(("finding", "comments"), [("V01", 34), ("V02", 30)])
def test_comments_are_there(wave: Wave, finding: str, comments: int) -> None:
    texts = wave.texts(FINDINGS[finding]["question_key"])
    given = [text for text in texts if text]
    assert len(given) == len(set(given)) == comments


def test_every_finding_is_held_against_the_example() -> None:
    elsewhere = {"R01", "R02", "R03", "S06", "S07", "V01", "V02"}
    assert SHARES.keys() | elsewhere == FINDINGS.keys()


def counts_that_print(percent: int, base: int) -> list[int]:
    return [count for count in range(base + 1) if whole_percent(count, base) == percent]


def joint_operation_is_possible(base: int) -> bool:
    """Whether counts of one base print all of C01 to C05 at once."""
    return any(
        joint + developing + agenda + none <= base
        for joint in counts_that_print(21, base)
        for developing in counts_that_print(7, base)
        for agenda in counts_that_print(25, base)
        for none in counts_that_print(48, base)
        if whole_percent(agenda + none, base) == 73
    )


def test_one_base_of_the_part_on_social_care_fits_all_figures_on_joint_operation() -> None:
    assert [base for base in range(1, 102) if joint_operation_is_possible(base)] == [73, 92]
    assert SHARES["C01"].base == 73 <= SOCIAL_CARE < 92


def test_base_and_counts_of_the_other_reading_print_all_but_the_net() -> None:
    assert [whole_percent(count, 101) for count in (21, 7, 25, 48)] == [21, 7, 25, 48]
    assert whole_percent(25 + 48, 101) == 72
