"""What is proposed where questions are grouped: a text for all, and the value that means ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omnibus_desktop.readers.infer_labels import shared
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave

_TICKED = re.compile(r"yes|ticked|selected|checked|chosen|mentioned", re.IGNORECASE)
_NOT = re.compile(r"\b(not|un)", re.IGNORECASE)
_MOST = 20  # values to choose from
Choice = tuple[float | str | None, str]


def counted_choices(wave: Wave, questions: Sequence[Question]) -> tuple[list[Choice], int]:
    """The values that may mean "ticked" in the variables of these questions, each with words for
    it; the last, None, is that each variable holds one mention. And the place of the likely one."""
    labels: dict[float | str, str] = {}
    few = True
    for name in dict.fromkeys(name for question in questions for name in question.variables):
        variable, data = wave.variables[name], wave.data[name]
        values: Sequence[float | str]
        if variable.content is Content.TEXT:
            values = sorted(set(data.texts()) - {""})
        else:
            values = data.values().tolist()
        labels |= dict(variable.labels)
        few = few and len(values) <= 2
        for value in values:
            labels.setdefault(value, "")
    codes = sorted(labels, key=lambda value: (isinstance(value, str), value))[:_MOST]
    choices: list[Choice] = [(code, _words(code, labels[code])) for code in codes]
    choices.append((None, "any answer: each is one mention"))
    named = (place for place, code in enumerate(codes) if _says_ticked(labels[code]))
    first = next(named, None)
    if first is None:
        first = codes.index(1.0) if 1.0 in codes and few else len(choices) - 1
    return choices, first


def shared_text(questions: Sequence[Question]) -> str:
    """What the texts of these questions have in common; the text of the first where that is
    nothing worth proposing."""
    texts = [question.text for question in questions]
    common = shared(texts) if len(texts) > 1 else None
    return texts[0] if common is None else common.text or texts[0]


def _says_ticked(label: str) -> bool:
    return _TICKED.search(label) is not None and _NOT.search(label) is None


def _words(code: float | str, label: str) -> str:
    text = f"{code:g}" if isinstance(code, float | int) else code
    return f"{text} ({label})" if label else text
