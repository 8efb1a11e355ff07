"""The reading process: what comes back from it, and that its loss costs a message."""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.readers import frames
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.isolated import Limits, limits_for, read_isolated
from omnibus_desktop.readers.parcel import Unsound, packed, unpacked
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content
from tests.readers.made import coded, contents

MADE = contents(
    coded("q1", "Häuser \U0001f3e0", [1, 2, None, 9], {1: "Yes", 2: "No"}, missing=[9]),
    coded("q2", "", ["a", "", "b", "a"], {"a": "A"}),
    coded("q3", "Sent", [0.5, -1e300, 1e9, None], content=Content.DATE),
    sets=(AnswerSet("s", "Both", ("q1", "q3"), 1.0), AnswerSet("t", "", ("q1",))),
    weight="q3",
    title="A title",
    documents=("one", "two"),
    variable_attributes={("q1", "Section"): "Homes"},
    remarks=(Remark("q1", "a remark"),),
)


def test_contents_survive_the_way() -> None:
    header, *sections = packed(MADE)
    found = unpacked(header, sections)
    assert found.variables == MADE.variables
    assert (found.sets, found.weight, found.title) == (MADE.sets, MADE.weight, MADE.title)
    assert (found.documents, found.remarks) == (MADE.documents, MADE.remarks)
    assert found.variable_attributes == MADE.variable_attributes
    for name, data in MADE.data.items():
        np.testing.assert_array_equal(found.data[name].numbers(), data.numbers())
        assert list(found.data[name].texts()) == list(data.texts())


def test_no_respondents_survive_too() -> None:
    header, *sections = packed(contents(coded("q", "", [])))
    assert unpacked(header, sections).respondents == 0


@pytest.mark.parametrize(
    ("section", "content"),
    [
        (0, b"\0" * 7),
        (0, struct.pack("<2d", 2.0, 1.0)),
        (0, struct.pack("<d", float("nan"))),
        (1, b"\0\0\0"),
        (1, b"\0\0\0\7"),
        (2, b'["a", "a"]'),
        (2, b'["", "a"]'),
        (2, b'[1, "a"]'),
        (2, b'{"a": 1}'),
        (2, b"["),
    ],
)
def test_an_unsound_column_is_refused(section: int, content: bytes) -> None:
    header, *sections = packed(MADE)
    sections[section] = content
    with pytest.raises(ValueError, match=r"."):
        unpacked(header, sections)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"respondents": 4', b'"respondents": -4'),
        (b'"respondents": 4', b'"respondents": 4e0'),
        (b'"q2"', b'"q1"'),
        (b'"title"', b'"name"'),
        (b'"date"', b'"data"'),
        (b'"A title"', b"[]"),
        (b'["one", "two"]', b'"one"'),
    ],
)
def test_an_unsound_header_is_refused(old: bytes, new: bytes) -> None:
    header, *sections = packed(MADE)
    assert old in header
    with pytest.raises(ValueError, match=r"."):
        unpacked(header.replace(old, new), sections)


def test_a_section_too_few_is_refused() -> None:
    header, *sections = packed(MADE)
    with pytest.raises(Unsound, match="5 sections"):
        unpacked(header, sections[:-1])


def test_limits_grow_with_the_file() -> None:
    assert limits_for(10**8).memory > limits_for(1).memory
    assert limits_for(10**8).seconds > limits_for(1).seconds


def _read(
    tmp_path: Path, code: str, seconds: float = 30, progress: list[float] | None = None
) -> Contents:
    """What comes of a file where the reading process does `code` instead."""
    path = tmp_path / "wave.por"
    path.write_bytes(b"not empty")
    imported = f"import os, sys, time; sys.path.insert(0, {str(Path.cwd())!r})\n"
    imported += f"sys.path.insert(0, {str(Path(frames.__file__).parents[2])!r})\n"
    shares = progress if progress is not None else []
    return read_isolated(
        "portable",
        path,
        shares.append,
        limits=Limits(1 << 30, seconds),
        command=[sys.executable, "-c", imported + code],
    )


@pytest.mark.parametrize(
    "code",
    [
        "os._exit(1)",
        "os.kill(os.getpid(), 9)",
        "os.write(1, b'rubbish that is no message at all')",
        "os.write(1, b'h' + bytes([255] * 8))",
        "os.write(1, b'h' + bytes([9] + [0] * 7) + b'short')",
        "os.write(1, b'z' + bytes(8))",
        "raise RuntimeError('a bug of the parser')",
    ],
)
def test_a_lost_process_costs_a_message(tmp_path: Path, code: str) -> None:
    with pytest.raises(OmnibusError, match=r"wave.por: the file cannot be read") as raised:
        _read(tmp_path, code)
    assert raised.value.advice
    assert "Traceback" not in str(raised.value)


def test_the_last_words_are_kept_as_detail(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError) as raised:
        _read(tmp_path, "raise RuntimeError('a bug of the parser')")
    assert "a bug of the parser" in raised.value.detail


def test_a_process_that_hangs_is_given_up(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(OmnibusError, match=r"wave.por: the file was given up after 1 seconds"):
        _read(tmp_path, "time.sleep(100)", seconds=1)
    assert time.monotonic() - begun < 20


@pytest.mark.skipif(sys.platform != "linux", reason="the system must limit memory")
def test_a_process_that_eats_memory_is_told(tmp_path: Path) -> None:
    code = (
        "from omnibus_desktop.readers import reading_process as process\n"
        "process._send = lambda *_: bytearray(4 << 30)\n"
        "sys.exit(process.main())"
    )
    with pytest.raises(OmnibusError, match=r"takes more than 1.0 GB of memory"):
        _read(tmp_path, code)


def test_cancel_ends_a_process_that_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "wave.por"
    path.write_bytes(b"not empty")

    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_isolated(
            "portable",
            path,
            cancel,
            command=[sys.executable, "-c", "import time; time.sleep(100)"],
        )


def test_progress_never_falls(tmp_path: Path) -> None:
    shares: list[float] = []
    code = (
        "from omnibus_desktop.readers.frames import Frame, write_frame\n"
        "for share in (b'0.2', b'0.1', b'7', b'0.5'):\n"
        "    write_frame(sys.stdout.buffer, Frame.PROGRESS, share)\n"
    )
    with pytest.raises(OmnibusError):
        _read(tmp_path, code, progress=shares)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.skipif(os.name != "posix", reason="names in bytes are of POSIX")
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.por")
    path.write_bytes(b"no portable file")
    with pytest.raises(OmnibusError, match="damaged or cut"):
        read_isolated("portable", path, [].append)
