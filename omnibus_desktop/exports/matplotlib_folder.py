"""Where matplotlib keeps its cache: a folder of our own, with the fonts already listed.

matplotlib lists all fonts of the machine at its first import, which takes long, and in the
packaged program would do so at every start. Texts are drawn from the bundled fonts only, so a
list of those, made when the program was packaged, is all it needs.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from omnibus_desktop import resources


@lru_cache(maxsize=1)
def prepare_matplotlib() -> None:
    """Point matplotlib, unless it is already in use, at our own cache folder. Call before every
    import of it."""
    if "matplotlib" in sys.modules:
        return
    folder = _cache_folder()
    os.environ["MPLCONFIGDIR"] = str(folder)
    for ready in (resources.folder() / "matplotlib").glob("fontlist-*.json"):
        with suppress(OSError):  # matplotlib then makes the list itself
            shutil.copyfile(ready, folder / ready.name)


def _cache_folder() -> Path:
    """A folder that we may write in; a temporary one where the person's own cannot be made."""
    folder = _caches() / "omnibus-desktop" / "matplotlib"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="omnibus-desktop-"))
    return folder


def _caches() -> Path:
    """Where programs keep what can be made again, on each system."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
