"""Where the bars of a chart with equal bands are, by PowerPoint's own rule.

A category's band is the plot divided by the categories. With k series in a cluster, overlap o and
gap g (both in percent of a bar's thickness) a bar is band / (k - (k - 1) o / 100 + g / 100) thick,
and the cluster stands in the middle of its band (ECMA-376 part 1, 21.2.2.75 and 21.2.2.131).
Keeping to it puts an editable chart exactly under the scene.
"""

from __future__ import annotations

import math

from omnibus_desktop.values import dataclass

_THICKEST = 40.0  # points, of a bar in a band of usual height
_OF_BAND, _THICK = 0.6, 58.0  # of a taller one
_CLOSE = 24.0  # bands shorter than this hold bars with little between them


@dataclass(frozen=True)
class Bands:
    """Bands from `start` on, along the axis of categories, in points."""

    start: float
    band: float
    count: int
    series: int = 1
    gap_width: int = 50
    overlap: int = 0

    @property
    def length(self) -> float:
        return self.band * self.count

    @property
    def thickness(self) -> float:
        """How thick each bar is."""
        shared = (self.series - 1) * self.overlap / 100
        return self.band / (self.series - shared + self.gap_width / 100)

    def middle(self, category: int) -> float:
        """The middle of a band."""
        return self.start + (category + 0.5) * self.band

    def bar(self, category: int, series: int = 0) -> float:
        """Where a bar begins."""
        thick = self.thickness
        step = thick * (1 - self.overlap / 100)
        cluster = thick + (self.series - 1) * step
        return self.middle(category) - cluster / 2 + series * step


def bands(
    start: float,
    band: float,
    count: int,
    series: int = 1,
    overlap: int = 0,
    thickest: float | None = None,
) -> Bands:
    """Bands with a gap that keeps bars neither thick nor crowded."""
    if thickest is None:
        thickest = max(_THICKEST, min(_THICK, _OF_BAND * band))
    together = 1 if overlap == 100 else series
    widest = math.ceil((band / thickest - together) * 100)
    narrowest = 24 if band < _CLOSE and together == 1 else 50
    return Bands(start, band, count, series, min(500, max(narrowest, widest)), overlap)
