"""The SPSS reader on files that were written for it."""

from __future__ import annotations

import math
import struct
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnibus_desktop.errors import Cancelled
from omnibus_desktop.readers import sav_cases
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav import read_dictionary, read_sav
from omnibus_desktop.wave.variable import AnswerSet, Content, Measure, Missing
from tests.readers.sav_writer import HIGHEST, LOWEST, Column, Sav, Value


def contents_of(sav: Sav, folder: Path) -> Contents:
    path = folder / "wave.sav"
    path.write_bytes(sav.written())
    return read_sav(path)


def agree(contents: Contents, columns: list[Column]) -> None:
    assert [variable.name for variable in contents.variables] == [c.name for c in columns]
    for column in columns:
        data = contents.data[column.name]
        assert len(data) == contents.respondents == len(column.values)
        if column.width:
            assert list(data.texts()) == [str(value).rstrip() for value in column.values]
            assert len(data.values()) == 0
            assert not data.places().any()
            assert np.isnan(data.numbers()).all()
            continue
        numbers = np.array([math.nan if v is None else v for v in column.values], dtype=float)
        np.testing.assert_array_equal(data.numbers(), numbers)
        told = sorted({v for v in column.values if isinstance(v, float)})
        assert data.values().tolist() == told
        values = np.append(data.values(), math.nan)
        np.testing.assert_array_equal(values[data.places()], numbers)
        assert data.places().dtype == (np.uint8 if len(told) < 256 else np.uint32)
        assert set(data.texts()) <= {""}


codes = st.one_of(st.none(), st.integers(-110, 260).map(float), st.floats(allow_nan=False))
numbers = codes.filter(lambda v: v is None or (math.isfinite(v) and v != -1.7976931348623157e308))
letters = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=40)


@st.composite
def waves(draw: st.DrawFn) -> Sav:
    cases = draw(st.integers(0, 12))
    columns = []
    for number in range(draw(st.integers(1, 12))):
        width = draw(st.sampled_from([0, 0, 0, 0, 3, 8, 9, 40, 255, 256, 300, 760]))
        kind: st.SearchStrategy[Value] = numbers
        if width:
            kind = letters.map(lambda text, width=width: cut_to(text, width))
        values = draw(st.lists(kind, min_size=cases, max_size=cases))
        columns.append(Column(f"q{number}", values, width))
    return Sav(
        columns,
        order=draw(st.sampled_from("<>")),
        bias=draw(st.sampled_from([100.0, 100.0, 0.0, 50.0, 1.0])),
        compression=draw(st.integers(0, 2)),
        stated=draw(st.sampled_from([None, -1])),
        padded=draw(st.booleans()),
        block=draw(st.sampled_from([0x3FF000, 64, 100])),
    )


def cut_to(text: str, width: int) -> str:
    return text.encode()[:width].decode(errors="ignore")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wave=waves())
def test_any_wave_comes_back(wave: Sav, tmp_path: Path) -> None:
    agree(contents_of(wave, tmp_path), wave.columns)


