"""The wheel that pip installs carries the bundled files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_an_installed_wheel_finds_its_resources(tmp_path: Path) -> None:
    made, installed = tmp_path / "made", tmp_path / "installed"
    python = [sys.executable, "-m"]
    subprocess.check_call(
        [*python, "hatchling", "build", "--target", "wheel", "--directory", made], cwd=ROOT
    )
    (wheel,) = made.glob("*.whl")
    exactly = ["--no-deps", "--no-index", "--quiet", "--target", installed]
    subprocess.check_call([*python, "pip", "install", *exactly, wheel], cwd=tmp_path)
    ask = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "from omnibus_desktop import resources\n"
        "print(resources.path('fonts/Arimo-Regular.ttf'))"
    )
    found = subprocess.check_output([sys.executable, "-I", "-c", ask], cwd=tmp_path, text=True)
    assert Path(found.strip()) == installed / "omnibus_desktop/_resources/fonts/Arimo-Regular.ttf"
