"""What a briefing keeps of its wave's file, and what is told where that is another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.briefing.file import Kept, from_text, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.source import changed_since, link_to
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave

EXAMPLE = resources.path("example/wave1_synthetic.sav")


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(EXAMPLE)


def test_a_briefing_keeps_what_its_wave_is_known_by(wave: Wave) -> None:
    link = link_to("wave.sav", wave)
    assert (link.fingerprint, link.size) == (wave.id, EXAMPLE.stat().st_size)
    assert (link.respondents, link.variables) == (101, len(wave.variables))
    assert link.labels > 100
    assert from_text(to_text(Kept(Briefing("b"), link)), "b.omnibus").wave == link


def test_nothing_is_told_of_a_wave_that_is_the_same(wave: Wave) -> None:
    assert changed_since(link_to("wave.sav", wave), wave, "b.omnibus") is None


def test_what_changed_is_told_in_numbers(wave: Wave) -> None:
    link = replace(link_to("wave.sav", wave), fingerprint="0", respondents=99, labels=1)
    told = changed_since(link, wave, "b.omnibus")
    assert told is not None
    assert told.message.startswith(f"{wave.source} has changed since b.omnibus was saved: ")
    assert "101 respondents (then 99); " in told.message
    assert "value labels (then 1)" in told.message
    assert "variables" not in told.message
    assert "look at every slide" in told.advice


def test_the_same_bytes_that_are_read_in_another_way_are_told(wave: Wave) -> None:
    told = changed_since(replace(link_to("", wave), variables=3), wave, "b.omnibus")
    assert told is not None
    assert "is read in another way" in told.message
    assert "(then 3)" in told.message


def test_a_briefing_that_does_not_say_more_is_compared_by_its_fingerprint(wave: Wave) -> None:
    assert changed_since(WaveLink("", wave.id, ""), wave, "b.omnibus") is None
    told = changed_since(WaveLink("", "0", ""), wave, "b.omnibus")
    assert told is not None
    assert told.message == f"{wave.source} has changed since b.omnibus was saved"
