"""Reads a small XML file as a tree, and refuses what a survey's description never has."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

_LARGEST = 50 << 20  # bytes
_DEEPEST = 100  # elements within each other
_REPAIR = "get a new copy of it, or save it anew in the program that it comes from"


@dataclass(frozen=True, eq=False)
class Document:
    root: Element
    encoding: str  # as the file declares it, "" where it does not


class _Refused(Exception):
    """What the file holds that is not read; its text says what."""


def read_xml(path: Path) -> Document:
    """The tree of the XML file at `path`. A DOCTYPE is accepted, but what it names is not fetched.

    Raises OmnibusError, which names the file, where it is no XML, too large, too deep, or defines
    or uses entities of its own.
    """
    size = path.stat().st_size
    if size > _LARGEST:
        raise OmnibusError(
            f"{path.name}: the description has {size / 2**20:,.0f} MB; at most 50 MB can be read",
            "this is no description of a survey: choose another file",
        )
    growing = _Growing()
    try:
        with path.open("rb") as file:
            return growing.document(file.read())
    except _Refused as error:
        message = f"{path.name}: the XML {error}, which is not read"
        raise OmnibusError(message, _REPAIR) from error
    except (expat.ExpatError, ParseError, LookupError, ValueError) as error:
        message = f"{path.name}: the XML is damaged or cut"
        raise OmnibusError(message, _REPAIR, str(error)) from error


class _Growing:
    """The tree while the parser tells of its elements."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._depth = 0
        self._encoding = ""

    def document(self, raw: bytes) -> Document:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._tree.data
        parser.EntityDeclHandler = _defines_entity
        parser.SkippedEntityHandler = _uses_entity
        parser.ExternalEntityRefHandler = _uses_entity
        parser.Parse(raw, True)
        return Document(self._tree.close(), self._encoding)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._encoding = encoding or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Refused(f"has more than {_DEEPEST} elements within each other")
        self._tree.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(name)


def _defines_entity(*_: object) -> NoReturn:
    raise _Refused("defines entities")


def _uses_entity(*_: object) -> NoReturn:
    raise _Refused("uses an entity that it does not define")
