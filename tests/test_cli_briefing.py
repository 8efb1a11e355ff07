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
from omnibus_desktop.briefing.file import Kept, read, to_bytes, to_text
from omnibus_desktop.briefing.source import link_to
from omnibus_desktop.briefing.wave_inside import WaveFile, WaveFiles, to_block
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


def _with_wave_inside(briefing: Path) -> Path:
    """The briefing with its wave in its own file, and nowhere else."""
    beside = briefing.with_name("wave.sav")
    kept = read(briefing)
    kept = replace(kept, briefing=replace(kept.briefing, keeps_wave=True))
    wave = WaveFiles(kept.wave.fingerprint, (WaveFile("wave.sav", beside.read_bytes()),))
    briefing.write_bytes(to_bytes(kept, to_block(wave, lambda _: None)))
    beside.unlink()
    return briefing


def test_a_briefing_with_its_wave_inside_needs_no_other_file(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, out = _with_wave_inside(briefing), tmp_path / "out.pptx"
    assert run(["briefing", str(whole), "-o", str(out), "--pages", "none"]) == 0
    assert len(titles(out)) == 2
    capsys.readouterr()
    asked = ["main_risks", "--by", "none", "--csv"]
    assert run(["table", str(whole), *asked]) == 0
    inside = capsys.readouterr().out
    assert run(["table", str(EXAMPLE), *asked]) == 0
    assert capsys.readouterr().out == inside
    assert run(["chart", str(whole), "main_risks", "-o", str(tmp_path / "a.svg")]) == 0
    briefing.with_name("wave.sav").write_bytes(b"another")
    assert run(["info", str(whole)]) == 0
    assert "note: wave.sav is not the same as the wave inside risks.omnibus" in "".join(
        capsys.readouterr().err
    )


def test_a_damaged_wave_inside_is_told(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = _with_wave_inside(briefing)
    text = whole.read_text(encoding="utf-8")
    whole.write_text(text.replace('"size": ', '"size": 1'), encoding="utf-8")
    assert run(["info", str(whole)]) == 1
    first, second = told(capsys)
    assert first.startswith("note: The wave inside risks.omnibus is damaged")
    assert "risks.omnibus belongs to the wave wave.sav, which is not where it was" in second


def test_a_workbook_of_our_own_tables_is_said_to_be_no_wave(
    briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "out.xlsx"
    assert run(["briefing", str(briefing), "-o", str(book)]) == 0
    capsys.readouterr()
    for typed in (["info", str(book)], ["table", str(book), "main_risks"]):
        assert run(typed) == 1
        (line,) = told(capsys)
        assert "out.xlsx is a workbook of tables that Omnibus Desktop saved, not a wave" in line
        assert line.endswith("open the briefing or the survey file that its tables were made from")
