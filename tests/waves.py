"""Small waves for tests, made from plain Python values.

wave = make_wave(
    single("region", "Region", [1, 1, 2, None], {1: "North", 2: "South"}, populations=(3, 5)),
    multi("Q12", "Main risks", {"Money": [1, 0, 1, None], "Staff": [0, 0, 1, None]}),
    population=8,
    by_default=("region",),
)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Answer, Item, Kind, Net, Question
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave

Cell = float | str | None


class Given:
    """The answers to one variable, given as a list; None is system-missing."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = tuple(cells)
        self._places: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self._cells)

    def values(self) -> NDArray[np.float64]:
        return np.unique(
            np.array([c for c in self._cells if not isinstance(c, str | None)], dtype=np.float64)
        )

    def places(self) -> NDArray[Any]:
        if self._places is None:
            values = self.values()
            number = {value: place for place, value in enumerate(values.tolist())}
            narrow = np.uint8 if len(values) < 256 else np.uint32
            self._places = np.array([number.get(c, len(values)) for c in self._cells], dtype=narrow)
        return self._places

    def numbers(self) -> NDArray[np.float64]:
        return np.array(
            [np.nan if isinstance(c, str | None) else c for c in self._cells], dtype=np.float64
        )

    def texts(self) -> Sequence[str]:
        return tuple(c.rstrip() if isinstance(c, str) else "" for c in self._cells)


@dataclass(frozen=True)
class Part:
    """A question with the variables behind it and their answers."""

    question: Question
    variables: tuple[Variable, ...]
    data: Mapping[str, Given]


def single(
    name: str,
    text: str,
    codes: Sequence[Cell],
    answers: Mapping[Any, str] | Sequence[Answer],
    *,
    populations: Sequence[int | None] | None = None,
    **more: Any,
) -> Part:
    """A question with one answer a respondent; `more` goes to Question."""
    known = _answers(answers)
    if populations is not None:
        known = tuple(replace(a, population=n) for a, n in zip(known, populations, strict=True))
    content = Content.TEXT if any(isinstance(c, str) for c in codes) else Content.NUMBER
    question = Question(
        **{"id": name, "text": text, "kind": Kind.SINGLE, "variables": (name,), "answers": known}
        | more
    )
    return Part(question, (Variable(name, text, content),), {name: Given(codes)})


def scale(
    name: str,
    text: str,
    codes: Sequence[Cell],
    answers: Mapping[Any, str] | Sequence[Answer],
    *,
    nets: Sequence[Net] = (),
    **more: Any,
) -> Part:
    """A question whose answers stand in an order."""
    settings: dict[str, Any] = {"kind": Kind.SCALE, "ordered": True, "nets": tuple(nets)} | more
    return single(name, text, codes, answers, **settings)


def multi(name: str, text: str, ticks: Mapping[str, Sequence[Cell]], **more: Any) -> Part:
    """A set of dichotomies: label -> 1 (ticked), 0 (not ticked) or None (not shown). The answers
    are NAME_1, NAME_2 ... unless `answers` are given."""
    ids = [f"{name}_{number}" for number in range(1, len(ticks) + 1)]
    answers = tuple(Answer(i, label) for i, label in zip(ids, ticks, strict=True))
    settings: dict[str, Any] = {
        "id": name,
        "text": text,
        "kind": Kind.MULTI,
        "variables": tuple(ids),
        "answers": answers,
        "counted": 1.0,
    }
    question = Question(**(settings | more))
    variables = tuple(Variable(i, label) for i, label in zip(ids, ticks, strict=True))
    return Part(
        question,
        variables,
        {i: Given(cells) for i, cells in zip(ids, ticks.values(), strict=True)},
    )


def grid(
    name: str,
    text: str,
    items: Mapping[str, Sequence[Cell]],
    answers: Mapping[Any, str] | Sequence[Answer],
    **more: Any,
) -> Part:
    """A grid: item label -> codes. The items are NAME_a, NAME_b ..."""
    ids = [f"{name}_{chr(97 + number)}" for number in range(len(items))]
    question = Question(
        **{
            "id": name,
            "text": text,
            "kind": Kind.GRID,
            "variables": tuple(ids),
            "answers": _answers(answers),
            "items": tuple(Item(i, label) for i, label in zip(ids, items, strict=True)),
        }
        | more
    )
    variables = tuple(Variable(i, label) for i, label in zip(ids, items, strict=True))
    return Part(
        question,
        variables,
        {i: Given(cells) for i, cells in zip(ids, items.values(), strict=True)},
    )


def numeric(name: str, text: str, numbers: Sequence[Cell], **more: Any) -> Part:
    """A question answered with a number."""
    question = Question(
        **{"id": name, "text": text, "kind": Kind.NUMERIC, "variables": (name,)} | more
    )
    return Part(question, (Variable(name, text),), {name: Given(numbers)})


def make_wave(
    *parts: Part, weights: Mapping[str, Sequence[Cell]] | None = None, **more: Any
) -> Wave:
    """A wave of these questions; `weights` are further variables, name -> numbers; `more` goes to
    Wave (population, weight, by_default, respondent_word, period, synthetic ...)."""
    variables: dict[str, Variable] = {}
    data: dict[str, Given] = {}
    for part in parts:
        variables |= {variable.name: variable for variable in part.variables}
        data |= part.data
    for name, numbers in (weights or {}).items():
        variables[name], data[name] = Variable(name), Given(numbers)
    settings: dict[str, Any] = {
        "id": "fingerprint",
        "title": "Test wave",
        "source": "test.sav",
        "respondents": len(next(iter(data.values()))) if data else 0,
        "questions": tuple(part.question for part in parts),
        "variables": variables,
        "data": data,
    }
    return Wave(**(settings | more))


def _answers(answers: Mapping[Any, str] | Sequence[Answer]) -> tuple[Answer, ...]:
    if not isinstance(answers, Mapping):
        return tuple(answers)
    return tuple(
        Answer(
            code_text(code),
            label,
            value=None if isinstance(code, str) else float(code),
        )
        for code, label in answers.items()
    )
