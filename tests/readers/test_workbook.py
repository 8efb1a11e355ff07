"""Excel and OpenDocument workbooks: against what other software says of them, and damaged ones."""

from __future__ import annotations

import json
import random
import subprocess
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from office import converted
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.isolated import read_isolated
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave
from tests.places import malformed_file, survey_file

SPRINGER = "springer_nature_2018.xlsx"


def _saved(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_counts_are_those_of_another_reader() -> None:
    wave = open_wave(survey_file(SPRINGER))
    expected = json.loads(survey_file(f"expected/{SPRINGER}.json").read_text(encoding="utf-8"))
    assert wave.respondents == expected["rows"]
    assert len(wave.variables) == expected["columns"]
    names = list(wave.variables)
    for entry in expected["frequencies"]:
        counts = entry["counts"]
        assert _counts(wave, names[entry["index"]]) in (
            counts,
            {("1" if code else ""): count for code, count in counts.items()},  # a tick
        )


def test_the_barriers_of_the_published_survey_are_one_question() -> None:
    wave = open_wave(survey_file(SPRINGER))
    barriers = next(q for q in wave.questions if q.kind is Kind.MULTI)
    (table,) = tabulate(wave, barriers, Options(by=(), base="all"))
    assert table.columns[0].unweighted_base == 7718
    printed = {
        row.label: whole_percent(table.count[n, 0], 7718) for n, row in enumerate(table.rows)
    }
    assert printed == {
        "Lack of time to deposit data": 26,
        "Organising data in a presentable and useful way": 46,
        "Not knowing which repository to use": 33,
        "Unsure about copyright and licensing": 37,
        "Costs of sharing data": 19,
    }


def _counts(wave: Wave, name: str) -> dict[str, int]:
    if wave.variables[name].content is Content.TEXT:
        return dict(Counter(wave.data[name].texts()))
    numbers = wave.data[name].numbers()
    return dict(Counter("" if np.isnan(number) else f"{number:g}" for number in numbers))


ANSWERS = (
    ("id", "q1", "q2", "when", "at", "member", "code", "share"),
    (1, 1, "Yes", date(2024, 2, 29), time(12, 30), True, "007", 0.1),
    (2, 2, "No", datetime.fromisoformat("2024-03-01T06:00"), time(0, 0, 1), False, 8, 0.25),
    (3, None, "Yes", None, None, None, "9", None),
)
CODEBOOK = (
    ("Variable", "Label", "Code", "Answer", "Missing", "Section"),
    ("q1", "Do you agree?", 1, "Agree", None, "Views"),
    ("q1", None, 2, "Not asked", "yes", None),
    ("nowhere", "Not there", None, None, None, None),
)


def test_numbers_texts_dates_and_booleans(tmp_path: Path) -> None:
    wave = open_wave(_saved(tmp_path / "wave.xlsx", Answers=ANSWERS))
    _is_as_written(wave)
    assert wave.variables["member"].labels == ((0.0, "FALSE"), (1.0, "TRUE"))
    assert wave.remarks == ()


def _is_as_written(wave: Wave) -> None:
    assert list(wave.variables) == list(ANSWERS[0])
    assert list(wave.data["q2"].texts()) == ["Yes", "No", "Yes"]
    assert list(wave.data["code"].texts()) == ["007", "8", "9"]
    day = (np.datetime64("2024-02-29") - np.datetime64("1582-10-14")).astype(float) * 86_400
    assert list(wave.data["when"].values()) == [day, day + 86_400 + 6 * 3600]
    assert wave.variables["when"].content is Content.DATE
    assert wave.variables["at"].content is Content.TIME
    assert list(wave.data["at"].values()) == [1, 45_000]
    np.testing.assert_array_equal(wave.data["q1"].numbers(), [1, 2, np.nan])
    np.testing.assert_array_equal(wave.data["member"].numbers(), [1, 0, np.nan])
    assert wave.variables["share"].decimals == 2


def test_a_codebook_sheet_is_found_by_its_header(tmp_path: Path) -> None:
    wave = open_wave(_saved(tmp_path / "wave.xlsx", Notes=CODEBOOK, Data=ANSWERS))
    question = wave.question("q1")
    assert (question.text, question.kind, question.section) == (
        "Do you agree?",
        Kind.SINGLE,
        "Views",
    )
    assert [(a.label, a.missing) for a in question.answers] == [
        ("Agree", False),
        ("Not asked", True),
    ]
    told = [remark.message for remark in wave.remarks]
    assert "The answers were read from the sheet Data." in told
    assert any(message.startswith("the sheet Notes describes") for message in told)


def test_a_workbook_by_another_name(tmp_path: Path) -> None:
    wave = open_wave(_saved(tmp_path / "wave.xlsx", A=ANSWERS).rename(tmp_path / "wave.sav"))
    assert wave.respondents == 3


def test_an_open_document(tmp_path: Path) -> None:
    _saved(tmp_path / "wave.xlsx", Answers=ANSWERS)
    try:
        path = converted(tmp_path / "wave.xlsx", tmp_path, "ods")
    except (FileNotFoundError, subprocess.SubprocessError):
        pytest.skip("needs LibreOffice")
    _is_as_written(open_wave(path))


@pytest.mark.parametrize("rows", [(), (("a", "b"),), ((1, 2), (3, 4))])
def test_a_workbook_without_answers(tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    with pytest.raises(OmnibusError, match=r"wave.xlsx: no sheet begins with a row of names"):
        open_wave(_saved(tmp_path / "wave.xlsx", Sheet=rows))


def test_a_zip_archive_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "wave.zip", "w") as archive:
        archive.writestr("wave.csv", "a,b\n1,2\n")
    with pytest.raises(OmnibusError, match=r"wave.zip: this is a zip archive"):
        open_wave(tmp_path / "wave.zip")


def test_a_cell_of_1_gb_is_refused_before_it_is_inflated() -> None:
    with pytest.raises(OmnibusError, match=r"would inflate to 1,\d\d\d MB"):
        open_wave(malformed_file("xlsx_one_cell_of_1gb.xlsx"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A1"', b'r="XFD1048576"'),
        (b"<row ", b"<row \xff"),
        (b"</sheetData>", b"</sheet"),
        (b"<sheetData>", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><sheetData>&b;"),
    ],
)
def test_a_hostile_sheet_gives_a_wave_or_a_message(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = _saved(tmp_path / "made.xlsx", Answers=ANSWERS)
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(tmp_path / "wave.xlsx", "w") as changed:
        for part in made.namelist():
            content = made.read(part)
            changed.writestr(part, content.replace(old, new) if "sheet1" in part else content)
    _told(tmp_path / "wave.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(16))
def test_damage_gives_a_wave_or_a_message(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    raw = bytearray(_saved(tmp_path / "made.xlsx", Answers=ANSWERS).read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    path = tmp_path / "wave.xlsx"
    path.write_bytes(raw[: chance.choice((len(raw), chance.randrange(len(raw))))])
    _told(path)


def _told(path: Path) -> None:
    """Reads the file, which must give respondents, or a message that names it."""
    try:
        found = read_isolated("workbook", path, [].append)
    except OmnibusError as error:
        told = error.message
    else:
        told = path.name
        assert all(len(data) == found.respondents for data in found.data.values())
    assert path.name in told
