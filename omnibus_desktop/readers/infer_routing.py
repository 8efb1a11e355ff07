"""Finds the earlier question whose answers decide who is asked a later one."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers.columns import has_number
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import distinct_numbers
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.variable import Content, Data, Variable

_FEWEST_NOT_ASKED = 5
_SAMPLE = 2048  # respondents by whom routers are ruled out before everybody is counted
_LOOKED_AT = 128, 24  # of the sample: how many who were asked and how many who were not
_NEAREST = 250  # earlier questions that may send on
_MOST_ANSWERS = 30  # of a question that sends on
_MOST_COUNTED = 25  # candidates for which everybody is counted
_NO_ANSWER = 31  # the bit for respondents who gave the router no answer
_CHANCE = 1e-6  # above it, the pattern may come from people who left out answers
_LEFT_OUT_OF_SET = 0.5  # share of those not asked whom the router must explain


@dataclass(frozen=True)
class _Router:
    """A question with one answer that may decide who is asked another. `order` is its place."""

    order: int
    question: Question
    place: NDArray[np.integer]
    ids: tuple[str, ...]  # of the answer for each place; "" for a code without one


def nobody_waits() -> None:
    """Where nobody looks up how far the work is."""


def with_routing(
    questions: Sequence[Question],
    variables: Mapping[str, Variable],
    data: Mapping[str, Data],
    only: Collection[str] | None = None,
    look_up: Callable[[], None] = nobody_waits,
) -> tuple[Question, ...]:
    """The questions with `routed_from` and `routed_by` where the data show it beyond chance; all
    questions, or those with `only` these ids.

    Everybody who has a value must have given one of the answers that send on, and those who gave
    another answer must be too many to have been left out by item non-response. `look_up` is called
    for each question.
    """
    routers = [
        router
        for order, question in enumerate(questions)
        if (router := _router(order, question, variables, data)) is not None
    ]
    if not routers:
        return tuple(questions)
    screen = _Screen(routers)
    known: dict[bytes, tuple[str, tuple[str, ...]]] = {}  # what explains who was asked
    routed = list(questions)
    for order, question in enumerate(questions):
        look_up()
        if only is not None and question.id not in only:
            continue
        mask = _with_values(question, variables, data)
        if mask is None or not 0 < np.count_nonzero(mask) <= len(mask) - _FEWEST_NOT_ASKED:
            continue
        key = blake2b(np.packbits(mask).tobytes(), digest_size=16).digest()
        candidates = [] if key in known else screen.candidates(mask, order)
        for explained in filter(None, (_explains(router, mask) for router in candidates)):
            known[key] = explained
            break
        if key in known:
            router_id, answers = known[key]
            routed[order] = replace(question, routed_from=router_id, routed_by=answers)
    return tuple(routed)


class _Screen:
    """Which answers a sample of respondents gave to each router, as bits."""

    def __init__(self, routers: Sequence[_Router]) -> None:
        self._routers = routers
        self._orders = np.array([router.order for router in routers])
        respondents = len(routers[0].place)
        self._sample = distinct_numbers(
            np.linspace(0, respondents - 1, min(_SAMPLE, respondents)).astype(np.intp)
        )
        self._bits = np.empty((len(self._sample), len(routers)), dtype=np.uint32)
        for column, router in enumerate(routers):
            place = router.place[self._sample].astype(np.uint32)
            place[place == len(router.ids)] = _NO_ANSWER
            self._bits[:, column] = np.left_shift(np.uint32(1), place)

    def candidates(self, mask: NDArray[np.bool_], order: int) -> list[_Router]:
        """The routers before question number `order` that may explain the mask, nearest first."""
        last = int(np.searchsorted(self._orders, order))
        first = max(0, last - _NEAREST)
        sampled = mask[self._sample]
        some = [
            _spread(np.flatnonzero(rows), count)
            for rows, count in zip((sampled, ~sampled), _LOOKED_AT, strict=True)
        ]
        if not len(some[1]) or first == last:
            return []
        gave = np.bitwise_or.reduce(self._bits[some[0], first:last], axis=0)
        nothing = np.uint32(1 << _NO_ANSWER)
        alone = (self._bits[some[1], first:last] & ~(gave | nothing)) != 0
        enough = np.count_nonzero(alone, axis=0) >= _LEFT_OUT_OF_SET * len(some[1]) / 2
        enough &= gave & nothing == 0
        found = np.flatnonzero(enough)[::-1][:_MOST_COUNTED].tolist()
        return [self._routers[first + at] for at in found]


def _spread(rows: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    return rows[:: max(1, len(rows) // count)][:count]


def _router(
    order: int, question: Question, variables: Mapping[str, Variable], data: Mapping[str, Data]
) -> _Router | None:
    if question.kind not in (Kind.SINGLE, Kind.SCALE):
        return None
    name = question.variables[0]
    if variables[name].content is Content.TEXT or len(question.answers) > _MOST_ANSWERS:
        return None
    codes = [code_text(code) for code in data[name].values().tolist()]
    known = {answer.id for answer in question.answers}
    ids = tuple(code if code in known else "" for code in codes)
    if not 1 < len(codes) <= _MOST_ANSWERS:
        return None
    return _Router(order, question, data[name].places(), ids)


def _with_values(
    question: Question, variables: Mapping[str, Variable], data: Mapping[str, Data]
) -> NDArray[np.bool_] | None:
    """Who has a value in any of the question's variables (N, bool); None where texts would have
    to be read for it, or where everybody has one."""
    there: NDArray[np.bool_] | None = None
    if question.kind in (Kind.ADMIN, Kind.OPEN):
        return None
    for name in question.variables:
        if variables[name].content is Content.TEXT:
            return None
        values = has_number(data[name])
        there = values if there is None else there | values
        if there.all():
            return None
    return there


def _explains(router: _Router, mask: NDArray[np.bool_]) -> tuple[str, tuple[str, ...]] | None:
    """The router's id and the answers that send on, where they explain who was asked."""
    size = len(router.ids) + 1
    asked = np.bincount(router.place[mask], minlength=size)
    left = np.bincount(router.place, minlength=size) - asked
    sends = asked > 0
    if sends[-1] or any(sends[at] and not code for at, code in enumerate(router.ids)):
        return None
    turned_away = int(left[:-1][~sends[:-1]].sum())
    left_out = int(left[sends].sum())
    if turned_away < _FEWEST_NOT_ASKED or left_out > _LEFT_OUT_OF_SET * int(left.sum()):
        return None
    share = (left_out + 1) / (left_out + int(asked.sum()) + 2)
    chance = turned_away * math.log(share) + len(router.ids) * math.log(2)
    if chance > math.log(_CHANCE):
        return None
    return router.question.id, tuple(code for at, code in enumerate(router.ids) if sends[at])
