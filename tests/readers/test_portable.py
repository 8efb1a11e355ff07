"""SPSS portable files: against what other software says of them, and damaged ones."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path

import numpy as np
import pyreadstat
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.portable import read_portable
from omnibus_desktop.wave.variable import Content, Missing
from tests.places import malformed_file, survey_file

FILES = ("nes1948.por", "small/electric.por")


def _nothing(share: float) -> None:
    """Nobody wants to know."""


def test_counts_are_those_of_pspp_with_missing_codes() -> None:
    found = read_portable(survey_file("nes1948.por"), _nothing)
    expected = json.loads(survey_file("expected/nes1948.por.json").read_text(encoding="utf-8"))
    missing = {variable.name: variable.missing for variable in found.variables}
    compared = 0
    for block in expected["blocks"]:
        for name, counts in block["frequencies"].items():
            numbers = found.data[name].numbers()
            for part, declared in (("valid", False), ("missing", True)):
                for entry in counts[part]:
                    assert np.count_nonzero(numbers == entry["value"]) == entry["count"], name
                    assert missing[name].holds(entry["value"]) is declared, name
                    compared += 1
    assert compared > 50


@pytest.mark.parametrize("name", FILES)
def test_all_else_is_as_pyreadstat_reads_it(name: str) -> None:
    path = survey_file(name)
    found = read_portable(path, _nothing)
    data, about = pyreadstat.read_por(
        str(path), output_format="dict", disable_datetime_conversion=True
    )
    assert [variable.name for variable in found.variables] == about.column_names
    for variable in found.variables:
        column = data[variable.name]
        assert variable.label == (about.column_names_to_labels[variable.name] or "")
        assert dict(variable.labels) == about.variable_value_labels.get(variable.name, {})
        assert variable.format == about.original_variable_types[variable.name]
        if variable.content is Content.TEXT:
            texts = [text.rstrip() for text in column]
            assert list(found.data[variable.name].texts()) == texts
            continue
        numbers = found.data[variable.name].numbers().copy()
        numbers[[variable.missing.holds(float(number)) for number in numbers]] = np.nan
        theirs = [np.nan if number is None else number for number in column]
        np.testing.assert_array_equal(numbers, theirs)


def test_a_wave_from_a_portable_file() -> None:
    wave = open_wave(survey_file("nes1948.por"))
    assert wave.respondents == 662
    assert wave.variables["V480005"].missing == Missing((0.0,), 9.0, np.inf)
    answers = {answer.label: answer.missing for answer in wave.question("V480006").answers}
    assert answers == {"YES": False, "NO": False, "NA": True}


def test_it_is_told_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "wave.dat"
    path.write_bytes(survey_file("small/electric.por").read_bytes())
    assert open_wave(path).respondents == 240


def test_a_cut_file_is_told() -> None:
    with pytest.raises(OmnibusError, match=r"por_cut.por: the file is damaged or cut"):
        open_wave(malformed_file("por_cut.por"))


@pytest.mark.parametrize("seed", range(200))
def test_damage_gives_contents_or_a_message(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "damaged.por"
    path.write_bytes(_damaged(survey_file(FILES[seed % 2]).read_bytes(), random.Random(seed)))
    with contextlib.suppress(OmnibusError):
        found = read_portable(path, _nothing)
        assert all(len(data) == found.respondents for data in found.data.values())


def _damaged(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(min(len(changed), chance.choice((600, 5000, len(changed)))))
        way = chance.randrange(4)
        if way == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            changed[at : at + 1] = chance.choice((b"", b"/", b"TTTT", b"F", b"Z", b"*."))
        elif way == 2:
            del changed[at : at + chance.randrange(1, 90)]
        else:
            changed[at:at] = bytes(changed[at : at + chance.randrange(1, 90)])
    return bytes(changed)
