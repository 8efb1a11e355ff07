"""Qt's enumerations are the same whether Python makes them or we do."""

from __future__ import annotations

import enum
import json
import os
import pickle
import subprocess
import sys
from enum import Enum, Flag, IntEnum, IntFlag

import pytest

from omnibus_desktop.app import qt_enums

_PROGRAM = """
import enum, json, sys
from omnibus_desktop.app import qt_enums
ordinary = enum.EnumType._create_
QUICK = "quick" in sys.argv
if QUICK:
    qt_enums.make_quickly()
made = []
quick = enum.EnumType._create_
def create(kind, *rest, **how):
    made.append(quick(kind, *rest, **how))
    return made[-1]
enum.EnumType._create_ = create
import PySide6.QtCore, PySide6.QtGui, PySide6.QtSvg, PySide6.QtWidgets
for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtSvg, PySide6.QtWidgets):
    for name in dir(module):
        dir(getattr(module, name))

def told(of):
    own = {name: str(each) for name, each in vars(of).items() if name not in of._member_map_}
    for name in ("__dict__", "__weakref__", "__new__", "_iter_member_"):
        own.pop(name, None)
    members = {
        name: [repr(each), str(each), format(each), each.name, each.value, each._sort_order_,
               sorted(vars(each)), each.__objclass__ is of, of(each.value) is each,
               getattr(of, name) is each, isinstance(each, int) and each + 1]
        for name, each in of.__members__.items()
    }
    listed = [each.name for each in of]
    flags = []
    if issubclass(of, enum.Flag) and listed:
        first, last = of[listed[0]], of[listed[-1]]
        flags = [repr(first | last), repr(first & last), repr(first ^ last), repr(~first),
                 repr(of(3)), of(3) in of]
    return [of.__qualname__, str(of.__mro__), repr(of), own, members, listed, flags, len(of),
            of.__new__ is enum.Enum.__new__]

import re
print(json.dumps([re.sub(r" at 0x[0-9a-f]+", "", json.dumps(told(each))) for each in made]))
"""
_IS_KNOWN = sys.version_info[:2] == (3, 11)


def _told(*how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *how],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    each: list[str] = json.loads(done.stdout)
    return each


def test_every_enumeration_of_qt_is_as_python_makes_it() -> None:
    ordinary, quick = _told(), _told("quick")
    assert len(quick) > 400
    assert sum(text.count("true") for text in quick) > 9_000
    assert quick == ordinary


@pytest.mark.skipif(not _IS_KNOWN, reason="other versions of Python make them themselves")
@pytest.mark.parametrize("kind", [Enum, IntEnum, Flag, IntFlag])
def test_members_can_be_asked_for_by_name_and_number_and_be_written(kind: type[Enum]) -> None:
    made = qt_enums._create(
        kind, "Side", [("LEFT", 1), ("RIGHT", 2), ("BOTH", 3), ("START", 1)], module=__name__
    )
    assert made["START"] is made.LEFT is made(1)
    assert [each.name for each in made][:2] == ["LEFT", "RIGHT"]
    assert (made.BOTH in list(made)) == (not issubclass(kind, Flag))
    globals()["Side"] = made
    assert pickle.loads(pickle.dumps(made.RIGHT)) is made.RIGHT
    with pytest.raises(AttributeError, match="cannot reassign"):
        made.LEFT = 4
    with pytest.raises(TypeError, match="cannot extend"):
        enum.EnumType("More", (made,), enum.EnumType.__prepare__("More", (made,)))


def test_what_is_no_plain_list_of_numbers_is_left_to_python() -> None:
    lists: list[object] = [
        "red green",
        [("red", "a"), ("green", "b")],
        [("red", -1), ("green", 2)],
        [("name", 1)],
        [("_hidden", 1)],
        {"red": 1},
    ]
    for names in lists:
        made = qt_enums._create(Enum, "Colour", names, module=__name__)
        usual = qt_enums._ORDINARY(Enum, "Colour", names, module=__name__)
        assert isinstance(made, enum.EnumType)
        assert {name: each.value for name, each in made.__members__.items()} == {
            name: each.value for name, each in usual.__members__.items()
        }
    with pytest.raises(TypeError, match="already defined"):
        qt_enums._create(Enum, "Colour", [("red", 1), ("red", 2)])
