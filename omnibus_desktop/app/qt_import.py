"""Importing Qt without what only tells how its functions may be called.

PySide compiles twelve modules of its own at every start. Two of them only serve to write files of
type hints when PySide itself is built; four are needed where a function was called in a wrong way,
or somebody asks for its signature. Together they take a sixth of a window's start.
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

from omnibus_desktop.app.qt_enums import make_quickly

_SIGNATURES = "shibokensupport.signature"
_WITHIN = f"{_SIGNATURES}.lib"
_OF_HINTS = ("enum_sig", "pyi_generator")
_OF_WRONG_CALLS = ("mapping", "errorhandler", "layout", "parser")
_BY_QT = "update_mapping"  # which Qt's side of PySide looks for among what is there already
_FILLED: set[str] = set()
_ONE_AT_A_TIME = RLock()


class _Later(ModuleType):
    """A module of PySide that is compiled when something of it is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, wanted: str) -> Any:
        if wanted.startswith("__"):
            raise AttributeError(wanted)  # what is asked of every module
        self.fill()
        if wanted not in self.__dict__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {wanted!r}")
        return self.__dict__[wanted]

    def fill(self) -> None:
        """Compile it, once."""
        with _ONE_AT_A_TIME:
            if self.__name__ not in _FILLED:
                _FILLED.add(self.__name__)
                _fill(self)


def _fill(module: ModuleType) -> None:
    """Run the module as PySide's own loader does, which has its source."""
    name = module.__name__
    beside = sys.modules[f"{_SIGNATURES}.loader"]
    known = getattr(beside.__loader__, "find_spec", None)
    spec = None if known is None else known(name, None)
    if spec is None:  # PySide was told to put its modules into a folder
        path = Path(beside.__file__ or "").with_name(f"{name.rpartition('.')[2]}.py")
        spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module.__spec__ = spec
    spec.loader.exec_module(module)


def _put_later(name: str) -> None:
    later = _Later(name)

    def update() -> None:
        later.fill()
        getattr(later, _BY_QT)()

    if name.endswith(".mapping"):
        setattr(later, _BY_QT, update)
    sys.modules.setdefault(name, later)


def import_qt() -> None:
    """Import the first module of Qt; of the two nothing is there from then on, of the four
    nothing yet."""
    make_quickly()
    imports = builtins.__import__

    def imports_but_some(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name == _SIGNATURES:  # PySide has just forgotten what was there of it
            for each in _OF_WRONG_CALLS:
                _put_later(f"{name}.{each}")
        elif name == _WITHIN:
            for each in _OF_HINTS:
                empty = ModuleType(f"{name}.{each}")
                empty.__spec__ = ModuleSpec(empty.__name__, None)
                sys.modules.setdefault(empty.__name__, empty)
        return imports(name, *rest, **named)

    builtins.__import__ = imports_but_some  # PySide puts its own before it
    imports("PySide6.QtCore")
    if builtins.__import__ is imports_but_some:
        builtins.__import__ = imports
