"""Briefings of a hundred slides: saved, and opened again.

The references are the least that either can cost with JSON: the same content written by `json` and
forced to the disk, and read again.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.app.files.saving import Saver
from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, read, to_content
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.words.held import Held

SLIDES = 100
AT_ONCE = 10  # saves, and openings, in one run
_SMALL = ("S",)


def _kept() -> Kept:
    key = ("3", "region=North West")
    notes = tuple(Note(str(n), NoteKind.CALLOUT, (key,), "{answer}: {percent}") for n in range(2))
    words = Edited(
        "Nine in ten authorities (89%) see risks", figures=(Held("89%", ((("", *key),),)),)
    )
    slide = Slide("", "main_risks", by=("region", "type"), notes=notes, words=words)
    slides = tuple(replace(slide, id=f"slide {n}") for n in range(1, SLIDES + 1))
    return Kept(Briefing("A hundred slides", slides), WaveLink("/waves/wave.sav", "0" * 64, "Wave"))


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="omnibus-keeping-"))


def _save(_: Path) -> Callable[[], object]:
    folder, kept = _folder(), _kept()
    saver, path, numbers = Saver(folder / "state"), folder / "b.omnibus", count(1)

    def save() -> None:
        for number in islice(numbers, AT_ONCE):  # each of them another content
            changed = replace(kept, briefing=replace(kept.briefing, title=f"Title {number}"))
            saver.save(number, path, changed, by_hand=False)

    return save


def _save_with_json(_: Path) -> Callable[[], object]:
    path, content = _folder() / "b.json", to_content(_kept())

    def save() -> None:
        for _ in range(AT_ONCE):
            with path.open("wb") as file:
                file.write(json.dumps(content, ensure_ascii=False, indent=1).encode())
                file.flush()
                os.fsync(file.fileno())

    return save


def _saved() -> Path:
    path = _folder() / "b.omnibus"
    Saver(path.parent / "state").save(1, path, _kept(), by_hand=False)
    return path


def _open(_: Path) -> Callable[[], object]:
    path = _saved()
    return lambda: [len(read(path).briefing.slides) for _ in range(AT_ONCE)][-1]


def _open_with_json(_: Path) -> Callable[[], object]:
    path = _saved()
    return lambda: [len(json.loads(path.read_bytes())["slides"]) for _ in range(AT_ONCE)][-1]


BENCHMARKS = (
    Benchmark("briefing.save.100", Side(_save), Side(_save_with_json), 4.0, sizes=_SMALL),
    Benchmark("briefing.open.100", Side(_open, str), Side(_open_with_json), 20.0, sizes=_SMALL),
)
