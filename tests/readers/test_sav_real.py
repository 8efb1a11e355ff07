"""Real SPSS files, with pyreadstat and GNU PSPP as judges."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pyreadstat
import pytest

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav import read_dictionary, read_sav
from omnibus_desktop.wave.variable import Content, Measure, Missing
from tests.places import survey_file

FILES = [
    "afrobarometer_tunisia_r8.sav",
    "bes_wave25_excerpt.sav",
    "burger_tracking_2017.sav",
    "mobile_phone_au.sav",
    "edge/hostile_labels.sav",
    "edge/odd_weights_declared.sav",
    "edge/one_row.sav",
    "edge/wide_3001_variables.sav",
    "edge/zero_rows.sav",
    "small/cars.zsav",
    "small/comprehensive.sav",
    "small/compression_none.sav",
    "small/compression_zlib.zsav",
    "small/datetimes_one_row.sav",
    "small/electric.sav",
    "small/foreign_testdata.sav",
    "small/hebrew_rtl.sav",
    "small/hotel.sav",
    "small/labelled_num_na.sav",
    "small/labelled_str.sav",
    "small/mrsets_alltypes.sav",
    "small/umlauts.sav",
    "small/weighted.sav",
    "small/windows1252.sav",
]
PSPP_FILES = [
    "afrobarometer_tunisia_r8.sav",
    "bes_wave25_excerpt.sav",
    "burger_tracking_2017.sav",
    "mobile_phone_au.sav",
    "small/electric.sav",
    "small/foreign_testdata.sav",
    "edge/hostile_labels.sav",
    "edge/odd_weights_declared.sav",
    "edge/one_row.sav",
    "small/weighted.sav",
]


@pytest.mark.parametrize("name", FILES)
def test_answers_are_those_of_pyreadstat(name: str) -> None:
    path = survey_file(name)
    contents = read_sav(path)
    columns, _ = pyreadstat.read_sav(
        str(path), user_missing=True, disable_datetime_conversion=True, output_format="dict"
    )
    assert list(columns) == [variable.name for variable in contents.variables]
    for variable in contents.variables:
        data, expected = contents.data[variable.name], columns[variable.name]
        assert len(data) == len(expected) == contents.respondents
        if variable.content is Content.TEXT:
            assert list(data.texts()) == [text.rstrip() for text in expected]
        else:
            numbers = np.array([np.nan if number is None else number for number in expected])
            np.testing.assert_array_equal(data.numbers(), numbers.astype(float))


@pytest.mark.parametrize("name", FILES)
def test_variables_are_those_of_pyreadstat(name: str) -> None:
    path = survey_file(name)
    contents = read_sav(path)
    _, judge = pyreadstat.read_sav(str(path), user_missing=True, metadataonly=True)
    assert contents.title == (judge.file_label or "").strip()
    assert judge.variable_measure == {
        variable.name: variable.measure.value for variable in contents.variables
    }
    for variable in contents.variables:
        assert variable.label == (judge.column_names_to_labels[variable.name] or "").strip()
        assert variable.format == judge.original_variable_types[variable.name]
        labels = judge.variable_value_labels.get(variable.name, {})
        assert dict(variable.labels) == {
            value.rstrip() if isinstance(value, str) else value: label.strip()
            for value, label in labels.items()
        }
        assert variable.missing == _missing(judge.missing_ranges.get(variable.name, []))


def _missing(ranges: list[dict[str, float | str]]) -> Missing:
    """pyreadstat's list of ranges as ours: codes, and at most one range."""
    codes = [one["lo"] for one in ranges if one["lo"] == one["hi"]]
    wide = [one for one in ranges if one["lo"] != one["hi"]]
    texts = tuple(code.rstrip() if isinstance(code, str) else code for code in codes)
    if not wide:
        return Missing(texts)
    low, high = float(wide[0]["lo"]), float(wide[0]["hi"])
    largest = 1.7976931348623155e308
    return Missing(
        texts, -math.inf if low <= -largest else low, math.inf if high >= largest else high
    )


