"""What to look at in all slides of a briefing before it leaves the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.briefing.finding import Finding
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short

_LONGEST = 40  # characters of a slide's name


@dataclass(frozen=True)
class SlideFinding:
    """A finding of the slide with this id, which is called `name`: "Slide 3, Money first"."""

    slide: str
    name: str
    finding: Finding

    @property
    def words(self) -> str:
        """Which slide, what is the matter, and what to do."""
        return plain(f"{self.name}: {self.here}")

    @property
    def here(self) -> str:
        """The same without the slide."""
        return plain(": ".join(each for each in (self.finding.what, self.finding.mend) if each))


def look_over(
    slides: Sequence[Slide],
    rules: Rules,
    draw: Callable[[Slide], Drawn],
    progress: Callable[[float], None],
) -> tuple[SlideFinding, ...]:
    """The findings of all slides in their order; of one that cannot be drawn why not. `progress`
    is told the share that is done, and may raise Cancelled."""
    found: list[SlideFinding] = []
    for number, slide in enumerate(slides, 1):
        progress((number - 1) / len(slides))
        found += of_slide(number, slide, rules, draw)
    return tuple(found)


def of_slide(
    number: int, slide: Slide, rules: Rules, draw: Callable[[Slide], Drawn]
) -> tuple[SlideFinding, ...]:
    """The findings of one slide, which is this one of its briefing, counted from 1."""
    try:
        drawn = draw(slide)
    except OmnibusError as error:
        finding = Finding("slide", f"It cannot be shown: {error.message}", error.advice, "chart")
        return (SlideFinding(slide.id, f"Slide {number}", finding),)
    title = slide.name or drawn.words.headline
    name = f"Slide {number}, {short(title, _LONGEST)}" if title.strip() else f"Slide {number}"
    return tuple(SlideFinding(slide.id, name, each) for each in preflight(drawn, rules))
