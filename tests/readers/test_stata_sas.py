"""Stata and SAS files: against what other software says of them, and damaged ones."""

from __future__ import annotations

import json
import random
import struct
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.isolated import read_isolated
from omnibus_desktop.readers.stata_layout import check_layout
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave
from tests.places import malformed_file, survey_file

FILES = (
    "gss2018_excerpt.dta",
    "stata5_mac.dta",
    "haven_hadley.sas7bdat",
    "sas_with_catalog.sas7bdat",
)
DAY = 86_400.0


@pytest.mark.parametrize("name", FILES)
def test_counts_and_means_are_those_of_another_reader(name: str) -> None:
    wave = open_wave(survey_file(name))
    expected = json.loads(survey_file(f"expected/{name}.json").read_text(encoding="utf-8"))
    assert (wave.respondents, list(wave.variables)) == (expected["rows"], expected["names"])
    for entry in expected["frequencies"]:
        assert _counts(wave, entry["name"]) == {
            _as_text(code): count for code, count in entry["counts"].items()
        }
    for variable, mean in expected["means"].items():
        numbers = _valid(wave, variable)
        assert len(numbers) == mean["n"]
        assert numbers.mean() == pytest.approx(
            mean["mean"], rel=1e-6
        )  # theirs in floats of 4 bytes


def _valid(wave: Wave, name: str) -> np.ndarray:
    missing = wave.variables[name].missing
    numbers = wave.data[name].numbers()
    return np.array([n for n in numbers if not np.isnan(n) and not missing.holds(float(n))])


def _counts(wave: Wave, name: str) -> dict[str, int]:
    if wave.variables[name].content is Content.TEXT:
        return dict(Counter(wave.data[name].texts()))
    numbers = _valid(wave, name)
    found = Counter(_as_text(str(number)) for number in numbers)
    none = wave.respondents - len(numbers)
    return dict(found) | ({"": none} if none else {})


def _as_text(code: str) -> str:
    return code.removesuffix(".0")


def test_missing_letters_of_stata_are_answers_that_do_not_count() -> None:
    wave = open_wave(survey_file("gss2018_excerpt.dta"))
    answers = [a for a in wave.question("prestige").answers if a.missing]
    assert [a.label for a in answers] == ["IAP,DK,NA,uncodeable"]
    one = open_wave(survey_file("small/missing_test.dta"))
    labels = {q.id: q.answers[0].label for q in one.questions if q.answers and q.answers[0].missing}
    assert labels == {
        "var1": "missing", "var2": ".b", "var3": ".c", "var4": ".x", "var5": ".y", "var6": ".z"
    }  # fmt: skip


def test_the_catalogue_beside_a_sas_file_gives_its_labels(tmp_path: Path) -> None:
    wave = open_wave(survey_file("sas_with_catalog.sas7bdat"))
    assert [a.label for a in wave.question("SEXA").answers] == ["Male", "Female"]
    assert wave.title == "mytest label"
    alone = tmp_path / "alone.sas7bdat"
    alone.write_bytes(survey_file("sas_with_catalog.sas7bdat").read_bytes())
    assert "SEXA, SEXB" in open_wave(alone).remarks[0].message


def test_a_catalogue_alone_is_no_wave() -> None:
    with pytest.raises(OmnibusError, match="a SAS catalogue") as raised:
        open_wave(survey_file("sas_with_catalog.sas7bcat"))
    assert ".sas7bdat" in raised.value.advice


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "q": [1.0, 2.0, np.nan],
            "word": ["yes", "no", ""],
            "day": [22_000.0, 0.0, np.nan],
            "moment": [1.9e9, 0.0, np.nan],
            "hour": [3600.0, 0.0, np.nan],
        }
    )


FORMATS = {"day": "DATE9.", "moment": "DATETIME20.", "hour": "TIME8."}


