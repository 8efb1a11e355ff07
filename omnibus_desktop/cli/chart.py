"""`chart`: one question as a picture or a slide."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Sort
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.cli.choices import options
from omnibus_desktop.cli.notes import codes, note
from omnibus_desktop.cli.output import tell
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.files import save
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.words.words import Words
from omnibus_desktop.writing import replace_file


def chart(chosen: argparse.Namespace) -> None:
    """Write the picture, and its alt text where asked for. Raises OmnibusError, with nothing
    written, where it cannot be made."""
    kind = _kind(chosen.kind)
    _no_folder(Path(chosen.output))
    choice = options(chosen)
    wave = open_wave(Path(chosen.file))
    tables = tabulate(wave, wave.question(chosen.question), choice)
    spec = ChartSpec(
        kind=kind,
        sort=Sort(chosen.sort or "auto"),
        highlight=_highlight(chosen.highlight, tables),
        size=chosen.size,
    )
    notes = tuple(note(typed, number, tables) for number, typed in enumerate(chosen.note, 1))
    made = worded(tables, spec, notes, lambda words: _titled(words, chosen.title))
    for remark in made.scene.remarks:
        tell(f"note: {remark}")
    _write(made.scene, chosen, made.words.speaker_notes)


def _titled(words: Words, title: str | None) -> Words:
    """The words with the person's own headline, where there is one."""
    return words if title is None else replace(words, headline=title)


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
        raise OmnibusError(f"{name} charts are not yet built", f"use --kind {_or(ChartKind)}")
    return ChartKind(name)


def _or(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"


def _no_folder(path: Path) -> None:
    if path.is_dir():
        raise OmnibusError(
            f"{path.name or path} could not be saved: it is a folder",
            "name a file in it that ends in .png, .svg, .pdf or .pptx",
        )


def _highlight(wanted: list[str], tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """The marks of these answers, in every column."""
    known = codes(tables)
    for code in wanted:
        if code not in known:
            raise OmnibusError(f"there is no answer {code!r} to highlight", "use a code of it")
    return tuple((code, column.key) for code in wanted for column in tables[0].columns)
