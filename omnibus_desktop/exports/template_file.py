"""The bytes of a presentation that somebody else made, before anything of it is believed.

Sizes are read from the archive's directory before a part is inflated, and no part may declare a
document type.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.package_directory import declares_type, fault_of

SUFFIXES = (".pptx", ".potx", ".pptm", ".potm")
_LARGEST_FILE = 200 << 20  # bytes
_LIST = "[Content_Types].xml"
_PRESENTATION = b"presentationml.presentation.main+xml"
_MAIN = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)"
    rb"\.main\+xml|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled\.main\+xml)"
)
_AS_MAIN = b"application/vnd.openxmlformats-officedocument." + _PRESENTATION
_OLD = b"\xd0\xcf\x11\xe0"  # how files of the old format, and those with a password, begin


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
            if fault := fault_of(package.infolist()):
                raise refused(path, why=fault)
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
            if declares_type(part.filename, content):
                raise refused(path, why=f"{part.filename} declares a document type")
            target.writestr(part.filename, content)
    return packed.getvalue()
