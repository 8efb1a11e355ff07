"""The checkout's own Python environment, .venv, with exactly the packages of a lock file."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
UNFINISHED = FOLDER / "unfinished"  # there while packages are being installed
CONTAINS = {"run": ("run",), "dev": ("dev", "run")}


def prepare(lock: str) -> Path:
    """The environment's Python, after what build/lock/`lock`.txt lists has been installed.

    Does nothing when that has been done. What an earlier, broken-off try left is made anew.
    """
    if _stamp(lock).exists() and PYTHON.exists() and _stamp(lock).read_text() == _digest(lock):
        return PYTHON
    if UNFINISHED.exists() or not _has_pip():
        _create()
    _install(lock)
    return PYTHON


def variables(**more: str) -> dict[str, str]:
    """The variables for a program of the environment: it finds the project, and keeps bytecode.

    Without bytecode every start takes three times as long, and containers often turn it off.
    """
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        system.install_packages([f"python3.{sys.version_info.minor}-venv"], "Python's venv module")
    system.say(f"making {FOLDER} with Python {sys.version.split()[0]}")
    if subprocess.call([sys.executable, "-I", "-m", "venv", "--clear", str(FOLDER)]):
        raise SystemExit(f"could not make {FOLDER} (see above); put that right and run this again")


def _has_pip() -> bool:
    ask = [str(PYTHON), "-I", "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.call(ask, stdout=subprocess.DEVNULL) == 0


def _install(lock: str) -> None:
    packages = len(re.findall(r"^[\w.-]+==", _lock(lock).read_text(), re.MULTILINE))
    system.say(f"installing {packages} packages into it: some minutes, this once")
    UNFINISHED.touch()
    pip = [str(PYTHON), "-I", "-m", "pip", "install", "--compile", "--disable-pip-version-check"]
    exact = ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", str(_lock(lock))]
    if subprocess.call([*pip, *exact], env=os.environ | {"PIP_USER": "0"}):
        raise SystemExit("could not install the packages (see above); run the same command again")
    for contained in CONTAINS[lock]:
        _stamp(contained).write_text(_digest(contained))
    UNFINISHED.unlink()


def _lock(name: str) -> Path:
    return ROOT / "build" / "lock" / f"{name}.txt"


def _stamp(lock: str) -> Path:
    return FOLDER / f"installed-{lock}.sha256"


def _digest(lock: str) -> str:
    return hashlib.sha256(_lock(lock).read_bytes()).hexdigest()
