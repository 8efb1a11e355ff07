"""Breaks of a slide, some of which nest: "region*authority_type" is each region by each type."""

from __future__ import annotations

from collections.abc import Iterable

_BY = "*"


def nest_of(name: str) -> tuple[str, ...]:
    """The questions that nest in a break, the outer one first; of most breaks one."""
    return tuple(name.split(_BY))


def questions_in(by: Iterable[str]) -> tuple[str, ...]:
    """The questions of all these breaks, each once."""
    return tuple(dict.fromkeys(question for name in by for question in nest_of(name)))


def moved(by: tuple[str, ...], place: int, to: int) -> tuple[str, ...]:
    """The breaks with that at `place` before the one that is at `to` now; at the end for their
    number."""
    if not 0 <= place < len(by):
        return by
    others = by[:place] + by[place + 1 :]
    to -= to > place
    return (*others[:to], by[place], *others[to:])


def nested(by: tuple[str, ...], inner: int, outer: int) -> tuple[str, ...]:
    """The breaks with one nested in another; as they are where both ask the same question."""
    if inner == outer or set(nest_of(by[inner])) & set(nest_of(by[outer])):
        return by
    both = f"{by[outer]}{_BY}{by[inner]}"
    return tuple(
        both if place == outer else name for place, name in enumerate(by) if place != inner
    )


def apart(by: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The breaks with the questions of this one side by side."""
    return tuple(dict.fromkeys((*by[:place], *nest_of(by[place]), *by[place + 1 :])))


def nest_name(questions: Iterable[str]) -> str:
    """The break in which these questions nest; "" of none."""
    return _BY.join(questions)
