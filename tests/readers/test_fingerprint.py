"""The fingerprint of a wave is that of its bytes, and a file that is written to is noticed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.fingerprint import fingerprint_of, stamp_of

EXAMPLE = resources.path("example/wave1_synthetic.sav")


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    path = tmp_path / "wave.sav"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def test_a_wave_has_the_fingerprint_and_the_size_of_its_file(wave: Path) -> None:
    content = wave.read_bytes()
    opened = open_wave(wave)
    assert opened.id == hashlib.sha256(content).hexdigest()
    assert opened.size == len(content)
    assert fingerprint_of(wave, opened.beside, [].append) == opened.id


def test_the_files_beside_it_count_whichever_was_opened(wave: Path) -> None:
    other = wave.with_name("other.sss")
    other.write_bytes(b"another")
    one = fingerprint_of(wave, (other.name,), [].append)
    assert one == fingerprint_of(other, (wave.name,), [].append)
    assert one != fingerprint_of(wave, (), [].append)


def test_a_stamp_tells_that_a_file_was_written(wave: Path) -> None:
    before = stamp_of(wave, ())
    assert stamp_of(wave, ()) == before
    os.utime(wave, ns=(0, wave.stat().st_mtime_ns + 1_000_000_000))
    assert stamp_of(wave, ()) != before


def test_a_file_that_is_written_to_while_it_is_read_is_told(wave: Path) -> None:
    def write(share: float) -> None:
        with wave.open("ab") as file:
            file.write(b"\0" * 8)

    with pytest.raises(OmnibusError, match=r"wave\.sav: another program wrote this file"):
        open_wave(wave, write)


def test_taking_a_fingerprint_can_be_cancelled(wave: Path) -> None:
    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fingerprint_of(wave, (), cancel)
