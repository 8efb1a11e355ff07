"""What a test has left behind: threads, processes, windows, running timers."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GRACE = 2.0  # seconds in which a thread that has been told to end may still end


def running() -> set[object]:
    """The threads and the ids of the child processes that are there now."""
    return {*threading.enumerate(), *_children()}


def left_running(before: set[object]) -> list[str]:
    """A name for each thread and process that was not there `before` and does not end."""
    for thread in set(threading.enumerate()) - before:
        thread.join(GRACE)
    return [_named(thing) for thing in running() - before]


def on_screen() -> set[int]:
    """The addresses of the top-level widgets and running timers that are there now. All that is
    there is set aside: only what comes after it is looked through for what has gone."""
    gc.collect()
    there = set(_windows()) | set(_timers())
    gc.freeze()
    return there


def left_on_screen(before: set[int]) -> list[str]:
    """A name for each window and running timer that was not there `before` and stays."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()  # a window whose last name has gone may wait for it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = _windows() | _timers()
    return [name for address, name in found.items() if address not in before]


def _children() -> Iterator[int]:
    """The ids of this process's children, as far as the system tells without other software."""
    for thread in Path("/proc/self/task").glob("*"):
        for child in map(int, _text(thread / "children").split()):
            if "resource_tracker" not in _command(child):  # Python's own; it stays to the end
                yield child


def _command(process: int) -> str:
    return _text(Path(f"/proc/{process}/cmdline")).replace("\0", " ")


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:  # the thread or process has ended since
        return ""


def _named(thing: object) -> str:
    if isinstance(thing, threading.Thread):
        return f"thread {thing.name}"
    return f"process {thing} {_command(int(str(thing)))}".rstrip()


def _windows() -> dict[int, str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    return {
        _address(widget): f"window {type(widget).__name__} {widget.windowTitle()!r}"
        for widget in widgets.QApplication.topLevelWidgets()
        if widget.parent() is None  # a menu or a completer goes with its parent
    }


def _timers() -> dict[int, str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return {}
    timers = core.QCoreApplication.instance().findChildren(core.QTimer)
    timers += [thing for thing in gc.get_objects() if type(thing) is core.QTimer]
    return {
        _address(timer): f"timer {timer.objectName()!r} of {timer.interval()} ms"
        f" in {type(timer.parent()).__name__}"
        for timer in timers
        if _is_running(timer)
    }


def _is_running(timer: Any) -> bool:
    import shiboken6

    return shiboken6.isValid(timer) and timer.isActive()


def _address(thing: Any) -> int:
    import shiboken6

    return int(shiboken6.getCppPointer(thing)[0])
