"""A file that is opened once more brings the window to the front that shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.files import knocking
from omnibus_desktop.app.files.lock_files import lock_at, lock_place
from tests.app.conftest import EXAMPLE, LONG, Person

_KNOCK = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from omnibus_desktop.app.files.knocking import knock; QCoreApplication([]);"
    "sys.exit(0 if knock(Path(sys.argv[1]), Path(sys.argv[2])) else 3)"
)


def starts_for(person: Person, path: Path) -> int:
    """What a process that is started for the file says: 0 where a window has come."""
    command = [sys.executable, "-c", _KNOCK, str(shown(person)), str(path)]
    process = subprocess.Popen(command)
    person.bot.waitUntil(lambda: process.poll() is not None, timeout=LONG)
    return process.wait()


def shown(person: Person) -> Path:
    return person.furniture.desk.settings.shown_folder()


def is_claimed(person: Person, path: Path) -> None:
    place = lock_place(shown(person), path)
    person.bot.waitUntil(place.exists, timeout=LONG)
    person.bot.waitUntil(lambda: person.furniture.showing._watch is not None, timeout=LONG)


def test_the_window_that_shows_the_file_comes_and_no_other_is_opened(
    reader: Person, tmp_path: Path
) -> None:
    is_claimed(reader, EXAMPLE)
    reader.window.showMinimized()
    link = tmp_path / "by another name.sav"
    link.symlink_to(EXAMPLE)
    assert starts_for(reader, link) == 0
    assert not reader.window.isMinimized()
    assert QApplication.activeWindow() is reader.window
    other = tmp_path / "other.sav"
    other.write_bytes(EXAMPLE.read_bytes())
    assert starts_for(reader, other) == 3
    asked: list[Path] = []
    reader.window.path_asked.disconnect()
    reader.window.path_asked.connect(asked.append)
    reader.furniture.showing.open_or_come(EXAMPLE)
    reader.furniture.showing.open_or_come(other)
    assert asked == [other]
    assert [path.suffix for path in shown(reader).iterdir()] == [".lock"]


def test_a_window_that_is_closed_leaves_nothing(person: Person) -> None:
    person.furniture.showing.claim(EXAMPLE)
    assert any(shown(person).iterdir())
    assert os.name == "nt" or shown(person).stat().st_mode & 0o077 == 0  # for this person alone
    person.window.close()
    assert not any(shown(person).iterdir())


def test_a_lock_of_a_window_that_crashed_keeps_nobody(tmp_path: Path) -> None:
    place = lock_place(tmp_path, EXAMPLE)
    crash = (
        "import os, sys; from pathlib import Path;"
        "from omnibus_desktop.app.files.lock_files import lock_at;"
        "lock = lock_at(Path(sys.argv[1])); lock.tryLock(0); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(place)], check=False)
    assert place.exists()
    assert not knocking.knock(tmp_path, EXAMPLE)


def test_a_window_that_hangs_keeps_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knocking, "PATIENCE", 0.02)
    lock = lock_at(lock_place(tmp_path, EXAMPLE))
    assert lock.tryLock(0)
    assert not knocking.knock(tmp_path, EXAMPLE)
    assert list(tmp_path.iterdir()) == [Path(lock.fileName())]
    lock.unlock()


def test_macos_says_by_an_event_which_file_is_to_be_opened() -> None:
    program = (
        "from PySide6.QtGui import QFileOpenEvent;"
        "from omnibus_desktop.app.application import Application;"
        "asked = []; program = Application();"
        "program.sendEvent(program, QFileOpenEvent('early.sav'));"
        "program.hand_files_to(asked.append);"
        "program.sendEvent(program, QFileOpenEvent('later.sav'));"
        "print(*map(str, asked))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"early.sav", b"later.sav"]


def test_where_nothing_can_be_written_the_window_works_all_the_same(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setattr(person.furniture.showing, "_folder", blocked / "shown")
    person.opens(EXAMPLE)
    person.furniture.showing._claim_shown()
    assert person.session.wave is not None
    assert not person.furniture.problems.isVisible()


def test_a_token_of_the_desktop_goes_along_but_nothing_else(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from omnibus_desktop.app.files.showing import come_forward

    monkeypatch.delenv(knocking.FOCUS, raising=False)
    come_forward(person.window, "a\nb")
    assert knocking.FOCUS not in os.environ
    come_forward(person.window, "token-1")
    assert os.environ[knocking.FOCUS] == "token-1"
    assert (
        person.window.windowState() & ~Qt.WindowState.WindowActive == Qt.WindowState.WindowNoState
    )
