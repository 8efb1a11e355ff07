"""What the packaged program keeps small is nothing that a start waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from omnibus_desktop import resources
from pruning import is_of_start

_PROGRAM = """
import sys
from omnibus_desktop.app.qt_import import import_qt; import_qt()
from omnibus_desktop.app import main
main.run(["--quit-after-first-paint", *sys.argv[1:]])
print(*sys.modules)
"""


def test_the_modules_of_a_start_are_stored_as_they_are(tmp_path: Path) -> None:
    example = resources.path("example/wave1_synthetic.sav")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(example)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    imported = done.stdout.split()
    assert "omnibus_desktop.app.workspace" in imported
    assert [name for name in imported if not is_of_start(name)] == []
    assert not is_of_start("pandas.core.frame")
