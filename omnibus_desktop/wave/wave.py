"""A survey wave: its questions, who answered what, its weights and its population."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import (
    Membership,
    look_up,
    of_codes,
    of_mentions,
    of_ticks,
    of_values,
)
from omnibus_desktop.wave.question import Answer, Kind, Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Data, Variable

_FREE = (Kind.NUMERIC, Kind.OPEN, Kind.ADMIN)  # answered by a number or a text, not by a choice


@dataclass(frozen=True, eq=False)
class Wave:
    """One wave. `id` is the fingerprint of its file, `source` the file's name without its folder.

    `population` is the size of the known population of respondents (152 authorities), None where
    there is none. `by_default` are the ids of the questions that break tables when nobody chose.
    `facts` are what the file says of itself, by names in lower case. `unjoined` is the same wave
    before anything was looked up for its authorities, None where nothing was. `authorities` are
    the codes of those that its respondents are, none where it does not say. `members` are, by
    question id, the answers of each of the known population, who took part or not: of questions
    of which these are known.
    """

    id: str
    title: str
    source: str
    respondents: int
    questions: tuple[Question, ...]
    variables: Mapping[str, Variable]
    data: Mapping[str, Data] = field(repr=False)
    remarks: tuple[Remark, ...] = ()
    weight: str | None = None
    population: int | None = None
    by_default: tuple[str, ...] = ()
    respondent_word: str = "respondents"
    period: str = ""
    organisation: str = ""
    synthetic: bool = False
    size: int = 0  # bytes of the file
    beside: tuple[str, ...] = ()  # names of the other files in its folder that belong to it
    facts: Mapping[str, str] = field(default_factory=dict)
    unjoined: Wave | None = field(default=None, repr=False)
    authorities: tuple[str, ...] = field(default=(), repr=False)
    members: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict, repr=False)
    table: ClassVar[Callable[..., Any]]  # given by tables/ask.py, which this room may not import
    _memberships: dict[tuple[str, str | None], tuple[Question, Membership]] = field(
        default_factory=dict, init=False, repr=False
    )
    _asked: dict[tuple[str | None, tuple[str, ...]], NDArray[np.bool_]] = field(
        default_factory=dict, init=False, repr=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "variables", MappingProxyType(dict(self.variables)))
        object.__setattr__(self, "data", MappingProxyType(dict(self.data)))

    def question(self, name: str) -> Question:
        """The question with this id, or, for the name of a variable, that variable alone.

        Raises OmnibusError where the wave has neither.
        """
        for question in self.questions:
            if question.id == name:
                return question
        for question in self.questions:
            if name in question.variables:
                return _alone(question, name)
        raise OmnibusError(
            f"{self.source}: there is no question or variable {name!r}",
            "list them with: omnibus-desktop questions",
        )

    def membership(self, question: Question, item: str | None = None) -> Membership:
        """Who belongs to which answer of this question; of a grid, of the item with this id."""
        known = self._memberships.get((question.id, item))
        if known is not None and known[0] == question:
            return known[1]
        membership = self._membership(question, item)
        self._memberships[question.id, item] = question, membership
        return membership

    def numbers(self, variable: str) -> NDArray[np.float64]:
        """For each respondent the variable's number, NaN where there is none."""
        return self._column(variable).numbers()

    def texts(self, variable: str) -> Sequence[str]:
        """For each respondent the variable's text."""
        return self._column(variable).texts()

    def asked(self, question: Question) -> NDArray[np.bool_]:
        """Who was asked (N, bool): everybody, or those whom the routing question sent here. One
        array, kept and read-only, for all questions with the same routing."""
        key = question.routed_from, question.routed_by
        if key not in self._asked:
            asked = self._sent(question)
            asked.setflags(write=False)
            self._asked[key] = asked
        return self._asked[key]

    def _sent(self, question: Question) -> NDArray[np.bool_]:
        if question.routed_from is None:
            return np.ones(self.respondents, dtype=np.bool_)
        router = self._router(question.routed_from, question.routed_by)
        sent = [answer.id in question.routed_by for answer in router.answers]
        if router.place is not None:
            return look_up(np.array([*sent, False], dtype=np.bool_), router.place)
        asked = np.zeros(self.respondents, dtype=np.bool_)
        for number in np.flatnonzero(sent).tolist():
            asked |= router.holds(number)
        return asked

    def _router(self, name: str, codes: tuple[str, ...]) -> Membership:
        """Membership of the question that sends on. Where it is no longer a choice of these
        codes, because a person took it for something else, of its variable as it stands."""
        router = self.question(name)
        if len(router.variables) > 1 or {answer.id for answer in router.answers}.issuperset(codes):
            return self.membership(router)
        answers = tuple(Answer(code, code) for code in codes)
        return self._membership(replace(router, kind=Kind.SINGLE, answers=answers), None)

    def with_questions(self, questions: Sequence[Question]) -> Wave:
        """The same wave with other questions over the same variables."""
        return replace(self, questions=tuple(questions))

    def _column(self, variable: str) -> Data:
        if variable not in self.data:
            raise OmnibusError(
                f"{self.source}: there is no variable {variable!r}", "check its name"
            )
        return self.data[variable]

    def _membership(self, question: Question, item: str | None) -> Membership:
        asked = self.asked(question)
        if question.kind is Kind.MULTI and question.counted is not None:
            columns = [(self.variables[name], self._column(name)) for name in question.variables]
            return of_ticks(question.answers, columns, question.counted, asked)
        if question.kind is Kind.MULTI:
            columns = [(self.variables[name], self._column(name)) for name in question.variables]
            return of_mentions(question.answers, columns, asked)
        name = item if item is not None else question.variables[0]
        variable, column = self.variables[name], self._column(name)
        if question.kind in _FREE:
            return of_values(question.answers, variable, column, asked)
        return of_codes(question.answers, variable, column, asked)


def _alone(question: Question, variable: str) -> Question:
    """One variable of a set or of a grid as a question of its own."""
    if question.variables == (variable,):
        return question
    if question.kind is Kind.GRID:
        label = next(item.label for item in question.items if item.id == variable)
        return replace(
            question,
            id=variable,
            text=f"{question.text}: {label}",
            kind=Kind.SCALE if question.ordered else Kind.SINGLE,
            variables=(variable,),
            items=(),
        )
    if question.kind in _FREE:
        return replace(question, id=variable, variables=(variable,))
    if question.counted is None:
        return replace(question, id=variable, kind=Kind.SINGLE, variables=(variable,), nets=())
    answer = next(answer for answer in question.answers if answer.id == variable)
    return replace(
        question,
        id=variable,
        text=f"{question.text}: {answer.label}",
        variables=(variable,),
        answers=(answer,),
        nets=(),
    )
