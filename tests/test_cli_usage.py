"""How the command line is typed: in which order, and what is told where that is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.__main__ import _ENDINGS, SUBCOMMANDS
from omnibus_desktop.app.open_actions import _WAVES
from omnibus_desktop.cli import run
from tests.readers.sav_writer import Column, Sav

EXAMPLE = str(resources.path("example/wave1_synthetic.sav"))


def done(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("table", EXAMPLE, "judiciary", "region", "--by", "area", "--level", "90"),
        ("table", EXAMPLE, "judiciary", "--by", "area", "region", "--level", "90"),
        ("table", "--by", "area", EXAMPLE, "--level", "90", "judiciary", "region"),
        ("table", "--level=90", "--by=area", "--", EXAMPLE, "judiciary", "region"),
        ("table", EXAMPLE, "--by", "area", "--level", "90", "--", "judiciary", "region"),
    ],
)
def test_files_and_questions_stand_before_and_after_options(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    expected = ("table", "--json", EXAMPLE, "judiciary", "region", "--by", "area", "--level", "90")
    name, *others = arguments
    assert done(capsys, name, "--json", *others) == done(capsys, *expected)


def test_a_book_of_questions_that_are_named_last(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    assert run(["book", EXAMPLE, "-o", str(first), "main_risks", "judiciary", "--by", "none"]) == 0
    assert run(["book", EXAMPLE, "main_risks", "judiciary", "-o", str(second), "--by", "none"]) == 0
    assert first.stat().st_size == second.stat().st_size


def test_a_book_of_all_questions_needs_none_named(tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    assert run(["book", "-o", str(out), "--by", "none", EXAMPLE, "--test", "none"]) == 0
    assert out.stat().st_size > 10_000


def test_a_picture_is_named_before_its_question(tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    assert run(["chart", "-o", str(out), EXAMPLE, "--by", "none", "judiciary"]) == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["table", EXAMPLE, "--by", "none"], "the following arguments are required: QUESTION"),
        (["table", EXAMPLE, "region", "--nosuch"], "unrecognized arguments: --nosuch"),
        (["book", EXAMPLE, "region"], "the following arguments are required: -o/--output"),
        (["chart", EXAMPLE, "-o", "x.svg", "region", "area"], "unrecognized arguments: area"),
        (["table", EXAMPLE, "region", "--json", "--csv"], "not allowed with argument"),
        (["info", EXAMPLE, "--json", "region"], "unrecognized arguments: region"),
        (["possible", "13"], "the following arguments are required: BASE"),
        (["example"], "the following arguments are required: FOLDER"),
    ],
)
def test_wrong_usage_shows_the_usage_of_the_subcommand(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(arguments) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith(f"usage: omnibus-desktop {arguments[0]} ")
    last = found.err.splitlines()[-1]
    assert last.startswith(f"omnibus-desktop {arguments[0]}: error: ")
    assert told in last


def test_help_of_a_subcommand_shows_what_has_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert "WAVE [QUESTION ...]\n" in done(capsys, "book", "--help")


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program with these arguments and a display, as it says which of Qt it imported."""
    code = (
        "import atexit, sys; from omnibus_desktop.__main__ import main;"
        "atexit.register(lambda: print('PySide6' in sys.modules)); sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("word", ["foo", "tabel", "wave.docx", "x" * 5000])
def test_a_word_that_is_no_command_and_no_file_opens_no_window(word: str) -> None:
    found = start(word)
    assert (found.returncode, found.stdout) == (2, "False\n")
    assert found.stderr == (
        f"omnibus-desktop: {word} is neither a command nor a file that is there;"
        " list the commands with: omnibus-desktop --help\n"
    )


def weighted(folder: Path, weights: list[float | None]) -> str:
    """An SPSS file that is weighted by w."""
    columns = [Column("q", [1.0] * len(weights)), Column("w", weights)]
    path = folder / "weighted.sav"
    path.write_bytes(Sav(columns, weight="w").written())
    return str(path)


def test_info_tells_of_weights_that_count_as_0(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = weighted(tmp_path, [0.5, None, None, -1.0, 0.0, 1.5])
    told = [
        "The weight is missing for 2 respondents, who count as 0 in weighted figures.",
        "The weight is negative for 1 respondent, who counts as 0 in weighted figures.",
        "The weight is 0 for 1 respondent, who counts as 0 in weighted figures.",
    ]
    found = json.loads(done(capsys, "info", path, "--json"))["remarks"]
    assert [each["message"] for each in found if each["about"] == "w"] == told
    assert all(f"w: {message}\n" in done(capsys, "info", path) for message in told)


def test_info_says_nothing_of_sound_weights(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = weighted(tmp_path, [0.5, 1.5, 1.0])
    found = json.loads(done(capsys, "info", path, "--json"))
    assert (found["weight"], found["remarks"]) == ("w", [])


def test_the_program_knows_every_subcommand_that_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = done(capsys, "--help")
    listed = re.findall(r"^    ([a-z]+)", text, re.MULTILINE)
    assert set(listed) == SUBCOMMANDS


def test_a_file_that_the_window_offers_is_taken_for_a_file() -> None:
    offered = {pattern.removeprefix("*") for pattern in _WAVES.split()}
    assert offered <= set(_ENDINGS)
