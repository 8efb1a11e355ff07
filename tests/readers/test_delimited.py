"""Delimited text: nothing turns into a number, a missing value or another column by itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.delimited import read_delimited
from omnibus_desktop.wave.variable import Content


def _read(folder: Path, text: str | bytes, name: str = "wave.csv") -> Contents:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_delimited(path)


def _column(contents: Contents, name: str) -> list[float | str]:
    data = contents.data[name]
    variable = next(v for v in contents.variables if v.name == name)
    if variable.content is Content.TEXT:
        return list(data.texts())
    return [float(number) for number in data.numbers()]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, mark: str) -> None:
    found = _read(tmp_path, f"id{mark}where{mark}q1\n1{mark}North{mark}2\n2{mark}South{mark}1\n")
    assert [variable.name for variable in found.variables] == ["id", "where", "q1"]
    assert _column(found, "where") == ["North", "South"]
    assert _column(found, "q1") == [2.0, 1.0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    found = _read(tmp_path, "id,where\n1,Müsée\n2,Élan\n".encode(encoding))
    assert [variable.name for variable in found.variables] == ["id", "where"]
    assert _column(found, "where") == ["Müsée", "Élan"]
    assert any("1252" in remark.message for remark in found.remarks) == (encoding == "cp1252")


def test_an_odd_letter_far_behind_the_beginning_does_not_break_the_file(tmp_path: Path) -> None:
    lines = b"id,text\n" + b"1,plain\n" * 20_000 + b"2,caf\xe9\n"
    found = _read(tmp_path, lines)
    assert found.respondents == 20_001
    assert _column(found, "text")[-1] == "café"


@pytest.mark.parametrize("text", ["007", "1E5", "+1", "NA", "None", "null", "1,000", "0x1", "-0"])
def test_what_is_no_plain_number_stays_the_text_that_it_is(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, f'id,q\n1,"{text}"\n2,"5"\n')
    assert _column(found, "q") == [text, "5"]


def test_whole_columns_of_numbers_are_numbers_and_blanks_are_missing(tmp_path: Path) -> None:
    found = _read(tmp_path, "id,q,w\n1,2,0.5\n2,,1.25\n3,-9,\n")
    assert _column(found, "q")[::2] == [2.0, -9.0]
    assert np.isnan(_column(found, "q")[1])
    assert found.data["q"].places().dtype == np.uint8
    assert _column(found, "w")[:2] == [0.5, 1.25]


def test_decimal_commas_are_numbers(tmp_path: Path) -> None:
    found = _read(tmp_path, "id;share;pay\n1;1,5;1,000\n2;2,25;2,500\n3;4;9\n")
    assert _column(found, "share") == [1.5, 2.25, 4.0]
    assert _column(found, "pay") == ["1,000", "2,500", "9"]  # decimals or thousands: who knows


def test_columns_of_several_codes_become_ticks(tmp_path: Path) -> None:
    found = _read(tmp_path, "id,q2\n1,1;3;\n2,\n3,3;\n4,12;1;\n")
    assert [(s.name, s.counted, s.variables) for s in found.sets] == [
        ("q2", 1.0, ("q2_1", "q2_3", "q2_12"))
    ]
    assert _column(found, "q2_1")[0::2] == [1.0, 0.0]
    assert np.isnan(_column(found, "q2_1")[1])
    assert _column(found, "q2_12") == pytest.approx([0, np.nan, 0, 1], nan_ok=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,q1\n1,2,3\n", "line 2 has 3 fields"),
        ("id,q1\n1,2\n\n4\n", "line 4 has 1 fields"),
        ('id,q1\n1,"Yes\n2,No\n', "opens in line 2 never closes"),
        ('id,q1\n1,"Yes"x\n', "line 2 something follows"),
        ("id,q1\n1,Ye\0s\n", "line 2 has NUL"),
        ("id,q1\n1," + "x" * 200_000 + "\n", "line 2 has a field of more than"),
        ("\n\n", "nothing in the file"),
        (",".join(f"v{n}" for n in range(20_000)) + "\n", "20,000 columns"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OmnibusError, match=message) as raised:
        _read(tmp_path, text)
    assert "wave.csv" in raised.value.message


def test_a_line_without_end_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="longer than 16 MB"):
        _read(tmp_path, "id,q1\n" + "x" * (17 << 20))


def test_blank_fields_behind_the_last_name_do_no_harm(tmp_path: Path) -> None:
    assert _column(_read(tmp_path, "id,q1\n1,2,,\n2,3\n"), "q1") == [2.0, 3.0]


def test_names_are_unique_and_none_is_empty(tmp_path: Path) -> None:
    found = _read(tmp_path, "id,,q,Q,q\n1,2,3,4,5\n")
    assert [v.name for v in found.variables] == ["id", "column_2", "q", "Q_2", "q_3"]
    assert any("twice" in remark.message for remark in found.remarks)


def test_a_heading_that_is_a_question_is_a_label(tmp_path: Path) -> None:
    text = "How confident is your authority that it can do this?"
    found = _read(tmp_path, f"id,{text}\n1,Very\n2,Not\n")
    assert (found.variables[1].name, found.variables[1].label) == ("Q2", text)


def test_survey_monkey_has_two_header_rows(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "RespondentID,Seen any?,Which? Select all.,,Rate them,\n"
        ",Response,Film A,Film B,Ann,Bob\n"
        "11,Yes,Film A,,Good,Bad\n12,No,,,,\n13,Yes,Film A,Film B,Bad,Bad\n14,Yes,,,Good,Good\n",
    )
    assert [v.name for v in found.variables] == [
        "RespondentID",
        "Q1",
        "Q2_1",
        "Q2_2",
        "Q3_1",
        "Q3_2",
    ]
    assert found.variables[1].label == "Seen any?"
    assert [(s.label, s.variables) for s in found.sets] == [
        ("Which? Select all.", ("Q2_1", "Q2_2"))
    ]
    assert found.variables[4].label == "Rate them: Ann"
    assert found.variables[4].labels == found.variables[5].labels
    assert found.respondents == 4


def test_qualtrics_has_two_or_three_header_rows(tmp_path: Path) -> None:
    head = 'StartDate,ResponseId,Q1\nStart Date,Response ID,"Do you, or not?"\n'
    three = head + '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}"\n'
    rows = "2016-10-01,R_1,1\n2016-10-02,R_2,2\n"
    for text in (head + rows, three + rows):
        found = _read(tmp_path, text)
        assert found.variables[2].label == "Do you, or not?"
        assert _column(found, "Q1") == [1.0, 2.0]


def test_cancel_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("id,q\n" + "1,2\n" * 20_000)

    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_delimited(path, cancel)


cells = st.text(alphabet=st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=20))
def test_every_text_comes_back_as_it_was(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["first", "second"])
    writer.writerows(rows)
    found = _read(tmp_path, out.getvalue().encode("utf-8-sig"))
    kept = [row for row in rows if any(row)]
    assert found.respondents == len(kept)
    for at, name in enumerate(("first", "second")):
        if name not in found.data:
            continue  # several codes a cell: ticks instead
        for given_text, read in zip((row[at] for row in kept), _column(found, name), strict=True):
            if isinstance(read, str):
                assert read == given_text.rstrip()
            elif given_text.rstrip():
                assert f"{read:g}" in (given_text, f"{float(given_text.replace(',', '.')):g}")
