"""Whatever happens while work is saved, the file is whole and the work is there."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from omnibus_desktop.app.files.left_work import find_left
from omnibus_desktop.app.files.locks import new_work
from omnibus_desktop.app.files.recovery import Work, keep_work, moment, read_work
from omnibus_desktop.app.files.saving import ChangedElsewhere, Saver
from omnibus_desktop.app.files.versions import MOST, folder_of, keep_version, versions_in
from omnibus_desktop.app.files.wave_place import find_wave
from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, read, to_bytes
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.fingerprint import fingerprint_of

KEPT = Kept(Briefing("B", (Slide("slide 1", "q1"),)), WaveLink("/waves/w.sav", "0", "W"))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the trials are forked processes")


def tried(*arguments: object) -> dict:
    """What came of the trials in a process of their own."""
    command = [sys.executable, "-m", "tests.app.saving_trials", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


@needs_fork
def test_no_fault_of_the_system_harms_a_file_and_each_is_told(tmp_path: Path) -> None:
    came = tried("faults", tmp_path)
    assert came["wrong"] == []
    assert came["trials"] > 60


@needs_fork
def test_what_was_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    assert tried("kills", tmp_path, 20, 1) == {"trials": 20, "wrong": []}


@needs_fork
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_what_was_saved_is_there_after_five_hundred_kills(tmp_path: Path) -> None:
    assert tried("kills", tmp_path, 500, 2) == {"trials": 500, "wrong": []}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(20))
def test_a_window_that_is_killed_loses_a_second_at_most(seed: int) -> None:
    command = [sys.executable, "-m", "tests.app.working_window"]
    window = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert window.stdout is not None
    told = [window.stdout.readline()]
    end = time.monotonic() + random.Random(seed).uniform(0, 2.5)
    while time.monotonic() < end:
        told.append(window.stdout.readline())
    window.kill()
    killed = time.monotonic()
    told += window.stdout.readlines()
    window.stdout.close()
    window.wait()
    lines = [line.split(" ", 2) for line in told if line.endswith("\n")]
    due = max([int(count) for count, at, _ in lines if float(at) < killed - 1.0], default=0)
    work = Path(lines[0][2].strip()) / "work"
    found = [len(read_work(path).kept.briefing.slides) for path in work.glob("*.work")]
    assert max(found, default=0) >= due


def test_an_older_save_never_takes_the_place_of_a_newer(tmp_path: Path) -> None:
    saver, path = Saver(tmp_path / "state"), tmp_path / "b.omnibus"
    saver.save(2, path, KEPT, by_hand=False)
    saver.save(1, path, Kept(Briefing("Older"), KEPT.wave), by_hand=False)
    assert read(path).briefing == KEPT.briefing


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    saver, path = Saver(tmp_path / "state"), tmp_path / "b.omnibus"
    path.write_bytes(b"not mine")
    with pytest.raises(ChangedElsewhere, match=r"b\.omnibus was changed"):
        saver.save(1, path, KEPT, by_hand=False)
    assert path.read_bytes() == b"not mine"


def test_waves_are_named_as_seen_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "anna"
    monkeypatch.setattr(Path, "home", lambda: home)
    folder, inside = home / "surveys" / "decks", WaveLink(str(home / "surveys" / "w.sav"), "0", "W")
    folder.mkdir(parents=True)
    others = {
        home / "surveys" / "decks" / "waves" / "w.sav": "waves/w.sav",
        home / "Downloads" / "w.sav": "../../Downloads/w.sav",
        tmp_path / "people" / "bo" / "w.sav": str(tmp_path / "people" / "bo" / "w.sav"),
    }
    links = tuple(replace(inside, path=str(each)) for each in others)
    saver = Saver(home / "state")
    saver.save(1, folder / "b.omnibus", Kept(KEPT.briefing, inside, links), by_hand=False)
    kept = read(folder / "b.omnibus")
    assert [kept.wave.path, *(link.path for link in kept.earlier)] == ["../w.sav", *others.values()]
    far = tmp_path / "stick"
    far.mkdir()
    saver.save(2, far / "b.omnibus", Kept(KEPT.briefing, inside), by_hand=False)
    kept = read(far / "b.omnibus")
    assert kept.wave.path == "~/surveys/w.sav"
    assert kept.wave.seen_from(far) == home / "surveys" / "w.sav"


def test_a_moved_folder_opens_and_a_briefing_that_moved_alone_finds_its_wave(
    tmp_path: Path,
) -> None:
    def place_of(briefing: Path) -> Path | None:
        found = find_wave(read(briefing).wave, briefing, state, (), lambda _: None)
        return None if found is None else found.resolve()

    state, wave = tmp_path / "state", tmp_path / "all" / "waves" / "w.sav"
    path = tmp_path / "all" / "decks" / "b.omnibus"
    for folder in (wave.parent, path.parent):
        folder.mkdir(parents=True)
    wave.write_bytes(b"answers")
    link = WaveLink(str(wave), fingerprint_of(wave, (), lambda _: None), "W", size=7)
    Saver(state).save(1, path, Kept(KEPT.briefing, link), by_hand=False)
    alone = tmp_path / "b.omnibus"
    alone.write_bytes(path.read_bytes())
    assert place_of(alone) == wave
    (tmp_path / "all").rename(tmp_path / "moved")
    assert place_of(tmp_path / "moved" / "decks" / "b.omnibus") == tmp_path / "moved/waves/w.sav"
    assert place_of(alone) is None


def test_remains_of_killed_writes_are_taken_away_when_they_are_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".omnibus-0.part", tmp_path / ".omnibus-1.part"
    for remains in (old, young):
        remains.write_bytes(b"half")
    os.utime(old, (0, 0))
    saver, path = Saver(tmp_path / "state"), tmp_path / "b.omnibus"
    saver.opened(path, "")
    saver.save(1, path, KEPT, by_hand=False)
    assert (old.exists(), young.exists()) == (False, True)


def test_the_last_ten_versions_are_kept_by_date(tmp_path: Path) -> None:
    for hour in range(14):
        content = f"version {hour}".encode()
        keep_version(tmp_path, content, at_once=False, now=NOON + timedelta(hours=hour))
    versions = versions_in(tmp_path)
    assert [each.at.hour for each in versions] == [1, 0, 23, 22, 21, 20, 19, 18, 17, 16]
    assert len(versions) == MOST
    assert versions[0].path.read_bytes() == b"version 13"


def test_versions_that_nobody_asked_for_are_ten_minutes_apart(tmp_path: Path) -> None:
    for minutes, at_once in ((0, False), (5, False), (6, True), (7, True), (15, False)):
        content = b"asked" if at_once else f"{minutes}".encode()
        keep_version(tmp_path, content, at_once=at_once, now=NOON + timedelta(minutes=minutes))
    assert [each.at.minute for each in versions_in(tmp_path)] == [6, 0]


def test_versions_of_two_files_of_one_name_are_apart(tmp_path: Path) -> None:
    one, other = (folder_of(tmp_path, tmp_path / name / "b.omnibus") for name in "ab")
    assert one != other


def test_work_comes_back_as_it_was(tmp_path: Path) -> None:
    work = Work(KEPT, Slide("draft", "q2", item="line"), tmp_path / "b.omnibus", "digest")
    keep_work(tmp_path / "a.work", work)
    assert read_work(tmp_path / "a.work") == work


def test_a_file_whose_folder_was_not_kept_is_not_taken_for_one_of_that_name(tmp_path: Path) -> None:
    keep_work(tmp_path / "a.work", Work(KEPT, path=Path("b.omnibus"), saved="digest"))
    assert read_work(tmp_path / "a.work").path is None


@pytest.mark.parametrize(
    ("change", "offered"),
    [
        ({}, 0),
        ({"draft": KEPT.briefing.slides[0]}, 0),
        ({"draft": Slide("draft", "q2")}, 0),  # only looked at
        ({"draft": Slide("draft", "q2", words=Edited(headline="Mine"))}, 1),
        ({"kept": replace(KEPT, briefing=replace(KEPT.briefing, title="C"))}, 1),
        ({"kept": replace(KEPT, wave=WaveLink("/waves/w.sav", "1", "W"))}, 1),
        ({"path": None}, 1),
        ({"path": Path("/nowhere/b.omnibus")}, 1),
    ],
)
def test_what_the_file_of_the_briefing_has_is_not_offered(
    tmp_path: Path, change: dict[str, object], offered: int
) -> None:
    path = tmp_path / "b.omnibus"
    saved = replace(KEPT, wave=WaveLink("../waves/w.sav", "0", "W"))
    path.write_bytes(to_bytes(saved))
    work = new_work(tmp_path)
    keep_work(work.path, replace(Work(KEPT, None, path, "digest"), **change))
    work.release()
    left = find_left(tmp_path)
    assert [len(left), work.path.exists()] == [offered, bool(offered)]
    for each in left:
        each.locked.release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"5", b'{"schema": "omnibus-work/2"}'])
def test_work_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.work").write_bytes(content)
    with pytest.raises(OmnibusError, match=r"a\.work could not be read"):
        read_work(tmp_path / "a.work")


def test_work_of_today_is_known_by_its_time_and_older_by_its_date() -> None:
    assert len(moment(datetime.now(UTC))) == len("12:00")
    assert "March 2026" in moment(NOON)
    work = Work(KEPT, path=Path("/b/b.omnibus"), at=NOON)
    assert work.described.startswith("the briefing b.omnibus of 2 March 2026, ")
    assert work.described.endswith(", 1 slide, about w.sav")
