"""`check`: does this installed copy work? It opens, tabulates, charts and exports the example,
and paints the window once."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from omnibus_desktop import __version__, resources
from omnibus_desktop.cli.output import say, tell
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.charts.scene import Scene
    from omnibus_desktop.tables.table import Table
    from omnibus_desktop.wave.wave import Wave

_Result = TypeVar("_Result")

EXAMPLE = "example/wave1_synthetic.sav"
_LONGEST = 180.0  # seconds for the whole
_WINDOW = 30.0  # seconds to the first paint
_SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".svg": b"<",
    ".pdf": b"%PDF-",
    ".pptx": b"PK\x03\x04",
}
# What a copy with a missing or damaged part raises. Anything else ends the check with a traceback.
_BROKEN = (
    OmnibusError,
    OSError,
    ImportError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    zipfile.BadZipFile,
    subprocess.SubprocessError,
)


@dataclass(frozen=True)
class Step:
    name: str
    ok: bool
    seconds: float
    message: str


def check(chosen: argparse.Namespace) -> int:
    """Run all steps and report them; 0 where all went well, else 1. It cannot hang: after three
    minutes the process ends itself."""
    with _watched(_LONGEST), tempfile.TemporaryDirectory() as folder:
        steps = list(_steps(Path(folder)))
    ok = all(step.ok for step in steps)
    if chosen.json:
        found = {"schema": "omnibus-check/1", "ok": ok, "version": __version__}
        say(json.dumps(found | {"steps": [asdict(step) for step in steps]}))
    else:
        for step in steps:
            say(f"{'ok    ' if step.ok else 'FAILED'} {step.name} ({step.seconds:.2f} s)")
    for step in steps:
        if not step.ok:
            tell(f"omnibus-desktop: {step.name}: {step.message}; install the program again")
    return 0 if ok else 1


def _steps(folder: Path) -> Iterator[Step]:
    wave, step = _tried("open", _open)
    yield step
    tables, step = _tried("tabulate", lambda: _tabulate(_made(wave)))
    yield step
    scene, step = _tried("chart", lambda: _chart(_made(tables)))
    yield step
    for suffix in _SIGNATURES:
        path = folder / f"chart{suffix}"
        _, step = _tried(f"export {suffix[1:]}", partial(_export, scene, path))
        yield step
    _, step = _tried("window", _window)
    yield step


def _tried(name: str, do: Callable[[], _Result]) -> tuple[_Result | None, Step]:
    """What the step gave, None where it failed, and how it went."""
    start = time.perf_counter()
    result, message = None, ""
    try:
        result = do()
    except _BROKEN as error:
        message = " ".join(f"{type(error).__name__}: {error}".split())
    return result, Step(name, not message, round(time.perf_counter() - start, 3), message)


def _made(value: _Result | None) -> _Result:
    if value is None:
        raise RuntimeError("a step before this one failed")
    return value


def _expect(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise RuntimeError(f"{what} is {found!r} and should be {expected!r}")


def _open() -> Wave:
    from omnibus_desktop.readers import open_wave

    wave = open_wave(resources.path(EXAMPLE))
    _expect(wave.respondents, 101, "the number of respondents")
    _expect(wave.population, 152, "the population")
    _expect(wave.synthetic, True, "the mark of synthetic data")
    return wave


def _tabulate(wave: Wave) -> tuple[Table, ...]:
    from omnibus_desktop.tables.rounding import percent_text
    from omnibus_desktop.tables.tabulate import tabulate

    tables = tabulate(wave, wave.question("main_risks"))
    total, count = tables[0].columns[0], int(tables[0].count[0, 0])
    _expect((count, total.unweighted_base), (81, 91), "those who name financial pressures")
    _expect(percent_text(count, total.base), "89%", "their share")
    _expect(len(tables[0].columns), 14, "the number of columns")
    return tables


def _chart(tables: tuple[Table, ...]) -> Scene:
    from omnibus_desktop.charts.chart import chart
    from omnibus_desktop.charts.spec import ChartSpec
    from omnibus_desktop.words.suggest import suggest

    words = suggest(tables, (tables[0].columns[0].key,))
    scene = chart(tables, ChartSpec(columns=(tables[0].columns[0].key,)), words)
    texts = [line for item in scene.items for line in getattr(item, "lines", ())]
    _expect("89%" in texts, True, "the figure on the chart")
    return scene


def _export(scene: Scene | None, path: Path) -> bool:
    from omnibus_desktop.exports.files import save

    save(_made(scene), path, dpi=96)
    start = path.read_bytes()[:8]
    _expect(start.startswith(_SIGNATURES[path.suffix]), True, f"the start of a {path.suffix} file")
    if path.suffix == ".pptx":
        with zipfile.ZipFile(path) as deck:
            _expect(deck.testzip(), None, "the first damaged part of the deck")
            _expect("ppt/slides/slide1.xml" in deck.namelist(), True, "the slide in the deck")
    return True


def _window() -> bool:
    """Start the window in a process of its own, without a display, until its chart is ready."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "omnibus_desktop"]
    command += ["--quit-when-ready", str(resources.path(EXAMPLE))]
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            command,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_WINDOW,
            check=False,
        )
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode:
        raise RuntimeError(f"the window ended with {done.returncode}: {' '.join(said[-1:])}")
    return True


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End the process, whatever it is doing, when it takes longer."""
    watchdog = threading.Timer(seconds, _give_up)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()
        watchdog.join()


def _give_up() -> None:
    tell(f"omnibus-desktop: the check took over {_LONGEST:.0f} seconds; install the program again")
    os._exit(1)
