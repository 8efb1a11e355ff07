"""Counts against GNU PSPP, in the example wave and in real survey files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.membership import code_text
from omnibus_desktop.wave.question import Kind
from tests.places import survey_file

EXAMPLE = json.loads((Path(__file__).parents[1] / "expected" / "example_pspp.json").read_text())
FILES = ("burger_tracking_2017.sav", "bes_wave25_excerpt.sav", "afrobarometer_tunisia_r8.sav")


def test_the_example_by_region_type_and_area_is_as_pspp_counts_it() -> None:
    wave = open_wave(resources.path("example/wave1_synthetic.sav"))
    by = tuple((name,) for name in ("area", "region", "authority_type"))
    compared = 0
    for name, expected in EXAMPLE["variables"].items():
        question = wave.question(name)
        if question.kind is Kind.MULTI or question.counted is not None or not question.answers:
            continue
        (table,) = tabulate(wave, question, Options(by=by))
        rows = {row.id: place for place, row in enumerate(table.rows) if not row.net}
        for place, column in enumerate(table.columns):
            counts = {code: int(table.count[row, place]) for code, row in rows.items()}
            wanted = expected["valid"] if not place else expected["by"][column.by][column.group]
            assert _nonzero(counts) == _nonzero(wanted), (name, column.key)
            compared += len(wanted)
    assert compared > 1000


@pytest.mark.parametrize("name", FILES)
def test_frequencies_of_real_files_are_as_pspp_counts_them(name: str) -> None:
    wave = open_wave(survey_file(name))
    expected = json.loads(survey_file(f"expected/{name}.json").read_text(encoding="utf-8"))
    for block in expected["blocks"]:
        options = Options(by=(), weight=block["weight"] or "none", population="none")
        for variable, frequencies in block["frequencies"].items():
            question = wave.question(variable)
            if question.kind is Kind.MULTI or not question.answers:
                continue
            (table,) = tabulate(wave, question, options)
            found = {
                row.id: float(table.weighted[place, 0])
                for place, row in enumerate(table.rows)
                if not row.net
            }
            wanted = {code_text(each["value"]): each["count"] for each in frequencies["valid"]}
            assert _nonzero(found) == pytest.approx(_nonzero(wanted), abs=1e-5), variable


def _nonzero(counts: dict[str, Any]) -> dict[str, Any]:
    return {code: count for code, count in counts.items() if count}
