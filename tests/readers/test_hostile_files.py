"""Files made to harm: told in words, early, with little memory; nothing fetched or written."""

from __future__ import annotations

import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from tests.readers.book_writer import ods_file, packed, xlsx_file
from tests.readers.limited import opened
from tests.readers.mutations.seeds import FORMATS, Seed, seeds_of
from tests.readers.triple_s_writer import survey, variable

SECRET = "what nobody is to be told"
ROWS = [("id", "q1"), (1, "Yes"), (2, "No")]
LITTLE = 300 << 20  # bytes above the program without a file
measured = pytest.mark.skipif(sys.platform == "win32", reason="time and memory are measured")


def triple_s(folder: Path) -> Path:
    return survey(folder, [variable("q1", "single", 1, values={"1": "Yes"})], "1\n2\n")


def xlsx(folder: Path) -> Path:
    path = folder / "wave.xlsx"
    path.write_bytes(xlsx_file(Answers=ROWS))
    return path


def ods(folder: Path) -> Path:
    path = folder / "wave.ods"
    path.write_bytes(ods_file(Answers=ROWS))
    return path


def with_entities(path: Path, declarations: str, used: str) -> None:
    """Puts the declarations and the use of an entity into every XML part of the file."""

    def changed(raw: bytes) -> bytes:
        text = raw.decode()
        at = text.index("?>") + 2 if text.startswith("<?xml") else 0
        body = text[at:].replace(text[text.find("<!DOCTYPE") : text.find("<sss")], "", 1)
        body = body.replace("Yes<", f"Yes{used}<").replace("Bridges", f"Bridges{used}")
        return f"{text[:at]}<!DOCTYPE a [{declarations}]>{body}".encode()

    if path.suffix == ".sss":
        path.write_bytes(changed(path.read_bytes()))
        return
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(
        packed({n: changed(raw) if n.endswith(".xml") else raw for n, raw in parts.items()})
    )


