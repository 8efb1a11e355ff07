"""Nothing that is hidden for publication can be worked out from what is published."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np
import pytest

from omnibus_desktop.tables import publication
from omnibus_desktop.tables.as_json import table_object
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave
from tests.tables.attack import worked_out
from tests.waves import Part, make_wave, multi, single

WEIGHTS = {1: 1.5, 2: 1.25, 3: 0.75}  # by kind
BREAKS = (("region",), ("area",), ("kind",), ("region", "kind"), ("topic",))


def test_an_attack_finds_the_one_figure_that_a_total_gives_away() -> None:
    table = {
        "kind": "single",
        "responses": None,
        "columns": [{"label": name, "unweighted_base": n} for name, n in _GROUPS],
        "rows": [
            _row("yes", 23, 12, 11),
            _row("no", 22, 20, None),
            _row("perhaps", 15, None, None),
        ],
    }
    found = worked_out(table, [[0, 1], [0], [1]])
    assert ("no", "South", 2, 2) in found
    assert ("perhaps", "South", 7, 7) in found


def test_an_attack_leaves_open_what_is_open() -> None:
    table = {
        "kind": "single",
        "responses": None,
        "columns": [{"label": name, "unweighted_base": n} for name, n in _GROUPS],
        "rows": [
            _row("yes", 23, 12, 11),
            _row("no", 22, None, None),
            _row("perhaps", 15, None, None),
        ],
    }
    assert worked_out(table, [[0, 1], [0], [1]]) == [
        ("no", "North", 13, 22),
        ("perhaps", "North", 6, 15),
        ("no", "South", 0, 9),
        ("perhaps", "South", 0, 9),
    ]


_GROUPS = (("Total", 60), ("North", 40), ("South", 20))


def _row(answer: str, *counts: int | None) -> dict[str, Any]:
    return {"answer": answer, "net": False, "cells": [{"count": count} for count in counts]}


def test_hiding_small_counts_alone_does_not_protect_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(crossed: Any, risky: Any, hidden: Any, *_: Any) -> Any:
        return hidden | risky

    monkeypatch.setattr(publication, "hide_cells", alone)
    solved = [seed for seed in range(30) if any(_solved(seed))]
    assert len(solved) > 10


def test_hiding_small_bases_alone_does_not_protect_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "hide_groups", lambda *given: given[1])
    solved = [name for seed in range(60) for name, *_ in _solved(seed) if name == "base"]
    assert solved


def test_known_weights_tell_what_counts_alone_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*given: Any) -> Any:
        return np.zeros((given[-1], given[-1]), dtype=np.bool_)

    monkeypatch.setattr(publication, "_apart", none)
    assert any(any(_solved(seed, weighted=True)) for seed in range(30))


@pytest.mark.parametrize("seed", range(40))
def test_nothing_hidden_can_be_worked_out(seed: int) -> None:
    assert list(_solved(seed)) == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(40, 2640, 100))
def test_nothing_hidden_can_be_worked_out_of_thousands_of_tables(start: int) -> None:
    solved = {seed: found for seed in range(start, start + 100) if (found := list(_solved(seed)))}
    assert solved == {}


@pytest.mark.parametrize("seed", range(20))
def test_nothing_hidden_can_be_worked_out_of_known_weights(seed: int) -> None:
    assert list(_solved(seed, weighted=True)) == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(20, 520, 100))
def test_nothing_hidden_can_be_worked_out_of_known_weights_of_hundreds(start: int) -> None:
    seeds = range(start, start + 100)
    solved = {seed: found for seed in seeds if (found := list(_solved(seed, weighted=True)))}
    assert solved == {}


def _solved(seed: int, weighted: bool = False) -> Iterator[tuple[str, str, float, float]]:
    """Figures of a table, different for each seed, that were hidden and have been worked out.
    `weighted` by the kind of each respondent."""
    random = Random(seed)
    people = [_person(random) for _ in range(random.choice([12, 30, 60, 100, 150, 400]))]
    wave, asked = _wave(random, people), random.choice(["q", "m"])
    by = tuple(random.sample(BREAKS, random.randint(1, 3)))
    options = Options(
        by=by, disclosure="publication", test="none", weight="w" if weighted else "none"
    )
    (table,) = tabulate(wave, wave.question(asked), options)
    seen = table_object(table)
    weights: dict[tuple[bool, ...], set[float]] = {}
    for one in people:
        place = tuple(_stands_in(one, column) for column in seen["columns"])
        weights.setdefault(place, set()).add(WEIGHTS[one[1]])
    places = sorted(weights)
    known = [min(weights[place]) if len(weights[place]) == 1 else None for place in places]
    columns = [
        [place for place, one in enumerate(places) if one[number]]
        for number in range(len(seen["columns"]))
    ]
    for found in worked_out(seen, columns, 2, known if weighted else None):
        if found[2] == found[3]:
            yield found


def _person(random: Random) -> tuple[int, int, tuple[int, int]]:
    region = min(random.randint(1, 6), random.randint(1, 6))
    kind = 1 if region == 1 else random.randint(1, 3)
    return region, kind, (int(random.random() < 0.5), int(random.random() < 0.3))


def _stands_in(one: tuple[int, int, tuple[int, int]], column: dict[str, Any]) -> bool:
    if column["break"] is None:
        return True
    region, kind, topics = one
    known = {
        "region": str(region),
        "area": str((region + 1) // 2),
        "kind": str(kind),
    }
    names, groups = column["break"].split("*"), column["group"].split("*")
    return all(
        topics[int(group.removeprefix("topic_")) - 1] == 1
        if name == "topic"
        else known[name] == group
        for name, group in zip(names, groups, strict=True)
    )


def _wave(random: Random, people: list[tuple[int, int, tuple[int, int]]]) -> Wave:
    regions = [person[0] for person in people]
    return make_wave(
        single("region", "Region", regions, {n: f"R{n}" for n in range(1, 7)}),
        single("area", "Area", [(n + 1) // 2 for n in regions], {n: f"A{n}" for n in range(1, 4)}),
        single("kind", "Kind", [person[1] for person in people], {n: f"K{n}" for n in (1, 2, 3)}),
        multi("topic", "Topic", {f"T{n}": [person[2][n] for person in people] for n in range(2)}),
        _one_answer(random, people),
        _many_answers(random, people),
        weights={"w": [WEIGHTS[person[1]] for person in people]},
    )


def _one_answer(random: Random, people: list[Any]) -> Part:
    answers = random.randint(2, 6)
    chances = [random.random() ** 2 + 0.01 for _ in range(answers)]
    codes = random.choices(range(1, answers + 1), chances, k=len(people))
    nets = (Net("first", ("1", "2")), Net("last", tuple(map(str, range(2, answers + 1)))))
    return single(
        "q",
        "Q",
        codes,
        {n: f"q{n}" for n in range(1, answers + 1)},
        nets=nets[: random.randint(0, 2)],
    )


def _many_answers(random: Random, people: list[Any]) -> Part:
    answers = random.randint(2, 5)
    chances = [random.random() for _ in range(answers)]
    ticks = {
        f"m{n}": [int(random.random() < chance) for _ in people] for n, chance in enumerate(chances)
    }
    ids = tuple(f"m_{n}" for n in range(1, answers + 1))
    return multi("m", "M", ticks, nets=(Net("some", ids[:2]),) if random.random() < 0.5 else ())
