"""A choice of answers: a scale or not, in which order, with which nets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from omnibus_desktop.readers.infer_answers import Listed, listed
from omnibus_desktop.readers.infer_scales import Scale, net_label, scale_of, scale_order
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Net, Role
from omnibus_desktop.wave.variable import Missing

_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?")
_LONGEST_SCALE = 11  # points from 0 to 10
_MOST_CODES = 12  # codes without a label beside labelled ones; more are numbers


@dataclass(frozen=True)
class Choice:
    """What a list of answers makes of a question."""

    kind: Kind
    reason: str
    answers: tuple[Answer, ...]
    unlabelled: tuple[str, ...] = ()
    ordered: bool = False
    nets: tuple[Net, ...] = ()
    confidence: Confidence = Confidence.LIKELY


def bare_codes(answers: Listed, reason: str) -> Choice:
    """A choice of codes that nothing says anything about."""
    return Choice(Kind.SINGLE, reason, answers.answers, confidence=Confidence.GUESS)


def choice(answers: Listed, reason: str, confidence: Confidence, *, said_ordered: bool) -> Choice:
    """A choice of one of these answers: a scale where their wording says so. `reason` is why it
    is a choice at all and `confidence` how sure that is, `said_ordered` whether the file says that
    its answers have an order."""
    substantive = answers.substantive()
    labels = tuple(answer.label for answer in substantive)
    scale = scale_of(labels)
    if scale is None:
        ordered = said_ordered or bands(labels)
        return Choice(
            Kind.SINGLE,
            reason,
            answers.answers,
            answers.unlabelled,
            ordered=ordered and len(substantive) > 2,
            confidence=confidence,
        )
    return Choice(
        Kind.SCALE,
        f"a scale by the wording of its answers ({scale.wording})",
        _with_values(answers),
        answers.unlabelled,
        ordered=True,
        nets=_nets(scale, substantive),
    )


@lru_cache(maxsize=4096)
def labelled(
    labels: tuple[tuple[float | str, str], ...],
    missing: Missing,
    codes: tuple[float | str, ...],
    *,
    said_ordered: bool,
) -> Choice:
    """What these value labels make of a variable in whose data these codes occur: a choice, a
    scale with labels at its ends, or a number of which some values stand for none."""
    answers = listed(labels, missing, codes)
    said = answers.substantive()
    numeric = all(map(is_number, answers.unlabelled))
    if answers.unlabelled and numeric and (not said or len(answers.unlabelled) > _MOST_CODES):
        numbers = {answer.id for answer in said} | set(answers.unlabelled)
        special = tuple(
            replace(answer, value=float(answer.id))  # by which a mean leaves it out
            for answer in answers.answers
            if answer.id not in numbers
        )
        return Choice(Kind.NUMERIC, "numbers of which only special ones have labels", special)
    points = _between_the_ends(answers)
    if points:
        every = replace(listed(labels, missing, points), unlabelled=())
        reason = "a scale of whole numbers with labels at its ends"
        return Choice(Kind.SCALE, reason, _with_values(every), ordered=True)
    reason = f"{len(labels)} answers"
    return choice(in_own_order(answers), reason, Confidence.STATED, said_ordered=said_ordered)


def in_own_order(answers: Listed) -> Listed:
    """The answers in the file's order, unless each label is its own code: then by meaning."""
    own = all(answer.id == answer.label and not is_number(answer.id) for answer in answers.answers)
    return replace(in_order(answers), unlabelled=answers.unlabelled) if own else answers


def _between_the_ends(answers: Listed) -> tuple[float, ...]:
    """Every point of a scale of whole numbers of which only the ends, or a few, have labels;
    nothing where these answers are no such scale."""
    said = [float(answer.id) for answer in answers.substantive() if is_number(answer.id)]
    if len(said) < 2 or not answers.unlabelled:
        return ()
    low, high = min(said), max(said)
    if not high - low < _LONGEST_SCALE:
        return ()
    points = int(high - low) + 1
    if not all(is_number(code) and low < float(code) < high for code in answers.unlabelled):
        return ()
    if not all(code.is_integer() for code in (low, high, *map(float, answers.unlabelled))):
        return ()
    few = 2 * len(said) <= points
    return tuple(low + step for step in range(points)) if few else ()


def in_order(answers: Listed) -> Listed:
    """Texts that are answers of their own, in the order of their meaning: as a scale where they
    make one up, else by their first numbers, else by name; don't know and its like last."""
    said = sorted(answers.substantive(), key=lambda answer: _by_name(answer.label))
    order = scale_order(tuple(answer.label for answer in said))
    rest = [answer for answer in answers.answers if answer not in said]
    return Listed((*(said[number] for number in order), *rest))


def bands(labels: tuple[str, ...]) -> bool:
    """Whether the answers are bands of numbers, one after another ("16 to 24", "25 to 34")."""
    numbers = [_first_number(label) for label in labels]
    known = [number for number in numbers if number is not None]
    if len(known) < max(3, len(labels) - 1) or len(known) == 0:
        return False
    first_without = numbers[0] is None
    rising = all(a <= b for a, b in pairwise(known))
    return rising and len(set(known)) > 2 and (len(known) == len(labels) or first_without)


def _with_values(answers: Listed) -> tuple[Answer, ...]:
    """The points of a scale with the number that a mean counts them as: their code. "None" is a
    point like the others here."""
    points = {answer.id for answer in answers.substantive()}
    return tuple(
        replace(
            answer,
            role=Role.SUBSTANTIVE,
            value=float(answer.id) if is_number(answer.id) else None,
        )
        if answer.id in points
        else answer
        for answer in answers.answers
    )


def is_number(code: str) -> bool:
    """Whether the code is a number as `code_text` writes one."""
    return bool(re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", code))


def _nets(scale: Scale, answers: tuple[Answer, ...]) -> tuple[Net, ...]:
    """A net for each side of the scale that has several answers."""
    sides = ([answers[number] for number in side] for side in (scale.positive, scale.negative))
    return tuple(
        Net(net_label([answer.label for answer in side]), tuple(answer.id for answer in side))
        for side in sides
        if 1 < len(side) < len(answers)
    )


def _by_name(label: str) -> tuple[float, str]:
    number = _first_number(label)
    return (float("-inf") if number is None else number), label.casefold()


def _first_number(label: str) -> float | None:
    found = _NUMBER.search(label)
    return float(found[0].replace(",", "")) if found else None
