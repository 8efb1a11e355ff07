"""What holds for every test: a home of its own, no display, nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import leftovers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the program; and others need the cores

# No deadline: on a busy machine the first call of a property takes as long as it takes.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder that is empty and goes with the test: no settings of a person are touched."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, a process, a window or a running timer."""
    uses_qt = "qapp" in request.fixturenames
    before = leftovers.running()
    shown_before = leftovers.on_screen() if uses_qt else set()
    yield
    if uses_qt:
        _clear_clipboard()
    left = leftovers.left_on_screen(shown_before) if uses_qt else []
    left += leftovers.left_running(before)
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


def _clear_clipboard() -> None:
    """Qt without a display deletes what is in it only when Python has gone, and then crashes."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().clear()
