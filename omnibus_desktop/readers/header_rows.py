"""The first rows of a delimited file: names and labels of its variables, in three known shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from omnibus_desktop.readers.header_qualtrics import header_rows, is_qualtrics, qualtrics
from omnibus_desktop.readers.header_survey_monkey import is_survey_monkey, survey_monkey
from omnibus_desktop.readers.headings import Header, Heading
from omnibus_desktop.readers.infer_labels import tidy

MOST_ROWS = 3
_LONGEST_NAME = 40  # characters of a heading that is a name rather than a question


def header_of(first: Sequence[Sequence[str]]) -> Header:
    """The header of a file with these first rows, of which there is one at least."""
    if is_qualtrics(first):
        found = _unique(qualtrics(first), header_rows(first), "Qualtrics")
        return replace(found, joined=True, unanswered="-99")
    if is_survey_monkey(first):
        return _unique(survey_monkey(first), 2, "SurveyMonkey")
    return _unique([_plain(name, at) for at, name in enumerate(first[0], 1)], 1, "plain")


def _plain(name: str, at: int) -> Heading:
    """A heading that is a whole question is a label; its name is made from its place."""
    name = tidy(name)
    if len(name) > _LONGEST_NAME:
        return Heading(f"Q{at}", name)
    return Heading(name or f"column_{at}", "")


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
        unique.append(replace(heading, name=name))
    return Header(tuple(unique), rows, shape, tuple(dict.fromkeys(renamed)))
