"""The bundled drawings are those that the window shows: none is missing, none is superfluous."""

from __future__ import annotations

from pathlib import Path

from omnibus_desktop.app.commands import COMMANDS

ROOT = Path(__file__).parents[2]
BUNDLED = {file.stem for file in (ROOT / "resources" / "icons").glob("*.svg")}


def test_every_command_has_its_drawing() -> None:
    assert {command.drawing for command in COMMANDS if command.drawing} <= BUNDLED


def test_every_drawing_is_shown() -> None:
    window = ROOT / "omnibus_desktop" / "app"
    sources = "".join(file.read_text("utf-8") for file in window.rglob("*.py"))
    assert [name for name in sorted(BUNDLED) if f'"{name}"' not in sources] == []


def test_drawings_take_the_colour_of_the_text_around_them() -> None:
    toolbar = (ROOT / "resources" / "icons" / f"{name}.svg" for name in BUNDLED)
    own = [file.stem for file in toolbar if "currentColor" not in file.read_text("utf-8")]
    assert own == ["omnibus-desktop"]
