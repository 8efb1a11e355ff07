"""What a refresh changed, in words: line by line for the window, and as one text to copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from omnibus_desktop.briefing.briefing import NOT_ASKED
from omnibus_desktop.briefing.refresh import HEADLINE, Said, SlideChange
from omnibus_desktop.tables.wave_names import numbered
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.wave import Wave

_MOST = 12  # figures of a slide that are listed
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\b(wave|round|phase)([ _-]?)(\d{1,4})\b", re.IGNORECASE)


class Part(StrEnum):
    """What a line is about."""

    SLIDE = "slide"
    NOT_ASKED = "not asked"
    BROKEN = "broken"
    SUGGESTED = "suggested"
    REMARK = "remark"
    FIGURES = "figures"
    CHANGED = "changed"


@dataclass(frozen=True)
class ToldLine:
    """One line of the list of changes. `slide` is the id of the slide that it is about."""

    slide: str
    part: Part
    text: str


def lines_of(change: SlideChange, name: str = "") -> Iterator[ToldLine]:
    """What there is to tell of one slide: what it is called, what is to be done about it, what is
    another, and what its texts say now. `name` stands where it has no headline."""
    called = plain(change.headline or name)
    yield ToldLine(change.slide, Part.SLIDE, f"{change.number}. {called}".rstrip())
    if not change.is_asked:
        yield ToldLine(change.slide, Part.NOT_ASKED, f"{NOT_ASKED}: the slide is kept.")
    for broken in change.broken:
        yield ToldLine(change.slide, Part.BROKEN, f"The headline {plain(broken.words)}.")
    if change.broken:
        yield ToldLine(change.slide, Part.SUGGESTED, f"Suggested: {plain(change.suggested)}")
    for remark in change.remarks:
        yield ToldLine(change.slide, Part.REMARK, plain(remark))
    for figure in change.figures[:_MOST]:
        text = f"{figure.of}: {figure.before} → {figure.after}"
        yield ToldLine(change.slide, Part.CHANGED, plain(text))
    more = len(change.figures) - _MOST
    if more > 0:
        text = f"and {more} more {'figure' if more == 1 else 'figures'}"
        yield ToldLine(change.slide, Part.CHANGED, text)
    for said in change.said:
        yield ToldLine(change.slide, Part.FIGURES, plain(_figures(said)))


def summary(changes: Sequence[SlideChange]) -> str:
    """How many slides moved, how many headlines no longer hold, and what was not asked."""
    moved = sum(change.is_asked for change in changes)
    broken = sum(bool(change.broken) for change in changes)
    parts = [f"{moved} of {len(changes)} slides moved"]
    if broken:
        holds = "headline no longer holds" if broken == 1 else "headlines no longer hold"
        parts.append(f"{broken} {holds}")
    if moved < len(changes):
        parts.append(f"{len(changes) - moved} not asked in this wave")
    return f"{'; '.join(parts)}."


def as_text(
    title: str, changes: Sequence[SlideChange], remarks: Iterable[str] = (), told: str = ""
) -> str:
    """The whole list of changes as text, an indented line each; `told` sums it up."""
    lines = [title, told or summary(changes), *remarks]
    for change in changes:
        first, *others = lines_of(change)
        lines += ["", first.text, *(f"    {line.text}" for line in others)]
    return "\n".join(lines) + "\n"


def next_name(stem: str, before: Wave, after: Wave) -> str:
    """What the file of the refreshed briefing may be called: as that of the earlier one, with the
    year or the number of the new wave where it has those of the earlier, else after it."""
    then, now = _years(before), _years(after)
    if now and then and now[0] != then[0] and then[0] in stem:
        return stem.replace(then[0], now[0])
    found = _NUMBER.search(stem)
    number = numbered(after.title) or numbered(after.source)
    if found and number and number.split()[-1] != found[3]:
        return f"{stem[: found.start(3)]}{number.split()[-1]}{stem[found.end(3) :]}"
    more = now[0] if now and now != then else number or "refreshed"
    return f"{stem} {more}"


def _years(wave: Wave) -> list[str]:
    """The years that the wave's period names, else its title."""
    return _YEAR.findall(wave.period) or _YEAR.findall(wave.title)


def _figures(said: Said) -> str:
    if said.where == HEADLINE:  # what it says now is what the slide is called by
        return f"It said: “{said.before}”"
    return f"A note says “{said.after}”; it said “{said.before}”"
