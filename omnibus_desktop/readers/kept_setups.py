"""Set-ups kept for the next file with the same variables, in a folder of the program's own.

What is kept is what a person said, the names of variables, and which file it was; of answers no
more than the spellings of authorities that a person said the meaning of. Nothing of it goes into
exports.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.setup_text import from_plain, to_plain
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.writing import replace_file

SCHEMA = "omnibus-kept-setup/1"
_ENDING = ".setup.json"
_NAMED_THERE = 0.9  # share of the variables that the set-up names which must be in the file
_SHARED = 0.8  # share of all variables of both which must be in both
_MOST = 200  # files that are looked at, and kept


@dataclass(frozen=True)
class Earlier:
    """The set-up that was kept, and the name of the file that it was made for."""

    setup: Setup
    source: str


@dataclass(frozen=True)
class _Kept:
    """`names` are those of all variables of its file, `named` those that the set-up is about."""

    fingerprint: str
    source: str
    names: frozenset[str]
    named: frozenset[str]
    setup: Setup


def keep(folder: Path, found: Wave, setup: Setup) -> None:
    """Keep the set-up in the folder, which is made where it is not there, for files with the same
    variables as this wave, which is as it was found; an empty one forgets what was kept for them.

    Raises OmnibusError where the system does not allow it.
    """
    names = _names(found)
    path = _path(folder, names)
    try:
        if setup == Setup():
            path.unlink(missing_ok=True)
            return
        folder.mkdir(parents=True, exist_ok=True)
        for old in _newest_first(folder)[_MOST - 1 :]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise OmnibusError(
            f"What was set up could not be kept in {folder.name}",
            "it is still saved beside the wave",
            str(error),
        ) from error
    content = {
        "schema": SCHEMA,
        "fingerprint": found.id,
        "file": found.source,
        "variables": sorted(names),
        "named": sorted(_named(found, setup) & names),
        "setup": to_plain(setup),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode(errors="backslashreplace"))  # as JSON writes such letters

    replace_file(path, write)


def kept_for(folder: Path, found: Wave) -> Setup | None:
    """The set-up of `earlier_for`."""
    earlier = earlier_for(folder, found)
    return None if earlier is None else earlier.setup


def earlier_for(folder: Path, found: Wave) -> Earlier | None:
    """The set-up kept for a file with the same variables as this wave; else, of those that fit,
    the one whose file has most variables in common: at least 90% of the variables that the set-up
    names must be there, and 80% of the variables of both files in both. None where there is none.
    What cannot be read is passed over. The title, dates and population of another file are left
    out."""
    names = _names(found)
    same = _read(_path(folder, names))
    if same is not None and same.names == names:
        return _for(found, same)
    fitting = [kept for kept in _every(folder) if _fits(kept, names)]
    best = max(fitting, key=lambda kept: _share(kept.names, names), default=None)
    return None if best is None else _for(found, best)


def _for(found: Wave, kept: _Kept) -> Earlier | None:
    """What was kept; of another file without what is true of one wave alone."""
    setup = kept.setup
    if kept.fingerprint != found.id:
        setup = replace(setup, title=None, starts=None, ends=None, population=None)
    return None if setup == Setup() else Earlier(setup, kept.source)


def _names(found: Wave) -> frozenset[str]:
    """The variables of the file, without what was looked up for it."""
    return frozenset((found.unjoined or found).variables)


def _path(folder: Path, names: frozenset[str]) -> Path:
    key = hashlib.sha256("\0".join(sorted(names)).encode(errors="surrogatepass")).hexdigest()
    return folder / f"{key[:32]}{_ENDING}"


def _newest_first(folder: Path) -> list[Path]:
    paths = [path for path in folder.glob(f"*{_ENDING}") if path.is_file()]
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)


def _every(folder: Path) -> Iterator[_Kept]:
    try:
        paths = _newest_first(folder)[:_MOST]
    except OSError:
        return
    for path in paths:
        kept = _read(path)
        if kept is not None:
            yield kept


def _read(path: Path) -> _Kept | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            return None
        return _Kept(
            str(content["fingerprint"]),
            str(content.get("file", "")),
            frozenset(map(str, content["variables"])),
            frozenset(map(str, content["named"])),
            from_plain(content["setup"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _fits(kept: _Kept, names: frozenset[str]) -> bool:
    there = len(kept.named & names) >= _NAMED_THERE * len(kept.named)
    return there and _share(kept.names, names) >= _SHARED


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _named(found: Wave, setup: Setup) -> frozenset[str]:
    """The variables that the set-up is about, also by the questions that it names."""
    behind = {question.id: question.variables for question in found.questions}
    made = (*(m.question for m in setup.merged), *(t.question for t in setup.themed))
    questions = (*setup.apart, *(q.id for q in setup.changed), *made)
    facts = (setup.weight, setup.region, setup.authority_type, setup.authority)
    named = {name for each in setup.gathered for name in each.variables}
    for name in (*questions, *filter(None, facts)):
        named.update(behind.get(name, (name,)))
    return frozenset(named)
