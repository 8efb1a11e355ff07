"""What comes of opening one file, and of looking at all that it shows."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.file import read, to_text
from omnibus_desktop.briefing.link import wave_of
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import isolated, open_wave
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.parcel import packed
from omnibus_desktop.readers.reading_process import _reader
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

_QUESTIONS = 3  # that are drawn
_SLIDES = 10  # of a briefing that are drawn
_LONGEST = 600  # characters of a message

Found = dict[str, Any]


def tried(path: Path, form: str) -> Found:
    """What a person sees of the file: "opened" with all that is needed to judge it, "told", or,
    where something is raised that is no OmnibusError, "raised"."""
    isolated.read_isolated = _read_here
    try:
        return _OPENING.get(form, _opened)(path)
    except OmnibusError as error:
        return {"kind": "told", "wrong": wrong_with(error, path.parent), "said": str(error)}
    except MemoryError:
        return {"kind": "memory", "said": traceback.format_exc(limit=-2)}
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError):
        return {"kind": "raised", "said": traceback.format_exc(limit=-2)}


def wrong_with(error: OmnibusError, folder: Path) -> str:
    """What a person could not make use of in the error; "" where all is well."""
    names = [path.name for path in folder.iterdir() if path.name in error.message]
    if not names:
        return "does not name the file"
    message = error.message.replace(max(names, key=len), "")
    if "\n" in message or "Traceback" in str(error) or len(message) > _LONGEST:
        return "is no sentence"
    if message.endswith("."):
        return "is more than a sentence"
    return "" if error.advice else "has no advice"


def _read_here(reader: str, path: Path, progress: Callable[[float], None], **_: Any) -> Contents:
    """As in the reading process, without one: the trial itself is a process of its own."""
    header, *sections = packed(_reader(reader)(path, progress))
    return isolated._opened(path.name, header, sections)


def _opened(path: Path) -> Found:
    wave = open_wave(path)
    digest = hashlib.sha256()
    for name, variable in wave.variables.items():
        data = wave.data[name]
        digest.update(repr(variable).encode("utf-8", "surrogatepass"))
        digest.update(repr(list(data.texts())).encode("utf-8", "surrogatepass"))
        digest.update(data.numbers().tobytes())
    _look_at(wave)
    return {
        "kind": "opened",
        "respondents": wave.respondents,
        "remarks": sorted({remark.message for remark in wave.remarks}),
        "digest": digest.hexdigest(),
    }


def _look_at(wave: Wave) -> None:
    """Tabulates and draws its first questions. What cannot be drawn is told, as in the window."""
    counted = [question for question in wave.questions if question.kind is not Kind.OPEN]
    for question in counted[:_QUESTIONS]:
        with suppress(OmnibusError):
            tables = tabulate(wave, question)
            for table in tables[:1]:
                as_text(table)
            draw(wave, Slide("1", question.id, spec=ChartSpec()), Rules())


def _briefing_opened(path: Path) -> Found:
    """As the window does: the briefing, its wave, and every slide drawn."""
    kept = read(path)
    wave = open_wave(wave_of(kept.wave, path))
    for slide in kept.briefing.slides[:_SLIDES]:
        with suppress(OmnibusError):
            draw(wave, slide, kept.briefing.rules)
    return {
        "kind": "opened",
        "respondents": wave.respondents,
        "remarks": list(kept.losses),
        "digest": to_text(kept),
    }


_OPENING: dict[str, Callable[[Path], Found]] = {"briefing": _briefing_opened}
