"""Modules that are put off: to import them costs nothing until something of them is used."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import Lock
from types import ModuleType
from typing import Any, NamedTuple

_HINTS = ("ArrayLike", "DTypeLike", "NBitBase", "NDArray")  # what numpy has for hints of types
#: What runs only when somebody chooses a command, or after the first table.
ON_DEMAND = tuple(
    f"omnibus_desktop.{name}"
    for name in (
        "app.answers.quote_actions", "app.copy_actions", "app.export_actions",
        "app.files.briefing_actions", "app.files.inside_actions", "app.files.knocking",
        "app.film.presenter_actions", "app.history_actions", "app.notes.hiding",
        "app.notes.netting", "app.notes.note_actions", "app.questions.evident_break",
        "app.questions.first_question", "app.questions.who_they_are",
        "app.refresh.deck_refresh_actions", "app.refresh.refresh_actions", "app.template_actions",
        "app.wave_actions", "briefing.edits", "briefing.slides", "readers.sav_inflate",
        "tables.averages", "tables.bands", "tables.beta", "tables.chances", "tables.filter_terms",
        "tables.overlaps", "tables.quartiles", "tables.subjects",
    )
)  # fmt: skip
_IS_MADE = "_later_is_made"


class Later(ModuleType):
    """Stands for a module until somebody asks for something of it, and then hands everything on."""

    def __getattr__(self, wanted: str) -> Any:
        if wanted.startswith("__") and _IS_MADE not in self.__dict__:
            raise AttributeError(wanted)  # Python looks what it has to put there
        return getattr(_itself(self), wanted)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") or isinstance(value, ModuleType):  # both by Python's own import
            super().__setattr__(name, value)
        else:
            setattr(_itself(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_itself(self), name)


class Hint:
    """Stands in a start for numpy's hint of an array's type, which nobody reads at run time."""

    def __class_getitem__(cls, _: object) -> Any:
        return cls


class _PutOff(NamedTuple):
    """What is there of a module without its import."""

    known: dict[str, Any]
    is_package: bool = False


class _Finder(MetaPathFinder, Loader):
    """Hands out modules that are put off, in Python's own way, so that packages know of them."""

    def __init__(self) -> None:
        self.put_off: dict[str, _PutOff] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        put_off = self.put_off.get(name)
        if put_off is None:
            return None
        spec = ModuleSpec(name, self, loader_state=put_off)
        if put_off.is_package:
            spec.submodule_search_locations = [
                f"{folder}/{name.rpartition('.')[2]}" for folder in path or ()
            ]
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        later = Later(spec.name)
        vars(later).update(spec.loader_state.known)
        return later

    def exec_module(self, module: ModuleType) -> None:
        """Nothing of the module itself yet."""
        vars(module)[_IS_MADE] = True


_FINDER = _Finder()
_ONE_AT_A_TIME = Lock()


def _itself(later: ModuleType) -> ModuleType:
    name = later.__name__
    with _ONE_AT_A_TIME:  # not while it imports: that waits for locks of its own
        _FINDER.put_off.pop(name, None)
        if sys.modules.get(name) is later:
            del sys.modules[name]
    return importlib.import_module(name)


def load(name: str) -> None:
    """Import a module now, be it put off or not."""
    module = importlib.import_module(name)
    if isinstance(module, Later):
        _itself(module)


def import_later(*names: str) -> None:
    """Put modules off that have not been imported yet."""
    for name in names:
        _put_off(name, _PutOff({}))


def hint_later() -> None:
    """Put off what numpy has for hints of types: eleven modules, a fiftieth of a start."""
    hints = dict.fromkeys(_HINTS, Hint)
    for name in ("numpy.typing", "numpy._typing"):
        _put_off(name, _PutOff(hints, is_package=True))


def _put_off(name: str, put_off: _PutOff) -> None:
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)
    if name not in sys.modules:
        _FINDER.put_off[name] = put_off
