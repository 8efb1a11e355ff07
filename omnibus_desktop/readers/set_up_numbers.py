"""The codes of a numeric question that stand for no number, as a person corrected them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from omnibus_desktop.readers.infer_choices import is_number
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Answer, Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import ChangedAnswer
from omnibus_desktop.wave.variable import Missing, Variable
from omnibus_desktop.wave.wave import Wave


def with_codes(
    wave: Wave,
    question: Question,
    changes: Sequence[ChangedAnswer],
    tell: Callable[[Remark], None],
) -> tuple[Wave, Question]:
    """The question in whose answers these codes are missing, don't know, or amounts after all;
    and the wave, whose variable declares missing what is so now. A code is known that occurs or
    has a label."""
    if not changes:
        return wave, question
    name = question.variables[0]
    variable = wave.variables[name]
    answers = {answer.id: answer for answer in question.answers}
    codes = _codes(wave, name)
    for change in changes:
        if change.id not in codes and change.id not in answers:
            message = f"The number {change.id} does not occur: what was set up for it is left out."
            tell(Remark(question.id, message))
            continue
        value = float(change.id)
        missing = variable.missing.holds(value) if change.missing is None else change.missing
        before = answers.get(change.id, Answer(change.id, change.id))
        answers[change.id] = replace(
            before,
            label=change.label or before.label,
            role=before.role if change.role is None else change.role,
            missing=missing,
            value=value,
        )
        if not missing:
            variable = _not_missing(variable, value, codes)
    if variable is not wave.variables[name]:
        wave = replace(wave, variables={**wave.variables, name: variable})
    return wave, replace(question, answers=tuple(answers.values()))


def _codes(wave: Wave, name: str) -> frozenset[str]:
    labelled = (code_text(code) for code, _ in wave.variables[name].labels)
    known = {*labelled, *map(code_text, wave.data[name].values().tolist())}
    return frozenset(filter(is_number, known))


def _not_missing(variable: Variable, value: float, codes: frozenset[str]) -> Variable:
    """The variable in which this value is no longer missing, but all others that were still are."""
    if not variable.missing.holds(value):
        return variable
    declared = {*map(float, codes), *(c for c in variable.missing.codes if isinstance(c, float))}
    kept = sorted(code for code in declared if variable.missing.holds(code) and code != value)
    return replace(variable, missing=Missing(tuple(kept)))
