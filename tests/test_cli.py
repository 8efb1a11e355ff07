"""The command line: what it prints, what it writes, how it fails."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from omnibus_desktop import resources
from omnibus_desktop.cli import run
from omnibus_desktop.cli.output import say, tell

EXAMPLE = str(resources.path("example/wave1_synthetic.sav"))


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on standard error; nothing is on standard output."""
    assert run(arguments) == 1
    found = capsys.readouterr()
    assert found.out == ""
    (line,) = found.err.splitlines()
    return line


def test_info(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(done(capsys, "info", EXAMPLE, "--json"))
    assert found["schema"] == "omnibus-info/1"
    assert (found["respondents"], found["population"], found["weight"]) == (101, 152, None)
    assert found["by_default"] == ["region", "authority_type"]


def test_questions(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(done(capsys, "questions", EXAMPLE, "--json"))
    questions = {question["id"]: question for question in found["questions"]}
    risks = questions["main_risks"]
    assert (risks["kind"], risks["asked"], risks["answered"]) == ("multi", 101, 91)
    assert risks["answers"][0] == {
        "code": "risk_financial",
        "label": "Financial pressures",
        "missing": False,
    }
    assert questions["financial_comment"]["answered"] == 34
    assert questions["joint_services"]["answered"] == 73


def test_table_has_all_that_other_programs_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, Any] = json.loads(done(capsys, "table", EXAMPLE, "main_risks", "--json"))
    assert list(found) == [
        "schema", "question", "text", "kind", "base", "weight", "filter", "level", "method",
        "disclosure", "columns", "rows", "responses", "statistics", "overall", "notes",
    ]  # fmt: skip
    assert found["columns"][0] == {
        "break": None,
        "group": None,
        "label": "Total",
        "letter": "",
        "asked": 101,
        "unweighted_base": 91,
        "base": 91.0,
        "effective_base": 91.0,
        "population": 152,
    }
    row = found["rows"][0]
    assert (row["answer"], row["net"], len(row["cells"])) == ("risk_financial", False, 14)
    assert list(row["cells"][0]) == [
        "count", "weighted", "percent", "low", "high", "state", "rest", "letters", "p",
    ]  # fmt: skip
    assert row["cells"][0]["percent"] == 100 * 81 / 91


def test_pairs_are_named_by_letter(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(capsys, "table", EXAMPLE, "judiciary", "--by", "area", "--test", "pairs", "--json")
    cell = json.loads(text)["rows"][0]["cells"][1]
    assert set(cell["p"]) == {"B", "C"}


def test_a_grid_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(capsys, "table", EXAMPLE, "support_groups", "main_risks", "--json")
    items = [json.loads(line).get("item") for line in text.splitlines()]
    assert items == ["support_groups_adopters", "support_groups_guardians", None]


def test_options_reach_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(
        capsys, "table", EXAMPLE, "joint_services", "--json", "--by", "none",
        "--filter", "area=1,3", "--net", "Not now=3,4", "--level", "90", "--min-base", "60",
        "--without", "2",
    )  # fmt: skip
    found = json.loads(text)
    assert found["filter"] == [{"question": "area", "answers": ["1", "3"]}]
    assert [row["answer"] for row in found["rows"]] == ["1", "3", "4", "net:Not now"]
    assert (found["level"], len(found["columns"])) == (90, 1)
    assert found["rows"][0]["cells"][0]["state"] == "low"


def test_csv_has_a_line_a_cell(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(capsys, "table", EXAMPLE, "main_risks", "--csv", "--by", "area")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == 6 * 4
    assert (lines[0]["answer"], lines[0]["count"], lines[0]["base"]) == (
        "risk_financial",
        "81",
        "91.0",
    )


def test_every_form_of_a_table_says_that_the_data_are_synthetic(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = "Synthetic data: not real answers."
    table = ["table", EXAMPLE, "judiciary", "--by", "none"]
    assert done(capsys, *table).splitlines()[-1] == said
    assert json.loads(done(capsys, *table, "--json"))["notes"][-1] == said
    lines = csv.DictReader(io.StringIO(done(capsys, *table, "--csv")))
    assert {line["note"] for line in lines} == {said}


def test_text_says_what_has_to_be_known(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(capsys, "table", EXAMPLE, "colocated", "--filter", "area=1")
    assert " Unweighted. Filter: Area (a grouping of regions): North." in text
    assert "* Low base: under 30, treat with caution." in text
    assert "[z] Left out by the filter." in text
    assert "Source: Children's Services Omnibus wave 1 (synthetic example) (wave1_" in text


def test_text_is_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    text = done(capsys, "table", EXAMPLE, "main_risks", "--by", "none")
    assert "Financial pressures                                  89%" in text


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "pptx"])
def test_chart_is_written_with_its_alt_text(tmp_path: Path, suffix: str) -> None:
    out, alt = tmp_path / f"chart.{suffix}", tmp_path / "alt.txt"
    arguments = ["chart", EXAMPLE, "main_risks", "-o", str(out), "--by", "none", "--dpi", "72"]
    assert run([*arguments, "--alt", str(alt), "--note", "callout:risk_financial:{percent}"]) == 0
    assert out.stat().st_size > 1000
    assert "Financial pressures 89%" in alt.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alt.txt", out.name]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("callout:risk_financial:{count} of {base}", "81 of 91"),
        ("difference:risk_financial~risk_recruitment:", "points, significant."),
        ("bracket:risk_financial~risk_recruitment:Either {percent}", "Either 9"),
        ("line:risk_financial@total:", "Total: 89%."),
        ("line:=75:Target {percent}", "Reference line: Target 75%."),
        ("band:=40~=60:Between", "Shaded band: Between."),
        ("band:risk_financial:Most", "Shaded band (Financial pressures): Most."),
        ("text::Provisional", "Text: Provisional."),
    ],
)
def test_every_kind_of_note_can_be_typed(tmp_path: Path, note: str, said: str) -> None:
    out, alt = tmp_path / "chart.svg", tmp_path / "alt.txt"
    arguments = ["chart", EXAMPLE, "main_risks", "-o", str(out), "--by", "none"]
    assert run([*arguments, "--alt", str(alt), "--note", note]) == 0
    assert said in alt.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--note", "callout:nosuch:Text"], "risk_financial, risk_recruitment"),
        (["--note", "callout:risk_financial@nosuch:Text"], "region=1 (North East), region=2 ("),
        (["--highlight", "nosuch"], "risk_financial, risk_recruitment"),
    ],
)
def test_chart_that_cannot_be_made_leaves_nothing_and_lists_the_codes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: list[str], codes: str
) -> None:
    out = ["-o", str(tmp_path / "x.svg"), "--alt", str(tmp_path / "x.txt")]
    line = failed(capsys, "chart", EXAMPLE, "main_risks", *out, *options)
    assert line.startswith("omnibus-desktop: wave1_synthetic.sav: ")
    assert f"; use one of {codes}" in line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "option",
    [
        ["--size", "1x1"],
        ["--size", "foo"],
        ["--dpi", "5"],
        ["--note", "cloud:1:Text"],
        ["--note", "callout:Text"],
        ["--note", "difference:risk_financial:Text"],
        ["--note", "callout:=75:Text"],
        ["--note", "band:=40:Text"],
        ["--note", "line:=high:Text"],
        ["--note", "text:risk_financial:Text"],
        ["--filter", "area"],
        ["--filter", "area=,"],
        ["--net", "Net"],
        ["--level", "0"],
        ["--level", "nan"],
        ["--level", "high"],
        ["--population", "x"],
        ["--population", "0"],
        ["--min-base", "-1"],
        ["--by", "area", "--by", "none"],
    ],
)
def test_a_value_that_cannot_be_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, option: list[str]
) -> None:
    out = ["-o", str(tmp_path / "x.svg")]
    assert run(["chart", EXAMPLE, "main_risks", *out, *option]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("usage: omnibus-desktop chart ")
    assert f"error: argument {option[0]}: " in found.err.splitlines()[-1]
    assert not list(tmp_path.iterdir())


def test_a_failing_output_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def line(name: str) -> str:
        return failed(capsys, "chart", EXAMPLE, "main_risks", "-o", str(tmp_path / name))

    (tmp_path / "slides").mkdir()
    assert line("slides").startswith("omnibus-desktop: slides could not be saved: it is a folder")
    assert line("x.gif").startswith("omnibus-desktop: x.gif cannot be saved")
    assert line("no/x.svg").startswith("omnibus-desktop: x.svg could not be saved: the folder no ")


def test_every_kind_of_chart_can_be_asked_for(tmp_path: Path) -> None:
    for kind in ("line", "map", "unit", "diverging", "dot", "difference"):
        out = tmp_path / f"{kind}.svg"
        assert run(["chart", EXAMPLE, "main_risks", "-o", str(out), "--kind", kind]) == 0
        assert out.exists()


def test_the_middle_answer_of_a_scale_can_be_put_aside(tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    typed = ["chart", EXAMPLE, "judiciary", "-o", str(out), "--by", "none", "--kind", "diverging"]
    assert run([*typed, "--neutral", "out"]) == 0
    left_out = out.read_text(encoding="utf-8").count('class="bar"')
    assert run([*typed, "--neutral", "aside"]) == 0
    assert out.read_text(encoding="utf-8").count('class="bar"') == left_out + 1


def test_alt_text_goes_where_the_picture_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = ["-o", str(tmp_path / "no" / "x.svg"), "--alt", str(tmp_path / "x.txt")]
    failed(capsys, "chart", EXAMPLE, "main_risks", *out)
    assert not list(tmp_path.iterdir())


def test_unknown_question_and_file_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, "table", EXAMPLE, "nosuch") == (
        "omnibus-desktop: wave1_synthetic.sav: there is no question or variable 'nosuch'; list"
        " them with: omnibus-desktop questions"
    )
    assert failed(capsys, "info", "nosuch.sav").startswith("omnibus-desktop: nosuch.sav: ")


@pytest.mark.parametrize(
    "arguments", [["table"], ["nosuch"], ["table", EXAMPLE, "q", "--base", "x"], []]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().out == ""


def test_help_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert "usage: omnibus-desktop [WAVE | BRIEFING.omnibus]" in done(capsys, "--help")


def test_a_program_without_streams_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("text")
    tell("text")


def test_table_needs_no_display_and_none_of_the_heavy_packages() -> None:
    code = (
        "import sys; from omnibus_desktop.cli import run;"
        f"run(['table', {EXAMPLE!r}, 'main_risks', '--json']);"
        "heavy = {'PySide6', 'matplotlib', 'pandas', 'pptx', 'scipy'} & set(sys.modules);"
        "sys.exit(f'imports {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
def test_check_finds_this_copy_sound(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(done(capsys, "check", "--json"))
    assert (found["schema"], found["ok"]) == ("omnibus-check/1", True)
    assert [step["name"] for step in found["steps"]] == [
        "open", "tabulate", "chart", "export png", "export svg", "export pdf", "export pptx",
        "window",
    ]  # fmt: skip


def test_check_reports_what_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("omnibus_desktop.cli.check.EXAMPLE", "example/nosuch.sav")
    assert run(["check", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert not any(step["ok"] for step in found["steps"])
