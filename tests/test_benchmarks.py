"""The benchmarks measure what they say, and their waves are the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import found_benchmarks
from benchmarks.measure import Side, measure_here
from benchmarks.packaged import benchmarks_of, skipped
from benchmarks.waves import SIZES, wave_file
from omnibus_desktop.readers.sav import read_sav


@pytest.fixture
def wave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OMNIBUS_BENCHMARKS", str(tmp_path))
    return wave_file("S")


def test_names_are_unique() -> None:
    names = [benchmark.name for benchmark in found_benchmarks()]
    assert len(set(names)) == len(names) > 0


def test_the_small_wave_opens_without_remarks(wave: Path) -> None:
    contents = read_sav(wave)
    assert (contents.respondents, len(contents.variables)) == SIZES["S"]
    assert contents.weight == "weight"
    assert contents.sets
    assert contents.remarks == ()


def test_a_side_is_run_again_and_again_and_checked_once(wave: Path) -> None:
    runs: list[Path] = []
    side = Side(lambda path: lambda: runs.append(path), lambda result: f"checked {result}")
    sample = measure_here(side, wave)
    assert sample.check == "checked None"
    assert set(runs) == {wave}
    assert len(runs) == 9
    assert 0 <= sample.cpu_min <= sample.cpu_ms


def test_the_packaged_program_is_measured_only_where_it_was_built(tmp_path: Path) -> None:
    program = tmp_path / "omnibus-desktop"
    assert benchmarks_of(program) == ()
    assert all("has not been built" in reason for reason in skipped(program).values())
    program.touch()
    assert skipped(program) == {}
    assert [each.name for each in benchmarks_of(program)] == [
        "start.packaged",
        "start.packaged.wave",
    ]
    assert all(each.goal == 1.1 for each in benchmarks_of(program))
