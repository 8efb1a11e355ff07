"""Conventions, intervals and possible counts from the command line."""

from __future__ import annotations

import json

import pytest

from omnibus_desktop import resources
from omnibus_desktop.cli import run

EXAMPLE = str(resources.path("example/wave1_synthetic.sav"))


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("preset", ["ours", "spss", "q", "plain"])
@pytest.mark.parametrize("question", ["main_risks", "confidence_unmet_needs"])
def test_pairs_by_each_convention(
    capsys: pytest.CaptureFixture[str], preset: str, question: str
) -> None:
    arguments = ("--test", "pairs", "--preset", preset, "--by", "main_risks", "--by", "region")
    found = json.loads(done(capsys, "table", EXAMPLE, question, *arguments, "--json"))
    assert found["method"]["preset"] == preset
    assert "pair by pair" in found["method"]["words"]
    made = [p for row in found["rows"] for cell in row["cells"] for p in cell["p"].values()]
    assert made
    assert all(0 <= p <= 1 for p in made)
    letters = {column["letter"].lower() for column in found["columns"]}
    marked = {x.lower() for row in found["rows"] for cell in row["cells"] for x in cell["letters"]}
    assert marked <= letters


def test_exact_intervals_are_asked_for_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    exact, wilson = (
        json.loads(done(capsys, "table", EXAMPLE, "main_risks", "--interval", each, "--json"))
        for each in ("exact", "wilson")
    )
    assert (exact["method"]["interval"], wilson["method"]["interval"]) == ("exact", "wilson")
    assert "hypergeometric" in exact["method"]["words"]
    low = exact["rows"][0]["cells"][0]["low"]
    assert low * 152 / 100 == pytest.approx(round(low * 152 / 100), abs=1e-9)


def test_means_have_intervals_and_tests(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(done(capsys, "table", EXAMPLE, "confidence_unmet_needs", "--json"))
    mean = found["statistics"][0]
    assert mean["label"] == "Mean"
    for cell, column in zip(mean["cells"], found["columns"], strict=True):
        if column["unweighted_base"] > 1:
            assert cell["low"] <= cell["value"] <= cell["high"]
    assert mean["cells"][0]["p"] == {}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("13", "88"), "13% of 88 is given by 11.\n"),
        (("13%", "7"), "13% of 7 is not possible: no count gives it.\n"),
        (("12.5", "1-20"), "12.5% is possible with 2 of the bases 1 to 20: 8, 16.\n"),
        (("13", "8", "--decimals", "1"), "13.0% of 8 is not possible: no count gives it.\n"),
    ],
)
def test_possible_answers_on_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    assert done(capsys, "possible", *arguments) == line


@pytest.mark.parametrize(
    "arguments", [("101", "8"), ("13", "0"), ("x", "8"), ("13", "9-8"), ("13",)]
)
def test_what_cannot_be_asked_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(("possible", *arguments)) == 2
    assert capsys.readouterr().out == ""
