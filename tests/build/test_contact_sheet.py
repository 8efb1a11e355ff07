"""The contact sheet shows everything that a person may come upon."""

from __future__ import annotations

import ast
from pathlib import Path

from states import GROUPS

APP = Path(__file__).parents[2] / "omnibus_desktop" / "app"
OVER = ("WindowType.Popup", "WindowType.Window)")


def windows_of_the_program() -> set[str]:
    """The classes that stand over the window or beside it, but those that are only built upon."""
    windows, bases = {"QDialog", "QDockWidget"}, {}
    for module in APP.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.ClassDef):
                continue
            bases[node.name] = {ast.unparse(base) for base in node.bases}
            source = ast.get_source_segment(text, node) or ""
            if any(each in source for each in OVER):
                windows.add(node.name)
    while more := {name for name, upon in bases.items() if upon & windows} - windows:
        windows |= more
    return windows & bases.keys() - set().union(*bases.values())


def test_every_dialog_popup_and_window_is_on_it() -> None:
    shown = {name for states in GROUPS.values() for state in states for name in state.classes}
    assert windows_of_the_program() - shown == set()


def test_windows_built_upon_another_are_found() -> None:
    assert {"AboutBox", "ManualWindow", "CommandPalette"} <= windows_of_the_program()


def test_no_two_states_are_called_the_same() -> None:
    names = [state.name for states in GROUPS.values() for state in states]
    assert len(names) == len(set(names))
