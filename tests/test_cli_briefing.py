"""`briefing` on the command line: a saved briefing in every form, and on another wave."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.file import Kept, to_text
from omnibus_desktop.briefing.source import link_to
from omnibus_desktop.cli.run import run
from omnibus_desktop.readers import open_wave

EXAMPLE = resources.path("example/wave1_synthetic.sav")


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """A briefing of two slides beside its wave."""
    shutil.copy(EXAMPLE, tmp_path / "wave.sav")
    wave = open_wave(tmp_path / "wave.sav")
    made = example_briefing(wave)
    path = tmp_path / "risks.omnibus"
    kept = Kept(replace(made, slides=made.slides[:2]), link_to("wave.sav", wave))
    path.write_text(to_text(kept), encoding="utf-8")
    return path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(path)).slides]


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


def test_it_becomes_a_deck_and_pages(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pptx"
    assert run(["briefing", str(briefing), "-o", str(out)]) == 0
    assert titles(out)[1] == "Agenda"
    assert titles(out)[-2:] == ["Who answered", "Method"]
    assert any(line.startswith("note: Slide 2 (page 4): ") for line in told(capsys))
    out = tmp_path / "out.pdf"
    assert run(["briefing", str(briefing), "-o", str(out), "--pages", "none"]) == 0
    assert out.read_bytes().count(b"/Type /Page ") == 2


def test_it_becomes_pictures_and_tables(briefing: Path, tmp_path: Path) -> None:
    folder, book = tmp_path / "drawings", tmp_path / "out.xlsx"
    typed = ["briefing", str(briefing), "-o"]
    assert run([*typed, str(folder), "--pictures", "svg", "--pages", "cover"]) == 0
    assert len(list(folder.iterdir())) == 3
    assert run([*typed, str(book)]) == 0
    assert book.read_bytes().startswith(b"PK")


def test_on_another_wave_it_tells_what_changed(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.sav"
    other.write_bytes((tmp_path / "wave.sav").read_bytes() + b"\0" * 8)
    out = tmp_path / "out.pptx"
    assert run(["briefing", str(briefing), "-o", str(out), "--wave", str(other)]) == 0
    assert any("2 of 2 slides moved" in line for line in told(capsys))
    assert len(titles(out)) == 6
    (tmp_path / "wave.sav").unlink()
    assert run(["briefing", str(briefing), "-o", str(out), "--wave", str(other)]) == 0
    assert any("by their ids alone" in line for line in told(capsys))


def test_a_slide_without_its_question_is_left_out_and_told(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wave = open_wave(tmp_path / "wave.sav")
    slides = (*example_briefing(wave).slides[:1], Slide("gone", "nosuch"))
    made = replace(example_briefing(wave), slides=slides)
    briefing.write_text(to_text(Kept(made, link_to("wave.sav", wave))), encoding="utf-8")
    assert run(["briefing", str(briefing), "-o", str(tmp_path / "out.pdf")]) == 0
    assert any("Slide 2 is left out" in line for line in told(capsys))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["-o", "out.doc"], "out.doc cannot be saved"),
        (["-o", "no/out.pptx"], "out.pptx could not be saved: the folder no is not there"),
        (["-o", "out.pptx", "--wave", "nosuch.sav"], "nosuch.sav"),
        (["-o", "out.xlsx", "--template", "theirs.pptx"], "has no slides, so it has no template"),
        (["-o", "out.pptx", "--template", "theirs.pptx"], "theirs.pptx is not where it was"),
        (["-o", ".", "--pictures", "png"], "the folder holds other files"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_nothing(
    briefing: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run(["briefing", str(briefing), *typed]) == 1
    lines = [line for line in told(capsys) if not line.startswith("note: ")]
    assert len(lines) == 1
    assert lines[0].startswith("omnibus-desktop: ")
    assert said in lines[0]
    assert sorted(tmp_path.iterdir()) == before


def test_wrong_usage_is_told_as_such(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["briefing", str(briefing)]) == 2
    assert run(["briefing", str(briefing), "-o", "a.pptx", "--pages", "back"]) == 2
    assert "give some of cover, agenda, sections, method, or none" in capsys.readouterr().err
