"""A number given as an answer, as one of a few bands."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import narrow
from omnibus_desktop.wave.membership import Membership, code_text, look_up
from omnibus_desktop.wave.question import Answer, Question, Role
from omnibus_desktop.wave.wave import Wave

_EACH = 12  # so many different numbers at most are shown one by one
_BANDS = 6  # about so many bands otherwise
_KEPT = 16  # numeric questions remembered for each wave


@dataclass(frozen=True, eq=False)
class Banded:
    """A numeric question with bands as its answers, and who is in which. `apart` are the codes
    that are no amounts."""

    question: Question
    member: Membership
    apart: tuple[float, ...]


_known: Kept[Banded] = Kept(_KEPT)


def banded(wave: Wave, question: Question) -> Banded:
    """The numeric question in bands.

    Where at most 12 different numbers occur each is an answer; otherwise the bands are equally
    wide and begin at round numbers, the first and last open. Codes that are no amounts (don't
    know, declared missing) stay answers of their own, below. Bands are of the whole wave, so
    that no filter or break moves them.
    """
    name = question.variables[0]
    if name not in wave.data:
        raise OmnibusError(f"{wave.source}: there is no variable {name!r}", "check its name")
    return _known.of(wave, question, lambda: _banded(wave, question))


def _banded(wave: Wave, question: Question) -> Banded:
    name = question.variables[0]
    apart = _not_amounts(wave, question)
    data = wave.data[name]
    values, places = data.values(), data.places()
    special = _among(values, apart) | ~np.isfinite(values)
    amounts = values[~special]
    labels = {answer.id: answer for answer in question.answers}
    respondents = np.bincount(places, minlength=len(values) + 1)[:-1][~special]
    if len(amounts) <= _EACH:
        bands = [_one(value, labels) for value in amounts.tolist()]
        number = np.arange(len(amounts))
    else:
        edges = _edges(amounts, respondents)
        whole = bool(np.equal(np.mod(amounts, 1), 0).all())
        bands = _bands(edges, whole)
        number = np.searchsorted(edges, amounts, side="right")
    codes = [_one(value, labels) for value in values[special].tolist()]
    missing = wave.variables[name].missing
    answers = tuple(
        replace(answer, missing=True)
        if answer.value is not None and missing.holds(answer.value)
        else answer
        for answer in (*bands, *codes)
    )
    band = np.full(len(values) + 1, len(answers), dtype=narrow(len(answers)))
    band[:-1][~special] = number
    band[:-1][special] = np.arange(len(bands), len(answers))
    member = Membership(answers, wave.asked(question), place=look_up(band, places))
    return Banded(replace(question, answers=answers), member, apart)


def _among(values: NDArray[np.float64], codes: tuple[float, ...]) -> NDArray[np.bool_]:
    """Which of these ascending values are among the codes."""
    found = np.zeros(len(values) + 1, dtype=np.bool_)
    place = np.searchsorted(values, codes)
    found[place] = np.append(values, np.nan)[place] == codes
    return found[:-1]


def _not_amounts(wave: Wave, question: Question) -> tuple[float, ...]:
    """The codes of a numeric question that stand for something else: declared missing, or
    labelled as don't know, none or other."""
    missing = wave.variables[question.variables[0]].missing
    labelled = tuple(
        answer.value
        for answer in question.answers
        if answer.value is not None and (answer.missing or answer.role is not Role.SUBSTANTIVE)
    )
    values = wave.data[question.variables[0]].values().tolist() if missing else []
    return labelled + tuple(value for value in values if missing.holds(value))


def _one(value: float, labels: dict[str, Answer]) -> Answer:
    code = code_text(value)
    return labels.get(code, Answer(code, code, value=value))


def _edges(amounts: NDArray[np.float64], respondents: NDArray[np.int64]) -> NDArray[np.float64]:
    """The lower edges of all bands but the first: multiples of 1, 2 or 5 times a power of ten,
    about five of them, within the middle 95% of respondents so that a few outliers do not
    squeeze all others into one band."""
    below = np.cumsum(respondents) / respondents.sum()
    low = float(amounts[np.searchsorted(below, 0.025)])
    high = float(amounts[np.searchsorted(below, 0.975)])
    if high <= low:
        low, high = float(amounts[0]), float(amounts[-1])
    rough = high / _BANDS - low / _BANDS  # the difference itself may be beyond all numbers
    power = 10.0 ** math.floor(math.log10(rough))
    widths = (step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)
    width = next(widths, rough)  # itself where it is next to nothing
    first = math.floor(low / width) + 1
    last = math.floor(high / width)
    edges = np.arange(first, max(last, first) + 1) * width
    # 3 times 0.1 is 0.3; what differs less than that is one edge
    return np.unique([float(f"{edge:.15g}") for edge in edges.tolist()])


def _bands(edges: NDArray[np.float64], whole: bool) -> list[Answer]:
    """The bands between the edges in words: "Under 10", "10 to 19" (whole numbers) or "10 to
    under 20", "50 or more"."""
    marks = [code_text(edge) for edge in edges.tolist()]
    bands = [Answer(f"..{marks[0]}", f"Under {marks[0]}")]
    for low, high, edge in zip(marks, marks[1:], edges[1:].tolist(), strict=False):
        if whole and float(edge).is_integer():
            top = code_text(edge - 1)
            label = low if low == top else f"{low} to {top}"
        else:
            label = f"{low} to under {high}"
        bands.append(Answer(f"{low}..{high}", label))
    bands.append(Answer(f"{marks[-1]}..", f"{marks[-1]} or more"))
    return bands
