"""Named conventions of testing, so that figures can be compared with those of other programs."""

from __future__ import annotations

import math

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Preset:
    """What a convention decides; all of them take 95% unless another level is asked for, and all
    put the letter of the lower group into the higher one.

    `adjust` is the adjustment unless another is asked for, and `scope` what it counts as one
    family: "row" (the comparisons of a row within a break) or "table" (all of a table).
    `smallest_base` is the least number of respondents on either side of a test. `finite` says
    whether tests are corrected for a known population, `exact` whether Fisher's test stands in
    for z where an expected count is under 5, `extremes` whether groups take part of which nobody
    or everybody gave an answer. Means are tested with one pooled variance where a group has
    fewer than `equal_spread_under` respondents and by Welch's test otherwise;
    `spread_of_all` pools over all groups of the break. Letters of differences with p under
    `strong` are capitals and others small; where it is None all are capitals.
    """

    name: str
    adjust: str = "none"
    scope: str = "row"
    smallest_base: int = 1
    finite: bool = False
    exact: bool = False
    extremes: bool = True
    equal_spread_under: float = 0
    spread_of_all: bool = False
    strong: float | None = None
    like: str = ""  # the program whose convention it is


# Pooled z with the overlap of groups and Kish's effective base; each group with its own population
# where that is known (see significance.py); exact where counts are small; no group under 10.
OURS = Preset("ours", smallest_base=10, finite=True, exact=True)

# SPSS Statistics, Custom Tables, COMPARETEST (SPSS Algorithms, CTABLES: column proportions and
# column means): pooled z with the overlap of multiple-response columns; columns with a share of 0
# or 1, or under 2 cases, take no part; Bonferroni over the pairs of a row that are left; means
# with one variance from all categories. Weighted as it does with an effective base weight.
SPSS = Preset(
    "spss",
    adjust="bonferroni",
    smallest_base=2,
    extremes=False,
    equal_spread_under=math.inf,
    spread_of_all=True,
    like="SPSS",
)

# Q (wiki.q-researchsoftware.com: Statistical Assumptions): pooled z on effective bases; false
# discovery rate over the table; small letters at the level asked for, capitals under 0.001; at
# least 2 cases; means by Welch's test, but with equal variances where a group is under 10.
Q = Preset(
    "q",
    adjust="bh",
    scope="table",
    smallest_base=2,
    equal_spread_under=10,
    strong=0.001,
    like="Q",
)

# The test of textbooks, and nothing else: R's prop.test(correct = FALSE) and t.test.
PLAIN = Preset("plain")

PRESETS = {preset.name: preset for preset in (OURS, SPSS, Q, PLAIN)}
