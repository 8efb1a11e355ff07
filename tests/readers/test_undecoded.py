"""Opening an SPSS file decodes no text of its cases that is not needed to know the questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.columns import PackedTexts
from omnibus_desktop.wave.columns import some_texts
from tests.readers.sav_writer import Column, Sav

CASES = 3000


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts of cases that have been decoded."""
    seen: list[bytes] = []
    begin = PackedTexts.__init__

    def watched(self, codes, literals, words, pieces, decode) -> None:
        def see(raw: bytes) -> str:
            seen.append(raw)
            return decode(raw)

        begin(self, codes, literals, words, pieces, see)

    monkeypatch.setattr(PackedTexts, "__init__", watched)
    return seen


def wave_with(folder: Path, *columns: Column) -> Path:
    path = folder / "wave.sav"
    answers = Column("q1", [1.0, 2.0] * (CASES // 2), 0, "Q1", [(1.0, "Yes"), (2.0, "No")])
    path.write_bytes(Sav([answers, *columns], compression=1).written())
    return path


def texts(start: str) -> list[str]:
    return [f"{start} {number}" for number in range(CASES)]


def test_answers_in_own_words_are_decoded_when_they_are_looked_at(
    tmp_path: Path, decoded: list[bytes]
) -> None:
    path = wave_with(tmp_path, Column("why", texts("Because of"), 200, "Why?"))
    wave = open_wave(path)
    assert decoded == []
    assert wave.texts("why")[7] == "Because of 7"
    assert len(decoded) == CASES


def test_narrow_texts_that_differ_are_looked_at_no_further_than_to_know_that(
    tmp_path: Path, decoded: list[bytes]
) -> None:
    wave = open_wave(wave_with(tmp_path, Column("code", texts("c"), 8, "Code")))
    assert wave.question("code").kind == "open"
    assert len(decoded) == 1000


def test_a_column_called_council_is_decoded_only_where_it_names_some(
    tmp_path: Path, decoded: list[bytes]
) -> None:
    names = ["Leeds", "Kent", "Camden", "Essex", "Devon"] * (CASES // 5)
    notes = Column("council_note", texts("We"), 60, "What the council said")
    wave = open_wave(wave_with(tmp_path, notes))
    assert len(decoded) <= 2000
    assert not wave.by_default
    decoded.clear()
    wave = open_wave(wave_with(tmp_path, Column("council", names, 60, "Council")))
    assert {raw.decode() for raw in decoded} == set(names)
    assert wave.by_default == ("region", "authority_type")


def test_some_texts_are_the_first_that_are_not_empty(tmp_path: Path) -> None:
    column = ["" if number % 3 else f"t{number // 300}" for number in range(CASES)]
    data = open_wave(wave_with(tmp_path, Column("why", column, 200, "Why?"))).data["why"]
    assert some_texts(data, 250) == ("t0", "t1", "t2")
    assert some_texts(data, CASES) == tuple(f"t{number}" for number in range(10))
    assert data.texts()[0] == "t0"
    assert data.texts()[300] == "t1"
    assert data.texts()[301] == ""
