"""The folder with the packaged program: made by PyInstaller, stripped, licensed, weighed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from artwork import draw_icons
from associations import WINDOWS, windows_commands
from fontlist import write_font_list
from licences import gather_licences
from linkage import require_all_libraries

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".work" / "package"
PYINSTALLER = ROOT / ".work" / "pyinstaller"
DIST = ROOT / "dist"
FOLDER = DIST / "omnibus-desktop"
PROGRAM = FOLDER / ("omnibus-desktop.exe" if sys.platform == "win32" else "omnibus-desktop")
LARGEST = 260_000_000  # bytes unpacked

# What Windows shows of a program's file, in PyInstaller's form; the numbers name British English.
WINDOWS_VERSION = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers})),
    kids=[
        StringFileInfo([StringTable("080904B0", [
            StringStruct("ProductName", "Omnibus Desktop"),
            StringStruct("FileDescription", "Omnibus Desktop"),
            StringStruct("FileVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [2057, 1200])]),
    ],
)
"""

# These have been put together so that stripping breaks them, or are stripped already.
_LEAVE = re.compile(r"\.libs/|PySide6/Qt/lib/")


def make_bundle(version: str, date: int) -> Path:
    """The folder with the program, fresh; `date` (seconds) stands for now wherever one is written.

    Raises SystemExit when it cannot be made or is larger than LARGEST.
    """
    _prepare(version)
    _collect(date)
    if sys.platform.startswith("linux"):
        _strip(FOLDER)
        require_all_libraries(FOLDER)
    if sys.platform == "win32":
        for name, offer in WINDOWS.items():
            (FOLDER / name).write_text(windows_commands(offer), encoding="ascii", newline="")
    licences = FOLDER / "_internal" / "resources" / "licences"
    contents = PYINSTALLER / "omnibus" / "COLLECT-00.toc"
    gather_licences(ROOT / "build" / "lock" / "run.txt", contents, licences)
    weight = size(FOLDER)
    if weight > LARGEST:
        raise SystemExit(f"{FOLDER} has {weight / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f}")
    return FOLDER


def size(folder: Path) -> int:
    """The bytes of all files in the folder; a link to a file counts as nothing."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_symlink())


def _prepare(version: str) -> None:
    """Makes the files that the spec takes from WORK."""
    shutil.rmtree(WORK, ignore_errors=True)
    fonts = WORK / "resources" / "matplotlib"
    fonts.mkdir(parents=True)
    write_font_list(fonts)
    draw_icons(ROOT / "resources" / "icons" / "omnibus-desktop.svg", WORK)
    numbers = ", ".join([*version.split("."), "0"])
    (WORK / "version.txt").write_text(WINDOWS_VERSION.format(version=version, numbers=numbers))


def _collect(date: int) -> None:
    fixed = os.environ | {"SOURCE_DATE_EPOCH": str(date), "PYTHONHASHSEED": "1"}
    where = ["--workpath", str(PYINSTALLER), "--distpath", str(DIST)]
    quietly = ["--noconfirm", "--log-level", "ERROR"]
    words = ["-m", "PyInstaller", *quietly, *where, str(ROOT / "build" / "omnibus.spec")]
    if subprocess.call([sys.executable, *words], cwd=ROOT, env=fixed):
        raise SystemExit("PyInstaller could not put the program together (see above)")


def _strip(folder: Path) -> None:
    libraries = [file for file in folder.rglob("*.so*") if not file.is_symlink()]
    for library in libraries:
        if not _LEAVE.search(library.as_posix()):
            subprocess.check_call(["strip", "--strip-unneeded", str(library)])
