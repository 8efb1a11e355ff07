"""Triple-S descriptions of the time before XML (versions 1.0 and 1.1), as the tree that the same
description would be in XML.

After the published standard, "Triple-S Version 1.1", March 1998 (triple-s.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.xml_tree import Document

_LARGEST = 50 << 20  # bytes
_BEGINS = re.compile(rb"\s*SSS\s", re.IGNORECASE)
_TOKEN = re.compile(r'"((?:[^"\r\n]|"")*)"|([^\s"]+)')
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?|[+-]?\.\d+")
#: The blocks, and what each stands in: one that is not ended ends where the next begins.
_BLOCKS = {"SURVEY": "sss", "RECORD": "survey", "VARIABLE": "record", "VALUES": "variable"}
_NAMED = ("RECORD", "VARIABLE")  # blocks with an identifier
_TEXTS = ("DATE", "TIME", "ORIGIN", "USER", "TITLE", "NAME", "LABEL")
_PAIRS = {"POSITION": ("start", "finish", "TO"), "SPREAD": ("subfields", "width", "OF")}


def is_classic(path: Path) -> bool:
    """Whether the file begins as such descriptions do."""
    with path.open("rb") as file:
        return _BEGINS.match(file.read(100)) is not None


def read_classic(path: Path) -> Document:
    """The description at `path` as a tree. What it leaves out or has wrong shows in the tree.

    Raises OmnibusError, which names the file, where it is too large.
    """
    if path.stat().st_size > _LARGEST:
        raise OmnibusError(
            f"{path.name}: the description has more than 50 MB",
            "this is no description of a survey: choose another file",
        )
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return Document(_tree(_Tokens(text)), "" if raw.isascii() else "latin-1")


class _Tokens:
    """The words and texts of a description, one after another."""

    def __init__(self, text: str) -> None:
        self._found: Iterator[re.Match[str]] = _TOKEN.finditer(text)
        self._next = next(self._found, None)

    def take(self) -> str | None:
        """The next word or text without its quotation marks; None at the end."""
        found, self._next = self._next, next(self._found, None)
        if found is None:
            return None
        return found[2] if found[2] is not None else found[1].replace('""', '"')

    def word(self) -> str:
        """The next word in capitals, without taking it; "" where there is a text, or the end."""
        return self._next[2].upper() if self._next is not None and self._next[2] else ""

    def is_text(self) -> bool:
        """Whether a text in quotation marks is next."""
        return self._next is not None and self._next[2] is None


def _tree(tokens: _Tokens) -> Element:
    root = Element("sss")
    inside = [root]
    while (word := tokens.word()) or tokens.is_text():
        tokens.take()
        here = inside[-1]
        if word == "END":
            ended = _BLOCKS.get((tokens.take() or "").upper(), "sss")
            inside = _up_to(inside, ended)
        elif word in _BLOCKS:
            ident = {"ident": tokens.take() or ""} if word in _NAMED else {}
            inside = _up_to(inside, _BLOCKS[word])
            inside.append(SubElement(inside[-1], word.lower(), ident))
        elif word in _TEXTS and tokens.is_text():
            SubElement(here, word.lower()).text = tokens.take()
        elif word in ("VERSION", "TYPE"):
            here.set(word.lower(), (tokens.take() or "").lower())
        elif word == "SIZE":
            SubElement(here, "size").text = tokens.take()
        elif word in _PAIRS:
            _add_pair(here, word, tokens)
        elif _NUMBER.fullmatch(word):
            _add_value(here, word, tokens)
    return root


def _up_to(inside: list[Element], name: str) -> list[Element]:
    """The elements that are open, down to the last of this name; all where there is none."""
    found = [at for at, element in enumerate(inside) if element.tag == name]
    return inside[: found[-1] + 1] if found else inside


def _add_pair(here: Element, word: str, tokens: _Tokens) -> None:
    """POSITION 1 TO 2, SPREAD 2 OF 1: the second number may be left out."""
    first, second, between = _PAIRS[word]
    made = SubElement(here, word.lower(), {first: tokens.take() or ""})
    if tokens.word() == between:
        tokens.take()
        made.set(second, tokens.take() or "")


def _add_value(here: Element, number: str, tokens: _Tokens) -> None:
    """1 "First visit", or 1 TO 499."""
    if tokens.word() == "TO":
        tokens.take()
        SubElement(here, "range", {"from": number, "to": tokens.take() or ""})
    elif tokens.is_text():
        SubElement(here, "value", {"code": number}).text = tokens.take()
