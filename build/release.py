"""What people download: an archive of the packaged program, and for Debian and Ubuntu a .deb."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from artwork import SIZES, png

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "resources" / "linux"
ICON = ROOT / "resources" / "icons" / "omnibus-desktop.svg"
NAME = "omnibus-desktop"
LIBRARY = Path("usr/lib") / NAME  # where the .deb puts the program

# What the program takes from the system, see linkage.py; all else it carries itself.
CONTROL = """\
Package: omnibus-desktop
Version: {version}
Architecture: {architecture}
Maintainer: Omnibus Desktop contributors <contributors@omnibus-desktop.invalid>
Installed-Size: {kilobytes}
Depends: libc6 (>= 2.34), libegl1, libgl1, libxcb1
Section: science
Priority: optional
Description: survey waves, charts and briefings, offline
 Reads a survey wave, tabulates and charts it, lets charts be annotated, and
 writes slide decks, pictures and workbooks. Needs no network.
"""


def make_archive(bundle: Path, version: str, date: int) -> Path:
    """The archive beside the bundle: .tar.xz on Linux, .zip elsewhere."""
    stem = bundle.with_name(f"{NAME}-{version}-{sys.platform}-{platform.machine().lower()}")
    if not sys.platform.startswith("linux"):
        return Path(shutil.make_archive(str(stem), "zip", bundle.parent, bundle.name))
    target = stem.with_name(stem.name + ".tar.xz")
    same = ["--sort=name", f"--mtime=@{date}", "--owner=0", "--group=0", "--numeric-owner"]
    pack = ["tar", *same, "--use-compress-program=xz -T0 -6", "-cf", str(target)]
    subprocess.check_call([*pack, "-C", str(bundle.parent), bundle.name])
    return target


def make_deb(bundle: Path, icons: Path, work: Path, version: str, date: int) -> Path:
    """The Debian package beside the bundle; `icons` holds what artwork.draw_icons has written."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / LIBRARY, symlinks=True)
    _put_on_path(tree)
    _tell_the_desktop(tree, icons)
    _write_control(tree, version)
    architecture = _architecture()
    target = bundle.with_name(f"{NAME}_{version}_{architecture}.deb")
    pack = ["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(tree), str(target)]
    subprocess.check_call(pack, env=os.environ | {"SOURCE_DATE_EPOCH": str(date)})
    shutil.rmtree(tree)
    return target


def _put_on_path(tree: Path) -> None:
    folder = tree / "usr" / "bin"
    folder.mkdir(parents=True)
    (folder / NAME).symlink_to(Path("..") / "lib" / NAME / NAME)


def _tell_the_desktop(tree: Path, icons: Path) -> None:
    share = tree / "usr" / "share"
    copies = {
        LINUX / f"{NAME}.desktop": share / "applications" / f"{NAME}.desktop",
        LINUX / f"{NAME}.xml": share / "mime" / "packages" / f"{NAME}.xml",
        LINUX / "copyright": share / "doc" / NAME / "copyright",
        ICON: share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
    }
    for edge in SIZES:
        sized = share / "icons" / "hicolor" / f"{edge}x{edge}" / "apps"
        copies[png(icons, edge)] = sized / f"{NAME}.png"
    for source, target in copies.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        target.chmod(0o644)


def _write_control(tree: Path, version: str) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    weight = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file())
    text = CONTROL.format(
        version=version, architecture=_architecture(), kilobytes=-(-weight // 1024)
    )
    (folder / "control").write_text(text, encoding="utf-8")


def _architecture() -> str:
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
