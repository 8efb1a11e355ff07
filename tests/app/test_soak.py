"""Random things done at the window: nothing breaks, nothing grows, all is undone.

Some hundred by default; OMNIBUS_SOAK=2000 does so many, and then holds memory as well: before, most
of what grows is what is kept at its first use.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

import omnibus_desktop
from tests.app.conftest import Person
from tests.app.monkey import Monkey, kept_mb

ACTIONS = int(os.environ.get("OMNIBUS_SOAK", "400"))
LONG_RUN = 2000
SETTLED = ACTIONS // 4  # actions after which memory is not to grow
MOST_GROWTH = 1.05


def _bring_all_code() -> None:
    """Whatever is imported when it is first needed: it is no growth of what is kept."""
    for found in pkgutil.walk_packages(omnibus_desktop.__path__, "omnibus_desktop."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name in ("pptx", "matplotlib.backends.backend_agg", "matplotlib.figure", "xlsxwriter"):
        importlib.import_module(name)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the platform would ask for a file gets one, or none; questions are answered."""
    saved = iter(range(10_000))

    def place(*_: object, **__: object) -> tuple[str, str]:
        return str(tmp_path / f"saved {next(saved)}.png"), "Picture, PNG (*.png)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QFileDialog, "exec", lambda *_: 0)
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: QMessageBox.StandardButton.Cancel)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("", False))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_anything_may_be_done(
    reader: Person, answers: None, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    _bring_all_code()
    opening = reader.session.briefing
    settled = 0.0
    with Monkey(reader, seed) as monkey:
        for number in range(ACTIONS):
            monkey.acts()
            if number == SETTLED:
                settled = kept_mb()
    reader.waits_for_idle()
    grown = kept_mb()
    steps, last = reader.furniture.desk.document.steps, reader.session.briefing
    place = steps.index()
    while steps.canUndo():
        steps.undo()
    QApplication.processEvents()
    assert reader.session.briefing == opening
    while steps.index() < place:
        steps.redo()
    assert reader.session.briefing == last
    steps.setIndex(0)
    assert reader.furniture.commands.by_id["undo"].isEnabled() is False
    assert capsys.readouterr().err == "", monkey.did[-40:]
    if ACTIONS >= LONG_RUN:
        assert grown <= settled * MOST_GROWTH, f"{settled:.0f} MB, then {grown:.0f}"
