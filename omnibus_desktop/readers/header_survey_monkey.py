"""The two header rows of a SurveyMonkey export: questions, and what each column holds of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omnibus_desktop.readers.headings import Heading, Use
from omnibus_desktop.readers.infer_labels import tidy

_ONE_ANSWER = frozenset({"response", "open-ended response"})
_FACTS = frozenset(
    {"respondentid", "respondent id", "collectorid", "collector id", "startdate", "start date"}
    | {"enddate", "end date", "date created", "date modified", "ip address", "email address"}
    | {"first name", "last name", "lastname", "firstname"}
)
_OTHER = re.compile(r"(other|comments?|something else)\b.*|.*\(please (specify|explain)\).*")


def is_survey_monkey(first: Sequence[Sequence[str]]) -> bool:
    """Whether these first rows are the header of a SurveyMonkey export."""
    if len(first) < 2 or len(first[0]) != len(first[1]):
        return False
    above, below = ([tidy(cell).lower() for cell in row] for row in first[:2])
    if not _ONE_ANSWER & set(below) and "" not in above[1:]:
        return False
    facts = [item for question, item in zip(above, below, strict=True) if question in _FACTS]
    if facts:
        return not any(facts) and any(below)
    return bool(_ONE_ANSWER & set(below)) and not any(cell.isdigit() for cell in below)


def survey_monkey(first: Sequence[Sequence[str]]) -> list[Heading]:
    """The columns. A question stands over the first of its own, the blank ones behind it are its
    too."""
    groups: list[tuple[str, list[str]]] = []
    for question, item in zip(first[0], first[1], strict=True):
        if question.strip() or not groups:
            groups.append((tidy(question), []))
        groups[-1][1].append(tidy(item))
    headings: list[Heading] = []
    number = 0
    for question, items in groups:
        if question.lower() in _FACTS:
            headings += [Heading(question, "", use=Use.FACT)] * len(items)
        elif question.lower().startswith("custom data"):
            headings += [Heading(question, "")] * len(items)
        else:
            number += 1
            headings += _of_question(f"Q{number}", question, items)
    return headings


def _of_question(name: str, question: str, items: Sequence[str]) -> list[Heading]:
    if items[0].lower() in _ONE_ANSWER | {""} and all(
        _OTHER.fullmatch(i.lower()) for i in items[1:]
    ):
        written = [
            Heading(f"{name}_TEXT", f"{question}: {item}", use=Use.TEXT) for item in items[1:]
        ]
        return [Heading(name, question), *written]
    if len(items) == 1:
        return [Heading(name, f"{question}: {items[0]}")]
    return [
        Heading(f"{name}_{at}", item, question, key=name, use=_use(item))
        for at, item in enumerate(items, 1)
    ]


def _use(item: str) -> Use:
    return Use.OTHER if _OTHER.fullmatch(item.lower()) else Use.ANSWER
