"""A wave inside the file of its briefing: the same bytes come back, or it is told why not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.file import Kept, from_text, to_bytes, to_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.wave_inside import (
    MOST,
    WaveFile,
    WaveFiles,
    from_block,
    to_block,
    without_block,
)

WAVE = WaveFiles("f" * 64, (WaveFile("w.csv", b"id,said\n1,Zebra\n"), WaveFile("book.txt", b"")))
KEPT = Kept(
    Briefing("B", (Slide("slide 1", "q1"),), keeps_wave=True), WaveLink("w.csv", "f" * 64, "W")
)


def block_of(wave: WaveFiles) -> bytes:
    return to_block(wave, lambda _: None)


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=3))
def test_the_files_come_back_as_they_were(contents: list[bytes]) -> None:
    files = tuple(WaveFile(f"{place}.sav", each) for place, each in enumerate(contents))
    wave = WaveFiles("0" * 64, files)
    assert from_block(block_of(wave)) == wave


def test_the_file_of_the_briefing_stays_json_in_short_lines() -> None:
    noise = bytes((place * place) % 251 for place in range(20_000))
    content = to_bytes(KEPT, block_of(replace(WAVE, files=(WaveFile("w.sav", noise),))))
    assert list(json.loads(content))[-1] == "embedded"
    assert max(map(len, content.splitlines())) < 260
    assert content.isascii()


@given(st.text(max_size=40))
def test_the_briefing_is_read_as_if_nothing_were_inside(title: str) -> None:
    kept = replace(KEPT, briefing=replace(KEPT.briefing, title=title))
    content = to_bytes(kept, block_of(WAVE))
    again = from_text(content.decode(), "b.omnibus")
    assert (again, again.losses) == (from_text(to_text(kept), "b.omnibus"), ())
    assert from_block(again.inside) == WAVE
    assert without_block(content) == to_bytes(kept)


def test_a_file_that_another_program_wrote_anew_is_read_too() -> None:
    content = json.dumps(json.loads(to_bytes(KEPT, block_of(WAVE)))).encode()
    again = from_text(content.decode(), "b.omnibus")
    assert (again, from_block(again.inside)) == (KEPT, WAVE)
    assert json.loads(without_block(content)) == json.loads(to_text(KEPT))


def test_nothing_is_inside_unless_it_was_put_there() -> None:
    text = to_text(Kept(Briefing("B"), KEPT.wave))
    assert not {"keeps_wave", "embedded"} & json.loads(text).keys()
    assert not from_text(text, "b.omnibus").briefing.keeps_wave
    assert from_text(text, "b.omnibus").inside == b""
    assert without_block(text.encode()) == text.encode()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_what_is_cut_off_costs_no_slide(share: float) -> None:
    content = to_bytes(KEPT, block_of(WAVE)).decode()
    begins = content.index('"embedded"') + 14
    cut = content[: begins + int(share * (len(content) - begins))]
    again = from_text(cut, "b.omnibus")
    assert (again.briefing, again.losses) == (KEPT.briefing, ())
    with pytest.raises(ValueError, match="damaged"):
        from_block(again.inside)


@pytest.mark.parametrize(
    "name", ["../w.sav", "/etc/w.sav", "a\\b.sav", "C:w.sav", "..", "", "a\0b", "w" * 300]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    content = json.loads(block_of(WAVE))
    content["files"][0]["name"] = name
    with pytest.raises(ValueError, match="damaged"):
        from_block(json.dumps(content).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"size": 5},
        {"size": MOST + 1},
        {"size": "15"},
        {"data": ["????"]},
        {"data": 5},
        {"name": "BOOK.txt"},
    ],
)
def test_damage_is_found(change: dict[str, object]) -> None:
    content = json.loads(block_of(WAVE))
    content["files"][0].update(change)
    with pytest.raises(ValueError, match="damaged"):
        from_block(json.dumps(content).encode())


def test_more_than_a_briefing_may_hold_is_not_unpacked() -> None:
    large = replace(WAVE, files=(WaveFile("w.sav", bytes(MOST + 1)),))
    with pytest.raises(ValueError, match="damaged"):
        from_block(block_of(large))


def test_work_can_be_given_up() -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        to_block(WAVE, stop)
