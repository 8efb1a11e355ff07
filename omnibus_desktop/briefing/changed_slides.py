"""What a wave that is another than when its briefing was saved does to which slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.matching import How
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.preflight import broken_figures
from omnibus_desktop.briefing.printed import Printed, other_figures, other_names
from omnibus_desktop.briefing.printing import printed_of
from omnibus_desktop.briefing.refresh import SlideChange
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import TOOK_PART
from omnibus_desktop.wave.wave import Wave


@dataclass(frozen=True)
class ChangedSlides:
    """The slides of which there is something to tell, of so many `slides` in all. Of the `unknown`
    ones the briefing does not say what they printed."""

    changes: tuple[SlideChange, ...]
    slides: int
    unknown: int = 0

    @property
    def summary(self) -> str:
        """How many slides show something else, in a sentence."""
        gone = sum(1 for change in self.changes if change.cannot_be_shown)
        broken = sum(1 for change in self.changes if change.broken)
        others = sum(1 for change in self.changes if change.figures or change.remarks) - gone
        parts = []
        if others:
            show = "shows" if others == 1 else "show"
            parts.append(f"{others} of {self.slides} slides {show} other figures")
        elif self.unknown < self.slides:
            parts.append("no slide shows other figures")
        if broken:
            holds = "headline no longer holds" if broken == 1 else "headlines no longer hold"
            parts.append(f"{broken} {holds}")
        if gone:
            parts.append(f"{gone} cannot be shown")
        if self.unknown:
            of = "the slides" if self.unknown == self.slides else f"{self.unknown} of them"
            parts.append(f"what {of} showed before is not kept in the file")
        told = "; ".join(parts)
        return f"{told[:1].upper()}{told[1:]}."


def changed_slides(
    briefing: Briefing,
    wave: Wave,
    printed: Mapping[str, Printed],
    earlier: tuple[EarlierWave, ...],
    progress: Callable[[float], None],
) -> ChangedSlides:
    """What the slides show of the wave that is not what they `printed`, by their ids, when the
    briefing was saved. `progress` is called with the share that is done."""
    changes, unknown = [], 0
    for number, slide in enumerate(briefing.slides, 1):
        progress((number - 1) / len(briefing.slides))
        change, is_known = _change(number, slide, briefing, wave, printed.get(slide.id), earlier)
        unknown += not is_known
        if change.broken or change.figures or change.remarks:
            changes.append(change)
    return ChangedSlides(tuple(changes), len(briefing.slides), unknown)


def _change(
    number: int,
    slide: Slide,
    briefing: Briefing,
    wave: Wave,
    before: Printed | None,
    earlier: tuple[EarlierWave, ...],
) -> tuple[SlideChange, bool]:
    """What is to be told of the slide, and whether it is known what it printed."""
    try:
        drawn = draw(wave, slide, briefing.rules, earlier=earlier)
    except OmnibusError as error:
        own = slide.words.headline or slide.name
        is_asked = slide.question in {question.id for question in wave.questions}
        how = How.ID if is_asked or slide.question == TOOK_PART else How.NONE
        remarks = (f"It cannot be shown: {error.message}.",)
        change = SlideChange(slide.id, number, how, remarks, headline=own, cannot_be_shown=True)
        return change, True
    after = printed_of(drawn)
    compared = before is not None and after is not None
    return SlideChange(
        slide.id,
        number,
        How.ID,
        tuple(other_names(before, after)) if before and after else (),
        headline=drawn.words.headline,
        broken=broken_figures(drawn),
        suggested=drawn.suggested.headline,
        figures=other_figures(before, after) if before and after else (),
    ), compared or after is None
