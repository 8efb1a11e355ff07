"""Omnibus Desktop: from a survey wave to an annotated chart in a slide deck, offline.

import omnibus_desktop as od
wave = od.open_wave("wave1.sav")
table = wave.table("main_risks", by=["region", "authority_type"])
table.to_frame()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnibus_desktop.readers import open_wave
    from omnibus_desktop.tables.ask import table
    from omnibus_desktop.tables.options import Options
    from omnibus_desktop.tables.possible import possible_bases, possible_counts
    from omnibus_desktop.tables.tabulate import tabulate

__version__ = "0.1.0"
__all__ = [
    "Options",
    "__version__",
    "open_wave",
    "possible_bases",
    "possible_counts",
    "table",
    "tabulate",
]

_WHERE = {
    "open_wave": "omnibus_desktop.readers",
    "table": "omnibus_desktop.tables.ask",
    "tabulate": "omnibus_desktop.tables.tabulate",
    "Options": "omnibus_desktop.tables.options",
    "possible_bases": "omnibus_desktop.tables.possible",
    "possible_counts": "omnibus_desktop.tables.possible",
}


def __getattr__(name: str) -> object:
    """The names for notebooks. Importing the package imports nothing else; the first of these
    names that is used brings what it needs, and gives waves their method `table`."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module(_WHERE["table"])
    return getattr(import_module(_WHERE[name]), name)
