"""What a start with a wave does not run is not imported for it."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from omnibus_desktop import resources
from omnibus_desktop.app.later import ON_DEMAND, Later, import_later

_PROGRAM = """
import sys
from omnibus_desktop.app.qt_import import import_qt; import_qt()
from omnibus_desktop.app import main
from omnibus_desktop.app.later import Later
put_off = []
def note(_, after):
    if after.wave is not None:  # it has been painted; tasks in the background begin after this
        put_off.extend(name for name, module in list(sys.modules.items()) if type(module) is Later)
paint_and_end = main._quit_when_open
def paint_note_and_end(application, furniture):
    paint_and_end(application, furniture)
    furniture.desk.document.changed.connect(note)
main._quit_when_open = paint_note_and_end
print(main.run(["--quit-after-first-paint", *sys.argv[1:]]), *put_off)
"""
_FOR_ONE_NOT_SEEN_BEFORE = ("first_question", "who_they_are")  # where to begin


@pytest.fixture
def put_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "greeting.py").write_text("WORD = 'hello'\nprint('imported')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import_later("greeting")
    yield importlib.import_module("greeting")
    del sys.modules["greeting"]  # others ask something of every module that is there


def test_a_module_put_off_is_imported_once_something_of_it_is_used(
    put_off: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(put_off, Later)
    assert capsys.readouterr().out == ""
    assert put_off.WORD == "hello"
    assert put_off.WORD == "hello"
    assert capsys.readouterr().out == "imported\n"
    itself = sys.modules["greeting"]
    assert not isinstance(itself, Later)
    put_off.WORD = "good day"
    assert itself.WORD == "good day"
    del put_off.WORD
    with pytest.raises(AttributeError, match="WORD"):
        _ = put_off.WORD


def test_a_package_put_off_is_there_for_what_imports_a_part_of_it() -> None:
    """As pyqtgraph does, and as numpy itself looks for its parts."""
    program = (
        "from omnibus_desktop.app.later import Later, hint_later; hint_later()\n"
        "import sys\n"
        "import numpy.typing as npt\n"
        "from numpy.typing import NDArray\n"
        "import numpy as np\n"
        "print(npt.ArrayLike | None, NDArray[np.float64], np.typing is npt)\n"
        "print(type(sys.modules['numpy._typing']) is Later)\n"
        "import numpy._typing._nbit, numpy._typing\n"
        "print(numpy._typing._ArrayLikeInt_co is not None, npt.test.module_name)\n"
        "print(type(sys.modules['numpy._typing']) is Later, type(np.typing) is Later)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    first, *rest = done.stdout.splitlines()
    assert first.endswith("True")
    assert rest == ["True", "True numpy.typing", "False False"]


def test_a_module_that_is_there_is_not_put_off() -> None:
    before = sys.modules["pathlib"]
    import_later("pathlib")
    assert sys.modules["pathlib"] is before


def test_a_start_with_a_wave_imports_nothing_of_what_is_put_off(tmp_path: Path) -> None:
    example = resources.path("example/wave1_synthetic.sav")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(example)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, *left = done.stdout.split()
    assert status == "0"
    first = {f"omnibus_desktop.app.questions.{name}" for name in _FOR_ONE_NOT_SEEN_BEFORE}
    missing = {*ON_DEMAND, "numpy.typing", "numpy._typing", "pickle", "secrets"} - first - set(left)
    assert not missing, f"these were imported at once: {sorted(missing)}"


def test_threads_that_use_what_is_put_off_at_once_get_one_module(tmp_path: Path) -> None:
    names = [f"put_off_{number}" for number in range(300)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("WORD = object()\n", encoding="utf-8")
    program = (
        "import importlib, sys, threading\n"
        "from omnibus_desktop.app.later import import_later\n"
        f"names = {names!r}\n"
        "sys.setswitchinterval(1e-6)\n"
        "import_later(*names)\n"
        "modules = [importlib.import_module(name) for name in names]\n"
        "threads, found = 8, [[] for _ in names]\n"
        "together = threading.Barrier(threads)\n"
        "def use():\n"
        "    together.wait()\n"
        "    for module, of_all in zip(modules, found):\n"
        "        try:\n"
        "            of_all.append(module.WORD)\n"
        "        except BaseException as error:\n"
        "            of_all.append(error)\n"
        "each = [threading.Thread(target=use) for _ in range(threads)]\n"
        "[one.start() for one in each]; [one.join() for one in each]\n"
        "print({len(set(map(id, of_all))) for of_all in found},"
        " {type(one).__name__ for of_all in found for one in of_all})\n"
    )
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.stdout.strip() == "{1} {'object'}"
