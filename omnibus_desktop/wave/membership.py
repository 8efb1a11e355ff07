"""Which respondents belong to which answer, and who was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.wave.question import Answer
from omnibus_desktop.wave.variable import Content, Data, Variable


@dataclass(frozen=True, eq=False)
class Membership:
    """Answers of one question, or of one item of a grid, as membership. N respondents, K answers.

    Exactly one of `place` and `ticks` is given:
    `place` (N, unsigned integers) is the number of the one answer given, K where there is none;
    `ticks` (N x ceil(K / 8), bytes) has bit k (most significant first, as numpy.packbits) of a
    row set where the respondent belongs to answer k.
    `asked` (N, bool) says who was asked. User-missing answers are answers here: leaving them out
    of rows and base is the table's business. `answered` (N, bool) says who gave any answer, and
    in a multiple-response set also who was shown it and ticked nothing.
    """

    answers: tuple[Answer, ...]
    asked: NDArray[np.bool_]
    answered: NDArray[np.bool_]
    place: NDArray[np.integer] | None = None
    ticks: NDArray[np.uint8] | None = None

    def holds(self, number: int) -> NDArray[np.bool_]:
        """Who belongs to the answer with this number (N, bool)."""
        if self.place is not None:
            return np.asarray(self.place == number)
        assert self.ticks is not None
        return np.asarray(self.ticks[:, number >> 3] & (128 >> (number & 7)), dtype=np.bool_)


def code_text(value: float | str) -> str:
    """A code as the text by which an answer is known: "1", "2.5", "NE"."""
    if isinstance(value, str):
        return value.rstrip()
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def of_codes(
    answers: tuple[Answer, ...], variable: Variable, data: Data, asked: NDArray[np.bool_]
) -> Membership:
    """Membership of a question with one answer a respondent. Codes without an answer count as
    not answered."""
    place = _places(answers, variable, data)
    answered: NDArray[np.bool_] = np.asarray(place < len(answers), dtype=np.bool_)
    return Membership(answers, asked, answered, place=place)


def of_mentions(
    answers: tuple[Answer, ...],
    columns: Sequence[tuple[Variable, Data]],
    asked: NDArray[np.bool_],
) -> Membership:
    """Membership of a set in which each variable holds the code of one mention; a code mentioned
    twice counts once."""
    count = len(answers)
    member = np.zeros((len(asked), count + 1), dtype=np.bool_)
    everyone = np.arange(len(asked))
    for variable, data in columns:
        member[everyone, _places(answers, variable, data)] = True
    member = member[:, :count]
    return Membership(answers, asked, member.any(axis=1), ticks=np.packbits(member, axis=1))


def of_ticks(
    answers: tuple[Answer, ...],
    columns: Sequence[tuple[Variable, Data]],
    counted: float | str,
    asked: NDArray[np.bool_],
) -> Membership:
    """Membership of a set of dichotomies. Who has a value that is not missing in any of the
    variables answered; who has none was not asked or gave no answer (SPSS, MULT RESPONSE)."""
    member = np.zeros((len(asked), len(columns)), dtype=np.bool_)
    answered = np.zeros(len(asked), dtype=np.bool_)
    for number, (variable, data) in enumerate(columns):
        if variable.content is Content.TEXT:
            texts = np.asarray(data.texts(), dtype=object)
            member[:, number] = texts == str(counted).rstrip()
            answered |= texts != ""
            continue
        values, places = data.values(), data.places()
        valid = np.array([not variable.missing.holds(v) for v in values.tolist()] + [False])
        ticked = np.array([v == counted for v in values.tolist()] + [False])
        member[:, number] = ticked[places]
        answered |= valid[places]
    return Membership(answers, asked, answered, ticks=np.packbits(member, axis=1))


def _places(answers: tuple[Answer, ...], variable: Variable, data: Data) -> NDArray[np.integer]:
    """For each respondent the number of its answer, `len(answers)` where there is none."""
    none = len(answers)
    narrow = np.uint8 if none < 256 else np.uint32
    numbers = {answer.id: number for number, answer in enumerate(answers)}
    if variable.content is Content.TEXT:
        texts = data.texts()
        return np.fromiter((numbers.get(text, none) for text in texts), narrow, len(texts))
    table = [numbers.get(code_text(value), none) for value in data.values().tolist()]
    return np.asarray(np.array([*table, none], dtype=narrow)[data.places()])
