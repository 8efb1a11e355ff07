"""Damaged and hostile SPSS files: an error in words, or what can be had. Never anything else."""

from __future__ import annotations

import json
import os
import struct
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav import read_dictionary, read_sav
from tests.places import malformed_file
from tests.readers.sav_writer import Column, Sav

SLOW_SECONDS = 5.0


def small(compression: int, order: str = "<") -> bytes:
    columns = [
        Column("q1", [1.0, 2.0, None, 0.25], 0, "Label", [(1.0, "Yes"), (2.0, "No")], (1, (2.0,))),
        Column("text", ["abc", "", "x" * 20, "é"], 20, "Text", [("abc", "A")], (1, ("x",))),
        Column("long", ["y" * 299, "", "z", ""], 300),
        Column("q2", [1.0, 1.0, 0.0, 7.0]),
    ]
    extensions = [(7, b"$m=D1 1 3 Set v0 v3\n"), (18, b"q1:$@Role('1'\n)"), (17, b"a('b'\n)")]
    return Sav(
        columns,
        order,
        compression=compression,
        weight="q2",
        documents=["line"],
        extensions=extensions,
        block=64,
    ).written()


SMALL = {(kind, order): small(kind, order) for kind in (0, 1, 2) for order in "<>"}


def outcome(raw: bytes, folder: Path) -> Contents | OmnibusError:
    """What reading such a file comes to, with every answer looked at."""
    path = folder / "wave.sav"
    path.write_bytes(raw)
    start = time.process_time()
    found: Contents | OmnibusError
    try:
        found = read_sav(path)
        for data in found.data.values():
            data.values(), data.places(), data.numbers(), data.texts()
    except OmnibusError as error:
        found = error
    assert time.process_time() - start < SLOW_SECONDS
    if isinstance(found, OmnibusError):
        assert found.message.startswith("wave.sav: ")
        assert found.advice
    return found


@pytest.mark.parametrize("kind", SMALL)
def test_cuts_are_errors(kind: tuple[int, str], tmp_path: Path) -> None:
    whole = SMALL[kind]
    assert isinstance(outcome(whole, tmp_path), Contents)
    for length in range(0, len(whole) - 1, 5):
        found = outcome(whole[:length], tmp_path)
        if isinstance(found, Contents):
            # only what follows the last case may be missing
            assert kind[0] == 1
            assert length >= len(whole) - 8


@pytest.mark.parametrize("kind", SMALL)
def test_changed_bytes_are_survived(kind: tuple[int, str], tmp_path: Path) -> None:
    whole = SMALL[kind]
    for place in range(0, len(whole), 5):
        raw = bytearray(whole)
        raw[place] ^= (0x01, 0x80, 0xFF)[place % 3]
        outcome(bytes(raw), tmp_path)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_numbers_at_their_limits_are_survived(data: st.DataObject, tmp_path: Path) -> None:
    raw = bytearray(SMALL[data.draw(st.sampled_from(sorted(SMALL)))])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 8))
        value = data.draw(st.sampled_from([0, 1, -1, 8, 255, 65536, 2**31 - 1, -(2**31), 999]))
        form = data.draw(st.sampled_from(["<i", ">i", "<q", ">q"]))
        struct.pack_into(form, raw, place, value)
    outcome(bytes(raw), tmp_path)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=400))
def test_arbitrary_bytes_behind_the_magic_are_survived(raw: bytes, tmp_path: Path) -> None:
    outcome(b"$FL2" + raw, tmp_path)
    head = SMALL[1, "<"][:176]
    outcome(head + raw, tmp_path)


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04 something", "a zip archive"),
        (b"<stata_dta><header>", "a Stata file"),
        (bytes([114, 2, 1, 0]) + b"  ", "a Stata file"),
        (bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011"), "a SAS file"),
        (b"ASCII SPSS PORT FILE".ljust(200), "an SPSS portable file"),
        (b"respondent,q1,q2\n1,2,3\n", "a text file"),
        (b"<?xml version='1.0'?><sss>", "XML file"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\0\1\2\3" * 50, "something else"),
        (b"\xff\xfe" * 50, "something else"),
    ],
)
def test_other_types_are_named(beginning: bytes, words: str, tmp_path: Path) -> None:
    found = outcome(beginning, tmp_path)
    assert isinstance(found, OmnibusError)
    assert words in found.message


