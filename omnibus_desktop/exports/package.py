"""A presentation as the parts of its package, each read when it is asked for.

Nothing that is in it is believed, and nothing of it is lost: what is not changed is written again
byte for byte. (ECMA-376, part 2.)
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import Any

from lxml import etree

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.package_directory import declares_type, fault_of

_LARGEST_FILE = 500 << 20  # bytes: decks with films are large
_OLD = b"\xd0\xcf\x11\xe0"  # how files of the old format, and those with a password, begin
_MAIN = "ppt/presentation.xml"
_REPAIR = "save it anew in PowerPoint, and try again"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FAULTS = (
    *(OSError, EOFError, LookupError, ValueError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
)

#: An element of lxml, which has no type hints.
Node = Any


class Package:
    """The parts of a presentation by name, without a slash before it. Everything raises
    OmnibusError, which names the file, where the package is damaged."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._put: dict[str, bytes] = {}
        self._changed: set[str] = set()
        self._trees: dict[str, Node] = {}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        if content.startswith(_OLD):
            raise OmnibusError(
                f"{name} is protected with a password, or of the old PowerPoint format",
                "save it in PowerPoint as .pptx, without a password",
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS as error:
            raise self.damaged(str(error)) from error
        if fault := fault_of(self._archive.infolist()):
            raise self.damaged(fault)

    def damaged(self, detail: str) -> OmnibusError:
        """What to say where something in it is not as it must be."""
        return OmnibusError(f"{self.name} is damaged, or no presentation", _REPAIR, detail)

    def bytes_of(self, part: str) -> bytes:
        """The bytes of a part."""
        if part in self._put:
            return self._put[part]
        try:
            content = self._archive.read(part)
        except _FAULTS as error:
            raise self.damaged(f"{part}: {error}") from error
        if declares_type(part, content):
            raise self.damaged(f"{part} declares a document type")
        return content

    def tree(self, part: str) -> Node:
        """The root of a part that is XML; the same one each time, which `keep` writes."""
        if part not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                self._trees[part] = etree.fromstring(self.bytes_of(part), parser)
            except _FAULTS as error:
                raise self.damaged(f"{part}: {error}") from error
        return self._trees[part]

    def keep(self, part: str) -> None:
        """Have the tree of the part written, as it was changed."""
        self._changed.add(part)

    def is_kept(self, part: str) -> bool:
        """Whether the part is to be written otherwise than it was."""
        return part in self._put or part in self._changed

    def put(self, part: str, content: bytes) -> None:
        """Have these bytes written in the place of the part."""
        self._put[part] = content
        self._trees.pop(part, None)
        self._changed.discard(part)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What the part leads to within the package: by id, its kind (the last word of the
        relation's type) and the name of the part."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            listed = f"{folder}/_rels/{name}.rels"
            found = {}
            for each in self.tree(listed).iter(_RELATION) if self.has(listed) else ():
                if each.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
                    kind = each.get("Type", "").rpartition("/")[2]
                    found[each.get("Id", "")] = (kind, target.lstrip("/"))
            self._relations[part] = found
        return self._relations[part]

    def relate(self, part: str, target: str, kind: str) -> str:
        """The id by which the part leads to the other one; `kind` is the relation's whole type."""
        word = kind.rpartition("/")[2]
        known = self.relations(part)
        for number, there in known.items():
            if there == (word, target):
                return number
        folder, name = posixpath.split(part)
        listed = f"{folder}/_rels/{name}.rels"
        tree = self.tree(listed)
        taken = {each.get("Id") for each in tree.iter(_RELATION)}
        free = next(
            n for n in (f"rId{count}" for count in range(1, len(taken) + 2)) if n not in taken
        )
        way = posixpath.relpath(target, folder)
        tree.append(tree.makeelement(_RELATION, {"Id": free, "Type": kind, "Target": way}))
        self.keep(listed)
        known[free] = (word, target)
        return free

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._put or part in self._archive.NameToInfo

    def slides(self) -> tuple[str, ...]:
        """The names of the slides' parts, in the order in which they are shown."""
        known = self.relations(_MAIN)
        ids = [each.get(f"{_R}id", "") for each in self.tree(_MAIN).iter(f"{_P}sldId")]
        return tuple(known[one][1] for one in ids if one in known and self.has(known[one][1]))

    def _now(self, part: str) -> bytes:
        return _xml(self.tree(part)) if part in self._changed else self.bytes_of(part)

    def written(self) -> bytes:
        """The package as a file: its parts in their order, as they were but for those that were
        put or kept."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            for part in self._archive.infolist():
                content = b"" if part.is_dir() else self._now(part.filename)
                target.writestr(part, content, part.compress_type)
        return stream.getvalue()


def _xml(tree: Node) -> bytes:
    written: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def read_package(path: Path) -> Package:
    """The presentation at this path. Raises OmnibusError where it cannot be one."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise OmnibusError(f"{path.name} is larger than a presentation is", _REPAIR)
        return Package(path.name, path.read_bytes())
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be read", "check that it is there and may be read", str(error)
        ) from error
