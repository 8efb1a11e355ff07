"""What to look at in a person's own words beside the headline: figures that the table does not
have, a weight that is none, a headline that had to become small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.briefing.finding import Finding
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.support import unsupported

_FIELDS = {"subtitle": "subtitle", "footnote": "footnote", "alt_text": "alt text"}
_SMALL = 16.0  # points of a headline
_WEIGHTED = re.compile(r"(?<!un)(?<!not )\bweighted", re.IGNORECASE)
_BARE = re.compile(r"\d[\d,.]*")
_BASE = re.compile(r"\b(?:n ?=|base(?: of|:)?) ?(\d+(?:,\d{3})*)", re.IGNORECASE)


def look_at_words(drawn: Drawn) -> Iterator[Finding]:
    """Figures of an edited subtitle, footnote or alt text that are not the table's; that figures
    are weighted which are not; a headline that is small because it is long."""
    yield from _small(drawn)
    if not drawn.side_by_side:
        return
    for field, name in _FIELDS.items():
        own = getattr(drawn.slide.words, field)
        if own is None:
            continue
        for said in unsupported_in(field, drawn):
            what = f"The {name} says {said}, which is not in the table"
            yield Finding(name, what, "correct it, or use the suggestion again", field)
        if not drawn.side_by_side[0].weight and _WEIGHTED.search(plain(own)):
            what = f"The {name} says that the figures are weighted, but they are not"
            yield Finding("weight", what, "leave that out, or choose a weight", field)


def unsupported_in(field: str, drawn: Drawn) -> tuple[str, ...]:
    """The figures of the person's own subtitle or footnote that the slide's tables do not have."""
    own = getattr(drawn.slide.words, field)
    if own is None or not drawn.side_by_side:
        return ()
    return tuple(_unsupported(plain(own), plain(getattr(drawn.suggested, field)), drawn))


def _unsupported(own: str, suggested: str, drawn: Drawn) -> Iterator[str]:
    """The figures that only the person says. Bare numbers are looked at where they are said to be
    a base: others are dates, and how many answers there are."""
    for said in unsupported(own, drawn.side_by_side):
        if not _BARE.fullmatch(said) and said not in suggested:
            yield said
    columns = [column for table in drawn.side_by_side for column in table.columns]
    known = {str(each.unweighted_base) for each in columns}
    known |= {str(each.population) for each in columns}
    for said in dict.fromkeys(_BASE.findall(own)):
        if said.replace(",", "") not in known and f"{said} " not in f"{suggested} ":
            yield f"a base of {said}"


def _small(drawn: Drawn) -> Iterator[Finding]:
    if drawn.slide.words.headline is None:
        return
    for item in drawn.scene.items:
        if isinstance(item, Text) and item.role == "headline" and item.size < _SMALL:
            what = f"The headline is so long that its letters are only {item.size:g} points high"
            yield Finding("room", what, "shorten it", "headline")
