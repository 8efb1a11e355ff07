"""A briefing as a text file: saved, and opened again.

The file holds what the person chose and wrote, how the wave was set up, and where it is: no answer
of a respondent, but for spellings of authorities that the person said the meaning of. It is JSON,
indented, keys in a fixed order, so that two versions can be compared.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path, PureWindowsPath
from typing import Any, TypeVar, get_type_hints

from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key, Neutral, Sort
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.setup_text import from_plain, to_plain
from omnibus_desktop.words.held import Cell, Held

SCHEMA = "omnibus-briefing/1"
_LARGEST = 64 << 20  # bytes of a file
_LONGEST_NAME = 120  # characters of a file's name that are told
_SMALLEST_PT, _LARGEST_PT = 72.0, 4032.0  # of a slide; PowerPoint knows none beyond


@dataclass(frozen=True)
class WaveLink:
    """Where the briefing's wave is: `path` as it was opened, `fingerprint` of its bytes. `size` is
    how many bytes it has, the others how many `respondents`, `variables` and value `labels` were
    found in it; all are 0 where the briefing does not say."""

    path: str
    fingerprint: str
    title: str
    size: int = 0
    respondents: int = 0
    variables: int = 0
    labels: int = 0


_Kind = TypeVar("_Kind", WaveLink, Rules)


def to_text(briefing: Briefing, link: WaveLink) -> str:
    """The briefing as the text of its file."""
    content = {"schema": SCHEMA, "wave": asdict(link), **asdict(briefing)}
    del content["setup"]
    for slide in content["slides"]:
        del slide["spec"]["page"]
    if briefing.setup != Setup():
        content["setup"] = to_plain(briefing.setup)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str, name: str) -> tuple[Briefing, WaveLink]:
    """The briefing in the text of the file called `name`.

    Raises OmnibusError where it is not a briefing, is damaged, or is of a newer version.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(name, str(error)) from error
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith("omnibus-briefing/"):
        raise OmnibusError(f"{name} is not a briefing of Omnibus Desktop", "choose another file")
    if schema != SCHEMA:
        raise OmnibusError(
            f"{name} was saved by a newer version of Omnibus Desktop",
            "open it with that version",
            schema,
        )
    try:
        return _briefing(content), _checked(WaveLink, content["wave"])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(name, repr(error)) from error


def read(path: Path) -> tuple[Briefing, WaveLink]:
    """The briefing in this file. Raises OmnibusError that names the file."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise _damaged(path.name, f"{size} bytes")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _damaged(path.name, str(error)) from error
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be read", "check that it is there and may be read", str(error)
        ) from error
    return from_text(text, path.name)


def wave_of(link: WaveLink, briefing: Path) -> Path:
    """Where the wave of the briefing in this file is, seen from there unless it says it whole.

    Raises OmnibusError where it is not there, or where the briefing names another computer: to
    look there would tell that computer who asks.
    """
    path = briefing.parent / link.path
    elsewhere = PureWindowsPath(link.path).anchor.startswith("\\\\") or "://" in link.path
    try:
        there = not elsewhere and path.is_file()
    except OSError:  # such as for a name that is too long
        there = False
    if not there:
        name = PureWindowsPath(link.path).name[:_LONGEST_NAME]
        raise OmnibusError(
            f"{briefing.name} belongs to the wave {name}, which is not where it was",
            f"put {name} beside {briefing.name} and open it again",
            str(path),
        )
    return path


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(f"{name} is damaged and cannot be opened", "open an older copy", detail)


def _briefing(content: Mapping[str, Any]) -> Briefing:
    slides = tuple(_slide(slide) for slide in content["slides"])
    setup = from_plain(content.get("setup", {}))  # older briefings have none
    return Briefing(str(content["title"]), slides, _checked(Rules, content["rules"]), setup)


def _slide(content: Mapping[str, Any]) -> Slide:
    by = content["by"]
    return Slide(
        id=str(content["id"]),
        question=str(content["question"]),
        item=_text_or_none(content["item"]),
        by=None if by is None else tuple(map(str, by)),
        filter=tuple((str(q), tuple(map(str, answers))) for q, answers in content["filter"]),
        weight=_text_or_none(content["weight"]),
        spec=_spec(content["spec"]),
        notes=tuple(_note(note) for note in content["notes"]),
        words=_edited(content["words"]),
        name=str(content.get("name", "")),  # older briefings have none of these
        section=str(content.get("section", "")),
        over_waves=bool(content.get("over_waves", False)),
    )


def _edited(content: Mapping[str, Any]) -> Edited:
    words = {name: _text_or_none(text) for name, text in content.items() if name != "figures"}
    figures = tuple(_held(figure) for figure in content.get("figures", ()))  # older ones have none
    return Edited(**words, figures=figures)


def _held(content: Mapping[str, Any]) -> Held:
    sources = tuple(tuple(_cell(cell) for cell in source) for source in content["sources"])
    return Held(str(content["said"]), sources)


def _cell(content: list[str]) -> Cell:
    item, answer, column = content
    return (str(item), str(answer), str(column))


def _spec(content: Mapping[str, Any]) -> ChartSpec:
    width, height = map(_length, content["size"])
    if min(width, height) < _SMALLEST_PT:
        raise ValueError(f"a slide of {width} by {height} points")
    return ChartSpec(
        kind=ChartKind(content["kind"]),
        sort=Sort(content["sort"]),
        labels=bool(content["labels"]),
        highlight=tuple(_key(key) for key in content["highlight"]),
        size=(width, height),
        columns=tuple(map(str, content["columns"])),
        neutral=Neutral(content.get("neutral", Neutral.SPLIT)),  # older briefings have none
    )


def _note(content: Mapping[str, Any]) -> Note:
    offset = content["offset"]
    return Note(
        id=str(content["id"]),
        kind=NoteKind(content["kind"]),
        keys=tuple(_key(key) for key in content["keys"]),
        text=str(content["text"]),
        offset=None if offset is None else (_length(offset[0]), _length(offset[1])),
        line_at=LineAt(content.get("line_at", LineAt.BAR)),  # older briefings have neither
        values=tuple(map(_number, content.get("values", ()))),
    )


def _key(content: list[str]) -> Key:
    answer, column = content
    return (str(answer), str(column))


def _checked(kind: type[_Kind], content: Mapping[str, Any]) -> _Kind:
    """An object of texts and numbers. Raises TypeError where a field has another type than in
    its class."""
    types = get_type_hints(kind)
    for name, value in content.items():
        expected = int | float if types[name] is float else types[name]
        if not isinstance(value, expected) or isinstance(value, bool):
            raise TypeError(f"{value!r:.40} as {name}")
    return kind(**content)


def _text_or_none(content: object) -> str | None:
    if content is not None and not isinstance(content, str):
        raise TypeError(f"{content!r:.40} in place of a text")
    return content


def _length(content: object) -> float:
    """A length in points, within what a slide can have."""
    length = _number(content)
    if abs(length) > _LARGEST_PT:
        raise ValueError(f"{content!r:.40} points")
    return length


def _number(content: object) -> float:
    number = float(content) if isinstance(content, int | float) else math.nan
    if not math.isfinite(number):
        raise ValueError(f"{content!r:.40} in place of a number")
    return number