def test_a_sas_transport_file(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "wave.xpt"
    labels = ["What do you say?", None, None, None, None]
    pyreadstat.write_xport(frame, path, column_labels=labels, variable_format=FORMATS)
    wave = open_wave(path)
    assert wave.respondents == 3
    assert wave.variables["q"].label == "What do you say?"
    assert list(wave.data["word"].texts()) == ["yes", "no", ""]
    contents = {name: variable.content for name, variable in wave.variables.items()}
    assert contents["day"] is contents["moment"] is Content.DATE
    assert contents["hour"] is Content.TIME
    epoch = (np.datetime64("1960-01-01") - np.datetime64("1582-10-14")).astype(float) * DAY
    assert list(wave.data["day"].values()) == [epoch, epoch + 22_000 * DAY]
    assert list(wave.data["moment"].values()) == [epoch, epoch + 1.9e9]


@pytest.mark.parametrize("version", [8, 10, 12, 13, 14, 15])
def test_stata_of_all_ages(tmp_path: Path, frame: pd.DataFrame, version: int) -> None:
    path = tmp_path / "wave.dta"
    pyreadstat.write_dta(
        frame,
        path,
        version=version,
        variable_value_labels={"q": {1: "Yes", 2: "No"}},
        variable_format={"day": "%td", "moment": "%tc", "hour": "%9.2f"},
    )
    check_layout(path)
    wave = open_wave(path)
    assert wave.variables["q"].labels == ((1.0, "Yes"), (2.0, "No"))
    assert wave.variables["day"].content is wave.variables["moment"].content is Content.DATE
    assert wave.variables["hour"].decimals == 2
    epoch = (np.datetime64("1960-01-01") - np.datetime64("1582-10-14")).astype(float) * DAY
    assert list(wave.data["day"].values()) == [epoch, epoch + 22_000 * DAY]
    assert list(wave.data["moment"].values()) == [epoch, epoch + 1.9e6]


@pytest.mark.parametrize(
    "name",
    ["dta_cut_500_bytes.dta", "dta_claims_999999999_rows.dta", "sas_infinite_loop.sas7bdat"],
)
def test_damaged_files_are_told(name: str) -> None:
    with pytest.raises(OmnibusError, match=f"{name}: the file is damaged or cut"):
        open_wave(malformed_file(name))


def test_an_old_stata_file_that_claims_too_many_rows(tmp_path: Path) -> None:
    raw = bytearray(survey_file("stata5_mac.dta").read_bytes())
    struct.pack_into("<I", raw, 6, 2_000_000_000)
    path = tmp_path / "old.dta"
    path.write_bytes(raw)
    with pytest.raises(OmnibusError, match="damaged or cut"):
        open_wave(path)


def test_rows_without_variables_are_told(tmp_path: Path) -> None:
    path = tmp_path / "old.dta"
    path.write_bytes(struct.pack("<4BHI", 114, 2, 1, 0, 0, 4_000_000_000).ljust(1000, b"\0"))
    with pytest.raises(OmnibusError, match=r"old.dta: the file is damaged or cut"):
        open_wave(path)


def test_a_cut_transport_file_is_told(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "wave.xpt"
    pyreadstat.write_xport(frame, path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(OmnibusError, match=r"wave.xpt: the file is damaged or cut"):
        open_wave(path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_damage_gives_contents_or_a_message(seed: int, tmp_path: Path) -> None:
    name = FILES[seed % 4]
    chance = random.Random(seed)
    raw = bytearray(survey_file(name).read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        raw[chance.randrange(min(len(raw), chance.choice((400, 4000, len(raw)))))] = (
            chance.randrange(256)
        )
    path = tmp_path / name
    path.write_bytes(raw[: chance.choice((len(raw), chance.randrange(len(raw))))])
    reader = "stata" if name.endswith(".dta") else "sas"
    try:
        found = read_isolated(reader, path, [].append)
    except OmnibusError as error:
        told = error.message
    else:
        told = name
        assert all(len(data) == found.respondents for data in found.data.values())
    assert name in told
