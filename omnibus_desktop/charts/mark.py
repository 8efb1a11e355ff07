"""What is charted, as plain values: the figures, answers by groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from omnibus_desktop.charts.spec import Key


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of the chart. `value` is None where nothing may be drawn; `text` is the figure
    as printed; `differs` is +1, -1 or 0 against the rest of its break, whose value is `rest`. `low`
    and `high` are the ends of its interval. What is withheld has none of these."""

    key: Key
    value: float | None
    text: str
    differs: int = 0
    count: int | None = None
    base: int = 0
    low: float | None = None
    high: float | None = None
    rest: float | None = None
    tested: bool = True  # False: of so few, or so hidden, that nothing was compared
    tiny: bool = False  # of so few that its count is printed, no percentage

    @property
    def is_count(self) -> bool:
        """Whether the mark has no bar but its count."""
        return self.tiny and self.value is None and self.count is not None

    @property
    def as_count(self) -> Mark:
        """The mark without what a bar needs where it is of so few that only its count is told."""
        return replace(self, value=None, low=None, high=None) if self.tiny else self


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    id: str
    label: str
    net: bool = False
    last: bool = False  # don't know, none, other
    members: tuple[str, ...] = ()  # of a net: the ids of its answers
    low: bool = False  # a group over waves with a low base in one of them


@dataclass(frozen=True, slots=True)
class MarkedGroup:
    """A column, or an item of a grid seen whole. `name` is its bare label; `label` has the star
    and the number of respondents where they matter."""

    key: str
    name: str
    label: str
    heading: str = ""
    low: bool = False
    total: bool = False
    tiny: bool = False  # of so few that counts are printed, no percentages

    @property
    def sign(self) -> str:
        """The sign of a low base behind the name ("*", " [u]"), "" for none."""
        rest = self.label[len(self.name) :] if self.label.startswith(self.name) else ""
        return rest.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Sides:
    """The ids of a scale's answers on either side of its middle, the mildest first, and that of
    the answer in the middle, "" where there is none. `sure`: its nets say which side is which."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]
    neutral: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """A answers by G groups: `cells[a][g]`. Answers and groups stand as they are charted."""

    answers: tuple[MarkedAnswer, ...]
    groups: tuple[MarkedGroup, ...]
    cells: tuple[tuple[Mark, ...], ...]
    ordered: bool = False  # the answers are the steps of a scale
    adds_up: bool = False  # each respondent gave one answer, so shares make a whole
    of_items: bool = False  # the groups are the items of a grid
    of_waves: bool = False  # the groups are waves, oldest first
    percentages: bool = True  # False: means or other figures
    nothing: str = ""  # why there is nothing to chart
    remarks: tuple[str, ...] = ()
    means: Marks | None = None  # of a scale: the mean of each group
    reaches: float = 0.0  # a value that the axis must reach, whatever the figures are
    period: str = ""  # when it was asked, in words
    about: str = ""  # the answer of which the lines of these groups over waves are
    sides: Sides | None = None  # of a scale that has two
    from_rest: bool = False  # drawn by how far they are from the rest, not by their values
    breaks_left_out: bool = False  # the table has groups beside the one of these items
    broken: Marks | None = None  # of items: the groups of each, under its name
    is_roomy: bool = False  # drawn only where there is much room for each bar

    @property
    def is_by_size(self) -> bool:
        """Whether the largest come first: not of a scale, nor where answers follow their net."""
        return not self.ordered and not any(answer.members for answer in self.answers)

    @property
    def given(self) -> int:
        """How many answers, nets aside, somebody gave."""
        rows = zip(self.answers, self.cells, strict=True)
        return sum(1 for answer, row in rows if not answer.net and any(m.value for m in row))

    @property
    def greatest(self) -> float:
        """The greatest value, 0 where there is none."""
        values = (mark.value or 0.0 for row in self.cells for mark in row)
        return max((self.reaches, *values))

    @property
    def without_tiny_bars(self) -> Marks:
        """The same without bars of so few that only counts are told."""
        cells = tuple(tuple(mark.as_count for mark in row) for row in self.cells)
        return replace(self, cells=cells)

    def with_groups(self, places: Sequence[int]) -> Marks:
        """The same with these groups alone."""
        return replace(
            self,
            groups=tuple(self.groups[place] for place in places),
            cells=tuple(tuple(row[place] for place in places) for row in self.cells),
        )

    def with_answers(self, places: Sequence[int]) -> Marks:
        """The same with these answers alone."""
        return replace(
            self,
            answers=tuple(self.answers[place] for place in places),
            cells=tuple(self.cells[place] for place in places),
        )
