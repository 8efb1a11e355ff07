"""How much each respondent counts."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

UNWEIGHTED = "none"
_KEPT = 4  # weights remembered for each wave


@dataclass(frozen=True, eq=False)
class Weights:
    """One weight a respondent, never rounded. `unusable` respondents have a missing, negative or
    infinite weight and count as 0, as in SPSS and PSPP. `positive` is 1 for those whose weight
    is above 0, else 0; None where that is everybody. `zeros` have a weight of exactly 0."""

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

    Raises OmnibusError where the wave has no such variable or it holds no numbers.
    """
    name = wave.weight if chosen is None else chosen
    if name is None or name == UNWEIGHTED:
        return None
    return _known.of(wave, name, lambda: _weights(wave, name))


def _weights(wave: Wave, name: str) -> Weights:
    numbers = wave.numbers(name)
    low, high = (numbers.min(), numbers.max()) if len(numbers) else (1.0, 1.0)
    if low > 0 and high < np.inf:  # NaN is neither
        return Weights(name, numbers, 0)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(numbers) & (numbers >= 0)
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
