"""`book` as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from omnibus_desktop.cli import run
from tests.exports.books import EXAMPLE, read_ods

SURVEY = str(EXAMPLE)


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["book", SURVEY, *arguments]) == 1
    found = capsys.readouterr()
    assert found.out == ""
    (line,) = found.err.splitlines()
    return line


def test_all_questions_go_into_one_workbook(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "all.xlsx"
    assert run(["book", SURVEY, "-o", str(path), "--by", "area"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "financial_comment is not in all.xlsx: its answers are texts" in told.err.splitlines()
    assert len(openpyxl.load_workbook(path).sheetnames) > 36
    assert [each.name for each in tmp_path.iterdir()] == ["all.xlsx"]


def test_named_questions_with_options_in_the_compact_layout(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "two.ods"
    options = ["--by", "none", "--filter", "area=1", "--layout", "compact"]
    assert run(["book", SURVEY, "main_risks", "judiciary", "-o", str(path), *options]) == 0
    assert capsys.readouterr() == ("", "")
    found = read_ods(path)
    assert found.names == ["Cover", "Contents", "Tables"]
    texts = [row[0] for row in found.cells["Tables"]]
    assert sum(str(text).startswith("Table ") for text in texts) == 2
    assert any("Filter: Area (a grouping of regions): North." in str(text) for text in texts)


def test_what_cannot_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = ["-o", str(tmp_path / "x.xlsx")]
    assert failed(capsys, "-o", str(tmp_path / "x.csv")).startswith(
        "omnibus-desktop: x.csv cannot be saved: a workbook is not written as .csv; "
    )
    assert failed(capsys, "-o", str(tmp_path)).startswith(
        f"omnibus-desktop: {tmp_path.name} could not be saved: it is a folder"
    )
    assert "there is no question or variable 'nosuch'" in failed(capsys, "nosuch", *out)
    assert "serial has no answers to count" in failed(capsys, "serial", *out)
    assert "'nosuch'" in failed(capsys, "--by", "nosuch", *out)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_in_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    line = failed(capsys, "region", "-o", str(tmp_path / "x.ods"))
    tmp_path.chmod(0o700)
    assert "x.ods could not be saved: you may not write in the folder" in line


@pytest.mark.parametrize("arguments", [[], ["-o", "x.ods", "--layout", "nosuch"]])
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(["book", SURVEY, *arguments]) == 2
    assert capsys.readouterr().err.startswith("usage: omnibus-desktop book ")


def test_a_workbook_needs_no_display_and_none_of_the_heavy_packages(tmp_path: Path) -> None:
    code = (
        "import sys; from omnibus_desktop.cli import run;"
        f"run(['book', {SURVEY!r}, 'region', '-o', {str(tmp_path / 'x.ods')!r}]);"
        "heavy = {'PySide6', 'matplotlib', 'pandas', 'pptx', 'lxml', 'xlsxwriter'}"
        " & set(sys.modules);"
        "sys.exit(f'imports {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