def bomb(_: Path) -> str:
    steps = (f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return '<!ENTITY a "lol">' + "".join(steps)


def external(secret: Path) -> str:
    return f'<!ENTITY j SYSTEM "{secret.as_uri()}">'


def parameter(secret: Path) -> str:
    return f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p; <!ENTITY j "x">'


@measured
@pytest.mark.parametrize("made", [triple_s, xlsx, ods])
@pytest.mark.parametrize("declarations", [bomb, external, parameter])
def test_entities_neither_explode_nor_fetch(
    made: Callable[[Path], Path], declarations: Callable[[Path], str], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    path = made(tmp_path)
    with_entities(path, declarations(secret), "&j;")
    came = opened(path)
    assert came.memory < LITTLE
    assert SECRET not in came.said
    if came.kind != "error":
        wave = open_wave(path)
        labels = [answer.label for question in wave.questions for answer in question.answers]
        assert SECRET not in "".join([wave.title, *labels])


def declared(folder: Path) -> Path:
    path = folder / "wave.xlsx"
    path.write_bytes(xlsx_file(Answers=ROWS))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", bytes(64 << 20))
    return path


def lying(folder: Path) -> Path:
    """A part that inflates to 64 MB and says of itself that it has a thousand bytes."""
    path = declared(folder)
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.rindex(mark) if mark == b"PK\x01\x02" else raw.index(b"xl/media") - 30
        struct.pack_into("<I", raw, at + place, 1000)
    path.write_bytes(raw)
    return path


def many(folder: Path) -> Path:
    """Parts that are each small enough, and all together are not."""
    path = folder / "wave.xlsx"
    path.write_bytes(xlsx_file(Answers=ROWS))
    part = bytes(range(256)) * (4 << 10)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(520):
            archive.writestr(f"xl/media/{number}", part)
    return path


def repeated(folder: Path) -> Path:
    path = folder / "wave.ods"
    content = ods_file(Answers=ROWS)
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = b"<table:table-row"
    parts["content.xml"] = (
        parts["content.xml"]
        .replace(row, row + b' table:number-rows-repeated="1048576"')
        .replace(b"<table:table-cell", b'<table:table-cell table:number-columns-repeated="8192"')
    )
    path.write_bytes(packed(parts))
    return path


@measured
@pytest.mark.parametrize("made", [declared, lying, many, repeated])
def test_a_zip_bomb_is_refused_before_it_goes_off(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    came = opened(made(tmp_path))
    assert came.kind == "error"
    assert came.memory < LITTLE


@measured
@pytest.mark.parametrize(
    "name", ["wave.csv", "wave.tsv", "wave.txt", "wave.asc", "wave.sss", "wave.por", "wave.sav"]
)
def test_a_line_of_a_gigabyte_costs_little(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    start = {".sss": b'<?xml version="1.0"?><sss>', ".por": b"ASCII SPSS PORT FILE".ljust(456)}
    with path.open("wb") as file:
        file.write(start.get(path.suffix, b"").ljust(1 << 16, b"x"))
        file.truncate(1 << 30)  # no room is taken on the disk
    came = opened(path)
    assert came.kind == "error"
    assert came.memory < LITTLE
    assert name in came.said


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_more_columns_than_any_survey_are_refused_with_the_number(
    delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "wave.csv"
    rows = (delimiter.join(f"{start}{at}" for at in range(20_000)) for start in ("v", "1"))
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(OmnibusError, match=r"wave.csv: line 1 has 20,000 columns"):
        open_wave(path)


@measured
@pytest.mark.parametrize("name", ["wave.codebook.csv", "wave.csv.setup.json"])
def test_what_lies_beside_a_wave_may_have_a_gigabyte_too(name: str, tmp_path: Path) -> None:
    (tmp_path / "wave.csv").write_bytes(b"id,q1\n1,2\n")
    with (tmp_path / name).open("wb") as file:
        file.truncate(1 << 30)
    came = opened(tmp_path / "wave.csv")
    assert came.memory < LITTLE
    assert name in came.said


@pytest.mark.parametrize(
    "href",
    [
        *("../../secret.asc", "/etc/passwd", "//host/share/wave.asc", r"\\host\share\wave.asc"),
        *("C:\\secret.asc", "http://localhost:9/wave.asc", "file:///etc/passwd"),
    ],
)
def test_a_description_leads_to_no_file_elsewhere(href: str, tmp_path: Path) -> None:
    (tmp_path / "secret.asc").write_text("1\n", encoding="ascii")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    questions = [variable("q1", "single", 1, values={"1": "Yes"})]
    path = survey(folder, questions, None, record=f'href="{href}"')
    with pytest.raises(OmnibusError, match=r"wave.sss: the file with its data is not beside it"):
        open_wave(path)


#: Seen by the whole program and its reading process, before anything is imported.
WATCH = """
import os, sys

LOG = os.environ["WATCHED"]
WRITES = os.O_WRONLY | os.O_RDWR
RUNS = ("os.system", "os.exec", "os.startfile", "pickle.find_class")

def watch(event, arguments):
    told = ""
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.", "webbrowser.")) or event in RUNS:
        told = event
    elif event == "open" and arguments[2] & WRITES and arguments[0] != LOG:
        told = "writes " + str(arguments[0])
    if told:
        log = os.open(LOG, os.O_WRONLY | os.O_APPEND)
        os.write(log, (told + "\\n").encode())
        os.close(log)

sys.addaudithook(watch)
"""


def laid(seed: Seed, folder: Path) -> Path:
    for name, raw in seed.files.items():
        (folder / name).write_bytes(raw)
    return folder / seed.opened


@measured
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "briefing"])
def test_opening_a_file_reaches_no_network_and_writes_nothing(form: str, tmp_path: Path) -> None:
    hook, folder, log = tmp_path / "hook", tmp_path / "wave", tmp_path / "log"
    hook.mkdir(), folder.mkdir(), log.touch()
    (hook / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    seed = seeds_of(form)[0]
    came = opened(
        laid(seed, folder), PYTHONPATH=str(hook), WATCHED=str(log), PYTHONDONTWRITEBYTECODE="1"
    )
    assert came.respondents > 0
    seen = log.read_text(encoding="utf-8").splitlines()
    # the last words of the reading process go into a file without a name
    assert [line for line in seen if not line.startswith("writes") or str(tmp_path) in line] == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict(seed.files)
