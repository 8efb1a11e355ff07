"""A table as the JSON object that other programs rely on (schema omnibus-table/1)."""

from __future__ import annotations

from typing import Any

from omnibus_desktop.tables.overall import Overall, overall
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Statistic, Table

SCHEMA = "omnibus-table/1"
STATES = ("shown", "low", "hidden", "not asked")
DIFFERS = {1: "higher", -1: "lower", 0: ""}

Json = dict[str, Any]


def table_object(table: Table) -> Json:
    """The table, its numbers as they are. What is hidden is None wherever it could be worked out;
    numbers that there are not (a share of nobody) are None too."""
    return {
        "schema": SCHEMA,
        "question": table.question,
        **({} if table.item is None else {"item": table.item, "item_label": table.item_label}),
        "text": table.text,
        "kind": str(table.kind),
        "base": table.base_rule,
        "weight": table.weight,
        "filter": [{"question": name, "answers": list(ids)} for name, ids in table.filter],
        "level": int(table.level) if table.level == int(table.level) else table.level,
        "method": {
            "test": table.method.test,
            "preset": table.method.preset,
            "adjust": table.method.adjust,
            "population": table.method.population,
            "words": table.method.words,
            "interval": table.method.interval,
        },
        "disclosure": table.disclosure,
        "columns": [_column(column) for column in table.columns],
        "rows": _rows(table),
        "responses": table.responses,
        "statistics": [_statistic(table, statistic) for statistic in table.statistics],
        "overall": [_overall(each) for each in overall(table)],
        "notes": [*table.notes, *([SYNTHETIC] if table.origin.synthetic else [])],
    }


def _column(column: Column) -> Json:
    return {
        "break": column.by,
        "group": column.group,
        "label": column.label,
        "letter": column.letter,
        "asked": None if column.asked_hidden else column.asked,
        "unweighted_base": None if column.hidden else column.unweighted_base,
        "base": number(column.base),
        "effective_base": number(column.effective_base),
        "population": column.population,
    }


def _rows(table: Table) -> list[Json]:
    arrays = (table.count, table.weighted, table.percent, table.low, table.high)
    figures = list(zip(*(array.tolist() for array in arrays), strict=True))
    states, differs = table.state.tolist(), table.differs.tolist()
    rows = []
    for number, row in enumerate(table.rows):
        compared = _compared(table, number)
        cells = [
            _cell(State(state), values, DIFFERS[sign], letters, p)
            for state, sign, (letters, p), *values in zip(
                states[number], differs[number], compared, *figures[number], strict=True
            )
        ]
        members = {"members": list(row.members)} if row.net else {}
        rows.append(
            {"answer": row.id, "label": row.label, "net": row.net, **members, "cells": cells}
        )
    return rows


def _cell(state: State, values: list[float], rest: str, letters: list[str], p: Json) -> Json:
    hidden = state is State.HIDDEN
    names = ("count", "weighted", "percent", "low", "high")
    return {
        **{
            name: None if hidden else number(value)
            for name, value in zip(names, values, strict=True)
        },
        "state": STATES[state],
        "rest": "" if hidden else rest,
        "letters": [] if hidden else letters,
        "p": {} if hidden else p,
    }


def _compared(table: Table, row: int) -> list[tuple[list[str], Json]]:
    """Of each cell the letters, and p by what it was compared with: "rest" or a letter."""
    names = [column.letter for column in table.columns]
    p_rest = table.p_rest[row].tolist()
    pairs = None if table.p_pairs is None else table.p_pairs[row].tolist()
    found = []
    for place, p in enumerate(p_rest):
        known: Json = {} if p != p else {"rest": p}
        if pairs is not None:
            known |= {name: p for name, p in zip(names, pairs[place], strict=True) if p == p}
        found.append((list(table.letters[row][place]) if table.letters else [], known))
    return found


def _overall(each: Overall) -> Json:
    return {
        "break": each.by,
        "chi_square": each.chi_square,
        "df": each.df,
        "p": each.p,
        "cramers_v": each.cramers_v,
        "rao_scott_f": each.rao_scott_f,
        "rao_scott_df": None if each.rao_scott_df is None else list(each.rao_scott_df),
        "rao_scott_p": each.rao_scott_p,
    }


def _statistic(table: Table, statistic: Statistic) -> Json:
    names = [column.letter for column in table.columns]
    cells = []
    for place, value in enumerate(statistic.values):
        cell: Json = {"value": value}
        if statistic.sds:
            cell |= {"sd": statistic.sds[place], "se": statistic.ses[place]}
        if statistic.lows:
            rest = statistic.p_rest[place]
            pairs = statistic.p_pairs[place] if statistic.p_pairs else ()
            known = zip(names, pairs, strict=bool(pairs))
            cell |= {
                "low": statistic.lows[place],
                "high": statistic.highs[place],
                "rest": DIFFERS[statistic.differs[place]],
                "letters": list(statistic.letters[place]) if statistic.letters else [],
                "p": ({} if rest is None else {"rest": rest})
                | {name: p for name, p in known if p is not None},
            }
        cells.append(cell)
    return {"label": statistic.label, "cells": cells}


def number(value: float) -> float | None:
    """The number, None for one that there is not (NaN)."""
    return None if value != value else value
