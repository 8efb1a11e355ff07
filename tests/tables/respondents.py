"""The 80 respondents of tests/expected/conventions.R."""

from __future__ import annotations

from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, multi, numeric, single

POPULATIONS = (40, 30, 60, 12)
N = range(80)
GROUP = [(i + i // 7) % 10 // 3 + 1 for i in N]
WEIGHT = [0.5 + i % 8 / 4 for i in N]


def _answer(i: int) -> int:
    given = 1 if i % 7 < 3 else 2 if i * i % 5 < 2 else 3
    if GROUP[i] == 1 and i % 9 > 0:
        return 1
    return 2 if GROUP[i] == 4 and given == 3 else given


def respondents(population: bool = False) -> Wave:
    """Four groups, the last one small, and a set in which respondents overlap; with a population
    of each group where it is asked for."""
    return make_wave(
        single(
            "group",
            "Group",
            GROUP,
            {1: "a", 2: "b", 3: "c", 4: "d"},
            populations=POPULATIONS if population else None,
        ),
        single("answer", "Answer", [_answer(i) for i in N], {1: "x", 2: "y", 3: "z"}),
        numeric("amount", "Amount", [float(i * 37 % 23 + i % 4 + 3 * GROUP[i]) for i in N]),
        multi(
            "set",
            "Set",
            {
                "one": [int(i % 3 > 0) for i in N],
                "two": [int(i % 4 < 2) for i in N],
                "three": [int(i % 5 == 0) for i in N],
            },
        ),
        weights={"w": WEIGHT},
        population=sum(POPULATIONS) if population else None,
        by_default=("group",),
    )
