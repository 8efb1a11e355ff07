"""A file that is given as a briefing and is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.file import read
from omnibus_desktop.errors import OmnibusError


def test_a_wave_given_as_a_briefing_is_said_to_be_none() -> None:
    with pytest.raises(OmnibusError, match=r"^wave1_synthetic\.sav is not a briefing") as told:
        read(resources.path("example/wave1_synthetic.sav"))
    assert ".omnibus" in told.value.advice


def test_a_briefing_of_which_nothing_is_left_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "mine.omnibus"
    path.write_bytes(b"\xff\xfe nothing")
    with pytest.raises(OmnibusError, match=r"^mine\.omnibus is damaged"):
        read(path)
