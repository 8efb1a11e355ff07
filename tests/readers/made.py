"""Contents of survey files made from plain Python values, for tests of inference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.infer import questions
from omnibus_desktop.wave.columns import of_numbers, of_texts
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Content, Data, Measure, Missing, Variable

Code = float | str | None


@dataclass(frozen=True)
class Made:
    variable: Variable
    data: Data


def coded(
    name: str,
    label: str,
    codes: Sequence[Code],
    labels: Mapping[Any, str] | None = None,
    *,
    missing: Sequence[float] = (),
    measure: Measure = Measure.NOMINAL,
    content: Content | None = None,
) -> Made:
    """A variable with these codes, None for system-missing; texts where a code is one."""
    text = any(isinstance(code, str) for code in codes)
    pairs = tuple(
        (code if isinstance(code, str) else float(code), answer)
        for code, answer in (labels or {}).items()
    )
    data: Data
    if text:
        data = of_texts([str(code or "") for code in codes])
    else:
        data = of_numbers(np.array([np.nan if c is None else c for c in codes], dtype=np.float64))
    kind = content or (Content.TEXT if text else Content.NUMBER)
    variable = Variable(name, label, kind, measure, pairs, Missing(tuple(map(float, missing))))
    return Made(variable, data)


def contents(*made: Made, **more: Any) -> Contents:
    """The contents of a file with these variables; `more` goes to Contents."""
    settings: dict[str, Any] = {
        "variables": tuple(one.variable for one in made),
        "data": {one.variable.name: one.data for one in made},
        "respondents": len(made[0].data) if made else 0,
    }
    return Contents(**(settings | more))


def inferred(*made: Made, **more: Any) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
    """The questions of a file with these variables, and what is told about them."""
    return questions(contents(*made, **more))


def only(*made: Made, **more: Any) -> Question:
    """The one question that these variables make up."""
    found, _ = inferred(*made, **more)
    assert len(found) == 1, [question.id for question in found]
    return found[0]
