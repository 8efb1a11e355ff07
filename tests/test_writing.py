"""A file is replaced whole or not at all, and a refusal is told in words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.writing import replace_file


def writing(content: bytes) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        stream.write(content)

    return write


def failing(number: int) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        stream.write(b"half of the n")
        raise OSError(number, os.strerror(number))

    return write


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_holds_what_was_written(tmp_path: Path) -> None:
    replace_file(tmp_path / "a.png", writing(b"new"))
    assert (tmp_path / "a.png").read_bytes() == b"new"
    assert names(tmp_path) == ["a.png"]


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, writing(b"new"))
    assert path.read_bytes() == b"new"
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write"),
        (errno.EROFS, "you may not write"),
        (errno.EIO, "could not be saved"),
    ],
)
def test_a_fault_while_writing_leaves_the_old_file(tmp_path: Path, number: int, words: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    with pytest.raises(OmnibusError, match=words) as caught:
        replace_file(path, failing(number))
    assert "a.png" in caught.value.message
    assert caught.value.advice
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_fault_at_a_later_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OmnibusError):
        replace_file(path, writing(b"new"))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


def test_a_file_open_elsewhere_is_told_apart_from_a_folder_without_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OmnibusError, match="open in another program"):
        replace_file(tmp_path / "a.pptx", writing(b"new"))
    assert names(tmp_path) == []


def test_a_bug_while_writing_is_not_hidden_and_leaves_nothing(tmp_path: Path) -> None:
    def bug(_: BinaryIO) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_file(tmp_path / "a.png", bug)
    assert names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="the folder nowhere is not there"):
        replace_file(tmp_path / "nowhere" / "a.png", writing(b"new"))


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(OmnibusError, match="it is a folder"):
        replace_file(tmp_path / "a.png", writing(b"new"))
    assert names(tmp_path) == ["a.png"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="too long"):
        replace_file(tmp_path / ("a" * 300 + ".png"), writing(b"new"))


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    real = tmp_path / "real.png"
    real.write_bytes(b"old")
    (tmp_path / "link.png").symlink_to(real)
    replace_file(tmp_path / "link.png", writing(b"new"))
    assert real.read_bytes() == b"new"
    assert (tmp_path / "link.png").is_symlink()
