"""The pages of the manual, in their order, and what is written on them."""

from __future__ import annotations

import re

from omnibus_desktop import resources

#: Begins a link to a page of the manual.
MANUAL = "manual:"
#: Each page's file under resources/manual, without its ending, and its title.
PAGES = {
    "open": "Open a wave",
    "read": "Read a chart and its table",
    "breaks": "Breaks, filter and weight",
    "differences": "Is the difference real?",
    "notes": "Notes and words on a chart",
    "briefing": "The briefing, export and templates",
    "next_wave": "When the next wave arrives",
    "set_up": "Set up a wave",
    "numbers": "What the numbers mean",
    "confidentiality": "Confidentiality",
}
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")


def page(name: str) -> str:
    """A page as Markdown, its title first."""
    text = resources.path(f"manual/{name}.md").read_text(encoding="utf-8")
    return f"# {PAGES[name]}\n\n{text}"


def pages_with(words: str) -> tuple[str, ...]:
    """The pages that hold all of these words, in their order; all where there are none."""
    wanted = words.lower().split()
    texts = {name: _PICTURE.sub("", page(name)).lower() for name in PAGES} if wanted else {}
    return tuple(name for name in PAGES if all(word in texts.get(name, "") for word in wanted))
