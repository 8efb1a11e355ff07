"""Waves that slides are compared with are inside the briefing with its own, and come out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from omnibus_desktop.app.wave_actions import compare_with
from omnibus_desktop.briefing.file import read
from omnibus_desktop.briefing.wave_inside import from_block
from omnibus_desktop.briefing.waves_inside import blocks_of
from tests.app.conftest import EXAMPLE, Person
from tests.app.test_wave_inside import ROWS, asked, saves, tick, wave, works

__all__ = ["asked", "wave"]


def earlier_wave(folder: Path, name: str, count: int) -> Path:
    folder.mkdir()
    path = folder / name
    path.write_text("\n".join(["id,Do you agree?,Why do you think so?", *ROWS[:count]]) + "\n")
    return path


def compares(person: Person, path: Path) -> None:
    compare_with(person.furniture.desk, path)
    person.waits_for_idle()


def test_all_waves_are_inside_and_come_out_again(
    person: Person, wave: Path, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "b.omnibus", tmp_path / "out"
    first = earlier_wave(tmp_path / "before", "wave.csv", 30)
    works(person, wave, path, monkeypatch)
    compares(person, first)
    tick(person)
    assert asked[0].startswith("wave.csv and wave.csv will be inside the briefing's file.")
    assert "every one of the 70 respondents" in asked[0]
    second = earlier_wave(tmp_path / "between", "second.csv", 20)
    compares(person, second)
    assert asked[1].startswith("second.csv will be inside the briefing's file.")
    saves(person)
    waves = (wave, first, second)
    contents = [each.read_bytes() for each in waves]
    held = [from_block(block).files[0].content for block in blocks_of(read(path).inside)]
    assert held == contents
    person.opens(EXAMPLE)
    for each in waves:
        each.unlink()
    inside = read(path).inside
    person.opens(path)
    assert [each.wave.respondents for each in person.session.earlier] == [30, 20]
    saves(person)
    assert read(path).inside == inside
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    person.furniture.commands.by_id["save wave"].trigger()
    person.waits_for_idle()
    places = [out / "wave.csv", out / "1 wave.csv", out / "second.csv"]
    assert [place.read_bytes() for place in places] == contents
    session = person.session
    assert [session.path, *(each.path for each in session.earlier)] == places
    tick(person)  # they are elsewhere now: nothing is asked
    assert len(asked) == 2
