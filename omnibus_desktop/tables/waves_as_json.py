"""One question over waves as the JSON object of `compare` (schema omnibus-compare/1)."""

from __future__ import annotations

from omnibus_desktop.tables.as_json import STATES, Json, number
from omnibus_desktop.tables.over_waves import OverWaves, letter, method_words
from omnibus_desktop.tables.table import SYNTHETIC, State, Table
from omnibus_desktop.tables.wave_names import wave_names

SCHEMA = "omnibus-compare/1"
NOT_THERE = "not there"  # the state of an answer that a wave does not have


def waves_object(found: OverWaves, remarks: tuple[str, ...] = ()) -> Json:
    """The shares of each answer in each wave, by how many points each changed since the wave
    before, and p of any two waves by their letters. What is hidden is None wherever it could be
    worked out."""
    newest = next(table for table in reversed(found.tables) if table.columns)
    names = wave_names([table.origin for table in found.tables])
    synthetic = any(table.origin.synthetic for table in found.tables)
    return {
        "schema": SCHEMA,
        "question": newest.question,
        **({} if newest.item is None else {"item": newest.item, "item_label": newest.item_label}),
        "text": newest.text,
        "kind": str(newest.kind),
        "base": newest.base_rule,
        "level": int(found.level) if found.level == int(found.level) else found.level,
        "method": {
            "test": "waves",
            "preset": "ours",
            "adjust": "none",
            "words": method_words(found),
        },
        "waves": [
            _wave(table, name, place)
            for place, (table, name) in enumerate(zip(found.tables, names, strict=True))
        ],
        "rows": [_row(found, line) for line in range(len(found.trends))],
        "notes": [*remarks, *found.notes, *([SYNTHETIC] if synthetic else [])],
    }


def _wave(table: Table, name: str, place: int) -> Json:
    asked = bool(table.columns)
    column = table.columns[0] if asked else None
    hidden = column is not None and column.hidden
    return {
        "letter": letter(place),
        "label": name,
        "title": table.origin.wave,
        "source": table.origin.source,
        "period": table.origin.period,
        "question": table.question if asked else None,
        "item": table.item if asked else None,
        "weight": table.weight if asked else None,
        "asked": None if column is None or column.asked_hidden else column.asked,
        "unweighted_base": None if column is None or hidden else column.unweighted_base,
        "base": None if column is None else number(column.base),
        "effective_base": None if column is None else number(column.effective_base),
        "population": None if column is None else column.population,
    }


def _row(found: OverWaves, line: int) -> Json:
    trend = found.trends[line]
    return {
        "answer": trend.id,
        "label": trend.label,
        "net": trend.row.net,
        "cells": [_cell(found, line, wave) for wave in range(len(found.tables))],
    }


def _cell(found: OverWaves, line: int, wave: int) -> Json:
    table, cell = found.tables[wave], found.trends[line].cells[wave]
    names = ("count", "weighted", "percent", "low", "high")
    if cell is None:
        figures: Json = dict.fromkeys(names)
        state = NOT_THERE
    else:
        hidden = int(table.state[cell]) == State.HIDDEN
        arrays = (table.count, table.weighted, table.percent, table.low, table.high)
        values = [None if hidden else number(array[cell].item()) for array in arrays]
        figures = dict(zip(names, values, strict=True))
        state = STATES[int(table.state[cell])]
    p = found.p[line, wave].tolist()
    return {
        **figures,
        "state": state,
        "change": found.change(line, wave),
        "differs": {1: "higher", -1: "lower", 0: ""}[found.differs(line, wave)],
        "letters": list(found.letters(line, wave)),
        "p": {letter(other): each for other, each in enumerate(p) if each == each},
    }
