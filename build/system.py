"""What the operating system must bring: on Linux some libraries and tools that no wheel carries."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

# the name by which the program asks for the library: the Debian package that has it
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TOOLS = {
    "objcopy": "binutils",
    "objdump": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
    "dpkg-deb": "dpkg",
}


def say(step: str) -> None:
    """One line on what is being done, at once."""
    print(f"omnibus-desktop: {step}", flush=True)


def is_linux() -> bool:
    return sys.platform.startswith("linux")


def has_display() -> bool:
    """Whether a window can be shown, or Qt has been told how to do without."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not is_linux() or any(os.environ.get(name) for name in names)


def require_libraries(*, screen: bool) -> None:
    """Makes sure that Qt finds its libraries; with `screen`, also those of an X display."""
    wanted = QT | SCREEN if screen else QT
    _require({name: package for name, package in wanted.items() if not _can_be_loaded(name)})


def require_tools() -> None:
    """Makes sure that the tools are there that put a package for Linux together."""
    _require({tool: package for tool, package in TOOLS.items() if shutil.which(tool) is None})


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Installs Debian packages where that is allowed; else ends with the line that does it."""
    names = " ".join(packages)
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        raise SystemExit(f"{purpose} is missing; on Debian or Ubuntu: sudo apt-get install {names}")
    say(f"{purpose} is missing: installing {names}")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "-qq", "update"], env=quiet)
    install = ["apt-get", "-qq", "install", "--no-install-recommends", *packages]
    if subprocess.call(install, env=quiet):
        raise SystemExit(f"{purpose} is missing, and apt-get install {names} failed (see above)")


def _require(missing: dict[str, str]) -> None:
    if missing and is_linux():
        install_packages(sorted(set(missing.values())), ", ".join(missing))


def _can_be_loaded(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
