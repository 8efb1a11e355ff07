"""A codebook beside a delimited file says what its codes mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.readers.book_writer import ods_file, xlsx_file

DATA = """id,reg,portal,code,r_1,r_2,q5
1,1,1,007,1,0,1;2;
2,2,2,NA,0,1,2;
3,1,98,007,1,1,
4,2,1,008,0,0,1;
"""
BOOK = """variable,label,code,answer,missing,section,set,counted,measure
reg,Region,1,North,,About,,,
reg,,2,South,,,,,
portal,Is there a portal?,1,In place,,Early years,,,ordinal
portal,,2,In development,,,,,
portal,,3,No plans,,,,,
portal,,98,Don't know,yes,,,,
code,Code,007,Seven,,,,,
code,,008,Eight,,,,,
code,,NA,North America,,,,,
r_1,Money,,,,Risks,risks,1,
r_2,Staff,,,,Risks,risks,1,
risks,Main risks,,,,,,,
q5,Which of these?,1,First,,,,,
q5,,2,Second,,,,,
gone,Not there,,,,,,,
"""


def _files(folder: Path, book: str = BOOK, name: str = "wave.codebook.csv") -> Path:
    path = folder / "wave.csv"
    path.write_text(DATA)
    (folder / name).write_text(book)
    return path


@pytest.mark.parametrize("name", ["wave.codebook.csv", "wave.csv.codebook.csv"])
def test_the_codebook_beside_the_file_is_taken(tmp_path: Path, name: str) -> None:
    wave = open_wave(_files(tmp_path, name=name))
    assert wave.question("reg").text == "Region"
    assert [a.label for a in wave.question("reg").answers] == ["North", "South"]


def test_labels_missing_codes_sections_and_sets(tmp_path: Path) -> None:
    wave = open_wave(_files(tmp_path))
    portal = wave.question("portal")
    assert [(a.id, a.missing) for a in portal.answers] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("98", True),
    ]
    assert portal.ordered
    assert portal.section == "Early years"
    assert [a.label for a in wave.question("code").answers] == ["Seven", "Eight", "North America"]
    risks = wave.question("risks")
    assert (risks.kind, risks.text, risks.section) == (Kind.MULTI, "Main risks", "Risks")
    assert [a.label for a in risks.answers] == ["Money", "Staff"]
    several = wave.question("q5")
    assert (several.kind, several.text) == (Kind.MULTI, "Which of these?")
    assert [a.label for a in several.answers] == ["First", "Second"]
    assert wave.membership(several).holds(1).tolist() == [True, True, False, False]


def test_what_the_file_does_not_have_is_told(tmp_path: Path) -> None:
    wave = open_wave(_files(tmp_path))
    assert [r.about for r in wave.remarks if "does not have it" in r.message] == ["gone"]


def test_a_codebook_may_be_named(tmp_path: Path) -> None:
    path = _files(tmp_path, name="other.csv")
    wave = open_wave(path, codebook=tmp_path / "other.csv")
    assert wave.question("reg").text == "Region"


@pytest.mark.parametrize(
    ("book", "message"),
    [("name,label\nreg,Region\n", "no column 'variable'"), ('variable\n"reg\n', "cannot be read")],
)
def test_a_wrong_codebook_is_named(tmp_path: Path, book: str, message: str) -> None:
    with pytest.raises(OmnibusError, match=message):
        open_wave(_files(tmp_path, book))


def test_a_codebook_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="could not be read"):
        open_wave(_files(tmp_path), codebook=tmp_path / "nowhere.csv")


ANSWERS = (("id", "share", "ort", "q1"), *((n, n + 0.5, "Köln", 1 + n % 3) for n in range(1, 13)))
ENTRIES = (
    ("Variable", "Label", "Code", "Answer", "Missing", "Section"),
    ("q1", "Übergänge geprüft?", "1", "Völlig", "", "Prüfung"),
    ("q1", "", "2", "Gar nicht", "", ""),
    ("q1", "", "3", "Weiß nicht", "yes", ""),
    ("share", "Anteil", "", "", "9.5; 10.5", ""),
)


def _text(rows: tuple[tuple[object, ...], ...], mark: str) -> str:
    """The rows as delimited text, with decimal commas where the comma is free for them."""
    point = "." if mark == "," else ","
    cells = ((str(cell).replace(".", point) for cell in row) for row in rows)
    return "".join(mark.join(row) + "\r\n" for row in cells)


def _is_described(wave: Wave) -> None:
    question = wave.question("q1")
    assert (question.text, question.section) == ("Übergänge geprüft?", "Prüfung")
    assert [(answer.label, answer.missing) for answer in question.answers] == [
        ("Völlig", False),
        ("Gar nicht", False),
        ("Weiß nicht", True),
    ]
    assert wave.numbers("share").tolist() == [n + 0.5 for n in range(1, 13)]
    assert wave.variables["share"].missing.codes == (9.5, 10.5)
    assert wave.texts("ort")[0] == "Köln"
    assert wave.question("share").kind is Kind.NUMERIC


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
def test_delimiter_decimal_comma_and_encoding_are_found(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    entries = _text(ENTRIES, mark).replace("; ", " ") if mark == ";" else _text(ENTRIES, mark)
    (tmp_path / "wave.csv").write_bytes(_text(ANSWERS, mark).encode(encoding))
    (tmp_path / "wave.codebook.csv").write_bytes(entries.encode(encoding))
    _is_described(open_wave(tmp_path / "wave.csv"))


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".txt"])
def test_the_codebook_may_have_another_ending(tmp_path: Path, ending: str) -> None:
    (tmp_path / "wave.tsv").write_text(_text(ANSWERS, "\t"), "utf-8")
    (tmp_path / f"wave.codebook{ending}").write_text(_text(ENTRIES, ","), "utf-8")
    _is_described(open_wave(tmp_path / "wave.tsv"))


@pytest.mark.parametrize(("write", "ending"), [(xlsx_file, ".xlsx"), (ods_file, ".ods")])
def test_a_codebook_is_a_sheet_of_the_workbook(
    tmp_path: Path, write: Callable[..., bytes], ending: str
) -> None:
    path = tmp_path / f"wave{ending}"
    path.write_bytes(write(Codes=ENTRIES, Data=ANSWERS))
    _is_described(open_wave(path))


def test_a_workbook_is_no_codebook_of_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "wave.csv").write_text(_text(ANSWERS, ","), "utf-8")
    (tmp_path / "codes.xlsx").write_bytes(xlsx_file(Codes=ENTRIES))
    with pytest.raises(OmnibusError, match=r"codes\.xlsx: this codebook is a workbook"):
        open_wave(tmp_path / "wave.csv", codebook=tmp_path / "codes.xlsx")


def test_letters_of_other_scripts_in_utf_16_without_a_mark(tmp_path: Path) -> None:
    text = "Город;Ответ\nМосква;Да\nКазань;Нет\nМосква;Да\n"
    (tmp_path / "wave.csv").write_bytes(text.encode("utf-16-le"))
    assert list(open_wave(tmp_path / "wave.csv").variables) == ["Город", "Ответ"]


def test_what_the_file_declares_missing_stays_so(tmp_path: Path) -> None:
    rows = "ResponseId,Q1\nResponse ID,How sure?\n" + "R_1,1\nR_2,2\nR_3,-99\n" * 5
    (tmp_path / "wave.csv").write_text(rows)
    (tmp_path / "wave.codebook.csv").write_text("variable,code,answer\nQ1,1,Sure\nQ1,2,Unsure\n")
    answers = open_wave(tmp_path / "wave.csv").question("Q1").answers
    assert [answer.missing for answer in answers] == [True, False, False]


def test_another_codebook_makes_another_wave(tmp_path: Path) -> None:
    path = _files(tmp_path)
    before = open_wave(path)
    assert before.beside == ("wave.codebook.csv",)
    (tmp_path / "wave.codebook.csv").write_text(BOOK.replace("North", "Up north"))
    assert open_wave(path).id != before.id
