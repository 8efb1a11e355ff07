"""What the labels of several variables share, the question; and what each adds, its items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omnibus_desktop.values import dataclass

# Where a question's text may end and an item's begin: "Text: item", "Text - item", "Text? item".
_BOUNDARY = re.compile(r"(?:\.{3}|…|[?.])-|[:?.!…]\)?\s+|\s[-–—|>/]\s|:\s*|_")
_DASH = re.compile(r"^[-–—|>/:]\s+")
_ENDING = re.compile(r"\s[-–—|]\s|:\s")
_NUMBER = re.compile(r"\(?(?:[A-Za-z]{1,4}[-_ ]?)?\d+[A-Za-z]?(?:[-_.]\d*[A-Za-z]*)*[.:)]\s+(?=\S)")
_INDEX = re.compile(r"(?P<stem>.*?\D)(?P<index>\d+)|(?P<top>.*(?:\d|[._]))(?P<letter>[A-Za-z])")
_SHORTEST_STEM = 3  # words; below that, labels that begin alike do so by chance


@dataclass(frozen=True)
class Shared:
    """`text` is what the labels share, `items` what each of them adds."""

    text: str
    items: tuple[str, ...]


def tidy(label: str) -> str:
    """The label on one line, with single blanks."""
    return " ".join(label.split())


def without_number(label: str, *names: str) -> str:
    """The label without the question's own number in front ("Q12. Main risks"; "Q6 Last order" of
    the variable Q6). What it would leave empty stays."""
    label = tidy(label)
    first, _, rest = label.partition(" ")
    looks_so = first[-1:] in ".:)" or any(map(str.isdigit, first))
    if rest and looks_so and _bare(first) in map(_bare, names):
        return rest.lstrip(" -–:.")
    found = _NUMBER.match(label)
    return label[found.end() :] if found else label


def numbered(name: str) -> tuple[str, str] | None:
    """A variable's name as stem and index: ("Q5_", "1"), ("q23", "a"); None where it has none."""
    found = _INDEX.fullmatch(name)
    if found is None:
        return None
    if found["index"] is not None:
        return found["stem"], found["index"]
    return found["top"], found["letter"]


def head(label: str) -> str:
    """What stands before the last boundary of a label, "" where there is none."""
    ends = [found.end() for found in _BOUNDARY.finditer(label)]
    return label[: ends[-1]] if ends and ends[-1] < len(label) else ""


def shared(labels: Sequence[str]) -> Shared | None:
    """The beginning that all labels share, up to a boundary or of three words at least, or their
    shared ending behind a boundary; None where they share neither, or where what is left does
    not tell them apart."""
    start = beginning(labels)
    ends = [found.end() for found in _BOUNDARY.finditer(start)]
    cut = ends[-1] if ends else 0
    if not cut:
        words = start.rfind(" ") + 1
        cut = words if start[:words].count(" ") >= _SHORTEST_STEM else 0
    if cut:
        items = tuple(_DASH.sub("", label[cut:].strip()) for label in labels)
        if _tell_apart(items):
            return Shared(_without_boundary(start[:cut]), items)
    return _shared_ending(labels)


def common_name(names: Sequence[str]) -> str:
    """What the variables' names have in common, without separators at its end; the first name
    where that is less than a letter and a digit."""
    parts = [numbered(name) for name in names]
    stems = {part[0] for part in parts if part is not None}
    stem = stems.pop() if len(stems) == 1 and None not in parts else beginning(names)
    stem = stem.rstrip("_.-# ")
    return stem if len(stem) > 1 else names[0]


def one_after_another(names: Sequence[str]) -> bool:
    """Whether all names have the same stem and an index."""
    parts = [numbered(name) for name in names]
    return all(part is not None for part in parts) and len({part[0] for part in parts if part}) == 1


def _shared_ending(labels: Sequence[str]) -> Shared | None:
    backwards = beginning([label[::-1] for label in labels])[::-1]
    found = _ENDING.search(backwards)
    if found is None:
        return None
    ending = backwards[found.start() :]
    items = tuple(label[: len(label) - len(ending)].strip() for label in labels)
    return Shared(ending[found.end() - found.start() :], items) if _tell_apart(items) else None


def beginning(texts: Sequence[str]) -> str:
    """The letters with which all texts begin."""
    first, last = min(texts), max(texts)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (one, other) in pairs if one != other), len(first))]


def _tell_apart(items: Sequence[str]) -> bool:
    return all(items) and len(set(items)) == len(items)


def _without_boundary(text: str) -> str:
    text = text.rstrip(" -–—|>/:_")
    return text or ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
