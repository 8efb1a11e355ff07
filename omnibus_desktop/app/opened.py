"""A wave that was opened, with the corrections that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup

if TYPE_CHECKING:
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.readers.spare import Spare
    from omnibus_desktop.wave.wave import Wave


@dataclass(frozen=True, eq=False)
class Opened:
    """`wave` is `found`, as its file says, with the corrections of `setup`. `made_for` is the name
    of an earlier file with the same variables where they were made for that one. `passed_over`:
    others lie beside the file, and are not used."""

    found: Wave
    wave: Wave
    setup: Setup = Setup()
    made_for: str | None = None
    passed_over: bool = False


def opened(
    path: Path,
    progress: Callable[[float], None],
    ahead: Callable[[Outline], None],
    spare: Spare | None,
    own: Setup | None = None,
    kept: Path | None = None,
) -> Opened:
    """The wave in this file with the corrections `own`, else with those saved beside it, else
    with those kept in the folder `kept` for a file with the same variables."""
    from omnibus_desktop.readers.opening import open_found

    found, beside = open_found(path, progress, ahead=ahead, spare=spare)
    setup, made_for = beside if own is None else own, None
    if own is None and setup == Setup() and kept is not None and kept.is_dir():
        from omnibus_desktop.readers.kept_setups import earlier_for

        earlier = earlier_for(kept, found)
        if earlier is not None:
            setup, made_for = earlier.setup, earlier.source
    passed_over = beside not in (setup, Setup())
    if setup == Setup():
        return Opened(found, found, passed_over=passed_over)
    from omnibus_desktop.readers.set_up import set_up

    return Opened(found, set_up(found, setup), setup, made_for, passed_over)
