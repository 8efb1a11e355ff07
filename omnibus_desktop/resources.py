"""Where a bundled file is: in the source tree, in an installed wheel, in the packaged program."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from omnibus_desktop.errors import OmnibusError


@lru_cache(maxsize=1)
def folder() -> Path:
    """The folder that holds the bundled files."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"  # where the wheel puts them, see pyproject.toml
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """The full path of the bundled file `name`, such as "fonts/Arimo-Regular.ttf".

    Raises OmnibusError when it is not there: the installation is damaged.
    """
    found = folder() / name
    if not found.exists():
        raise OmnibusError(
            f"{name} is missing from this copy of Omnibus Desktop",
            "install it again",
            str(found),
        )
    return found
