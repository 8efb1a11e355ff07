"""The columns of a table with all that decides how respondents count in them: filter, weights,
populations."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.banner import By, Group, banner_of, kept_places
from omnibus_desktop.tables.filters import filter_of
from omnibus_desktop.tables.joint import without
from omnibus_desktop.tables.kept import Kept
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.populations import Populations, populations
from omnibus_desktop.tables.weights import Weights, weights_of
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave

MOST_PAIRED = 60  # groups of a break that are compared pair by pair
_KEPT = 8  # sets of breaks remembered for each wave


@dataclass(frozen=True, eq=False)
class Breaks:
    """The columns as in a Banner, for those whom the filter keeps: `cell` (N) is M for all
    others; with weights and populations."""

    groups: tuple[Group, ...]
    spans: tuple[slice, ...]
    overlapping: tuple[bool, ...]
    cell: NDArray[np.integer]
    cells: int
    within: NDArray[np.float64]
    rest: NDArray[np.float64]
    populations: Populations
    weights: Weights | None
    filter_words: str
    filter_labels: str
    filter_names: tuple[tuple[str, ...], ...]
    filter_subjects: tuple[str, ...]
    passing: int  # how many respondents the filter keeps
    of_masks: dict[tuple[int, int], tuple[NDArray[np.bool_], NDArray[np.float64]]] = field(
        default_factory=dict, init=False, repr=False
    )  # kept by counts.py: the mask, and the sums of those in it
    _repeated: dict[int, Breaks] = field(default_factory=dict, init=False, repr=False)

    @property
    def overlapping_names(self) -> tuple[str, ...]:
        """What the breaks are called in which a respondent may stand in several groups."""
        return tuple(
            self.groups[span.start].by or ""
            for span, overlapping in zip(self.spans, self.overlapping, strict=True)
            if overlapping and span.stop > span.start
        )

    @cached_property
    def sides(self) -> NDArray[np.float64]:
        """The columns and then their rests (2C x M)."""
        return np.concatenate((self.within, self.rest))

    @cached_property
    def emptied(self) -> tuple[bool, ...]:
        """Of which groups (C) there are some, and the filter keeps nobody. Only cells that occur
        are counted; to see which of them are left takes as long as a table, so this is worked out
        only where a column is empty."""
        left = np.bincount(self.cell, minlength=self.cells + 1)[: self.cells]
        return tuple((self.within.any(axis=1) & ~(self.within @ left > 0)).tolist())

    def repeated(self, times: int) -> Breaks:
        """The same columns so many times side by side, as several tables have them."""
        if times == 1:
            return self
        if times not in self._repeated:
            columns = len(self.groups)
            self._repeated[times] = replace(
                self,
                groups=self.groups * times,
                spans=tuple(
                    slice(span.start + start, span.stop + start)
                    for start in range(0, columns * times, columns)
                    for span in self.spans
                ),
                overlapping=self.overlapping * times,
            )
        return self._repeated[times]


_known: Kept[Breaks] = Kept(_KEPT)


def breaks_of(wave: Wave, by: By, options: Options) -> Breaks:
    """The columns for these breaks, with filter, weights and populations as chosen.

    Remembered for as long as the wave lives. Raises OmnibusError for a question that cannot
    break a table or has too many groups (for tests of pairs: over MOST_PAIRED), an unknown answer
    in the filter or an unusable weight.
    """
    key = (by, options.by_nets, options.filter, options.weight, options.population)
    breaks = _known.of(wave, key, lambda: _breaks(wave, by, options))
    if options.test == "pairs":
        _refuse_too_many_pairs(breaks)
    return breaks


def _refuse_too_many_pairs(breaks: Breaks) -> None:
    """A break of 600 groups has 180,000 pairs, of which chance alone would mark thousands in every
    row, and nobody could read which."""
    for span in breaks.spans:
        if span.stop - span.start > MOST_PAIRED:
            raise OmnibusError(
                f"{breaks.groups[span.start].by} has {span.stop - span.start} groups, too many to"
                f" be tested pair by pair ({MOST_PAIRED} at most)",
                "test against the rest, or break by a question with fewer answers",
            )


def default_by(wave: Wave, question: Question) -> By:
    """The wave's own breaks, without the question itself."""
    return tuple((name,) for name in wave.by_default if name != question.id)


def _breaks(wave: Wave, by: By, options: Options) -> Breaks:
    chosen = (
        wave.by_default if options.by is None else [name for nest in options.by for name in nest]
    )
    for name, net in options.by_nets:
        if name not in chosen:
            raise OmnibusError(
                f"the net {net.label!r} is to be a group of {name}, which is no break here",
                f"break by {name}, too",
            )
    banner = banner_of(wave, by, options.by_nets)
    kept = filter_of(wave, options.filter)
    places = kept_places(banner, options.filter)
    return Breaks(
        tuple(banner.groups[place] for place in places),
        tuple(_span_of(span, places) for span in banner.spans),
        banner.overlapping,
        without(banner.cell, banner.cells, kept.keep),
        banner.cells,
        banner.within[places],
        banner.rest[places],
        populations(wave, banner, options).at(places),
        weights_of(wave, options.weight),
        kept.words,
        kept.labels,
        kept.names,
        kept.subjects,
        wave.respondents if kept.keep is None else int(np.count_nonzero(kept.keep)),
    )


def _span_of(span: slice, places: list[int]) -> slice:
    """Where the columns of a break stand among those that are left at these places."""
    return slice(bisect_left(places, span.start), bisect_left(places, span.stop))