@pytest.mark.parametrize("name", FILES)
def test_sets_are_those_of_pyreadstat(name: str) -> None:
    path = survey_file(name)
    contents = read_sav(path)
    _, judge = pyreadstat.read_sav(str(path), metadataonly=True)
    names = {variable.name.lower(): variable.name for variable in contents.variables}
    ours = {answer_set.name.removeprefix("$"): answer_set for answer_set in contents.sets}
    assert list(ours) == list(judge.mr_sets)
    for set_name, expected in judge.mr_sets.items():
        answer_set = ours[set_name]
        assert answer_set.variables == tuple(
            names[member.lower()] for member in expected["variable_list"]
        )
        assert answer_set.label == expected["label"].strip()
        assert answer_set.counted == expected["counted_value"]
        assert answer_set.labels_from_counted == (expected["type"] == "E")


@pytest.mark.parametrize("name", FILES)
def test_the_dictionary_alone_says_the_same(name: str) -> None:
    whole, dictionary = read_sav(survey_file(name)), read_dictionary(survey_file(name))
    assert dictionary.variables == whole.variables
    assert dictionary.sets == whole.sets
    assert dictionary.respondents == whole.respondents
    assert not dictionary.data


@pytest.mark.parametrize("name", PSPP_FILES)
def test_counts_are_those_of_pspp(name: str) -> None:
    contents = read_sav(survey_file(name))
    file_name = Path(name).name
    judged = json.loads(survey_file(f"expected/{file_name}.json").read_text(encoding="utf-8"))
    variables = {variable.name: variable for variable in contents.variables}
    compared = 0
    for block in judged["blocks"]:
        if block["weight"] is not None:
            continue
        for variable_name, table in block["frequencies"].items():
            if variables[variable_name].content is not Content.NUMBER:
                continue
            assert _counts(contents, variable_name) == {
                line["value"]: line["count"]
                for line in table["valid"] + table["missing"]
                if isinstance(line["value"], float)
            }
            compared += 1
    assert compared


def _counts(contents: Contents, name: str) -> dict[float, float]:
    data = contents.data[name]
    counts = np.bincount(data.places(), minlength=len(data.values()) + 1)
    return dict(zip(data.values().tolist(), counts.tolist(), strict=False))


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("small/weighted.sav", "wgt"),
        ("edge/odd_weights_declared.sav", "w"),
        ("afrobarometer_tunisia_r8.sav", "withinwt_hh"),
        ("burger_tracking_2017.sav", None),
    ],
)
def test_active_weight(name: str, weight: str | None) -> None:
    assert read_sav(survey_file(name)).weight == weight


def test_zlib_and_uncompressed_files_hold_the_same() -> None:
    zlib = read_sav(survey_file("small/compression_zlib.zsav"))
    plain = read_sav(survey_file("small/compression_none.sav"))
    assert zlib.variables == plain.variables
    for variable in zlib.variables:
        one, other = zlib.data[variable.name], plain.data[variable.name]
        assert one.texts() == other.texts()
        np.testing.assert_array_equal(one.numbers(), other.numbers())


def test_dates_stay_seconds() -> None:
    contents = read_sav(survey_file("small/datetimes_one_row.sav"))
    contents_of = {variable.name: variable.content for variable in contents.variables}
    assert contents_of["d1"] is contents_of["y1"] is contents_of["q1"] is Content.DATE
    assert contents_of["t1"] is contents_of["mt1"] is contents_of["dt4"] is Content.TIME
    assert contents_of["w3"] is Content.NUMBER


def test_measure_of_a_real_wave() -> None:
    contents = read_sav(survey_file("burger_tracking_2017.sav"))
    assert {variable.measure for variable in contents.variables} >= {Measure.NOMINAL}
