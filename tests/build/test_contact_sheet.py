"""The contact sheet shows everything that a person may come upon."""

from __future__ import annotations

import ast
from pathlib import Path

from states import GROUPS

APP = Path(__file__).parents[2] / "omnibus_desktop" / "app"
OVER = ("WindowType.Popup", "WindowType.Window)")


def windows_of_the_program() -> set[str]:
    """The classes that stand over the window or beside it."""
    found = set()
    for module in APP.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.ClassDef):
                continue
            bases = {ast.unparse(base) for base in node.bases}
            source = ast.get_source_segment(text, node) or ""
            if bases & {"QDialog", "QDockWidget"} or any(each in source for each in OVER):
                found.add(node.name)
    return found


def test_every_dialog_popup_and_window_is_on_it() -> None:
    shown = {name for states in GROUPS.values() for state in states for name in state.classes}
    assert windows_of_the_program() - shown == set()


def test_no_two_states_are_called_the_same() -> None:
    names = [state.name for states in GROUPS.values() for state in states]
    assert len(names) == len(set(names))
