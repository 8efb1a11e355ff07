"""Which figures say too much by themselves: the rules for small counts and small groups.

The unit is often a public body whose answers few would have to be told to know. A figure is at
risk where it stands for 1 to 5 respondents, or for all of a base but 1 to 5; where its base is
under 10; and where all or none of a group under 30 gave the answer, for then it is known of each
of them. A base of 1 to 5 is itself such a count (how many a filter or a routing has left), and a
group of which there are fewer than 5 is not shown at all. (Thresholds: DfE, Children in need, 2020,
for counts of 1 to 5; UK LLC and ONS secure services for bases under 10.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.alternatives import Bools, Ints
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.values import dataclass

LEAST_BASE = 10  # no figures of smaller groups
LEAST_POPULATION = 5  # nothing at all of groups of which there are fewer
SMALL_GROUP = 30  # in smaller groups what all or none of them answered is not told


def risky_groups(base: Ints, asked: Ints, population: Floats) -> Bools:
    """The columns (C) whose very base says too much. `population` is NaN where not known."""
    someone = asked > 0
    few = ((base > 0) & (base <= SMALL_COUNT)) | (someone & (asked <= SMALL_COUNT))
    return np.asarray(few | (someone & (population < LEAST_POPULATION)))


def risky_cells(count: Ints, base: Ints) -> Bools:
    """The cells (R x C) that say too much by themselves, those of columns with a base."""
    others = base - count
    few = (count > 0) & (count <= SMALL_COUNT)
    all_but_few = (others > 0) & (others <= SMALL_COUNT)
    alike = ((count == 0) | (others == 0)) & (base < SMALL_GROUP)
    return np.asarray((few | all_but_few | alike | (base < LEAST_BASE)) & (base > 0))


def told_by_larger(count: Ints, base: Ints, inside: Bools, hidden: Bools) -> Bools:
    """The cells (R x C) that a larger group, whose figure is shown, tells: none, or all, of it gave
    the answer, so none or all of its parts did. `inside` (C x C) says which column is part of
    which larger one."""
    large = (base >= SMALL_GROUP) & ~hidden
    none, everyone = (count == 0) & large, (count == base) & large
    part = inside.T.astype(np.int64)
    return np.asarray((((none @ part) > 0) | ((everyone @ part) > 0)) & (base > 0))


@dataclass(frozen=True, eq=False)
class People:
    """Whom the C columns hold: `asked`, those in the `base`, those who `answered`; and whether
    any `others` than those asked are in the base."""

    asked: Ints
    base: Ints
    answered: Ints
    others: bool


def asked_tells(people: People, count: Ints, hidden: Bools, parts: Ints) -> bool:
    """Whether how many were asked, printed beside `count` and `hidden` (R x C), says too much.

    So it does where 1 to 5 of those asked did not answer or are not in the base, in a column or
    in what columns leave of another (`parts`, K x C, see left_over). Where others than those asked
    are in the base, the figures are complements of `asked` too; and as what is hidden is protected
    by what they could have answered, it is printed there only where nothing is hidden.
    """
    asked, base, answered = parts @ people.asked, parts @ people.base, parts @ people.answered
    if (people.asked == people.base).all():
        return False
    if _few(np.stack((asked - base, base - asked, asked - answered))):
        return True
    return people.others and (bool(hidden.any()) or _few(asked - count @ parts.T))


def left_over(within: Bools, breaks: Sequence[NDArray[np.intp]], shown: Bools) -> Ints:
    """What can be had from columns by subtraction (K x C, of -1, 0 and 1): each `shown` column,
    and less those groups of one of the `breaks` (their columns) that are parts of it and do not
    overlap. `within` (C x M) says which places a column holds."""
    inside, outside = within.astype(np.float64), (~within).astype(np.float64)
    whole = np.eye(len(within), dtype=np.int64)[shown]
    found = [whole]
    for columns in (each[shown[each]] for each in breaks):
        part = outside[shown] @ inside[columns].T == 0
        apart = (part.astype(np.float64) @ inside[columns]).max(axis=1, initial=0) <= 1
        rest = whole.copy()
        rest[:, columns] -= part
        found.append(rest[apart])
    return np.concatenate(found)


def _few(number: Ints) -> bool:
    return bool(((number > 0) & (number <= SMALL_COUNT)).any())
