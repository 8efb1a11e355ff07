"""Exports of Qualtrics and SurveyMonkey, as text and as workbooks: questions, not columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.header_qualtrics import without_html
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

Row = Sequence[str]
FORMS = (".csv", ".tsv", ".xlsx")

NAMES = (
    *("StartDate", "Status", "IPAddress", "Finished", "ResponseId", "UserLanguage"),
    *("Q1", "Q1_3_TEXT", "Q2_1", "Q2_2", "Q2_3", "Q3_1", "Q3_2", "Q4_Page Submit", "Q5", "Q2_DO"),
)
RISKS = ("Money", "Staff, pay", "Time")
TEXTS = (
    *("Start Date", "Response Type", "IP Address", "Finished", "Response ID", "User Language"),
    "Your <b>area</b>?<br>Choose - Selected Choice",
    "Your <b>area</b>?<br>Choose - Other (please specify) - Text",
    *(f"Which risks?&nbsp;Tick all. - Selected Choice - {risk}" for risk in RISKS),
    *(f"How useful is - {what}" for what in ("The portal", "The phone")),
    "Timing - Page Submit",
    "Which of these?",
    "Which risks? - Display Order",
)  # fmt: skip
IDS = (
    *("startDate", "status", "ipAddress", "finished", "_recordId", "userLanguage"),
    *("QID1", "QID1_3_TEXT", "QID2_1", "QID2_2", "QID2_3", "QID3_1", "QID3_2"),
    *("QID4_PAGE_SUBMIT", "QID5", "QID2_DO"),
)
WORDS = (
    "1 Jan,IP Address,1.2.3.4,True,R_1,EN,North,,Money,,Time,Very,Not at all,3.5,A;B,1|2",
    "1 Jan,IP Address,1.2.3.4,True,R_2,EN,Other,Up hill,,'Staff, pay',,Very,Very,9,A,2|1",
    "2 Jan,IP Address,1.2.3.4,False,R_3,EN,North,,Money,'Staff, pay',,Not at all,,2.25,A;C,1|2",
    "3 Jan,IP Address,1.2.3.4,True,R_4,EN,South,,,,,Not at all,Very,7,B;C,1|2",
)
NUMBERS = (
    "1 Jan,0,1.2.3.4,1,R_1,EN,1,,1,,1,5,1,3.5,1;2,1|2",
    "1 Jan,0,1.2.3.4,1,R_2,EN,3,Up hill,,1,,5,5,9,1,2|1",
    "2 Jan,0,1.2.3.4,0,R_3,EN,1,,1,1,,1,-99,2.25,1;3,1|2",
    "3 Jan,0,1.2.3.4,1,R_4,EN,2,,,,,1,5,7,2;3,1|2",
)


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """Rows of these lines; a semicolon is a comma within a cell."""
    rows = csv.reader(lines, quotechar="'")
    return [[cell.replace(";", ",") for cell in row] for row in rows]


def _saved(folder: Path, form: str, rows: Sequence[Row]) -> Path:
    path = folder / f"export{form}"
    if form == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
        book.save(path)
        return path
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t" if form == ".tsv" else ",").writerows(rows)
    path.write_text(out.getvalue(), "utf-16" if form == ".tsv" else "utf-8-sig")
    return path


def _qualtrics(folder: Path, form: str, lines: Sequence[str], *, header: int = 3) -> Wave:
    """The wave of this export, with each line four times: codes are codes where they recur."""
    imports = [f'{{"ImportId":"{name}"}}' for name in IDS]
    rows = [*(NAMES, TEXTS, imports)[:header], *4 * _rows(lines)]
    return open_wave(_saved(folder, form, rows))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", [WORDS, NUMBERS], ids=["words", "numbers"])
@pytest.mark.parametrize("header", [2, 3])
def test_a_qualtrics_export(tmp_path: Path, form: str, lines: Sequence[str], header: int) -> None:
    wave = _qualtrics(tmp_path, form, lines, header=header)
    kinds = {question.id: (question.kind, question.text) for question in wave.questions}
    facts = [question.id for question in wave.questions if question.kind is Kind.ADMIN]
    assert facts == [*NAMES[:6], "Q4_Page Submit", "Q2_DO"]
    assert wave.respondents == 16
    assert kinds["Q1"] == (Kind.SINGLE, "Your area? Choose")
    assert kinds["Q1_3_TEXT"][0] is Kind.OPEN
    assert "Other (please specify)" in kinds["Q1_3_TEXT"][1]
    assert kinds["Q2"] == (Kind.MULTI, "Which risks? Tick all.")
    assert kinds["Q3"] == (Kind.GRID, "How useful is")
    risks = wave.question("Q2")
    assert [answer.label for answer in risks.answers] == list(RISKS)
    member = wave.membership(risks)
    assert [member.holds(at).tolist()[:4] for at in range(3)] == [
        [True, False, True, False],
        [False, True, True, False],
        [True, False, False, False],
    ]
    assert [item.label for item in wave.question("Q3").items] == ["The portal", "The phone"]


@pytest.mark.parametrize("lines", [WORDS, NUMBERS], ids=["words", "numbers"])
def test_several_answers_in_one_cell_are_taken_apart_and_told(
    tmp_path: Path, lines: Sequence[str]
) -> None:
    wave = _qualtrics(tmp_path, ".csv", lines)
    question = wave.question("Q5")
    assert (question.kind, question.text) == (Kind.MULTI, "Which of these?")
    member = wave.membership(question)
    assert [member.holds(at).sum() for at in range(3)] == [12, 8, 8]
    assert any("taken apart at commas: Q5" in remark.message for remark in wave.remarks)


def test_seen_but_not_answered_is_no_answer(tmp_path: Path) -> None:
    wave = _qualtrics(tmp_path, ".csv", NUMBERS)
    answers = {answer.id: answer for answer in wave.question("Q3_2").answers}
    assert answers["-99"].missing
    assert any("seen and not answered" in remark.message for remark in wave.remarks)


@pytest.mark.parametrize(
    "cells",
    [
        ["red,blue", "blue,red", "red", "blue", "red"],  # in no order: written
        ["a,b", "c", "d", "e,f", "g"],  # each once: written
        ["Yes,fully", "Yes,fully", "No", "No"],  # always together: one answer
        ["1,000", "2,500", "1,000", "3"],  # thousands
        ["Yes, fully", "No, never", "Yes, fully", "No, never"],
    ],
)
def test_commas_within_an_answer_take_nothing_apart(tmp_path: Path, cells: Sequence[str]) -> None:
    rows = [("ResponseId", "Q1"), ("Response ID", "Which colour is it?")]
    rows += [(f"R_{at}", cell) for at, cell in enumerate(cells)]
    assert "Q1" in open_wave(_saved(tmp_path, ".csv", rows)).variables


def test_a_matrix_with_several_answers_is_a_question_a_line(tmp_path: Path) -> None:
    lines = [(line, answer) for line in (1, 2) for answer in (1, 2)]
    rows = [
        ("ResponseId", *(f"Q1_{line}_{answer}" for line, answer in lines)),
        ("Response ID", *(f"When?-Line {'AB'[line - 1]}-Day {answer}" for line, answer in lines)),
        ("{'ImportId': 'responseId'}", *(f"{{'ImportId': 'QID1-{x}-{y}'}}" for x, y in lines)),
        *(("R_1", "1", "", "", "1"), ("R_2", "1", "1", "1", "")),
    ]
    wave = open_wave(_saved(tmp_path, ".csv", rows))
    asked = [question for question in wave.questions if question.kind is Kind.MULTI]
    assert [question.text for question in asked] == ["When?: Line A", "When?: Line B"]
    assert [answer.label for answer in asked[0].answers] == ["Day 1", "Day 2"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>How<br/>are <b>y</b>ou?</p>", "How are you?"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("&gt;80% cocoa&nbsp;", ">80% cocoa"),
        ("<style>p {color: red}</style>Age <18", "Age <18"),
        ('<img src="//host/x.png">Logo', "Logo"),
    ],
)
def test_a_question_in_html_becomes_plain_text(source: str, shown: str) -> None:
    assert without_html(source) == shown


MONKEY = (
    "Respondent ID,Start Date,Custom Data 1,A portal?,,Which risks?,,,Rate them,,Rank,,Why?",
    ",,,Response,Other (please specify),Money,Staff,Other,Portal,Phone,1,2,Open-Ended Response",
    "11,01/02/2024,North,Yes,,Money,,,Good,Bad,1,2,It helps",
    "12,01/02/2024,South,,Soon,,,A flood,Bad,,2,1,",
    "13,01/02/2024,North,No,,Money,Staff,A flood; a fire,Bad,Bad,1,2,No idea at all",
    "14,01/02/2024,South,Yes,,,,,Good,Good,2,1,",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_survey_monkey_export(tmp_path: Path, form: str) -> None:
    wave = open_wave(_saved(tmp_path, form, _rows(MONKEY)))
    kinds = {question.id: question.kind for question in wave.questions}
    assert kinds == {
        "Respondent ID": Kind.ADMIN,
        "Start Date": Kind.ADMIN,
        "Custom Data 1": Kind.SINGLE,
        "Q1": Kind.SINGLE,
        "Q1_TEXT": Kind.OPEN,
        "Q2": Kind.MULTI,
        "Q2_3_TEXT": Kind.OPEN,
        "Q3": Kind.GRID,
        "Q4": Kind.GRID,
        "Q5": Kind.OPEN,
    }
    risks = wave.question("Q2")
    assert [answer.label for answer in risks.answers] == ["Money", "Staff", "Other"]
    member = wave.membership(risks)
    assert member.holds(2).tolist() == [False, True, True, False]  # whoever wrote something
    assert member.answered.tolist() == [True, True, True, False]
    assert wave.texts("Q2_3_TEXT")[2] == "A flood, a fire"


def test_survey_monkey_codes_in_place_of_answers(tmp_path: Path) -> None:
    lines = [line.replace("Money,Staff", "1,2").replace("Money", "1") for line in MONKEY[2:]]
    wave = open_wave(_saved(tmp_path, ".csv", _rows([*MONKEY[:2], *lines])))
    member = wave.membership(wave.question("Q2"))
    assert [member.holds(at).sum() for at in range(3)] == [2, 1, 2]
