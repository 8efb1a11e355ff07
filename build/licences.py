"""The licences of everything that the packaged program contains, gathered from where it came."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path

_LICENCE = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_SYSTEM = re.compile(r"^/(usr/)?lib/")


def gather_licences(lock: Path, contents: Path, folder: Path) -> None:
    """Copies into `folder` the licences of Python, of the locked packages and of the libraries.

    `contents` is PyInstaller's list of what it has collected (COLLECT-00.toc): it tells which
    libraries of the operating system have gone in.
    """
    shutil.copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "Python.txt")
    for package in (*_locked(lock), "pyinstaller"):
        _copy_of_package(package, folder)
    if shutil.which("dpkg-query"):
        for package in _debian_packages(contents):
            shutil.copy(f"/usr/share/doc/{package}/copyright", folder / f"{package}.txt")


def _locked(lock: Path) -> list[str]:
    """The names in the lock that are installed here; some are for other systems."""
    named = re.findall(r"^([\w.-]+)==", lock.read_text(), re.MULTILINE)
    installed = {_plain(found.name) for found in metadata.distributions()}
    return sorted(name for name in set(named) if _plain(name) in installed)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _copy_of_package(name: str, folder: Path) -> None:
    package = metadata.distribution(name)
    texts = [file for file in package.files or () if _LICENCE.search(str(file))]
    of_package = folder / f"{name}-{package.version}"
    of_package.mkdir()
    for number, text in enumerate(texts):
        if ".dist-info/" in str(text):
            shutil.copy(text.locate(), of_package / f"{number:02}-{text.name}")
    fields = ("License-Expression", "License", "Classifier")
    lines = [line for field in fields for line in package.metadata.get_all(field) or ()]
    stated = [line for line in lines if " :: " not in line or line.startswith("License ::")]
    summary = [f"{name} {package.version}", "says of its licence:", *stated]
    (of_package / "ABOUT.txt").write_text("\n".join(summary) + "\n", encoding="utf-8")


def _debian_packages(contents: Path) -> list[str]:
    collected = ast.literal_eval(contents.read_text(encoding="utf-8"))[0]
    files = {source for _, source, _ in collected if source and _SYSTEM.match(source)}
    asked = ["dpkg-query", "-S", *sorted(str(Path(file).resolve()) for file in files)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return sorted({line.split(":")[0] for line in answer.splitlines()})
