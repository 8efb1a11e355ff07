"""Nothing that is hidden for publication can be worked out from what is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress, product
from random import Random
from typing import Any

import numpy as np
import pytest

from omnibus_desktop.tables import itself, publication
from omnibus_desktop.tables.as_json import table_object
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave
from tests.tables.attack import told_by_asked, worked_out
from tests.waves import Given, Part, make_wave, multi, single

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


def test_an_attack_reads_a_question_by_itself_transposed() -> None:
    columns = [("Total", None, 40), ("a", "a", 20), ("b", "b", 18), ("c", "c", 15)]
    table = {
        "kind": "multi",
        "question": "m",
        "responses": None,
        "columns": [
            {"label": label, "unweighted_base": n, "break": group and "m", "group": group}
            for label, group, n in columns
        ],
        "rows": [
            _row("a", 20, None, 9, None),
            _row("b", 18, None, 18, 8),
            _row("c", 15, None, None, None),
        ],
    }
    patterns = list(product((0, 1), repeat=3))
    places = [range(8), *([p for p in range(8) if patterns[p][n]] for n in range(3))]
    known = {
        (row, column) for row, column, least, most in worked_out(table, places) if least == most
    }
    assert known == {("b", "a"), ("c", "b")}


@pytest.mark.parametrize("seed", range(40))
def test_nothing_hidden_can_be_worked_out_of_a_question_by_itself(seed: int) -> None:
    assert list(_solved_by_itself(seed)) == []


def test_hiding_that_ignores_it_does_not_protect_a_question_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(wave: Wave, table: Table, breaks: Any) -> Any:
        return np.zeros(len(table.columns), dtype=np.bool_)

    monkeypatch.setattr(itself, "by_itself", none)
    assert any(any(_solved_by_itself(seed)) for seed in range(20))


@pytest.mark.parametrize("base", ["answered", "asked", "all", "any"])
@pytest.mark.parametrize("seed", range(15))
def test_how_many_were_asked_tells_of_nobody(seed: int, base: str) -> None:
    assert list(_solved(seed, base=base)) == []


@pytest.mark.parametrize("seed", [152, 173])
def test_that_nobody_of_a_group_was_asked_does_not_tell_what_is_hidden(seed: int) -> None:
    assert list(_solved(seed, base="all")) == []


def test_asked_in_any_case_would_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "asked_tells", lambda *_: False)
    assert any(any(_solved(seed, base="all")) for seed in range(15))
    assert any(any(_solved(seed, base="answered")) for seed in range(15))


def _solved_by_itself(seed: int) -> Iterator[tuple[str, str, float, float]]:
    """The same of a question by itself. Which answers go together, its reader does not know.
    Nets are left out: one of two answers tells of any table how many gave both."""
    random = Random(seed)
    people = [_person(random) for _ in range(random.choice([30, 60, 100, 150]))]
    wave, asked = _wave(random, people), random.choice(["q", "m"])
    by = random.choice([((asked,),), ((asked,), ("kind",))])
    options = Options(by=by, disclosure="publication", test="none")
    (table,) = tabulate(wave, wave.question(asked), options)
    seen = table_object(table)
    seen["rows"] = [row for row in seen["rows"] if not row["net"]]
    groups = [column["group"] for column in seen["columns"] if column["break"] == asked]
    if asked == "m":
        answers = [set(compress(groups, ticks)) for ticks in product((0, 1), repeat=len(groups))]
    else:
        answers = [{group} for group in groups]
    places = list(product(answers, ("1", "2", "3")))
    columns = [
        [
            place
            for place, (given, kind) in enumerate(places)
            if column["break"] is None or column["group"] in (given if own else {kind})
        ]
        for column, own in ((each, each["break"] == asked) for each in seen["columns"])
    ]
    yield from (found for found in worked_out(seen, columns, 2) if found[2] == found[3])


def _solved(
    seed: int, weighted: bool = False, base: str = ""
) -> Iterator[tuple[str, str, float, float]]:
    """Figures of a table, different for each seed, that were hidden and have been worked out.
    `weighted` by the kind of each respondent; with a `base` of a question that some were not
    asked and some did not answer, and also what is told of a few by how many were asked."""
    random = Random(seed)
    people = [_person(random) for _ in range(random.choice([12, 30, 60, 100, 150, 400]))]
    wave, asked = _wave(random, people, bool(base)), random.choice(["q", "m"])
    by = tuple(random.sample(BREAKS, random.randint(1, 3)))
    options = Options(
        by=by,
        disclosure="publication",
        test="none",
        weight="w" if weighted else "none",
        base=base or "answered",
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
    yield from ((*each, each[2]) for each in told_by_asked(seen))


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


def _wave(
    random: Random, people: list[tuple[int, int, tuple[int, int]]], routed: bool = False
) -> Wave:
    """A wave of these people; where `routed` only who answered 1 to "r" was asked "q" and "m"."""
    regions = [person[0] for person in people]
    parts = [_one_answer(random, people), _many_answers(random, people)]
    if routed:
        sent = random.choices((1, 2), (random.choice((1, 4)), 1), k=len(people))
        given = [code == 1 and random.random() < 0.95 for code in sent]
        parts = [
            *(_routed(part, given) for part in parts),
            single("r", "R", sent, {1: "yes", 2: "no"}),
        ]
    return make_wave(
        single("region", "Region", regions, {n: f"R{n}" for n in range(1, 7)}),
        single("area", "Area", [(n + 1) // 2 for n in regions], {n: f"A{n}" for n in range(1, 4)}),
        single("kind", "Kind", [person[1] for person in people], {n: f"K{n}" for n in (1, 2, 3)}),
        multi("topic", "Topic", {f"T{n}": [person[2][n] for person in people] for n in range(2)}),
        *parts,
        weights={"w": [WEIGHTS[person[1]] for person in people]},
    )


def _routed(part: Part, given: list[bool]) -> Part:
    """The question asked only of those with "yes" in "r", with the answers that were given."""
    question = replace(part.question, routed_from="r", routed_by=("1",))
    return Part(
        question,
        part.variables,
        {
            name: Given(
                [code if kept else None for code, kept in zip(known.numbers(), given, strict=True)]
            )
            for name, known in part.data.items()
        },
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
