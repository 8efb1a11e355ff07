"""How many answered a question, whatever its kind."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import rows_of
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave

_PLAIN = Options()


def answered(wave: Wave, question: Question) -> int:
    """How many respondents are in the question's base: those who gave an answer that the file
    does not declare missing; of a grid those who did so for any item."""
    if question.kind is Kind.GRID:
        bases = [rows_of(wave, question, item.id, _PLAIN).in_base for item in question.items]
        return int(np.any(bases, axis=0).sum())
    if question.kind is not Kind.NUMERIC and not question.answers:
        return _written(wave, question)
    rows = rows_of(wave, question, None, _PLAIN) if _countable(wave, question) else None
    return int(rows.in_base.sum()) if rows else 0


def _countable(wave: Wave, question: Question) -> bool:
    """Whether there is any answer to count: in a numeric question nobody answered there is none."""
    numeric = question.kind is Kind.NUMERIC
    return not numeric or bool(len(wave.data[question.variables[0]].values()))


def _written(wave: Wave, question: Question) -> int:
    """Those who wrote something, or gave a number that is not declared missing."""
    given = np.zeros(wave.respondents, dtype=np.bool_)
    for name in question.variables:
        variable = wave.variables[name]
        if variable.content is Content.TEXT:
            texts = wave.texts(name)
            given |= np.fromiter((bool(text) for text in texts), np.bool_, len(texts))
            continue
        data = wave.data[name]
        valid = [not variable.missing.holds(value) for value in data.values().tolist()]
        given |= np.array([*valid, False])[data.places()]
    return int(given.sum())
