"""A codebook beside a delimited file says what its codes mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind

DATA = """id,reg,portal,code,r_1,r_2,q5
1,1,1,007,1,0,1;2;
2,2,2,NA,0,1,2;
3,1,98,007,1,1,
4,2,1,008,0,0,1;
"""
BOOK = """variable,label,code,answer,missing,section,set,counted,measure
reg,Region,1,North,,About,,,
reg,,2,South,,,,,
portal,Is there a portal?,1,In place,,Early years,,,ordinal
portal,,2,In development,,,,,
portal,,3,No plans,,,,,
portal,,98,Don't know,yes,,,,
code,Code,007,Seven,,,,,
code,,008,Eight,,,,,
code,,NA,North America,,,,,
r_1,Money,,,,Risks,risks,1,
r_2,Staff,,,,Risks,risks,1,
risks,Main risks,,,,,,,
q5,Which of these?,1,First,,,,,
q5,,2,Second,,,,,
gone,Not there,,,,,,,
"""


def _files(folder: Path, book: str = BOOK, name: str = "wave.codebook.csv") -> Path:
    path = folder / "wave.csv"
    path.write_text(DATA)
    (folder / name).write_text(book)
    return path


@pytest.mark.parametrize("name", ["wave.codebook.csv", "wave.csv.codebook.csv"])
def test_the_codebook_beside_the_file_is_taken(tmp_path: Path, name: str) -> None:
    wave = open_wave(_files(tmp_path, name=name))
    assert wave.question("reg").text == "Region"
    assert [a.label for a in wave.question("reg").answers] == ["North", "South"]


def test_labels_missing_codes_sections_and_sets(tmp_path: Path) -> None:
    wave = open_wave(_files(tmp_path))
    portal = wave.question("portal")
    assert [(a.id, a.missing) for a in portal.answers] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("98", True),
    ]
    assert portal.ordered
    assert portal.section == "Early years"
    assert [a.label for a in wave.question("code").answers] == ["Seven", "Eight", "North America"]
    risks = wave.question("risks")
    assert (risks.kind, risks.text, risks.section) == (Kind.MULTI, "Main risks", "Risks")
    assert [a.label for a in risks.answers] == ["Money", "Staff"]
    several = wave.question("q5")
    assert (several.kind, several.text) == (Kind.MULTI, "Which of these?")
    assert [a.label for a in several.answers] == ["First", "Second"]
    assert wave.membership(several).holds(1).tolist() == [True, True, False, False]


def test_what_the_file_does_not_have_is_told(tmp_path: Path) -> None:
    wave = open_wave(_files(tmp_path))
    assert [r.about for r in wave.remarks if "does not have it" in r.message] == ["gone"]


def test_a_codebook_may_be_named(tmp_path: Path) -> None:
    path = _files(tmp_path, name="other.csv")
    wave = open_wave(path, codebook=tmp_path / "other.csv")
    assert wave.question("reg").text == "Region"


@pytest.mark.parametrize(
    ("book", "message"),
    [("name,label\nreg,Region\n", "no column 'variable'"), ('variable\n"reg\n', "cannot be read")],
)
def test_a_wrong_codebook_is_named(tmp_path: Path, book: str, message: str) -> None:
    with pytest.raises(OmnibusError, match=message):
        open_wave(_files(tmp_path, book))


def test_a_codebook_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match="could not be read"):
        open_wave(_files(tmp_path), codebook=tmp_path / "nowhere.csv")
