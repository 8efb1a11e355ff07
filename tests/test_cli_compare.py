"""`compare`, and charts over waves, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from omnibus_desktop import resources
from omnibus_desktop.cli import run
from tests.later_waves import write_later_wave

EXAMPLE = str(resources.path("example/wave1_synthetic.sav"))
_CELL = {
    "count", "weighted", "percent", "low", "high", "state", "change", "differs", "letters", "p",
}  # fmt: skip


@pytest.fixture(scope="module")
def waves(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Waves 3 (without the question on the judiciary) and 2, in this order."""
    folder = tmp_path_factory.mktemp("waves")
    third = write_later_wave(folder / "wave3.sav", 3, ("judiciary",))
    return [str(third), str(write_later_wave(folder / "wave2.sav", 2))]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["compare", *arguments]) == 0
    return capsys.readouterr().out


def objects(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    return [json.loads(line) for line in said(capsys, *arguments, "--json").splitlines()]


def test_waves_stand_from_the_oldest_on(
    capsys: pytest.CaptureFixture[str], waves: list[str]
) -> None:
    (found,) = objects(capsys, waves[0], EXAMPLE, waves[1], "main_risks")
    assert [wave["label"] for wave in found["waves"]] == ["Wave 1", "Wave 2", "Wave 3"]
    assert [wave["letter"] for wave in found["waves"]] == ["A", "B", "C"]
    assert found["schema"] == "omnibus-compare/1"
    assert found["waves"][0]["population"] == 152


def test_every_cell_has_its_change_p_and_letters(
    capsys: pytest.CaptureFixture[str], waves: list[str]
) -> None:
    (found,) = objects(capsys, EXAMPLE, *waves, "main_risks")
    assert all(set(cell) == _CELL for row in found["rows"] for cell in row["cells"])
    first, second, _ = found["rows"][0]["cells"]
    assert first["change"] is None
    assert second["change"] == pytest.approx(second["percent"] - first["percent"])
    assert second["p"]["A"] == first["p"]["B"]
    assert (second["p"]["A"] < 0.05) == bool(second["differs"])
    assert ("B" in first["letters"]) == (second["differs"] == "lower")


def test_a_wave_that_did_not_ask_is_named(
    capsys: pytest.CaptureFixture[str], waves: list[str]
) -> None:
    (found,) = objects(capsys, EXAMPLE, *waves, "judiciary")
    assert found["waves"][2]["question"] is None
    assert {row["cells"][2]["state"] for row in found["rows"]} == {"not there"}
    assert found["notes"][0] == "wave3.sav does not have the question judiciary."


def test_the_text_has_the_same_figures(
    capsys: pytest.CaptureFixture[str], waves: list[str]
) -> None:
    text = said(capsys, EXAMPLE, waves[1], "main_risks")
    line = next(line for line in text.splitlines() if line.startswith("Financial pressures"))
    assert line.split()[2:4] == ["89%", "B"]
    assert "each wave taken as a sample of its own" in text


def test_all_questions_where_none_is_named(
    capsys: pytest.CaptureFixture[str], waves: list[str]
) -> None:
    found = objects(capsys, EXAMPLE, waves[1])
    assert {"main_risks", "judiciary", "confidence"} <= {each["question"] for each in found}
    assert all(sum(wave["question"] is not None for wave in each["waves"]) == 2 for each in found)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nosuch.sav",), "nosuch.sav: there is no such file"),
        ((EXAMPLE, "nosuch"), "there is no question or variable 'nosuch'"),
        ((EXAMPLE, "serial"), "serial has no answers whose shares could be compared"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert run(["compare", EXAMPLE, *arguments]) == 1
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_one_wave_is_wrong_usage() -> None:
    assert run(["compare", EXAMPLE]) == 2


def test_a_question_is_charted_over_waves(
    capsys: pytest.CaptureFixture[str], waves: list[str], tmp_path: Path
) -> None:
    out, alt = tmp_path / "x.svg", tmp_path / "x.txt"
    others = [part for wave in waves for part in ("--wave", wave)]
    asked = ["main_risks", "-o", str(out), "--alt", str(alt)]
    note = ["--note", "callout:risk_financial@Wave 2:A dip"]
    assert run(["chart", EXAMPLE, *asked, *others, *note]) == 0
    assert alt.read_text(encoding="utf-8").startswith("Line chart of 3 waves. ")
    assert "A dip" in alt.read_text(encoding="utf-8")
    assert 'class="line"' in out.read_text(encoding="utf-8")


def test_lines_of_one_wave_say_what_they_need(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "x.svg"
    assert run(["chart", EXAMPLE, "judiciary", "-o", str(out), "--kind", "line"]) == 0
    assert "Lines need the question in several waves" in capsys.readouterr().err