def test_passwords_emptiness_folders_and_absence_are_named(tmp_path: Path) -> None:
    found = outcome(b"\x1c" + bytes(7) + b"ENCRYPTEDSAV" + bytes(30), tmp_path)
    assert "password-protected" in str(found)
    assert "empty" in str(outcome(b"", tmp_path))
    with pytest.raises(OmnibusError, match="folder"):
        read_sav(tmp_path)
    with pytest.raises(OmnibusError, match="no such file"):
        read_sav(tmp_path / "nowhere.sav")
    with pytest.raises(OmnibusError, match="not an ordinary file"):
        read_dictionary(Path(os.devnull))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_missing_rights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "wave.sav"
    path.write_bytes(SMALL[1, "<"])
    path.chmod(0)
    with pytest.raises(OmnibusError, match="may not be read"):
        read_sav(path)


def test_numbers_of_old_machines_are_refused(tmp_path: Path) -> None:
    found = outcome(Sav([Column("q", [1.0])], floats=2).written(), tmp_path)
    assert "old IBM or VAX" in str(found)
    raw = bytearray(Sav([Column("q", [1.0])], order=">").written())
    raw[84:92] = bytes.fromhex("4264000000000000")
    assert "old IBM or VAX" in str(outcome(bytes(raw), tmp_path))


def test_a_claim_of_many_cases_costs_nothing(tmp_path: Path) -> None:
    found = outcome(Sav([Column("q", [1.0])], stated=999_999_999).written(), tmp_path)
    assert "cut" in str(found)
    found = outcome(Sav([Column("q", [1.0])], cases64=1 << 60).written(), tmp_path)
    assert "cut" in str(found)


def test_more_cells_than_can_be_held_are_refused_with_the_numbers(tmp_path: Path) -> None:
    wave = Sav([Column(f"q{n}", [1.0]) for n in range(2_000)], compression=2, stated=30_000)
    raw = bytearray(wave.written())
    trailer, length = struct.unpack_from("<2q", raw, raw.rindex(b"x\x9c") - 16)
    struct.pack_into("<i", raw, trailer + 24 + 16, 64 << 20)
    packed = struct.unpack_from("<i", raw, trailer + 24 + 20)[0]
    assert length == 48
    extra = 64 << 10
    raw[trailer:trailer] = bytes(extra)
    start = raw.rindex(b"x\x9c") - 24
    struct.pack_into("<q", raw, start + 8, trailer + extra)
    struct.pack_into("<i", raw, trailer + extra + 24 + 20, packed + extra)
    found = outcome(bytes(raw), tmp_path)
    assert isinstance(found, OmnibusError)
    assert "30,000 cases with 2,000 values" in found.message


def test_a_block_that_inflates_to_more_than_announced_is_an_error(tmp_path: Path) -> None:
    raw = bytearray(Sav([Column("q", [0.5] * 500)], compression=2).written())
    trailer = raw.rindex(struct.pack("<2i", 0x3FF000, 1)) - 16
    (inflated,) = struct.unpack_from("<i", raw, trailer + 24 + 16)
    struct.pack_into("<i", raw, trailer + 24 + 16, inflated - 8)
    assert "damaged" in str(outcome(bytes(raw), tmp_path))


EXPECTED = {
    "empty.sav": "error",
    "really_xlsx.sav": "error",
    "sav_claims_999999999_cases.sav": "error",
    "sav_cut_in_half.sav": "error",
    "sav_date_out_of_range.sav": "warn",
    "sav_encrypted.sav": "error",
    "sav_label_points_nowhere.sav": "warn",
    "sav_unknown_case_count_cut.sav": "warn",
    "zsav_190kb_inflates_to_320mb.zsav": "ok",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_known_damage(name: str) -> None:
    path = malformed_file(name)
    allowed = json.loads(malformed_file("expected.json").read_text(encoding="utf-8"))[name]
    found = "ok"
    try:
        contents = read_sav(path)
        found = "warn" if contents.remarks else "ok"
    except OmnibusError as error:
        found = "error" if name in error.message else "an error without the file's name"
    assert found == EXPECTED[name]
    assert found in allowed["expect"].split("_or_")
