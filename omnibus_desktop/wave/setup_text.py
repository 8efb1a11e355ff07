"""A set-up as text: JSON, indented, only what is set, in a fixed order, so that two can be
compared line by line."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.question import Kind, Net, Role
from omnibus_desktop.wave.setup import (
    ChangedAnswer,
    ChangedQuestion,
    Gathered,
    Merged,
    Setup,
    Theme,
    Themed,
)

SCHEMA = "omnibus-setup/1"
_FAMILY = "omnibus-setup/"

_Read = Callable[[Any], Any]


def to_text(setup: Setup) -> str:
    """The set-up as the text of its file."""
    content = {"schema": SCHEMA, **to_plain(setup)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str, name: str) -> Setup:
    """The set-up in the text of the file called `name`.

    Raises OmnibusError, which names the file, where it is none, is damaged, or is of a newer
    version.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(name, str(error)) from error
    schema = content.pop("schema", None) if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise OmnibusError(f"{name} is not a set-up of Omnibus Desktop", "move it elsewhere")
    if schema != SCHEMA:
        raise OmnibusError(
            f"{name} was saved by a newer version of Omnibus Desktop",
            "open the wave with that version",
            schema,
        )
    try:
        return from_plain(content)
    except (TypeError, ValueError) as error:
        raise damaged(name, str(error)) from error


def damaged(name: str, detail: str) -> OmnibusError:
    """What to say of a file that is called like a set-up and holds none that could be read."""
    return OmnibusError(f"{name} is damaged", "correct or remove it", detail)


def to_plain(setup: Setup) -> dict[str, Any]:
    """The set-up as mappings, lists, texts and numbers; what is not set is left out."""
    plain: dict[str, Any] = _plain(setup)
    return plain


def from_plain(content: object) -> Setup:
    """The set-up of what `to_plain` gives. Raises TypeError or ValueError for anything else."""
    setup: Setup = _SETUP(content)
    return setup


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def _object(kind: type, reads: Mapping[str, _Read]) -> _Read:
    """Reads an object of this class from a mapping of its fields."""

    def read(content: Any) -> Any:
        if not isinstance(content, dict):
            raise TypeError(f"{content!r:.40} in place of a {kind.__name__}")
        if unknown := content.keys() - reads.keys():
            raise ValueError(f"a {kind.__name__} has no {min(unknown)!r:.40}")
        return kind(**{name: reads[name](value) for name, value in content.items()})

    return read


def _list(read: _Read) -> _Read:
    def read_all(content: Any) -> tuple[Any, ...]:
        if not isinstance(content, list):
            raise TypeError(f"{content!r:.40} in place of a list")
        return tuple(read(each) for each in content)

    return read_all


def _pair(first: _Read, second: _Read) -> _Read:
    def read(content: Any) -> tuple[Any, Any]:
        one, other = _list(lambda each: each)(content)
        return first(one), second(other)

    return read


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise TypeError(f"{content!r:.40} in place of a text")
    return content


def _truth(content: Any) -> bool:
    if not isinstance(content, bool):
        raise TypeError(f"{content!r:.40} in place of true or false")
    return content


def _count(content: Any) -> int:
    if not isinstance(content, int) or isinstance(content, bool) or content < 0:
        raise TypeError(f"{content!r:.40} in place of a number from 0 up")
    return content


def _code(content: Any) -> float | str:
    """A value of a variable: numbers are compared as such, never as texts."""
    if isinstance(content, str):
        return content
    if isinstance(content, bool) or not isinstance(content, int | float):
        raise TypeError(f"{content!r:.40} in place of a value")
    if not math.isfinite(content):
        raise ValueError(f"{content} in place of a value")
    return float(content)


_TEXTS = _list(_text)
_NET = _object(Net, {"label": _text, "answers": _TEXTS})
_ANSWER = _object(ChangedAnswer, {"id": _text, "label": _text, "role": Role, "missing": _truth})
_QUESTION = _object(
    ChangedQuestion,
    {
        "id": _text,
        "text": _text,
        "section": _text,
        "kind": Kind,
        "answers": _list(_ANSWER),
        "order": _TEXTS,
        "nets": _list(_NET),
    },
)
_GATHERED = _object(
    Gathered,
    {"id": _text, "text": _text, "kind": Kind, "variables": _TEXTS, "counted": _code},
)
_MERGED = _object(Merged, {"id": _text, "question": _text, "groups": _list(_pair(_text, _TEXTS))})
_THEMED = _object(
    Themed,
    {
        "id": _text,
        "question": _text,
        "salt": _text,
        "themes": _list(_object(Theme, {"id": _text, "label": _text})),
        "answers": _list(_pair(_text, _TEXTS)),
    },
)
_SETUP = _object(
    Setup,
    {
        "title": _text,
        "organisation": _text,
        "starts": _text,
        "ends": _text,
        "population": _count,
        "weight": _text,
        "region": _text,
        "authority_type": _text,
        "authority": _text,
        "authorities": _list(_pair(_text, _text)),
        "apart": _TEXTS,
        "gathered": _list(_GATHERED),
        "changed": _list(_QUESTION),
        "merged": _list(_MERGED),
        "themed": _list(_THEMED),
        "order": _TEXTS,
    },
)
