"""A folder is put in place whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.writing import replace_folder


def fill(folder: Path) -> None:
    (folder / "new.svg").write_text("new")


def old(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "old.svg").write_text("old")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_an_old_folder_makes_way_whole(tmp_path: Path) -> None:
    replace_folder(old(tmp_path), fill)
    assert names(tmp_path) == ["pictures", "pictures/new.svg"]


def test_a_new_one_appears(tmp_path: Path) -> None:
    replace_folder(tmp_path / "pictures", fill)
    assert names(tmp_path) == ["pictures", "pictures/new.svg"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "pictures could not be saved: the disk is full"),
        (OSError(errno.EACCES, "no"), "you may not write in the folder"),
    ],
)
def test_a_fault_while_it_is_filled_is_told_and_leaves_the_old_one(
    tmp_path: Path, error: OSError, words: str
) -> None:
    folder = old(tmp_path)

    def fail(into: Path) -> None:
        fill(into)
        raise error

    with pytest.raises(OmnibusError, match=words):
        replace_folder(folder, fail)
    assert names(tmp_path) == ["pictures", "pictures/old.svg"]


def test_cancel_leaves_the_old_one(tmp_path: Path) -> None:
    def stop(into: Path) -> None:
        fill(into)
        raise Cancelled

    with pytest.raises(Cancelled):
        replace_folder(old(tmp_path), stop)
    assert names(tmp_path) == ["pictures", "pictures/old.svg"]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_fault_while_they_change_places_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    folder, moves, move = old(tmp_path), [], os.replace

    def refuse(source: str, target: str) -> None:
        moves.append(source)
        if len(moves) == failing:
            raise PermissionError(errno.EACCES, "used by another process")
        move(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OmnibusError, match="pictures could not be saved: it is open in another"):
        replace_folder(folder, fill)
    assert names(tmp_path) == ["pictures", "pictures/old.svg"]
