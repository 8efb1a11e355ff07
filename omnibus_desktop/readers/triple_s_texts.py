"""The texts of a Triple-S description, of which there can be several for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from omnibus_desktop.values import dataclass

_LANGUAGE = "xml:lang"
_BREAKS = ("br", "p", "div", "li")  # elements that part words


@dataclass(frozen=True)
class Texts:
    """Chooses among texts in several languages, and for interview or analysis: the language that
    the file names first, and the text that is meant for tables."""

    language: str = ""

    @classmethod
    def of(cls, root: Element) -> Texts:
        """The choice that suits this file."""
        named = root.get(_LANGUAGE, "") or root.get("languages", "")
        return cls(named.split()[0] if named.split() else "")

    def best(self, element: Element | None) -> str:
        """The text for tables, on one line; "" where there is none."""
        return self._chosen(element, "analysis")

    def interview(self, element: Element | None) -> str:
        """The text as it was read to respondents, on one line; "" where there is none."""
        return self._chosen(element, "interview")

    def _chosen(self, element: Element | None, mode: str) -> str:
        if element is None:
            return ""
        kept = element.findall("text")
        if not kept:
            return plain_text(element)
        for wanted in (
            [one for one in kept if self._is_ours(one) and one.get("mode") == mode],
            [one for one in kept if self._is_ours(one) and one.get("mode") is None],
            [one for one in kept if self._is_ours(one)],
            kept,
        ):
            if found := next(filter(None, map(plain_text, wanted)), ""):
                return found
        return ""

    def _is_ours(self, text: Element) -> bool:
        return text.get(_LANGUAGE, self.language) == self.language


def plain_text(element: Element) -> str:
    """All that stands in the element, on one line."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag in _BREAKS else ""
        yield from _pieces(child)
        yield " " if child.tag in _BREAKS else ""
        yield child.tail or ""
