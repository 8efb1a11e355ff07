"""Set-ups that are kept for the next file with the same variables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.kept_setups import keep, kept_for
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import ChangedQuestion, Gathered, Setup
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, single

NAMES = tuple(f"q{number}" for number in range(20))
SETUP = Setup(weight="none", changed=(ChangedQuestion("q1", "Other words"),))


def _wave(names: tuple[str, ...] = NAMES, fingerprint: str = "one") -> Wave:
    answers = {1: "Yes", 2: "No"}
    return make_wave(*(single(name, name, [1, 2], answers) for name in names), id=fingerprint)


def test_the_next_file_with_the_same_variables_gets_it(tmp_path: Path) -> None:
    folder = tmp_path / "settings" / "set-ups"
    keep(folder, _wave(), SETUP)
    assert kept_for(folder, _wave(tuple(reversed(NAMES)), "two")) == SETUP


def test_what_is_true_of_one_wave_alone_is_for_that_wave_only(tmp_path: Path) -> None:
    setup = replace(SETUP, title="Wave 1", starts="2016-09-26", ends="2016-10-28", population=152)
    keep(tmp_path, _wave(), setup)
    assert kept_for(tmp_path, _wave()) == setup
    assert kept_for(tmp_path, _wave(fingerprint="two")) == SETUP
    keep(tmp_path, _wave(), Setup(title="Wave 1"))
    assert kept_for(tmp_path, _wave(fingerprint="two")) is None


def test_a_file_with_mostly_the_same_variables_gets_it(tmp_path: Path) -> None:
    keep(tmp_path, _wave(), SETUP)
    assert kept_for(tmp_path, _wave((*NAMES[:-2], "new"), "two")) == SETUP
    assert kept_for(tmp_path, _wave((*NAMES[:-4], "new", "newer"), "two")) is None


def test_the_variables_that_it_names_must_be_there(tmp_path: Path) -> None:
    ten = tuple(f"q{number}" for number in range(10))
    keep(tmp_path, _wave(), Setup(gathered=(Gathered("set", "Which?", Kind.MULTI, ten, 1.0),)))
    assert kept_for(tmp_path, _wave(NAMES[1:], "two")) is not None
    assert kept_for(tmp_path, _wave(NAMES[2:], "two")) is None


def test_the_nearest_of_several_is_taken(tmp_path: Path) -> None:
    near, far = replace(SETUP, organisation="near"), replace(SETUP, organisation="far")
    keep(tmp_path, _wave(NAMES[:17]), far)
    keep(tmp_path, _wave(NAMES[:19]), near)
    assert kept_for(tmp_path, _wave()) == near


def test_nothing_is_kept_for_others_and_damage_is_passed_over(tmp_path: Path) -> None:
    assert kept_for(tmp_path / "missing", _wave()) is None
    keep(tmp_path, _wave(), SETUP)
    assert kept_for(tmp_path, _wave(("a", "b"))) is None
    for path in tmp_path.iterdir():
        path.write_text("{", encoding="utf-8")
    assert kept_for(tmp_path, _wave()) is None


def test_an_empty_set_up_forgets_the_last_one(tmp_path: Path) -> None:
    keep(tmp_path, _wave(), SETUP)
    keep(tmp_path, _wave(), Setup())
    assert list(tmp_path.iterdir()) == []
    assert kept_for(tmp_path, _wave()) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OmnibusError, match="could not be kept in set-ups"):
        keep(tmp_path / "file" / "set-ups", _wave(), SETUP)
