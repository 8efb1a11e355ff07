"""A packaged program that is broken, or complains, does not pass for one that works."""

from __future__ import annotations

from pathlib import Path

import pytest

import proof
import pruning


def program(folder: Path, script: str) -> Path:
    """A program that does what the shell script says; $1 is `check` or the wave to be opened."""
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def test_one_that_works_passes(tmp_path: Path) -> None:
    proof.require_that_it_works(
        program(tmp_path, """[ "$1" = check ] && echo '{"ok": true}'; exit 0""")
    )


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("""echo '{"ok": false}'""", "finds itself broken"),
        ("""echo '{"ok": true}'; exit 3""", "exit status 3"),
        ("""echo '{"ok": true}'; echo oh dear >&2""", "oh dear"),
        (
            """echo '{"ok": true}'; [ "$1" != example ] || exit 4""",
            "example example: exit status 4",
        ),
        ("""[ "$1" = check ] && echo '{"ok": true}' || echo moo""", "on opening its window:\nmoo"),
    ],
)
def test_one_that_does_not_is_told(tmp_path: Path, script: str, told: str) -> None:
    with pytest.raises(SystemExit, match=told):
        proof.require_that_it_works(program(tmp_path, script))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "pillow.libs/libharfbuzz-fb49c9fc.so.0.61450.0",
        "libharfbuzz-fb49c9fc.so.0.61450.0",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "matplotlib/mpl-data/matplotlibrc",
        "pptx/templates/default.pptx",
        "resources/fonts/Arimo-Regular.ttf",
    ],
)
def test_what_is_used_stays(name: str) -> None:
    assert pruning.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/translations/qtbase_cy.qm",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/plugins/platforms/libqwayland-egl.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\Qt6Network.dll",
        "libgtk-3.so.0",
        "libcrypto.so.3",
        "libgdk_pixbuf-2.0.so.0",
        "libpangocairo-1.0.so.0",
        "libwayland-client.so.0",
        "matplotlib/mpl-data/sample_data/goog.npz",
    ],
)
def test_what_nobody_uses_goes(name: str) -> None:
    assert not pruning.is_wanted(name)
