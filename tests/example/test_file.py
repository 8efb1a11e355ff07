"""What the file of the example holds, whoever reads it."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyreadstat
import pytest

import example_answers
import example_wave
from example_questionnaire import Many, One, questionnaire
from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave

SAV = resources.path("example/wave1_synthetic.sav")
Columns = dict[str, list[Any]]

ON_THE_DAY = "2016-09-26"
ASKED = questionnaire()
QUESTIONS = [question for section in ASKED.sections for question in section.questions]
SETS = [question for question in QUESTIONS if isinstance(question, Many)]


@pytest.fixture(scope="module")
def judged() -> tuple[Columns, Any]:
    """The columns and the metadata of the file, as pyreadstat reads them."""
    columns, described = pyreadstat.read_sav(SAV, output_format="dict", user_missing=True)
    return {name: [none_if_empty(x) for x in given] for name, given in columns.items()}, described


@pytest.fixture
def columns(judged: tuple[Columns, Any]) -> Columns:
    return judged[0]


@pytest.fixture
def described(judged: tuple[Columns, Any]) -> Any:
    return judged[1]


def none_if_empty(value: Any) -> Any:
    """The same value, None where it is system-missing (not equal to itself) or no text."""
    return value if value == value and value != "" else None


def authorities() -> list[dict[str, str]]:
    with resources.path("authorities/authorities.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_script_writes_the_file_that_is_shipped(tmp_path: Path) -> None:
    out = tmp_path / "again.sav"
    script = Path(example_wave.__file__)
    subprocess.run([sys.executable, script, out], check=True, cwd=tmp_path)
    assert out.read_bytes() == SAV.read_bytes() == example_wave.example()


def test_pyreadstat_reads_what_was_written(columns: Columns, described: Any) -> None:
    people = example_answers.answered(ASKED)
    assert len(people) == described.number_rows == 101
    for variable in example_wave.variables(ASKED):
        assert columns[variable.name] == [person.values.get(variable.name) for person in people]
        if variable.width:
            continue
        assert described.column_names_to_labels[variable.name] == variable.label
        assert described.variable_value_labels.get(variable.name, {}) == dict(variable.labels)
        assert described.variable_measure[variable.name] == variable.measure


def test_pyreadstat_finds_sets_title_and_codes_that_are_missing(described: Any) -> None:
    assert described.file_label == "Children's Services Omnibus wave 1 (synthetic example)"
    assert described.file_encoding == "UTF-8"
    assert "SYNTHETIC" in described.notes[0]
    assert {name: found["variable_list"] for name, found in described.mr_sets.items()} == {
        question.name: [choice.name for choice in question.listed] for question in SETS
    }
    for question in QUESTIONS:
        if isinstance(question, One):
            assert described.missing_ranges[question.name] == [{"lo": 99.0, "hi": 99.0}]


@pytest.mark.skipif(shutil.which("pspp") is None, reason="needs GNU PSPP")
def test_pspp_opens_it_without_a_word(tmp_path: Path) -> None:
    syntax = tmp_path / "open.sps"
    syntax.write_text(f"GET FILE='{SAV}'.\nDISPLAY ATTRIBUTES.\n", encoding="utf-8")
    done = subprocess.run(
        ["pspp", "-O", "format=csv", syntax], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "warning" not in done.stdout.lower()
    assert "26 September to 28 October 2016" in done.stdout


def test_our_reader_agrees_with_pyreadstat(columns: Columns) -> None:
    wave = open_wave(SAV)
    for name, read in columns.items():
        if name.endswith("_comment"):
            assert [none_if_empty(text) for text in wave.texts(name)] == read
        else:
            assert [none_if_empty(x) for x in wave.numbers(name).tolist()] == read


def test_each_part_was_filled_in_by_as_many_as_published(columns: Columns) -> None:
    found = {part: set[int]() for part in ASKED.parts}
    for section in ASKED.sections:
        for question in section.questions:
            names = (
                [c.name for c in question.choices]
                if isinstance(question, Many)
                else [question.name]
            )
            for name in names:
                found[section.part] |= {row for row, x in enumerate(columns[name]) if x is not None}
    assert {part: len(rows) for part, rows in found.items()} == {
        "social care": 91,
        "early years": 85,
        "SEND": 82,
    }
    assert len(set.union(*found.values())) == 101


def test_no_cell_has_more_respondents_than_authorities(columns: Columns, described: Any) -> None:
    labels = described.variable_value_labels
    there = Counter(
        (row["region"], row["authority_type"])
        for row in authorities()
        if row["valid_from"] <= ON_THE_DAY and not "" < row["valid_to"] <= ON_THE_DAY
    )
    given = Counter(
        (labels["region"][region], labels["authority_type"][kind])
        for region, kind in zip(columns["region"], columns["authority_type"], strict=True)
    )
    assert sum(there.values()) == 152
    assert given <= there
    assert all(there[cell] > 1 for cell in given)  # a cell of one would point at an authority


def test_area_follows_from_region(columns: Columns, described: Any) -> None:
    labels = described.variable_value_labels
    for region, area in zip(columns["region"], columns["area"], strict=True):
        assert labels["region"][region] in example_answers.AREAS[labels["area"][area]]


@pytest.mark.parametrize("question", SETS, ids=lambda question: question.name)
def test_ticks_are_within_the_limits(columns: Columns, question: Many) -> None:
    alone = {choice.name for choice in question.choices if choice.alone}
    rows = zip(*(columns[choice.name] for choice in question.choices), strict=True)
    for row in rows:
        ticked = {choice.name for choice, x in zip(question.choices, row, strict=True) if x == 1}
        if None in row:
            assert set(row) == {None}  # skipped as a whole
        else:
            assert 1 <= len(ticked) <= question.most
            assert not ticked & alone or len(ticked) == 1


def test_main_risks_are_up_to_three_of_six() -> None:
    (risks,) = (question for question in SETS if question.name == "main_risks")
    assert (risks.most, len(risks.choices)) == (3, 6)


def test_who_has_processes_in_place_is_asked_about_them(columns: Columns) -> None:
    for name in ("colocated", "improved_sharing"):
        for in_place, given in zip(columns["multi_agency"], columns[name], strict=True):
            assert (in_place == 1) == (given is not None)


def test_no_authority_is_named(columns: Columns, described: Any) -> None:
    names = {row["name"] for row in authorities()} | {row["ons_code"] for row in authorities()}
    with resources.path("authorities/la_name_variants.csv").open(
        encoding="utf-8", newline=""
    ) as stream:
        names |= {row["variant"] for row in csv.DictReader(stream)}
    given = [x for values in columns.values() for x in values if isinstance(x, str)]
    told = [*described.column_labels, *described.notes, SAV.read_bytes().decode("utf-8", "replace")]
    words = "\n".join([*given, *told])
    assert [n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words)] == []


def test_no_number_could_be_a_code_of_an_authority(columns: Columns) -> None:
    lowest = min(int(row["dfe_code"]) for row in authorities())
    for name, values in columns.items():
        if not name.endswith("_comment"):
            assert max(x for x in values if x is not None) < lowest


def test_the_readme_gives_base_and_counts_as_they_are(columns: Columns) -> None:
    text = resources.path("example/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| (\d+) \| (.*) \|$", text, re.MULTILINE)
    assert rows == [(question.name, *tallied(question, columns)) for question in QUESTIONS]


def tallied(question: Any, columns: Columns) -> tuple[str, str]:
    """Base and counts of a question, as the README writes them."""
    if isinstance(question, One):
        given = [x for x in columns[question.name] if x not in (None, 99)]
        counts = [f"{text} {given.count(code)}" for code, text in question.answers]
        return str(len(given)), "; ".join(counts)
    if isinstance(question, Many):
        given = [x for x in columns[question.choices[0].name] if x is not None]
        counts = [f"{choice.text} {columns[choice.name].count(1)}" for choice in question.listed]
        return str(len(given)), "; ".join(counts)
    return str(sum(text is not None for text in columns[question.name])), "comments"
