"""Whatever is done, each step leads back to what was before, and forth to what was after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.app.files.keeper import WorkKeeper
from omnibus_desktop.app.jobs import Jobs
from omnibus_desktop.app.open_actions import open_path
from omnibus_desktop.app.settings import Settings
from tests.app.anybody import Anybody
from tests.app.conftest import EXAMPLE, LONG
from tests.later_waves import write_later_wave

ACTIONS = 60
_KINDS = (  # of which each seed does some
    "Refresh", "Compare", "Keep the wave inside", "Rules", "Filters", "theme", "Merge answers",
    "slide", "ection", "Add text",
)  # fmt: skip
_VALUES = ("briefing", "draft", "path", "earlier", "palette")


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("waves")
    return tuple(write_later_wave(folder / f"wave{number}.sav", number) for number in (2, 3))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Without a window, with the example wave open."""
    parent = QWidget()
    desk = Desk(Document(parent), Jobs(parent), Settings(), parent)
    desk.keeper = WorkKeeper(desk, parent)
    open_path(desk, EXAMPLE)
    qtbot.waitUntil(lambda: not desk.jobs.busy(), timeout=LONG)
    yield desk
    desk.jobs.stop()
    desk.keeper.finish()
    desk.document.steps.clear()
    parent.deleteLater()


def is_same(one: Session, other: Session) -> bool:
    same_values = all(getattr(one, name) == getattr(other, name) for name in _VALUES)
    return same_values and one.wave is other.wave and one.found is other.found


@pytest.mark.parametrize("seed", [1, 3])
def test_each_step_is_taken_back_and_done_again(
    desk: Desk, others: tuple[Path, ...], seed: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agree(box: QMessageBox) -> None:
        accept = QMessageBox.ButtonRole.AcceptRole
        next(b for b in box.buttons() if box.buttonRole(b) is accept).click()

    monkeypatch.setattr(QMessageBox, "exec", agree)
    document = desk.document
    anybody = Anybody(desk, desk.parent(), others, seed)
    around: list[tuple[Session, Session]] = []  # what was before and after each step
    while document.steps.count() < ACTIONS:
        before, count = document.session, document.steps.count()
        anybody.acts()
        qtbot.waitUntil(lambda: not desk.jobs.busy(), timeout=LONG)
        if document.steps.count() > count:
            around.append((before, document.session))
        elif document.session.briefing is not before.briefing:  # it went on with the last step
            around[-1] = (around[-1][0], document.session)
    assert len(around) == document.steps.count()
    names = [document.step(place).text() for place in range(ACTIONS)]
    for place in reversed(range(len(around))):
        document.steps.undo()
        assert is_same(document.session, around[place][0]), names[: place + 1]
    for place in range(len(around)):
        document.steps.redo()
        assert is_same(document.session, around[place][1]), names[: place + 1]
    done = " ".join(names)
    assert [kind for kind in _KINDS if kind not in done] == []
