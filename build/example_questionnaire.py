"""The questionnaire of the example wave, as build/example/questionnaire.toml has it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "example"
DONT_KNOW = 98
REFUSED = 99
EVERYWHERE = "everywhere"

Answers = tuple[tuple[int, str], ...]
Lean = Mapping[str, float]


@dataclass(frozen=True)
class One:
    """A question with one answer. `counts` are by area (or for EVERYWHERE) and stand in the order
    of `answers`. `asked` is the "question=code" that routes here, None if everybody is asked."""

    name: str
    text: str
    answers: Answers
    counts: Mapping[str, tuple[int, ...]]
    lean: Lean
    ordered: bool
    asked: str | None


@dataclass(frozen=True)
class Choice:
    """One answer of a multiple-response question and how many tick it. Who ticks an `alone`
    answer ticks no other."""

    name: str
    text: str
    count: int
    lean: Lean = field(default_factory=dict)
    alone: bool = False


@dataclass(frozen=True)
class Many:
    """A multiple-response question that `answered` respondents answer with one to `most` ticks.
    `choices` stand in the order in which ticks are dealt out, those that stand alone first."""

    name: str
    text: str
    answered: int
    most: int
    choices: tuple[Choice, ...]

    @property
    def listed(self) -> list[Choice]:
        """The choices as a respondent reads them: those that stand alone last."""
        return sorted(self.choices, key=lambda choice: choice.alone)


@dataclass(frozen=True)
class Comment:
    """An open question; `texts` are dealt out among those to whom `asked` applies."""

    name: str
    text: str
    texts: tuple[str, ...]
    asked: str


Question = One | Many | Comment


@dataclass(frozen=True)
class Section:
    """Questions under one heading; `part` is the part of the return that one person fills in."""

    title: str
    part: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Questionnaire:
    """`parts` says how many respondents fill in each part."""

    parts: Mapping[str, int]
    sections: tuple[Section, ...]


def questionnaire() -> Questionnaire:
    """The questionnaire of the example wave."""
    with (FOLDER / "questionnaire.toml").open("rb") as stream:
        told = tomllib.load(stream)
    answers = {name: tuple((c, text) for c, text in of) for name, of in told["answers"].items()}
    sections = tuple(
        Section(
            section["title"],
            section["part"],
            tuple(_question(question, answers) for question in section["questions"]),
        )
        for section in told["sections"]
    )
    return Questionnaire(told["parts"], sections)


def _question(told: dict[str, Any], answers: Mapping[str, Answers]) -> Question:
    if "choices" in told:
        choices = tuple(Choice(**choice) for choice in told["choices"])
        return Many(told["name"], told["text"], told["answered"], told["most"], choices)
    if "comments" in told:
        texts = (FOLDER / told["comments"]).read_text(encoding="utf-8").splitlines()
        return Comment(told["name"], told["text"], tuple(texts), told["asked"])
    counts = told.get("by_area") or {EVERYWHERE: told["counts"]}
    return One(
        told["name"],
        told["text"],
        answers[told["answers"]],
        {area: tuple(numbers) for area, numbers in counts.items()},
        told.get("lean", {}),
        told.get("ordered", False),
        told.get("asked"),
    )
