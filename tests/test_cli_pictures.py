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


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("chart", "s.sav", "main_risks", "-o", "a.png", "--alt", "s.sav"), "s.sav"),
        (("chart", "s.sav", "main_risks", "-o", "a.png", "--alt", "a.png"), "a.png"),
        (("chart", "s.sav", "main_risks", "-o", "t.pptx", "--template", "t.pptx"), "t.pptx"),
        (("book", "s.xlsx", "-o", "link.xlsx"), "link.xlsx"),
        (
            ("chart", "s.sav", "main_risks", "-o", "a.png", "--alt", "s.sav.setup.json"),
            "s.sav.setup.json",
        ),
        (("chart", "s.csv", "q", "-o", "a.png", "--alt", "s.codebook.csv"), "s.codebook.csv"),
    ],
)
def test_nothing_is_written_over_what_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    named: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    templates.corporate(Path("t.pptx"))
    Path("s.csv").write_text("q\n1\n")
    Path("s.codebook.csv").write_text("variable,label\nq,A question\n")
    Path("s.sav.setup.json").write_text("{}")
    for name in ("s.sav", "s.xlsx"):
        Path(name).write_bytes(Path(EXAMPLE).read_bytes())
    Path("link.xlsx").symlink_to("s.xlsx")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(arguments) == 1
    assert f"{named} is not written" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_pictures_of_one_name_have_their_figures_each(tmp_path: Path) -> None:
    for _ in range(2):
        for ending in ("svg", "pdf", "pptx"):
            assert chart("-o", str(tmp_path / f"a.{ending}"), "--table") == 0
    found = {path.name: path.read_text(encoding="utf-8-sig") for path in tmp_path.glob("*.csv")}
    assert set(found) == {"a.csv", "a-table.csv", "a-table-2.csv"}
    assert found["a-table.csv"].startswith('"The figures of a.pdf"')
