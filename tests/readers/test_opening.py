"""Opening a wave: what is looked at first, what is said about files that cannot be read."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from tests.places import malformed_file
from tests.readers.sav_writer import Column, Sav

EXAMPLE = "example/wave1_synthetic.sav"


def test_the_example_is_a_wave_of_authorities() -> None:
    path = resources.path(EXAMPLE)
    wave = open_wave(path)
    assert wave.id == hashlib.sha256(path.read_bytes()).hexdigest()
    assert wave.source == path.name
    assert (wave.respondents, wave.population, wave.synthetic) == (101, 152, True)
    assert wave.by_default == ("region", "authority_type")
    assert wave.respondent_word == "authorities"
    assert wave.period == "26 September to 28 October 2016"
    assert sum(a.population or 0 for a in wave.question("region").answers) == 152
    assert wave.question("colocated").routed_from == "multi_agency"
    assert {q.kind for q in wave.questions} == set(Kind) - {Kind.NUMERIC}


def test_the_file_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "wave.sav"
    path.write_bytes(resources.path(EXAMPLE).read_bytes())
    path.chmod(0o444)
    before = path.stat()
    open_wave(path)
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    assert [p.name for p in tmp_path.iterdir()] == ["wave.sav"]


def test_a_text_for_a_path_does_too() -> None:
    assert open_wave(str(resources.path(EXAMPLE))).respondents == 101


def test_progress_rises_to_one(tmp_path: Path) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("id,q\n" + "1,2\n" * 20_000)
    shares: list[float] = []
    open_wave(path, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_cancel_ends_everything(tmp_path: Path) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("id,q\n" + "1,2\n" * 20_000)

    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        open_wave(path, cancel)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.sav", b"", "empty"),
        ("book.sav", b"PK\x03\x04" + b"xl/workbook.xml" * 20, "the workbook is damaged"),
        ("book.csv", b"PK\x03\x04" + b"xl/workbook.xml" * 20, "the workbook is damaged"),
        ("data.dta", b"<stata_dta><header>" + b"\0" * 50, "damaged or cut"),
        ("page.csv", b"<!DOCTYPE html><html></html>", "a web page"),
        ("survey.sss", b"<?xml version='1.0'?><sss></sss>", "Triple-S"),
        ("notes.md", b"# Notes\n", "a text file"),
        ("words.sav", b"just words, no survey\n" * 9, "a text file"),
        ("data.bin", bytes(range(256)), "no type of file that is known"),
    ],
)
def test_a_file_of_another_type_is_named_with_its_type(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(OmnibusError, match=message) as raised:
        open_wave(path)
    assert raised.value.message.startswith(f"{name}:")
    assert raised.value.advice


def test_an_spss_file_with_another_ending_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wave.dat"
    path.write_bytes(resources.path(EXAMPLE).read_bytes())
    assert open_wave(path).respondents == 101


@pytest.mark.parametrize("name", ["nowhere.sav", "nowhere.csv"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(OmnibusError, match="no such file"):
        open_wave(tmp_path / name)


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="folder"):
        open_wave(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(OmnibusError, match="not an ordinary file"):
            open_wave(tmp_path / "pipe.csv")


def test_a_file_of_more_than_2_gb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate((2 << 30) + 1)
    with pytest.raises(OmnibusError, match="at most 2 GB"):
        open_wave(path)


def test_every_damaged_file_ends_as_expected() -> None:
    expected = json.loads(malformed_file("expected.json").read_text(encoding="utf-8"))
    for name, entry in expected.items():
        outcome = _outcome(malformed_file(name))
        allowed = entry["expect"].split("_or_")
        assert outcome in allowed, (name, outcome, allowed)


def _outcome(path: Path) -> str:
    try:
        wave = open_wave(path)
    except OmnibusError as error:
        return "error" if path.name in error.message else "error that names no file"
    return "warn" if wave.remarks else "ok"


def test_inferring_questions_can_be_cancelled(tmp_path: Path) -> None:
    columns = [Column(f"v{number}", [1.0, 2.0]) for number in range(200)]
    path = tmp_path / "wide.sav"
    path.write_bytes(Sav(columns).written())
    shares: list[float] = []
    open_wave(path, shares.append)
    assert shares == sorted(shares)
    inferring = [share for share in shares if 0.9 < share < 1.0]
    assert len(inferring) > 2

    def cancel(share: float) -> None:
        if share > 0.91:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_wave(path, cancel)
