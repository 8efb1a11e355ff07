"""Whether the packaged program carries what it links, but for what every desktop has."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

# From the C library, the display's driver and the X server's protocol, which must suit the machine.
FROM_SYSTEM = re.compile(r"(ld-linux.*|lib(c|dl|m|pthread|rt|GL|EGL|xcb))\.so\.\d+")


def require_all_libraries(folder: Path) -> None:
    """Raises SystemExit with what is linked in the folder and lies neither there nor in a system.

    The proof by starting does not find this: a library that only one rare job needs.
    """
    libraries = [file for file in folder.rglob("*") if ".so" in file.name and file.is_file()]
    carried = {file.name for file in libraries}
    missing = {
        f"{name} for {file.relative_to(folder)}"
        for file in libraries
        if not file.is_symlink()
        for name in _linked(file) - carried
        if not FROM_SYSTEM.fullmatch(name)
    }
    if missing:
        raise SystemExit("not packaged: " + ", ".join(sorted(missing)))


def _linked(library: Path) -> set[str]:
    """The names of the libraries that the system would look for to load this one."""
    told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=False)
    return set(re.findall(r"^\s+NEEDED\s+(\S+)$", told.stdout, re.MULTILINE))
