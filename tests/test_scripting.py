"""What a notebook sees."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import omnibus_desktop as od
from omnibus_desktop import resources
from omnibus_desktop.errors import OmnibusError

EXAMPLE = resources.path("example/wave1_synthetic.sav")


def test_a_wave_gives_tables_and_frames() -> None:
    table = od.open_wave(EXAMPLE).table("main_risks", by=["region", "authority_type"])
    frame = table.to_frame()
    assert len(frame) == 6 * 14
    assert frame.loc[0, "percent"] == 100 * 81 / 91
    assert "89%" in table._repr_html_()


def test_codes_may_be_numbers() -> None:
    wave = od.open_wave(EXAMPLE)
    table = od.table(wave, "joint_services", "none", where={"area": [1]}, nets={"Not": [3, 4]})
    assert table.columns[0].unweighted_base == 25
    assert table.rows[-1].members == ("3", "4")


def test_a_grid_by_breaks_asks_for_an_item_and_without_shows_all_beside_each_other() -> None:
    wave = od.open_wave(EXAMPLE)
    beside = wave.table("support_groups", by="none")
    assert [column.label for column in beside.columns] == ["Adopters", "Special guardians"]
    assert "Adopters" in beside._repr_html_()
    assert set(beside.to_frame()["group"]) == {
        "support_groups_adopters",
        "support_groups_guardians",
    }
    with pytest.raises(OmnibusError, match="grid of 2 items"):
        wave.table("support_groups")
    assert wave.table("support_groups", item="support_groups_adopters").item_label == "Adopters"


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, omnibus_desktop; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_unknown_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="nosuch"):
        _ = od.nosuch


def test_the_version_is_that_of_the_project() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert tomllib.loads(project.read_text())["project"]["version"] == od.__version__
