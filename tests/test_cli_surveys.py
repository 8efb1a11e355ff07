"""Every real survey file from the command line: its questions, and the counts, bases and means
that other software (GNU PSPP, R, pandas' own readers) has of it."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from omnibus_desktop.cli import run
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave
from tests.places import survey_file

PLAIN = ("--population", "none", "--disclosure", "off", "--json")
BY_PSPP = (
    *("afrobarometer_tunisia_r8.sav", "bes_wave25_excerpt.sav", "burger_tracking_2017.sav"),
    *("mobile_phone_au.sav", "nes1948.por", "small/electric.sav", "small/foreign_testdata.sav"),
    *("small/weighted.sav", "edge/hostile_labels.sav", "edge/odd_weights_declared.sav"),
    "edge/one_row.sav",
)
BY_OTHERS = (
    *("gss2018_excerpt.dta", "stata5_mac.dta", "haven_hadley.sas7bdat"),
    *("sas_with_catalog.sas7bdat", "springer_nature_2018.xlsx", "starwars_surveymonkey.csv"),
)
COUNTED = (Kind.SINGLE, Kind.SCALE, Kind.MULTI)


def _expected(name: str) -> Any:
    found = survey_file(f"expected/{Path(name).name}.json")
    return json.loads(found.read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _wave(path: Path) -> Wave:
    return open_wave(path)


def _tables(
    capsys: pytest.CaptureFixture[str], name: str, questions: list[str], *more: str
) -> dict[str, Any]:
    """The tables of these questions as the command line prints them, by question."""
    assert run(["table", str(survey_file(name)), *questions, *PLAIN, *more]) == 0
    tables = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return dict(zip(questions, tables, strict=True))


def _column(table: Any, place: int = 0) -> dict[str, float]:
    return {
        row["answer"]: row["cells"][place]["weighted"]
        for row in table["rows"]
        if not row["net"] and row["cells"][place]["weighted"]
    }


def _by_code(counts: list[dict[str, Any]]) -> dict[str, float]:
    """The counts by code, without what is system-missing or an empty text."""
    known = (one for one in counts if one["value"] not in (None, ".", ""))
    return {code_text(one["value"]): one["count"] for one in known}


def _same(found: dict[str, float], wanted: dict[str, float]) -> bool:
    return found == pytest.approx({code: n for code, n in wanted.items() if n}, abs=1e-4)


def test_every_survey_file_opens(capsys: pytest.CaptureFixture[str]) -> None:
    folder = survey_file("README.md").parent
    endings = (
        ".sav",
        ".zsav",
        ".por",
        ".dta",
        ".sas7bdat",
        ".xlsx",
        ".csv",
        ".sss",
        ".xml",
        ".asc",
    )
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in endings]
    assert len(files) > 40
    for path in files:
        status = run(["info", str(path), "--json"])
        said = capsys.readouterr()
        if "encrypted" in path.name:
            assert (status, "password" in said.err) == (1, True)
            continue
        assert status == 0, said.err
        status = run(["questions", str(path), "--json"])
        listed = capsys.readouterr()
        assert status == 0, listed.err
        questions = json.loads(listed.out)["questions"]
        assert len(questions) == json.loads(said.out)["questions"], path.name


@pytest.mark.parametrize("name", BY_PSPP)
def test_respondents_variables_and_weight_are_as_pspp_says(name: str) -> None:
    about = _expected(name)["info"]
    wave = _wave(survey_file(name))
    if about:
        assert wave.respondents == int(about["Cases"])
        assert len(wave.variables) == int(about["Variables"])
        weight = about["Weight"]
        assert (wave.weight is None) == (weight == "Not weighted")
        if wave.weight is not None:
            assert (
                weight in (wave.weight, wave.variables[wave.weight].label) or wave.weight in weight
            )


@pytest.mark.parametrize("name", BY_PSPP)
def test_toplines_are_as_pspp_counts_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wave = _wave(survey_file(name))
    for block in _expected(name)["blocks"]:
        weight = ("--weight", block["weight"] or "none")
        known = {
            variable: found
            for variable, found in block["frequencies"].items()
            if wave.question(variable).kind in COUNTED
        }
        if not known:
            continue
        tables = _tables(capsys, name, list(known), *weight)
        every = _tables(capsys, name, list(known), *weight, "--with-missing")
        for variable, found in known.items():
            valid, missing = (_by_code(found[part]) for part in ("valid", "missing"))
            table, column = tables[variable], _column(tables[variable])
            if wave.question(variable).kind is Kind.MULTI:
                assert column.get(variable, 0) == pytest.approx(valid.get("1", 0), abs=1e-4)
            else:
                assert _same(column, valid), variable
                assert _same(_column(every[variable]), {**valid, **missing}), variable
            assert table["columns"][0]["base"] == pytest.approx(sum(valid.values()), abs=1e-3)


@pytest.mark.parametrize("name", BY_PSPP)
def test_crosstabs_are_as_pspp_counts_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wave = _wave(survey_file(name))
    for block in _expected(name)["blocks"]:
        for known in block["crosstabs"]:
            row, by = known["row"], known["col"]
            if any(wave.question(one).kind not in (Kind.SINGLE, Kind.SCALE) for one in (row, by)):
                continue
            more = ("--by", by, "--weight", block["weight"] or "none")
            table = _tables(capsys, name, [row], *more)[row]
            cells: dict[str, dict[str, float]] = {}
            for cell in known["cells"]:
                group, answer = code_text(cell["col"]), code_text(cell["row"])
                cells.setdefault(group, {})[answer] = cell["count"]
            for place, column in enumerate(table["columns"]):
                if column["group"] is not None:
                    assert _same(_column(table, place), cells.get(column["group"], {})), (row, by)


@pytest.mark.parametrize("name", BY_PSPP)
def test_sets_are_as_pspp_counts_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wave = _wave(survey_file(name))
    for block in _expected(name)["blocks"]:
        for known in block["mr"].values():
            counted = set(known["counts"])
            (question,) = (each for each in wave.questions if counted <= set(each.variables))
            more = ("--base", "any", "--weight", block["weight"] or "none")
            table = _tables(capsys, name, [question.id], *more)[question.id]
            found = {code: n for code, n in _column(table).items() if code in counted}
            assert _same(found, known["counts"]), question.id
            if counted == set(question.variables):
                base = table["columns"][0]["base"]
                assert base == pytest.approx(known["cases_with_any"], abs=1e-3)


@pytest.mark.parametrize("name", BY_PSPP)
def test_means_are_as_pspp_has_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wave = _wave(survey_file(name))
    for block in _expected(name)["blocks"]:
        for variable, known in block["means"].items():
            if wave.question(variable).kind is not Kind.NUMERIC:
                continue
            more = ("--weight", block["weight"] or "none")
            table = _tables(capsys, name, [variable], *more)[variable]
            mean = table["statistics"][0]["cells"][0]["value"]
            assert mean == pytest.approx(known["Mean"], abs=0.006), variable


@pytest.mark.parametrize("name", BY_OTHERS)
def test_counts_are_those_of_another_reader(name: str) -> None:
    expected, wave = _expected(name), _wave(survey_file(name))
    assert (wave.respondents, len(wave.variables)) == (expected["rows"], expected["columns"])
    names = list(wave.variables)
    for entry in expected["frequencies"]:
        variable = names[entry["index"]] if "index" in entry else entry["name"]
        counts = {_code(code): count for code, count in entry["counts"].items()}
        ticks = {"1" if code else "": count for code, count in counts.items()}
        assert _counts(wave, variable) in (counts, ticks), variable
    for variable, known in expected.get("means", {}).items():
        holds = wave.variables[variable].missing.holds
        numbers = np.array([np.nan if holds(n) else n for n in wave.numbers(variable).tolist()])
        assert np.count_nonzero(~np.isnan(numbers)) == known["n"]
        assert np.nanmean(numbers) == pytest.approx(known["mean"], rel=1e-6), variable


def _code(text: str) -> str:
    """A code of the file of expectations as the program writes one."""
    try:
        return code_text(float(text))
    except ValueError:
        return text.rstrip()


def _counts(wave: Wave, name: str) -> dict[str, int]:
    """How often each code occurs; "" for nothing and for what the file declares missing."""
    if wave.variables[name].content is Content.TEXT:
        return dict(Counter(_code(text) for text in wave.texts(name)))
    missing = wave.variables[name].missing
    return dict(
        Counter(
            "" if np.isnan(number) or missing.holds(number) else code_text(number)
            for number in wave.numbers(name).tolist()
        )
    )


@pytest.mark.parametrize("name", BY_OTHERS)
def test_toplines_are_those_of_another_reader(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, wave = _expected(name), _wave(survey_file(name))
    names = list(wave.variables)
    known = {
        names[entry["index"]] if "index" in entry else entry["name"]: entry["counts"]
        for entry in expected["frequencies"]
    }
    singles = [one for one in known if wave.question(one).kind in (Kind.SINGLE, Kind.SCALE)]
    tables = _tables(capsys, name, singles) if singles else {}
    for variable, table in tables.items():
        counts = {_code(code): count for code, count in known[variable].items() if code}
        assert _same(_column(table), counts), variable
        assert table["columns"][0]["base"] == sum(counts.values())


def test_expectations_are_there_for_each_file_that_is_compared() -> None:
    folder = survey_file("expected/triple_s.json").parent
    there = {path.name.removesuffix(".json") for path in folder.glob("*.json")} - {"triple_s"}
    assert there == {Path(name).name for name in (*BY_PSPP, *BY_OTHERS)}
