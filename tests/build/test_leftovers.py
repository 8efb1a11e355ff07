"""A test that leaves something behind fails, and says what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Outcome = Callable[[str], pytest.RunResult]


@pytest.fixture
def outcome(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Runs a test of this text under the project's own conftest; returns its result."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(body: str) -> pytest.RunResult:
        pytester.makeconftest("from tests.conftest import nothing_left_behind, own_home")
        pytester.makeini(
            "[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n"
            "qt_log_ignore = This plugin does not support propagateSizeHints"
        )
        pytester.makepyfile(body)
        return pytester.runpytest_subprocess("-p", "no:cacheprovider")

    return run


@pytest.mark.parametrize(
    ("body", "named"),
    [
        pytest.param(
            "import threading\n"
            "def test_it(): threading.Thread(\n"
            "    target=threading.Event().wait, args=[9], daemon=True, name='forgotten').start()",
            "thread forgotten",
            id="thread",
        ),
        pytest.param(
            "import subprocess, sys\n"
            "def test_it():\n"
            "    global kept\n"
            "    kept = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE)",
            "process [0-9]*",
            id="process",
        ),
        pytest.param(
            "from PySide6.QtWidgets import QLabel\n"
            "def test_it(qapp):\n"
            "    global kept\n"
            "    kept = QLabel()\n"
            "    kept.setWindowTitle('forgotten')\n",
            "window QLabel 'forgotten'",
            id="window",
        ),
        pytest.param(
            "from PySide6.QtCore import QTimer\n"
            "def test_it(qapp):\n"
            "    global kept\n"
            "    kept = QTimer(objectName='forgotten')\n"
            "    kept.start(100000)",
            "timer 'forgotten'",
            id="timer",
        ),
    ],
)
def test_it_is_named(outcome: Outcome, body: str, named: str) -> None:
    result = outcome(body)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*left behind:*{named}*"])


def test_what_is_cleared_away_is_no_matter(outcome: Outcome) -> None:
    result = outcome(
        "from PySide6.QtWidgets import QLabel\n"
        "def test_it(qtbot):\n"
        "    label = QLabel()\n"
        "    qtbot.addWidget(label)\n"
        "    label.show()\n"
    )
    result.assert_outcomes(passed=1)


def test_a_warning_of_qt_fails_the_test(outcome: Outcome) -> None:
    result = outcome(
        "from PySide6.QtCore import QObject\ndef test_it(qapp): QObject().startTimer(-5)"
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*QObject::startTimer: negative intervals*"])


def test_each_test_has_a_home_of_its_own() -> None:
    assert list(Path.home().iterdir()) == []
