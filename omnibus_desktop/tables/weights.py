"""How much each respondent counts."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Role
from omnibus_desktop.wave.variable import Content, Missing
from omnibus_desktop.wave.wave import Wave

UNWEIGHTED = "none"
_KEPT = 4  # weights remembered for each wave
_MANY = 20  # respondents, of whom no two have the same weight by chance
_CLOSE = 10  # numbers for each respondent


@dataclass(frozen=True, eq=False)
class Weights:
    """One weight a respondent, never rounded. `unusable` respondents have a missing (declared so,
    too), negative or infinite weight and count as 0, as in SPSS and PSPP. `positive` is 1 for those
    whose weight is above 0, else 0; None where that is everybody. `zeros` have a weight of exactly
    0."""

    name: str
    each: NDArray[np.float64]
    unusable: int
    positive: NDArray[np.float64] | None = None
    zeros: int = 0

    @cached_property
    def squared(self) -> NDArray[np.float64]:
        """The squares of the weights (N)."""
        return self.each * self.each


_known: Kept[Weights] = Kept(_KEPT)


def weights_of(wave: Wave, chosen: str | None) -> Weights | None:
    """The weights that were chosen: None is the file's own active weight, "none" is none.

    Raises OmnibusError where the wave has no such variable, it holds no numbers, or its numbers
    are codes of answers or dates, or tell respondents apart.
    """
    name = wave.weight if chosen is None else chosen
    if name is None or name == UNWEIGHTED:
        return None
    return _known.of(wave, name, lambda: _weights(wave, name))


def why_no_weight(wave: Wave, name: str) -> str:
    """Why this variable cannot weight respondents, in words; "" where it can."""
    try:
        weights_of(wave, name)
    except OmnibusError as error:
        return error.message.partition(f": {name} ")[2] or error.message
    return ""


def _refuse_what_is_no_weight(wave: Wave, name: str) -> None:
    """Raises OmnibusError for the codes of answers, for dates, and for the numbers that tell
    respondents apart, by which nobody weights. What the file itself weights by is its author's
    choice."""
    if name == wave.weight or name not in wave.variables or name not in wave.data:
        return
    values = wave.data[name].values()
    if why := _why_no_amounts(wave, name, values):
        raise OmnibusError(
            f"{wave.source}: {name} cannot be a weight, {why}", "choose another weight, or none"
        )


def _why_no_amounts(wave: Wave, name: str, values: NDArray[np.float64]) -> str:
    """What the numbers are that are no amounts, "" where they may be amounts."""
    if wave.variables[name].content in {Content.DATE, Content.TIME}:
        return f"it holds {wave.variables[name].content}s"
    if not len(values) or np.any(values % 1 != 0):
        return ""
    if answer := _labelled_answer(wave, name, values):
        return f"its numbers are codes of answers ({answer})"
    return "it numbers the respondents" if _tells_apart(wave, name, values) else ""


def _labelled_answer(wave: Wave, name: str, values: NDArray[np.float64]) -> str:
    """A code above 0 that occurs and stands for an answer, with its label: "1 is North East"; ""
    where there is none."""
    variable, found = wave.variables[name], set(values.tolist())
    no_answers = {
        answer.id
        for question in wave.questions
        if name in question.variables
        for answer in question.answers
        if answer.role is Role.DONT_KNOW
    }
    for value, label in variable.labels:
        if isinstance(value, str) or value <= 0 or value not in found:
            continue
        if not variable.missing.holds(value) and code_text(value) not in no_answers:
            return f"{code_text(value)} is {plain(label)}"
    return ""


def _tells_apart(wave: Wave, name: str, values: NDArray[np.float64]) -> bool:
    """Whether whole numbers are known as an identifier, and are different for most respondents;
    or are different for all and lie close together. (Numbers of inhabitants lie far apart.)"""
    if any(q.kind is Kind.ADMIN and name in q.variables for q in wave.questions):
        return 2 * len(values) > wave.respondents
    close = bool(values[-1] - values[0] < _CLOSE * len(values))
    return close and len(values) == wave.respondents >= _MANY


def _weights(wave: Wave, name: str) -> Weights:
    _refuse_what_is_no_weight(wave, name)
    numbers = wave.numbers(name)
    low, high = (numbers.min(), numbers.max()) if len(numbers) else (1.0, 1.0)
    missing = wave.variables[name].missing if name in wave.variables else Missing()
    if low > 0 and high < np.inf and not missing:  # NaN is neither
        return Weights(name, numbers, 0)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(numbers) & (numbers >= 0)
    if missing:
        declared = [v for v in wave.data[name].values().tolist() if missing.holds(v)]
        usable &= ~np.isin(numbers, declared)
    if not usable.any():
        raise OmnibusError(
            f"{wave.source}: {name} cannot be a weight, it holds no number from 0 up",
            "choose another weight, or none",
        )
    each = np.where(usable, numbers, 0.0)
    positive = each > 0
    return Weights(
        name,
        each,
        int(len(usable) - usable.sum()),
        None if positive.all() else positive.astype(np.float64),
        int(usable.sum() - positive.sum()),
    )


def effective_base(base: NDArray[np.float64], squared: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kish's effective base, (sum of weights) squared over the sum of squared weights; 0 for
    nobody."""
    return np.divide(base * base, squared, out=np.zeros_like(base), where=squared > 0)
