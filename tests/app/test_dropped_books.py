"""A workbook of tables that is dropped on the window, and a question that waits meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.exports.briefing_book import BookSlide, Method, save_briefing_book
from omnibus_desktop.exports.own_book import is_own_book
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE, Person
from tests.app.test_recipes import drops


def _book(path: Path) -> Path:
    wave = open_wave(EXAMPLE)
    briefing = example_briefing(wave)
    tables = draw(wave, briefing.slides[0], briefing.rules).tables
    method = Method((("Level", "95%"),), ())
    save_briefing_book("A briefing", [BookSlide(1, "A headline", tables)], method, path)
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_workbook_of_tables_is_known_by_its_properties(tmp_path: Path, suffix: str) -> None:
    assert is_own_book(_book(tmp_path / f"tables{suffix}"))


def test_other_files_are_none(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK nothing")
    assert not is_own_book(path)
    assert not is_own_book(EXAMPLE)


def test_a_dropped_workbook_is_said_to_be_no_wave(reader: Person, tmp_path: Path) -> None:
    before = reader.session
    drops(reader, Path(shutil.copy(EXAMPLE, tmp_path / "other.sav")))
    bar = reader.furniture.choices
    assert bar is not None
    assert not bar.isHidden()
    drops(reader, _book(tmp_path / "tables.xlsx"))
    assert bar.isHidden()
    told = reader.furniture.problems.message.text()
    assert told == "tables.xlsx is a workbook of tables that Omnibus Desktop saved, not a wave."
    assert reader.session is before
