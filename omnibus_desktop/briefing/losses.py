"""What of a damaged briefing could not be read, in words."""

from __future__ import annotations

from typing import Any

from omnibus_desktop.briefing.plain_values import Tell

_LONGEST = 60  # characters of a headline that are told
_CALLED = {  # fields, and what a person calls them
    "alt_text": "alternative text",
    "by": "breaks",
    "earlier": "links to earlier waves",
    "id": "place in the file",
    "item": "line of the grid",
    "filter_name": "name of the filter",
    "filters": "saved filters",
    "keeps_wave": "choice to keep the wave inside",
    "over_waves": "comparison with earlier waves",
    "printed": "figures as they were printed",
    "rules": "rules for its figures",
    "setup": "set-up of the wave",
    "spec": "chart",
    "wave": "link to its wave",
}
_OF_SLIDE = {
    "by", "filter", "filter_name", "headline", "id", "item", "name", "notes", "over_waves",
    "printed", "question", "section", "spec", "weight", "words",
}  # fmt: skip


class Losses:
    """Gathers what was left out. `cut`: the text ends before the briefing does."""

    def __init__(self, *, cut: bool = False) -> None:
        self._told: list[str] = ["The end of the file is missing"] if cut else []

    def told(self) -> tuple[str, ...]:
        """A sentence, without its full stop, for each thing that could not be read."""
        return tuple(dict.fromkeys(self._told))

    def tell(self, names: tuple[str, ...]) -> None:
        """A field of the briefing itself could not be read."""
        self._told.append(f"The {_said(names[0])} could not be read")

    def of_slide(self, number: int, content: Any) -> Tell:
        """What is told of the fields of this slide."""
        slide = _named(number, content)

        def tell(names: tuple[str, ...]) -> None:
            if names[0] == "notes" and len(names) > 1:
                self._told.append(f"{slide}: note {names[1]} could not be read")
            elif names[0] in _OF_SLIDE:
                self._told.append(f"{slide}: its {_said(names[0])} could not be read")
            else:
                self._told.append(f"{slide}: “{names[0]:.{_LONGEST}}” is not known")

        return tell

    def leave_out_after(self, number: int) -> None:
        """There are more slides than a briefing can have."""
        self._told.append(f"All slides after the first {number:,} are left out")

    def leave_out(self, number: int, content: Any) -> None:
        """Nothing could be made of this slide."""
        self._told.append(f"{_named(number, content)} could not be read and is left out")


def _said(name: str) -> str:
    return _CALLED.get(name, name.replace("_", " "))


def _named(number: int, content: Any) -> str:
    """The slide by its number and by what it says, as far as that is known."""
    said = content if isinstance(content, dict) else {}
    words = said.get("words")
    known = words if isinstance(words, dict) else {}
    for name in (said.get("name"), known.get("headline"), said.get("question")):
        if isinstance(name, str) and name:
            return f"Slide {number} (“{name if len(name) <= _LONGEST else name[:_LONGEST] + '…'}”)"
    return f"Slide {number}"
