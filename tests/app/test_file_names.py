"""Names of files made of labels: such as every system takes, and that lead nowhere."""

from __future__ import annotations

import json

import pytest

from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, from_text, to_bytes
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.exports.file_names import file_name
from tests.hostile import BROKEN, TEXTS


@pytest.mark.parametrize("text", [*TEXTS, *BROKEN, "", "...", "a.", "Q1/2", "\u0394" * 300])
def test_a_label_makes_a_name_that_every_system_takes(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name.encode()) <= 120
    assert not set(name) & set('<>:"/\\|?*=+@$.~%\u202e\u200b\ufeff')
    assert name.isprintable()
    assert name.strip() == name


@pytest.mark.parametrize("text", ["con", "NUL", "com1", "Lpt9"])
def test_no_name_is_one_that_windows_keeps(text: str) -> None:
    assert file_name(text) == f"{text}-"


def test_half_a_character_in_a_slide_does_not_keep_a_briefing_from_being_saved(tmp_path) -> None:
    slide = Slide("1", "q1", words=Edited("half \ud800 pair"))
    kept = Kept(Briefing("A", (slide,)), WaveLink("w.sav", "", ""))
    path = tmp_path / "a.omnibus"
    path.write_bytes(to_bytes(kept))
    json.loads(path.read_text(encoding="utf-8"))
    again = from_text(path.read_text(encoding="utf-8"), path.name)
    assert again.briefing.slides == (slide,)
