"""`chart`: one question as a picture or a slide."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.charts.chart import chart as lay_out
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Sort
from omnibus_desktop.cli.choices import options
from omnibus_desktop.cli.notes import codes, note
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.files import save
from omnibus_desktop.exports.writing import replace_file
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.suggest import suggest

_SIZES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
_SMALLEST, _LARGEST = 200.0, 4000.0  # points
_DPI = range(36, 1201)


def chart(chosen: argparse.Namespace) -> None:
    """Write the picture, and its alt text where asked for. Raises OmnibusError, with nothing
    written, where it cannot be made."""
    kind = _kind(chosen.kind)
    size = _size(chosen.size)
    if chosen.dpi not in _DPI:
        raise OmnibusError(f"--dpi {chosen.dpi} is out of range", f"give {_DPI[0]} to {_DPI[-1]}")
    choice = options(chosen)
    wave = open_wave(Path(chosen.file))
    tables = tabulate(wave, wave.question(chosen.question), choice)
    words = suggest(tables)
    if chosen.title is not None:
        words = replace(words, headline=chosen.title)
    spec = ChartSpec(
        kind=kind,
        sort=Sort(chosen.sort or "auto"),
        highlight=_highlight(chosen.highlight, tables),
        size=size,
    )
    notes = tuple(note(text, number, tables) for number, text in enumerate(chosen.note, 1))
    scene = lay_out(tables, spec, words, notes)
    _write(scene, chosen, words.speaker_notes)


def _write(scene: Scene, chosen: argparse.Namespace, speaker_notes: str) -> None:
    """The alt text first: where the picture then fails, it is taken away again."""
    alt = None if chosen.alt is None else Path(chosen.alt)
    was_there = alt is not None and alt.exists()
    if alt is not None:
        text = f"{scene.alt_text}\n".encode("utf-8", "backslashreplace")
        replace_file(alt, lambda file: _put(file, text))
    try:
        save(scene, Path(chosen.output), dpi=chosen.dpi, speaker_notes=speaker_notes)
    except OmnibusError:
        if alt is not None and not was_there:
            alt.unlink(missing_ok=True)
        raise


def _put(file: BinaryIO, text: bytes) -> None:
    file.write(text)


def _kind(name: str) -> ChartKind:
    if name not in list(ChartKind):
        raise OmnibusError(f"{name} charts are not yet built", "use --kind auto, bar or stacked")
    return ChartKind(name)


def _size(text: str) -> tuple[float, float]:
    """Width and height in points."""
    if text in _SIZES:
        return _SIZES[text]
    found = re.fullmatch(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)", text)
    size = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise OmnibusError(
            f"--size {text!r} cannot be used",
            f"give 16:9, 4:3 or WIDTHxHEIGHT, {_SMALLEST:.0f} to {_LARGEST:.0f} points each",
        )
    return size


def _highlight(wanted: list[str], tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """The marks of these answers, in every column."""
    known = codes(tables)
    for code in wanted:
        if code not in known:
            raise OmnibusError(f"there is no answer {code!r} to highlight", "use a code of it")
    return tuple((code, column.key) for code in wanted for column in tables[0].columns)
