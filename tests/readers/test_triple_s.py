"""Triple-S surveys: every type of variable, both forms of data, all versions; hostile ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.triple_s import read_triple_s
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.places import survey_file
from tests.readers.triple_s_writer import survey, variable

YES_NO = {"1": "Yes", "2": "No"}


def _read(path: Path) -> Contents:
    return read_triple_s(path, [].append)


def _numbers(contents: Contents, name: str) -> list[float | None]:
    found = contents.data[name].numbers().tolist()
    return [None if np.isnan(number) else number for number in found]


REAL = ("exit_survey_v20.sss", "exit_survey_v20_csv.sss", "exit_survey_v11.xml")
DATA = ("exit_survey_v20.asc", "exit_survey_v20_csv.csv", "exit_survey_v11.asc")


@pytest.mark.parametrize("name", REAL + DATA)
def test_the_published_example_gives_the_known_counts(name: str) -> None:
    wave = open_wave(survey_file(f"triple_s/{name}"))
    expected = json.loads(survey_file("expected/triple_s.json").read_text(encoding="utf-8"))
    assert wave.respondents == expected["records"]
    for question in ("Q1", "Q6"):
        named = {"1": "yes", "0": "no"} if question == "Q6" else {}
        counts = {named.get(code, code): n for code, n in _counts(wave, question).items()}
        known = expected[question].get("unweighted", expected[question])
        assert counts == {answer: n for answer, n in known.items() if answer != "no answer"}
    for question in ("Q2", "Q4"):
        counts = {code.rpartition("_")[2]: n for code, n in _counts(wave, question).items()}
        assert {code: n for code, n in counts.items() if n} == expected[question]["counts"]
    miles = wave.question("Q5")
    special = [float(answer.id) for answer in miles.answers]
    given = [n for n in wave.numbers("Q5").tolist() if not np.isnan(n)]
    assert miles.kind is Kind.NUMERIC
    assert [number for number in given if number not in special] == expected["Q5"]["numbers"]
    assert (given.count(500), given.count(999)) == (1, 1)
    assert wave.texts("Q3")[3] == "Musée de la mine"
    assert wave.texts("Q3")[5] == "=1+1"
    _is_weighted(wave, expected, weighted="v11" not in name)


def _counts(wave: Wave, name: str, weights: np.ndarray | None = None) -> dict[str, float]:
    question = wave.question(name)
    member = wave.membership(question)
    return {
        answer.id: int(member.holds(at).sum())
        if weights is None
        else weights[member.holds(at)].sum()
        for at, answer in enumerate(question.answers)
    }


def _is_weighted(
    wave: Wave, expected: dict[str, dict[str, dict[str, float]]], *, weighted: bool
) -> None:
    assert wave.weight == ("CASEWGT" if weighted else None)
    if not weighted:
        assert wave.question("CASEWGT").kind is not Kind.SINGLE
        return
    known = expected["Q1"]["weighted"]
    weights = wave.numbers("CASEWGT")
    assert weights.sum() == expected["sum_of_weights"]
    assert _counts(wave, "Q1", weights) == {a: n for a, n in known.items() if a != "no answer"}
    router = wave.question("Q7")
    assert (router.routed_from, router.routed_by) == ("Q6", ("1",))
    assert wave.question("RESPONDENT_ID").kind is Kind.ADMIN


def test_one_survey_by_either_of_its_files_is_the_same_wave() -> None:
    for pair in zip(REAL, DATA, strict=True):
        description, data = (open_wave(survey_file(f"triple_s/{name}")) for name in pair)
        assert description.id == data.id
        assert [q.id for q in description.questions] == [q.id for q in data.questions]


ALL_TYPES = [
    variable("ID", "character", 1, 4, use="serial"),
    variable("Sex", "single", 5, values={"M": "Man", "F": "Woman"}, format="literal"),
    variable("Age", "quantity", 6, 8, inside='<values><range from="16" to="99"/></values>'),
    variable("Owns", "multiple", 9, 12, values={"1": "Car", "2": "Bicycle", "4": "Boat"}),
    variable(
        "Best", "multiple", 13, 18, values={"5": "A", "10": "B", "12": "C"},
        inside='<spread subfields="3" width="2"/>',
    ),
    variable("Met", "date", 19, 26),
    variable("At", "time", 27, 32),
    variable("Again", "logical", 33),
    variable("W", "quantity", 34, 37, use="weight",
             inside='<values><range from="0.00" to="9.99"/></values>'),
]  # fmt: skip
RECORDS = (
    "r1  M 351010 51012202402292359591" + "1.50\n"
    "r2  F 990000000000              0" + "0.50\n"
    "rü                               " + "1.00\n"
)  # fmt: skip


def test_every_type_of_variable(tmp_path: Path) -> None:
    found = _read(survey(tmp_path, ALL_TYPES, RECORDS))
    assert found.title == "Bridges and roads"
    assert found.respondents == 3
    assert list(found.data["ID"].texts()) == ["r1", "r2", "rü"]
    assert list(found.data["Sex"].texts()) == ["M", "F", ""]
    assert found.variables[1].labels == (("M", "Man"), ("F", "Woman"))
    assert _numbers(found, "Age") == [35, 99, None]
    assert [_numbers(found, f"Owns_{code}") for code in (1, 2, 4)] == [
        [1, 0, None],
        [0, 0, None],
        [0, 0, None],
    ]
    assert [_numbers(found, f"Best_{at}") for at in (1, 2, 3)] == [
        [5, None, None],
        [10, None, None],
        [12, None, None],
    ]
    day = (np.datetime64("2024-02-29") - np.datetime64("1582-10-14")).astype(float) * 86_400
    assert _numbers(found, "Met") == [day, None, None]
    assert _numbers(found, "At") == [86_399, None, None]
    assert _numbers(found, "Again") == [1, 0, None]
    assert (found.weight, found.about_interview) == ("W", ("ID",))
    assert next(v for v in found.variables if v.name == "W").decimals == 2
    assert found.remarks == ()


def test_a_delimited_survey(tmp_path: Path) -> None:
    said = [
        variable("Q1", "single", 1, values=YES_NO),
        variable("Q2", "multiple", 3, values={"1": "Car", "3": "Boat"}),
        variable("Q3", "multiple", 2, values={"1": "A", "2": "B"},
                 inside='<spread subfields="2" width="1"/>'),
        variable("Q4", "character", 4, inside="<size>9</size>"),
    ]  # fmt: skip
    data = 'a,b,c,d\n1,12,"101","x, y"\n,0,"",\n2,2,000,007\n'
    found = _read(
        survey(tmp_path, said, data, record='format="csv" skip="1"', names=("w.sss", "w.csv"))
    )
    assert _numbers(found, "Q1") == [1, None, 2]
    assert [_numbers(found, name) for name in ("Q2_1", "Q2_3")] == [[1, None, 0], [1, None, 0]]
    assert [_numbers(found, name) for name in ("Q3_1", "Q3_2")] == [[1, None, 2], [2, None, None]]
    assert list(found.data["Q4"].texts()) == ["x, y", "", "007"]


def test_names_in_the_first_line_are_no_record(tmp_path: Path) -> None:
    said = [variable("Q1", "single", 1, values=YES_NO), variable("Q2", "quantity", 2)]
    path = survey(tmp_path, said, "Q1,Q2\n1,5\n", record='format="csv"', names=("w.sss", "w.csv"))
    assert [_read(path).respondents, *[r.message for r in _read(path).remarks]] == [
        1,
        "Its first line has the names of the variables and is no record.",
    ]


def test_bits_that_may_have_lost_their_first_zeros_are_not_believed(tmp_path: Path) -> None:
    said = [variable("Q1", "multiple", 1, values={"1": "A", "4": "B"})]
    path = survey(tmp_path, said, "0101\n101\n", record='format="csv"', names=("w.sss", "w.csv"))
    found = _read(path)
    assert _numbers(found, "Q1_4") == [1, None]
    assert [r.message for r in found.remarks] == [
        "Not a list of codes in 1 records, where it counts as not answered: '101'"
    ]


def test_what_is_no_number_is_told(tmp_path: Path) -> None:
    said = [variable("Q1", "quantity", 1, 3), variable("Q2", "date", 4, 11)]
    found = _read(survey(tmp_path, said, " 1220240230\nabc20240131\n"))
    assert _numbers(found, "Q1") == [12, None]
    assert [remark.about for remark in found.remarks] == ["Q1", "Q2"]


def test_a_quantity_is_a_number_and_its_special_codes_are_none(tmp_path: Path) -> None:
    values = '<values><range from="0" to="90"/><value code="0">None</value>'
    values += '<value code="98">Many</value><value code="99">Not stated</value></values>'
    said = [variable("Q1", "quantity", 1, 2, inside=values)]
    wave = open_wave(survey(tmp_path, said, " 0\n10\n20\n98\n99\n  \n"))
    question = wave.question("Q1")
    assert question.kind is Kind.NUMERIC
    assert [(answer.id, answer.label) for answer in question.answers] == [
        ("98", "Many"),
        ("99", "Not stated"),
    ]
    (table,) = tabulate(wave, question)
    assert table.statistics[0].values[0] == 10


def test_a_code_that_is_no_number_is_no_label_of_a_quantity(tmp_path: Path) -> None:
    said = [variable("Q1", "quantity", 1, values={"9": "Many", "x": "None"})]
    assert _read(survey(tmp_path, said, "1\n")).variables[0].labels == ((9.0, "Many"),)


@pytest.mark.parametrize("version", ["1.1", "1.2", "2.0", "3.0"])
@pytest.mark.parametrize(
    ("encoding", "said"),
    [("UTF-8", ""), ("ISO-8859-1", ""), ("windows-1250", ""), ("UTF-8", "Windows-1252")],
)
def test_the_encoding_of_the_data(tmp_path: Path, version: str, encoding: str, said: str) -> None:
    own = said or ("utf-8" if version == "3.0" else encoding)
    name = variable("Q1", "character", 1, 5)
    record = f'encoding="{said}"' if said else ""
    path = survey(
        tmp_path,
        [name, variable("Q2", "single", 6, values=YES_NO)],
        "café 1\nthé  2\n".encode(own),
        version=version,
        record=record,
        encoding=encoding,
    )
    found = _read(path)
    assert list(found.data["Q1"].texts()) == ["café", "thé"]  # positions are letters, not bytes
    assert _numbers(found, "Q2") == [1, 2]
    assert found.remarks == ()


def test_data_in_another_encoding_than_said_are_read_and_told(tmp_path: Path) -> None:
    path = survey(
        tmp_path, [variable("Q1", "character", 1, 4)], b"caf\xe9\n", record='encoding="UTF-8"'
    )
    assert list(_read(path).data["Q1"].texts()) == ["café"]
    assert "1252" in _read(path).remarks[0].message


def test_the_text_for_tables_in_the_first_language_is_taken(tmp_path: Path) -> None:
    label = (
        '<label><text xml:lang="fr" mode="analysis">Ponts</text>'
        '<text xml:lang="en" mode="interview">Which bridges? <b>Show</b><br/>card</text>'
        '<text xml:lang="en" mode="analysis">Bridges</text></label>'
    )
    answers = '<values><value code="1">Old<text xml:lang="en">Old</text></value></values>'
    said = [variable("Q1", "single", 1, inside=label + answers)]
    root = 'xml:lang="en" languages="en fr" modes="interview analysis"'
    found = _read(survey(tmp_path, said, "1\n", root=root))
    assert (found.variables[0].label, found.variables[0].labels) == ("Bridges", ((1.0, "Old"),))
    assert found.variable_attributes == {("Q1", "Wording"): "Which bridges? Show card"}


def test_scores_are_what_a_mean_counts(tmp_path: Path) -> None:
    answers = '<values><value code="1" score="100">Gold</value>'
    answers += '<value code="2" score="-50.5">Tin</value><value code="3">Unsure</value></values>'
    said = [variable("Q1", "single", 1, inside=answers)]
    question = open_wave(survey(tmp_path, said, "1\n2\n3\n1\n")).question("Q1")
    assert [(answer.id, answer.value) for answer in question.answers] == [
        ("1", 100.0),
        ("2", -50.5),
        ("3", None),
    ]
    assert question.kind is Kind.SCALE


ROUTED = [
    variable("Has", "logical", 1),
    variable(
        "Kind", "single", 2, values={"1": "Wood", "2": "Steel"}, inside="<filter>Has</filter>"
    ),
    variable("Uses", "multiple", 3, 4, values={"1": "Rail", "2": "Road"}, filter="Has"),
]


def test_a_filter_is_routing(tmp_path: Path) -> None:
    wave = open_wave(survey(tmp_path, ROUTED, "1110\n0 00\n1200\n   \n0   \n"))
    for name in ("Kind", "Uses"):
        question = wave.question(name)
        assert (question.routed_from, question.routed_by) == ("Has", ("1",))
        assert wave.asked(question).tolist()[:3] == [True, False, True]


def test_a_filter_that_the_data_contradict_is_told_and_not_used(tmp_path: Path) -> None:
    wave = open_wave(survey(tmp_path, ROUTED, "1110\n0110\n1200\n"))
    assert wave.question("Kind").routed_from is None
    assert [r.about for r in wave.remarks if "everybody counts as asked" in r.message] == [
        "Kind",
        "Uses",
    ]


HIERARCHY = (
    '<sss version="2.0"><hierarchy><level ident="H" href="house.sss"/>'
    '<level ident="P" href="person.sss"/></hierarchy></sss>'
)
FOUR = variable("Q1", "single", 1, 2, values=YES_NO), variable("Q2", "single", 3, 4, values=YES_NO)


@pytest.mark.parametrize(
    ("said", "data", "message"),
    [
        (FOUR, " 1 2\n 1\n 2 2\n", ""),
        (FOUR, " 1 2\n 10\n", r"wave\.asc: line 2 ends after 3 characters, within Q2"),
        (FOUR, " 1\n 2\n", "its longest line has 2 characters, but its description needs 4"),
        (FOUR, None, "the file with its data is not beside it"),
        (FOUR, b"", "empty"),
        (FOUR, b" 1\0 2\n", "line 1 has NUL"),
        (FOUR[:1] * 2, " 1 2\n", "Q1 and Q1 both stand at position 1"),
        ([variable("Q1", "single", 5, 4)], "x", "Q1 is said to stand at 5 to 4"),
        ([variable("Q1", "single", 0)], "x", "Q1 is said to stand at 0 to 0"),
        ([variable("Q1", "picture", 1)], "x", "'picture', which the standard does not know"),
        ([variable("Q1", "multiple", 1, 2, YES_NO | {"9": "X"})], "x", "code 9 in 2 characters"),
        ([], "x", "it has no variables"),
        (
            [variable("Q1", "multiple", 1, 2, inside='<spread subfields="3" width="9"/>')],
            "x",
            "3 answers of 9 in 2 characters",
        ),
        (["<variable type='single'/>"], "x", "does not say where A stands"),
        ([variable("Q1", "single", 1, inside="<x>" * 120 + "</x>" * 120)], "x", "more than 100"),
        (["<variable>"], "x", "damaged or cut"),
        (["&later;"], "x", "uses an entity"),
    ],
)
def test_what_cannot_be_right_is_named(
    tmp_path: Path, said: list[str], data: str | None, message: str
) -> None:
    path = survey(tmp_path, said, data)
    if not message:
        assert "shorter than the others" in _read(path).remarks[0].message
        assert _read(path).respondents == 3
        return
    with pytest.raises(OmnibusError, match=message) as raised:
        open_wave(path)
    assert raised.value.message.startswith("wave.sss: ")
    assert raised.value.advice


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (HIERARCHY, r"a hierarchy of several surveys.*"),
        ("<?xml version='1.0'?><html/>", "no Triple-S survey"),
        ("<?xml version='1.0' encoding='nonsense'?><sss/>", "damaged or cut"),
        ("<!DOCTYPE sss [<!ENTITY a 'b'>]><sss/>", "defines entities"),
        ("<!DOCTYPE sss [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><sss/>", "entit"),
        ("<?xml version='1.0'?><sss" + " " * (51 << 20), "at most 50 MB"),
    ],
)
def test_a_hostile_description_is_refused(tmp_path: Path, xml: str, message: str) -> None:
    (tmp_path / "wave.sss").write_text(xml)
    (tmp_path / "wave.asc").write_text("1\n")
    for name in ("wave.sss", "wave.asc") if xml.startswith("<!") else ("wave.sss",):
        with pytest.raises(OmnibusError, match=message) as raised:
            open_wave(tmp_path / name)
        assert raised.value.message.startswith(f"{name}: ")


def test_the_data_may_be_called_otherwise(tmp_path: Path) -> None:
    path = survey(tmp_path, FOUR, " 1 2\n", names=("Wave.SSS", "WAVE.DAT"))
    assert open_wave(path).respondents == 1
    assert open_wave(tmp_path / "WAVE.DAT").respondents == 1


def test_the_name_that_the_description_gives_never_leads_out_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.asc").write_text(" 2 2\n")
    path = survey(folder, FOUR, " 1 1\n", record='href="../secret.asc"', names=("w.sss", "w.asc"))
    found = open_wave(path)
    assert found.numbers("Q1").tolist() == [1]
    assert any("names secret.asc as its data" in remark.message for remark in found.remarks)
    (folder / "secret.asc").write_text(" 2 1\n")
    assert open_wave(path).numbers("Q1").tolist() == [2]
    with pytest.raises(OmnibusError) as raised:
        open_wave(folder / "secret.asc")
    assert ".sss" in raised.value.advice


def test_delimited_text_beside_a_description_of_fixed_data_is_delimited_text(
    tmp_path: Path,
) -> None:
    survey(tmp_path, FOUR, "id,q\n1,2\n", names=("w.sss", "w.csv"))
    assert list(open_wave(tmp_path / "w.csv").variables) == ["id", "q"]


def test_a_changed_file_of_the_two_is_another_wave(tmp_path: Path) -> None:
    path = survey(tmp_path, FOUR, " 1 2\n")
    before = open_wave(path).id
    (tmp_path / "wave.asc").write_text(" 2 2\n")
    assert open_wave(path).id != before
