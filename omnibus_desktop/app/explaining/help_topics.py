"""The texts of the help: what each command, control, symbol and method is, in plain words."""

from __future__ import annotations

import re
from functools import cache

from omnibus_desktop import resources

#: The files under resources/help, each with a heading a topic.
FILES = ("commands", "controls", "symbols", "methods", "kinds")
_TINY = re.compile(r"^[\d,]+ of [\d,]+$")
_LETTERS = re.compile(r"^[A-Za-z]+$")
_TOKENS = ("[c]", "[z]", "[low]", "[u]", "▲", "▼")


@cache
def topics(file: str) -> dict[str, str]:
    """The texts of one of FILES by their headings, in Markdown and in the file's order."""
    text = resources.path(f"help/{file}.md").read_text(encoding="utf-8")
    found = {}
    for part in text.removeprefix("## ").split("\n## "):
        title, _, body = part.partition("\n")
        found[title.strip()] = body.strip()
    return found


def of_control(name: str) -> tuple[str, str] | None:
    """The heading and the text of the control with this accessible name or label; None where
    there is none. What follows a colon is what the control is about at the moment."""
    known = topics("controls")
    for part in (name, name.partition(":")[0]):
        wanted = part.strip().rstrip("…").replace("&", "")
        if wanted in known:
            return wanted, known[wanted]
    return None


def symbols_in(cell: str, legacy: bool) -> tuple[str, ...]:
    """The symbols that stand in a cell as it is printed, as headings of the topics; `legacy`: the
    table is printed with stars and dashes."""
    found = [token for token in _TOKENS if token in cell]
    if _TINY.match(cell.partition(" (")[0]):
        found.append("3 of 8")
    if legacy and cell in ("*", "-"):
        found.append(cell)
    words = cell.replace("▲", " ").replace("▼", " ").split()
    if len(words) > 1 and _LETTERS.match(words[-1]):
        found.append("A")
    return tuple(found)
