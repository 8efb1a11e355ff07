"""Builds the packaged program and what people download, and proves that both work."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import tomllib
from pathlib import Path

from bundle import PROGRAM, ROOT, WORK, make_bundle, size
from proof import require_that_it_works
from release import LIBRARY, NAME, make_archive, make_deb
from system import is_linux, say


def main() -> None:
    """Everything, in order; ends with a message when a step fails."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    date = _date_of_source()
    say("putting the program together: about two minutes")
    bundle = make_bundle(version, date)
    say(f"{bundle} has {size(bundle) / 1e6:.0f} MB; starting it")
    require_that_it_works(PROGRAM)
    made = [make_archive(bundle, version, date)]
    if is_linux():
        made.append(make_deb(bundle, WORK, WORK, version, date))
        _try_deb(made[-1])
    for file in made:
        say(f"{file.relative_to(ROOT)} has {file.stat().st_size / 1e6:.0f} MB")


def _date_of_source() -> int:
    """When the source was last changed, in seconds; now where it is not in git."""
    asked = ["git", "log", "-1", "--format=%ct"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return int(answer or time.time())


def _try_deb(deb: Path) -> None:
    """Unpacks the package and starts the program by the name that it puts on the path."""
    say("unpacking the .deb and starting what is in it")
    tree = WORK / "unpacked"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.check_call(["dpkg-deb", "--extract", str(deb), str(tree)])
    require_that_it_works(tree / "usr" / "bin" / NAME)
    _require_files(tree)
    if shutil.which("desktop-file-validate"):
        desktop = tree / "usr/share/applications" / f"{NAME}.desktop"
        subprocess.check_call(["desktop-file-validate", str(desktop)])
    if shutil.which("update-mime-database"):
        described = ["update-mime-database", str(tree / "usr/share/mime")]
        subprocess.check_call(
            described, env=os.environ | {"XDG_DATA_DIRS": str(tree / "usr/share")}
        )
    shutil.rmtree(tree)


def _require_files(tree: Path) -> None:
    wanted = [
        LIBRARY / "_internal/resources/licences/LGPL-3.0.txt",
        Path("usr/share/doc") / NAME / "copyright",
        Path("usr/share/icons/hicolor/48x48/apps") / f"{NAME}.png",
        Path("usr/share/icons/hicolor/scalable/apps") / f"{NAME}.svg",
        Path("usr/share/mime/packages") / f"{NAME}.xml",
    ]
    if missing := [str(file) for file in wanted if not (tree / file).is_file()]:
        raise SystemExit(f"the .deb lacks {', '.join(missing)}")


if __name__ == "__main__":
    main()
