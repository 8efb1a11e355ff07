"""What can wait is done in turns of the event loop, in which the window lives on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from omnibus_desktop.app import current, furniture, open_actions, workspace
from omnibus_desktop.app.turns import Turns
from tests.app.conftest import EXAMPLE, LONG, Person

_MOST = 16  # modules that one step imports: a hundredth of a second
_PROGRAM = """
import sys
from omnibus_desktop.app.qt_import import import_qt; import_qt()
from omnibus_desktop.app import main; main.start_quickly()
from omnibus_desktop.app import furniture
import omnibus_desktop.readers.opening
from omnibus_desktop.app.later import load
for name in sys.argv[1:]:
    before = set(sys.modules)
    load(f"omnibus_desktop.{name}")
    print(name, len(set(sys.modules) - before))
"""


@pytest.fixture
def turns(qapp: QObject) -> Turns:
    return Turns(qapp)


def test_between_two_steps_the_loop_turns(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []

    def step(name: str) -> None:
        done.append(name)
        QTimer.singleShot(0, lambda: done.append("what came meanwhile"))

    turns.then(lambda: step("first"), lambda: step("second"))
    turns.then(lambda: step("third"))
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 6, timeout=LONG)
    assert done[::2] == ["first", "second", "third"]
    assert set(done[1::2]) == {"what came meanwhile"}


def test_a_step_may_ask_for_others_and_the_last_ends_it(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.then(lambda: turns.then(lambda: done.append("inner")))
    qtbot.waitUntil(lambda: done == ["inner"], timeout=LONG)
    assert not turns._timer.isActive()
    turns.then(lambda: done.append("later"))
    qtbot.waitUntil(lambda: done == ["inner", "later"], timeout=LONG)


def test_one_that_fails_keeps_none_from_its_turn(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.then(lambda: 1 / 0, lambda: done.append("next"))
    with qtbot.captureExceptions() as errors:
        qtbot.waitUntil(lambda: done == ["next"], timeout=LONG)
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]


def test_at_the_end_nothing_more_is_done(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.then(lambda: done.append("first"), lambda: done.append("second"))
    turns.end()
    turns.then(lambda: done.append("after the end"))
    qtbot.waitUntil(lambda: done != [], timeout=LONG)
    assert done == ["after the end"]


def test_no_step_of_an_opening_imports_many_modules() -> None:
    names = [*furniture.PANES, *current.DRAWING, "app.chart_pane", *workspace.SIDE]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *names, "app.film.filmstrip"],
        capture_output=True,
        text=True,
        check=True,
    )
    counts = {name: int(count) for name, count in map(str.split, done.stdout.splitlines())}
    assert {name for name, count in counts.items() if count > _MOST} == set()
    assert {name for name, count in counts.items() if count == 0} == set()


def test_the_panes_stand_when_a_wave_has_been_read(person: Person) -> None:
    desk, stood = person.furniture.desk, []
    desk.jobs.finished.connect(lambda kind: stood.append((kind, desk.panes_built.is_set())))
    assert not desk.panes_built.is_set()
    person.opens(EXAMPLE)
    assert ("open", True) in stood
    assert person.furniture.workspace.isVisible()


def test_a_file_that_is_none_leaves_the_start_page(person: Person, tmp_path) -> None:
    bad = tmp_path / "bad.sav"
    bad.write_bytes(b"$FL2 and nothing else")
    person.opens(bad)
    assert person.furniture.workspace is None
    assert person.window.start_page.isVisible()
    person.opens(EXAMPLE)
    assert person.panes.questions.list.hasFocus()


@pytest.mark.parametrize("name", ["copy chart", "copy table", "export", "show choices"])
def test_what_is_asked_for_before_its_turn_is_done_all_the_same(
    person: Person, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each at the moment at which the wave is shown, and nothing beside its table."""
    picture = tmp_path / "chart.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(picture), ""))
    QApplication.clipboard().clear()
    command = person.furniture.commands.by_id[name]
    open_actions.open_path(person.furniture.desk, EXAMPLE)
    person.bot.waitUntil(lambda: person.session.wave is not None, timeout=LONG)
    assert person.panes.film is None
    command.trigger()
    person.waits_for_rest()
    if name.startswith("copy"):
        assert QApplication.clipboard().mimeData().formats()
    elif name == "export":
        assert picture.stat().st_size > 1000
    else:
        assert person.panes.side.isHidden()