@pytest.mark.parametrize("compression", [0, 1, 2])
@pytest.mark.parametrize("padded", [True, False])
def test_a_wave_of_many_pieces(
    compression: int, padded: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Larger than the pieces in which a file is read, with literals that look like codes."""
    rng = np.random.default_rng(7)
    literal = struct.unpack("<d", bytes([253, 253, 252, 0, 253, 253, 0, 64]))[0]
    number = rng.choice([1.0, 2.0, 99.0, literal, 0.5, math.nan], (9, 20_000))
    columns = [
        Column(f"q{row}", [None if math.isnan(v) else v for v in line])
        for row, line in enumerate(number.tolist())
    ]
    columns.append(Column("text", ["é" * (n % 7) for n in range(20_000)], 14))
    wave = Sav(columns, compression=compression, padded=padded, block=200_000)
    monkeypatch.setattr(sav_cases, "PIECE_BYTES", 100_001)
    agree(contents_of(wave, tmp_path), columns)


def test_everything_that_a_dictionary_says(tmp_path: Path) -> None:
    columns = [
        Column("Region of authority", ["a", "b", "a"], 3, "Région", [("a", "North"), ("b", "")]),
        Column(
            "q1",
            [1.0, 8.0, None],
            label="How far?",
            labels=[(1.0, "Très"), (8.0, "Don't know"), (-1.5, "Other")],
            missing=(-3, (LOWEST, -1.0, 8.0)),
            measure=2,
            format=(5, 4, 1),
        ),
        Column("long", ["x" * 300, "", "y"], 300, labels=[("y", "Yes")], missing=(1, ("y",))),
        Column("day", [13e9, 0.0, None], format=(20, 11, 0), measure=3),
        Column("hours", [90_061.0, 1.0, None], format=(25, 12, 0)),
        Column("w", [0.5, 1.5, 1.0], missing=(-2, (5.0, HIGHEST))),
        Column("t", ["x", "99", "y"], 2, missing=(2, ("99", "98")), measure=1),
    ]
    wave = Sav(
        columns,
        weight="w",
        title="Wave 3 – été",
        documents=["First line", "Second"],
        extensions=[
            (17, b"Source('panel'\n)part('a'\n'b)/'\n)"),
            (18, b"q1:$@Role('1'\n)note('it''s: so'\n)/w:$@Role('3'\n)"),
        ],
    )
    contents = contents_of(wave, tmp_path)
    agree(contents, columns)
    by_name = {variable.name: variable for variable in contents.variables}
    assert by_name["Region of authority"].label == "Région"
    assert by_name["Region of authority"].labels == (("a", "North"), ("b", ""))
    assert by_name["q1"].labels == ((1.0, "Très"), (8.0, "Don't know"), (-1.5, "Other"))
    assert by_name["q1"].missing == Missing((8.0,), -math.inf, -1.0)
    assert by_name["q1"].measure is Measure.ORDINAL
    assert (by_name["q1"].format, by_name["q1"].decimals) == ("F4.1", 1)
    assert by_name["w"].missing == Missing((), 5.0, math.inf)
    assert by_name["long"].labels == (("y", "Yes"),)
    assert by_name["long"].missing == Missing(("y",))
    assert by_name["long"].format == "A300"
    assert by_name["t"].missing == Missing(("99", "98"))
    assert by_name["day"].content is Content.DATE
    assert by_name["hours"].content is Content.TIME
    assert contents.weight == "w"
    assert contents.title == "Wave 3 – été"
    assert contents.documents == ("First line", "Second")
    assert contents.attributes == {"Source": "panel", "part[1]": "a", "part[2]": "b)/"}
    assert contents.variable_attributes == {
        ("q1", "$@Role"): "1",
        ("q1", "note"): "it''s: so",
        ("w", "$@Role"): "3",
    }
    assert contents.remarks == ()
    dictionary = read_dictionary(tmp_path / "wave.sav")
    assert dictionary.variables == contents.variables
    assert dictionary.respondents == 3


def three_items(values: list[Value], width: int = 0) -> list[Column]:
    return [Column(name, values, width, f"Label {name}") for name in ("a", "b", "c")]


@pytest.mark.parametrize(
    ("subtype", "record", "expected"),
    [
        (7, b"$m=C 9 My mcgrou v0 v1\n", AnswerSet("$m", "My mcgrou", ("a", "b"))),
        (7, b"\n\n$d=D1 1 3 Tic V0 V1 V2\n\n", AnswerSet("$d", "Tic", ("a", "b", "c"), 1.0)),
        (7, b"$d=D8 1        0  a b", AnswerSet("$d", "", ("a", "b"), 1.0)),
        (7, "$d=D1 1 6 été\n v0 v1\n".encode(), AnswerSet("$d", "été", ("a", "b"), 1.0)),
        (19, b"$e=E 1 1 1 5 third v2 v0\n", AnswerSet("$e", "third", ("c", "a"), 1.0, True)),
        (19, b"$e=E 11 1 1 0  v1 v0\n", AnswerSet("$e", "Label b", ("b", "a"), 1.0, True)),
    ],
)
def test_answer_sets(subtype: int, record: bytes, expected: AnswerSet, tmp_path: Path) -> None:
    wave = Sav(three_items([1.0, 0.0]), extensions=[(subtype, record)])
    assert contents_of(wave, tmp_path).sets == (expected,)


def test_a_set_of_texts_counts_a_text(tmp_path: Path) -> None:
    wave = Sav(three_items(["Yes", ""], 4), extensions=[(7, b"$d=D3 Yes 0  v0 v1\n")])
    assert contents_of(wave, tmp_path).sets == (AnswerSet("$d", "", ("a", "b"), "Yes"),)


@pytest.mark.parametrize(
    "record",
    [b"$d", b"$d=", b"$d=D", b"$d=D9999 1", b"$d=Dx 1 0  v0", b"$d=C-4 v0", b"$d=X 1",
     b"$d=D1 x 0  v0 v1\n", b"$d=C 0  nobody\n", b"$d=E 1", b"$d=D3 nan 0  v0 v1\n"],
)  # fmt: skip
def test_a_set_that_cannot_be_had_is_told(record: bytes, tmp_path: Path) -> None:
    contents = contents_of(Sav(three_items([1.0]), extensions=[(7, record)]), tmp_path)
    assert contents.sets == ()
    assert contents.remarks


@pytest.mark.parametrize("field", ["weight", "cases"])
def test_weight_behind_a_long_text(field: str, tmp_path: Path) -> None:
    columns = [Column("t", ["x"], 700), Column("w", [2.0])]
    wave = Sav(columns, weight="w", cases64=1, stated=-1 if field == "cases" else None)
    contents = contents_of(wave, tmp_path)
    assert contents.weight == "w"
    assert contents.respondents == 1
    assert contents.remarks == ()


def test_unstated_number_of_cases_is_told(tmp_path: Path) -> None:
    contents = contents_of(Sav([Column("q", [1.0] * 5)], stated=-1), tmp_path)
    assert contents.respondents == 5
    assert "does not state its number of cases; 5 were read" in contents.remarks[0].message
    assert contents.remarks[0].about == "wave.sav"


@pytest.mark.parametrize("compression", [0, 1, 2])
def test_more_cases_than_stated_is_told(compression: int, tmp_path: Path) -> None:
    wave = Sav([Column("q", [1.0, 2.0, 3.0])], stated=2, compression=compression)
    contents = contents_of(wave, tmp_path)
    assert contents.respondents == 2
    assert "More follows" in contents.remarks[0].message


@pytest.mark.parametrize(
    ("encoding", "declared", "page", "told"),
    [
        ("utf-8", "UTF-8", 65001, False),
        ("cp1252", "windows-1252", 1252, False),
        ("cp1252", None, 1252, False),
        ("cp1252", None, 2, True),
        ("utf-8", None, 2, False),
        ("utf-8", "windows-1252", 1252, True),
        ("cp1252", "UTF-8", 65001, True),
        ("cp1251", "windows-1251", 1251, False),
        ("shift_jis", "windows-932", 932, False),
        ("utf-8", "\0\x07 nonsense", 65001, False),
        ("utf-8", "idna", 65001, False),
    ],
)
def test_letters(
    encoding: str, declared: str | None, page: int, told: bool, tmp_path: Path
) -> None:
    text = {"cp1251": "Привет, мир", "shift_jis": "日本語"}.get(encoding, "Café Zoë naïve")
    columns = [Column("q", [text], 40, text, [(text, text)])]
    wave = Sav(columns, encoding=encoding, declared=declared, code_page=page)
    contents = contents_of(wave, tmp_path)
    assert contents.variables[0].label == text
    assert contents.variables[0].labels == ((text, text),)
    assert contents.data["q"].texts() == [text]
    assert bool(contents.remarks) == told


def test_a_label_cut_inside_a_character(tmp_path: Path) -> None:
    wave = Sav([Column("q", [1.0], label="Zoë")]).written().replace("oë".encode(), b"ooo\xc3"[1:])
    (tmp_path / "wave.sav").write_bytes(wave)
    contents = read_sav(tmp_path / "wave.sav")
    assert contents.variables[0].label == "Zoo"
    assert contents.remarks == ()


def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    contents = contents_of(Sav([Column("q", [1.0]), Column("q", [2.0])]), tmp_path)
    assert [variable.name for variable in contents.variables] == ["q", "q_2"]
    assert contents.data["q_2"].numbers().tolist() == [2.0]
    assert contents.remarks


def test_endless_numbers_are_no_answers(tmp_path: Path) -> None:
    contents = contents_of(Sav([Column("q", [1.0, math.inf, math.nan])]), tmp_path)
    assert contents.data["q"].values().tolist() == [1.0]
    assert contents.remarks[0].about == "q"


def test_a_coded_answer_stays_a_byte(tmp_path: Path) -> None:
    contents = contents_of(Sav([Column("q", [1.0, 2.0, None] * 100)]), tmp_path)
    assert contents.data["q"].places().nbytes == 300


@pytest.mark.parametrize("compression", [0, 1, 2])
def test_progress_and_cancelling(compression: int, tmp_path: Path) -> None:
    path = tmp_path / "wave.sav"
    path.write_bytes(
        Sav([Column("q", [0.5] * 9_000)], compression=compression, block=800).written()
    )
    shares: list[float] = []
    read_sav(path, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def cancel(share: float) -> None:
        raise Cancelled

    before = threading.active_count()
    with pytest.raises(Cancelled):
        read_sav(path, cancel)
    assert threading.active_count() == before
    path.unlink()  # nothing holds it
