"""The bytes of a presentation that somebody else made, before anything of it is believed.

Sizes are read from the archive's directory before a part is inflated, and no part may declare a
document type: that is what entity bombs and references to other files are written in, and a
presentation has none (ECMA-376, part 2, 6.3.1).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from omnibus_desktop.errors import OmnibusError

SUFFIXES = (".pptx", ".potx", ".pptm", ".potm")
_LARGEST_FILE = 200 << 20  # bytes
_LARGEST = 400 << 20  # bytes of all parts together, inflated
_HIGHEST_RATIO = 200  # of a part that is large
_LARGE = 10 << 20
_MOST_PARTS = 10_000
_LIST = "[Content_Types].xml"
_PRESENTATION = b"presentationml.presentation.main+xml"
_MAIN = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)"
    rb"\.main\+xml|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml)"
)
_AS_MAIN = b"application/vnd.openxmlformats-officedocument." + _PRESENTATION
_OLD = b"\xd0\xcf\x11\xe0"  # how files of the old format, and those with a password, begin
_TYPE = "<!DOCTYPE"
_TYPES = tuple(_TYPE.encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def presentation_in(path: Path) -> bytes:
    """The presentation in a .pptx, .potx, .pptm or .potm: templates and files with macros differ
    from it by their declared type. Raises OmnibusError where it cannot be one."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise refused(path, why="it is far larger than a template is")
        content = path.read_bytes()
        if content.startswith(_OLD):
            raise OmnibusError(
                f"{path.name} is protected with a password, or of the old PowerPoint format",
                "save it in PowerPoint as .pptx or .potx, without a password",
            )
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(path, package.infolist())
            return _as_presentation(path, package)
    except FileNotFoundError as error:
        raise OmnibusError(
            f"The template {path.name} is not where it was",
            "choose it again, or go on with the program's own",
            str(path),
        ) from error
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise refused(path, str(error)) from error
    except (LookupError, ValueError, RuntimeError, NotImplementedError) as error:
        raise refused(path, str(error)) from error


def refused(path: Path, detail: str = "", why: str = "") -> OmnibusError:
    """What to say of a file that is no template, and `why` where that is known."""
    return OmnibusError(
        f"{path.name} cannot be used as a template{why and ': '}{why}",
        "choose a PowerPoint presentation or template (.pptx or .potx)",
        detail,
    )


def _check_directory(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.casefold() for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) != len(names):
        raise refused(path, why="it has too many parts, or several of one name")
    if any(_leads_outside(name) for name in names):
        raise refused(path, why="a part of it is named as a file outside of it")
    inflated = sum(part.file_size for part in parts)
    dense = any(part.file_size > max(_LARGE, _HIGHEST_RATIO * part.compress_size) for part in parts)
    if inflated > _LARGEST or dense:
        raise refused(path, why=f"it would inflate to {inflated / 2**20:,.0f} MB")


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _as_presentation(path: Path, package: zipfile.ZipFile) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for part in package.infolist():
            if part.is_dir():
                continue
            content = package.read(part)
            if part.filename == _LIST:
                content = _MAIN.sub(_AS_MAIN, content)
                if _PRESENTATION not in content:
                    raise refused(path, "no presentation")
            is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
            if is_xml and any(declared in content for declared in _TYPES):
                raise refused(path, why=f"{part.filename} declares a document type")
            target.writestr(part.filename, content)
    return packed.getvalue()
