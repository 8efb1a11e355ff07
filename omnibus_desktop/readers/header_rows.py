"""The first rows of a delimited file: names and labels of its variables, in three known shapes."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.readers.infer_labels import tidy
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark

_QUALTRICS_FIRST = frozenset({"responseid", "startdate", "v1", "recordeddate"})
_ONE_ANSWER = frozenset({"response", "open-ended response", ""})
_ABOUT_THE_RESPONDENT = frozenset(
    {"respondentid", "respondent id", "collectorid", "collector id", "startdate", "start date"}
    | {"enddate", "end date", "ip address", "email address", "first name", "last name"}
    | {"lastname", "firstname", "custom data", "custom data 1"}
)
_LONGEST_NAME = 40  # characters of a heading that is a name rather than a question


@dataclass(frozen=True)
class Heading:
    """One column: its unique name, its label, and the question it belongs to, "" where the file
    does not say."""

    name: str
    label: str
    question: str = ""


@dataclass(frozen=True)
class Header:
    headings: tuple[Heading, ...]
    rows: int  # how many rows of the file it takes
    shape: str  # "plain", "SurveyMonkey" or "Qualtrics"
    renamed: tuple[str, ...] = ()  # names that stood there twice

    def remarks(self, name: str) -> tuple[Remark, ...]:
        """What to tell about the header of the file called `name`."""
        remarks = []
        if self.shape != "plain":
            message = f"Read as a file of {self.shape}: its first {self.rows} rows are headings."
            remarks.append(Remark(name, message))
        if self.renamed:
            twice = ", ".join(self.renamed[:20])
            message = f"These names stood there twice and were numbered: {twice}"
            remarks.append(Remark(name, message))
        return tuple(remarks)


def header_of(first: Sequence[Sequence[str]]) -> Header:
    """The header of a file with these first rows, of which there is one at least."""
    if _is_qualtrics(first):
        rows = 3 if len(first) > 2 and _is_import_row(first[2]) else 2
        headings = [
            Heading(name.strip(), "" if tidy(label) == name.strip() else tidy(label))
            for name, label in zip(first[0], first[1], strict=True)
        ]
        return _unique(headings, rows, "Qualtrics")
    if _is_survey_monkey(first):
        return _unique(_survey_monkey(first[0], first[1]), 2, "SurveyMonkey")
    return _unique([_plain(name, at) for at, name in enumerate(first[0], 1)], 1, "plain")


def _plain(name: str, at: int) -> Heading:
    """A heading that is a whole question is a label; its name is made from its place."""
    name = tidy(name)
    if len(name) > _LONGEST_NAME:
        return Heading(f"Q{at}", name)
    return Heading(name or f"column_{at}", "")


def _is_qualtrics(first: Sequence[Sequence[str]]) -> bool:
    if len(first) < 2 or len(first[0]) != len(first[1]):
        return False
    names = {name.strip().lower() for name in first[0]}
    texts = any(len(label) > _LONGEST_NAME or " " in label for label in first[1])
    return bool(names & _QUALTRICS_FIRST) and "" not in names and texts and not _has_data(first[1])


def _has_data(row: Sequence[str]) -> bool:
    return any(cell.strip().isdigit() for cell in row)


def _is_import_row(row: Sequence[str]) -> bool:
    return any("ImportId" in cell[:20] for cell in row)


def _is_survey_monkey(first: Sequence[Sequence[str]]) -> bool:
    if len(first) < 2 or len(first[0]) != len(first[1]):
        return False
    blank = any(not cell.strip() for cell in first[0][1:])
    answers = {tidy(cell).lower() for cell in first[1]}
    alone = [below for above, below in zip(first[0], first[1], strict=True) if above.strip()]
    said = any(tidy(below).lower() in _ONE_ANSWER - {""} for below in alone)
    return (blank or said) and not _has_data(first[1]) and bool(answers & (_ONE_ANSWER - {""}))


def _survey_monkey(questions: Sequence[str], items: Sequence[str]) -> list[Heading]:
    """A question stands over the first of its columns, the blank ones behind it are its too."""
    groups: list[tuple[str, list[str]]] = []
    for question, item in zip(questions, items, strict=True):
        if question.strip() or not groups:
            groups.append((tidy(question), []))
        groups[-1][1].append(tidy(item))
    headings: list[Heading] = []
    number = 0
    for question, below in groups:
        if question.lower() in _ABOUT_THE_RESPONDENT:
            headings += [Heading(question, "")] * len(below)
            continue
        number += 1
        if len(below) == 1:
            one = below[0].lower() in _ONE_ANSWER
            headings.append(Heading(f"Q{number}", question if one else f"{question}: {below[0]}"))
            continue
        headings += [Heading(f"Q{number}_{at}", item, question) for at, item in enumerate(below, 1)]
    return headings


def _unique(headings: Sequence[Heading], rows: int, shape: str) -> Header:
    """The same headings without a name that stands there twice."""
    taken: set[str] = set()
    unique: list[Heading] = []
    renamed: list[str] = []
    for heading in headings:
        name, number = heading.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{heading.name}_{number}"
        if number > 1:
            renamed.append(heading.name)
        taken.add(name.casefold())
        unique.append(Heading(name, heading.label, heading.question))
    return Header(tuple(unique), rows, shape, tuple(dict.fromkeys(renamed)))
