"""What is left out of Qt's import is not missed where a function is called in a wrong way."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = """
import builtins, sys
{first}
from PySide6 import QtWidgets
application = QtWidgets.QApplication([])
for call in (lambda: QtWidgets.QWidget().resize("wide"), lambda: QtWidgets.QLabel(colour=1)):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
print(QtWidgets.QWidget.resize.__doc__, builtins.__import__.__name__)
names = {{}}
exec("from PySide6.QtGui import *", names)
print(sorted(names))
print(hasattr(sys.modules["shibokensupport.signature.lib.pyi_generator"], "generate_pyi"))
"""
_COMPILED = """
import sys
from omnibus_desktop.app.qt_import import import_qt; import_qt()
from PySide6.QtCore import QObject, Signal
names = ("mapping", "errorhandler", "layout", "parser")
def compiled():
    here = (vars(sys.modules["shibokensupport.signature." + name]) for name in names)
    return sum("__file__" in each for each in here)
print(compiled())
from PySide6.support.signature import get_signature
print(get_signature(QObject.setObjectName))
print(compiled())
"""


def _said(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_wrong_calls_are_told_the_same_without_the_tools_for_hints() -> None:
    usual = "import PySide6.QtCore; builtins.__import__ = builtins.__orig_import__"
    all_of_it = _said(_PROGRAM.format(first=usual))
    first = (
        "from omnibus_desktop.app.qt_import import import_qt; import_qt()\n"
        "builtins.__import__ = builtins.__orig_import__"
    )
    ours = _said(_PROGRAM.format(first=first))
    assert "resize(w: int, h: int, /)" in "\n".join(ours)
    assert ours[:-1] == all_of_it[:-1]
    assert (all_of_it[-1], ours[-1]) == ("True", "False")


def test_what_tells_of_wrong_calls_is_compiled_when_somebody_asks() -> None:
    before, signature, after = _said(_COMPILED)
    assert (before, after) == ("0", "3")  # nobody was told of a wrong call
    assert signature.startswith("(self, name: str")
