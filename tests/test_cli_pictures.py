"""`chart` with a template, with its figures beside it, and with a word on what to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from omnibus_desktop import resources
from omnibus_desktop.cli import run
from tests.exports import templates

EXAMPLE = str(resources.path("example/wave1_synthetic.sav"))


def chart(*arguments: str) -> int:
    return run(["chart", EXAMPLE, "main_risks", *arguments])


def test_a_slide_takes_the_template(tmp_path: Path) -> None:
    theirs = templates.corporate(tmp_path / "theirs.potx")
    assert chart("-o", str(tmp_path / "a.pptx"), "--template", str(theirs)) == 0
    (slide,) = Presentation(str(tmp_path / "a.pptx")).slides
    assert slide.slide_layout.name == "Insight + graph"


def test_what_of_a_template_is_not_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = templates.pale(tmp_path / "theirs.pptx")
    assert chart("-o", str(tmp_path / "a.pptx"), "--template", str(theirs)) == 0
    assert "note: The template's colours are too alike" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "template", "said"),
    [
        ("a.png", "theirs.pptx", "a.png is no slide, so it has no template"),
        ("a.pptx", "gone.pptx", "The template gone.pptx is not where it was"),
        ("a.pptx", "bad.pptx", "bad.pptx cannot be used as a template"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, template: str, said: str
) -> None:
    templates.corporate(tmp_path / "theirs.pptx")
    (tmp_path / "bad.pptx").write_bytes(b"PK")
    arguments = ("-o", str(tmp_path / output), "--template", str(tmp_path / template))
    assert chart(*arguments) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / output).exists()


def test_the_figures_are_written_beside_the_picture(tmp_path: Path) -> None:
    assert chart("-o", str(tmp_path / "a.svg"), "--table") == 0
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.startswith('"The figures of a.svg"')
    assert '"Financial pressures","89%"' in text


def test_what_to_look_at_is_told_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("-o", str(tmp_path / "a.svg"), "--by", "none", "--title", "Money worries 87%")
    assert chart(*arguments) == 0
    found = capsys.readouterr()
    assert found.out == ""
    assert "note: The headline says 87%, which is not in the table (correct it" in found.err
