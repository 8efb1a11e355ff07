"""`compare`: the same questions in several waves, with what changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from omnibus_desktop.authorities.dates import in_order
from omnibus_desktop.cli.output import tell
from omnibus_desktop.cli.waves import open_named
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.asked_again import (
    AskedAgain,
    all_asked_again,
    asked_again,
    tables_of_waves,
)
from omnibus_desktop.tables.over_waves import over_waves
from omnibus_desktop.tables.waves_as_json import waves_object
from omnibus_desktop.tables.waves_as_text import waves_as_text
from omnibus_desktop.wave.wave import Wave

_FEWEST = 2


def compare(chosen: argparse.Namespace) -> str:
    """A table a question, of a grid one an item, as text or a JSON object a line. The waves stand
    from the oldest on where all of them say when they were, else as they were named."""
    paths, questions = _told_apart([chosen.file, *chosen.others])
    waves = in_order([open_named(path) for path in paths])
    asked = [asked_again(waves, name) for name in questions] or list(all_asked_again(waves))
    if not asked:
        raise OmnibusError(
            "the waves have no question with answers in common", "name the same survey's waves"
        )
    printed = [text for each in asked for text in _tables(waves, each, as_json=bool(chosen.json))]
    return ("\n" if chosen.json else "\n\n").join(printed)


def _tables(waves: Sequence[Wave], asked: AskedAgain, as_json: bool) -> list[str]:
    found = [over_waves(tables) for tables in tables_of_waves(waves, asked)]
    if not as_json:
        return [waves_as_text(each, asked.remarks) for each in found]
    for remark in asked.remarks:
        tell(f"note: {remark}")
    objects = (waves_object(each, asked.remarks) for each in found)
    return [json.dumps(each, ensure_ascii=False, allow_nan=False) for each in objects]


def _told_apart(names: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The first two names are waves, and so are those after them that are files, or look like
    one; what follows are questions. A wave after a question is one, too."""
    paths: list[Path] = []
    questions: list[str] = []
    for place, name in enumerate(names):
        path = Path(name)
        if place < _FEWEST or path.is_file() or len(path.parts) > 1:
            paths.append(path)
        else:
            questions.append(name)
    return paths, questions
