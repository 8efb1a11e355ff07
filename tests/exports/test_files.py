"""Scenes are saved by the ending of the name, whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pptx import Presentation

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save, save_slides
from tests.exports import scenes

BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".pptx": b"PK"}


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_ending_says_the_kind_of_file(tmp_path: Path, suffix: str) -> None:
    save(scenes.PLAIN, tmp_path / f"a{suffix}", dpi=72)
    assert (tmp_path / f"a{suffix}").read_bytes().startswith(BEGINNINGS[suffix])
    assert [path.name for path in tmp_path.iterdir()] == [f"a{suffix}"]


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    save(scenes.PLAIN, tmp_path / "A.SVG")
    assert (tmp_path / "A.SVG").exists()


@pytest.mark.parametrize("name", ["a.gif", "a", "a.png.exe"])
def test_another_ending_is_refused_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(OmnibusError, match=r"end the name in \.png, \.svg, \.pdf or \.pptx"):
        save(scenes.PLAIN, tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dpi", [0, -300, 5000])
def test_a_picture_of_unbearable_size_is_refused(tmp_path: Path, dpi: int) -> None:
    with pytest.raises(OmnibusError, match="choose a number from 24 to 1200"):
        save(scenes.PLAIN, tmp_path / "a.png", dpi=dpi)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_full_disk_leaves_the_older_file(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"older")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OmnibusError, match="the disk is full"):
        save(scenes.PLAIN, path, dpi=72)
    assert path.read_bytes() == b"older"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_speakers_notes_go_into_the_slide(tmp_path: Path) -> None:
    save(scenes.PLAIN, tmp_path / "a.pptx", speaker_notes="Say this")
    (slide,) = Presentation(str(tmp_path / "a.pptx")).slides
    assert slide.notes_slide.notes_text_frame.text == "Say this"


def test_an_svg_may_keep_its_text(tmp_path: Path) -> None:
    save(scenes.PLAIN, tmp_path / "a.svg", outlines=False)
    assert "Financial pressures</text>" in (tmp_path / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".pptx", ".pdf"])
def test_a_briefing_is_one_file(tmp_path: Path, suffix: str) -> None:
    slides = [DeckSlide(scenes.PLAIN, "one"), DeckSlide(scenes.PARTS)]
    save_slides(slides, tmp_path / f"b{suffix}", title="Briefing")
    content = (tmp_path / f"b{suffix}").read_bytes()
    if suffix == ".pdf":
        assert b"/Count 2" in content
        assert b"/Title (Briefing)" in content
    else:
        deck = Presentation(str(tmp_path / "b.pptx"))
        assert (len(deck.slides), deck.core_properties.title) == (2, "Briefing")


def test_a_briefing_is_not_a_picture(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match=r"end the name in \.pptx or \.pdf"):
        save_slides([DeckSlide(scenes.PLAIN)], tmp_path / "b.png")


def test_a_briefing_without_slides_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="no slides"):
        save_slides([], tmp_path / "b.pptx")
    assert not list(tmp_path.iterdir())
