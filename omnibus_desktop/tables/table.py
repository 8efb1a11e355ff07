"""A table: one question (or one item of a grid) by breaks. Values only; see tabulate.py."""

from __future__ import annotations

from dataclasses import field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    import pandas as pd

    from omnibus_desktop.tables.pairs import Letters, Pairs

TOTAL = "total"
NOT_THERE = -1  # stands for a count or a base that is hidden
SYNTHETIC = "Synthetic data: not real answers."


class State(IntEnum):
    SHOWN = 0
    LOW = 1
    HIDDEN = 2
    NOT_ASKED = 3


class Column(NamedTuple):
    """One group of a break, or the total. `key` is "total" or "QUESTION=ANSWER".

    A tuple, for a book has thousands, which are made in a third of the time.
    """

    key: str
    by: str | None  # id of the break's question
    group: str | None  # id of its answer
    heading: str  # what the break is called, "" for the total
    label: str
    letter: str
    asked: int
    unweighted_base: int
    base: float
    effective_base: float
    population: int | None
    low: bool  # base under the minimum base: greyed and starred
    tiny: bool = False  # base so small that counts are printed, not percentages
    left_out: bool = False  # the filter keeps nobody of the group, so that nobody was asked

    @property
    def hidden(self) -> bool:
        """Whether the bases, and all that stands on them, are taken out to protect respondents."""
        return self.unweighted_base == NOT_THERE

    @property
    def asked_hidden(self) -> bool:
        """Whether how many were asked is taken out: of a group that is shown, too, where it could
        tell what a few of them did not answer."""
        return self.asked == NOT_THERE


@dataclass(frozen=True)
class Row:
    """One answer or net. `id` is the answer's id, for a net "net:LABEL"."""

    id: str
    label: str
    net: bool = False
    members: tuple[str, ...] = ()  # of a net
    last: bool = False  # don't know, none, other: stands last when sorted by size


@dataclass(frozen=True)
class Statistic:
    """A figure that is not a share: one value a column, None where there is none. Of a mean also
    its interval and, as in a Table, what it was compared with."""

    label: str
    values: tuple[float | None, ...]
    sds: tuple[float | None, ...] = ()
    ses: tuple[float | None, ...] = ()
    lows: tuple[float | None, ...] = ()
    highs: tuple[float | None, ...] = ()
    differs: tuple[int, ...] = ()
    p_rest: tuple[float | None, ...] = ()
    letters: tuple[tuple[str, ...], ...] = ()
    p_pairs: tuple[tuple[float | None, ...], ...] = ()  # by column and column
    effective: tuple[float | None, ...] = ()  # bases, of those with a number


@dataclass(frozen=True)
class Method:
    test: str
    preset: str
    adjust: str
    population: str
    words: str  # one sentence that names the test
    interval: str = "wilson"
    of_means: str = ""  # its part that names the test of means

    @property
    def words_of_shares(self) -> str:
        """The sentence where there are no means."""
        return self.words.replace(self.of_means, "") if self.of_means else self.words


@dataclass(frozen=True)
class Origin:
    """Where the figures come from: what every output names beside them."""

    wave: str  # title of the wave
    source: str  # name of the file, without its folder
    respondents: int
    population: int | None
    respondent_word: str  # "authorities" or "respondents"
    period: str = ""
    synthetic: bool = False
    organisation: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """R rows by C columns. All arrays are read-only and have the shape (R, C).

    `count`, `weighted` are respondents; `percent`, `low`, `high` are 0 to 100 on the column's
    base, NaN where the base is 0; `differs` is +1, -1 or 0 (higher, lower, no difference shown
    against the rest of the same break); `p_rest` is NaN where no test was made; `state` holds
    State numbers. In a table for publication a hidden number is not only masked there but taken
    out, so that no output can give it away: counts are NOT_THERE, all else is NaN.
    """

    question: str
    text: str
    kind: Kind
    item: str | None  # id of the grid's item
    item_label: str
    section: str
    base_rule: str  # answered, asked, all, any
    base_words: str  # "authorities that answered", for the footnote
    weight: str | None
    filter: tuple[tuple[str, tuple[str, ...]], ...]  # (question, answer ids), joined by AND
    filter_words: str  # "" where there is none
    level: float
    method: Method
    origin: Origin
    ordered: bool  # the answers stand in an order that has meaning (a scale)
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    count: NDArray[np.int64]
    weighted: NDArray[np.float64]
    percent: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    differs: NDArray[np.int8]
    p_rest: NDArray[np.float64]
    state: NDArray[np.uint8]
    pairs: Pairs | None = None  # what tests of pairs found, None where none were made
    statistics: tuple[Statistic, ...] = ()
    responses: float | None = None  # mentions in the total column, multi only
    notes: tuple[str, ...] = field(default=())
    min_base: int = 30  # bases under it are marked low
    overlapping: tuple[str, ...] = ()  # breaks in which a respondent may stand in several groups
    weighted_squares: NDArray[np.float64] | None = None  # (R, C), None where unweighted
    who_words: str = ""  # `base_words` without the question that decides who is asked
    filter_labels: str = ""  # `filter_words` without the questions: "London or South East"
    filter_names: tuple[tuple[str, ...], ...] = ()  # the answers of each condition
    filter_subjects: tuple[str, ...] = ()  # what these are of, "" where they tell by themselves
    filter_name: str = ""  # what the person calls it; "" where it has no name of its own
    percent_of: str = "respondents"  # or "responses": counts, percentages and bases are of answers
    disclosure: str = "internal"  # off, internal, publication
    symbols: str = "shorthand"  # or legacy
    tiny_base: int = 10  # of groups under it counts are printed, not percentages
    decimals: int = 0  # of percentages in tables; charts and words have whole ones
    answers_read: tuple[int, int] | None = None  # of themes: as that of a Question
    made_of: tuple[str, ...] = ()  # breaks that are not tested: made of the rows' own answers
    rows_left_out: bool = False  # there are others, so that none of these is the most common

    @property
    def letters(self) -> Letters:
        """For each cell the columns of its break that it is above beyond chance; nothing where no
        pairs were tested."""
        return self.pairs.letters if self.pairs else ()

    @property
    def p_pairs(self) -> NDArray[np.float64] | None:
        """p of any two columns (R, C, C), NaN where no test was made; None where pairs were not
        tested."""
        return self.pairs.p if self.pairs else None

    def to_frame(self) -> pd.DataFrame:
        """A tidy pandas DataFrame, one line a cell (see frame.py)."""
        from omnibus_desktop.tables.frame import to_frame

        return to_frame(self)

    def _repr_html_(self) -> str:
        from omnibus_desktop.tables.as_html import as_html

        return as_html(self)
