"""Looks whether a set-up lies beside a wave. Most have none: nothing else is imported for them."""

from __future__ import annotations

from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Setup

_ENDING = ".setup.json"


def setup_path(wave: Path) -> Path:
    """Where the set-up of the wave in this file is, whether there is one or not."""
    return wave.with_name(wave.name + _ENDING)


def setup_beside(wave: Path) -> tuple[Setup, tuple[Remark, ...]]:
    """The set-up beside the wave in this file, an empty one where there is none; and a remark
    where there is one that cannot be read, which keeps nobody from opening the wave."""
    path = setup_path(wave)
    if not _is_there(path):
        return Setup(), ()
    from omnibus_desktop.readers.setup_file import read_setup

    try:
        return read_setup(wave), ()
    except OmnibusError as error:
        message = f"{error.message}: the wave is shown without what was set up for it."
        return Setup(), (Remark(path.name, message),)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # nothing can be there: its name would be too long
        return False
