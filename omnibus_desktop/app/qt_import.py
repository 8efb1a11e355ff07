"""Importing Qt without what only writes the type hints of PySide.

PySide compiles twelve modules of its own at every start, to tell how a function may be called. Two
of them only serve to write files of hints when PySide itself is built, and take a tenth of a
window's start.
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_WITHIN = "shibokensupport.signature.lib"
_OF_HINTS = ("enum_sig", "pyi_generator")


def import_qt() -> None:
    """Import the first module of Qt; those two are empty from then on."""
    imports = builtins.__import__

    def imports_but_hints(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name == _WITHIN:  # PySide has just forgotten what was there of it
            for each in (f"{_WITHIN}.{each}" for each in _OF_HINTS):
                empty = ModuleType(each)
                empty.__spec__ = ModuleSpec(each, None)
                sys.modules.setdefault(each, empty)
        return imports(name, *rest, **named)

    builtins.__import__ = imports_but_hints  # PySide puts its own before it
    imports("PySide6.QtCore")
    if builtins.__import__ is imports_but_hints:
        builtins.__import__ = imports
