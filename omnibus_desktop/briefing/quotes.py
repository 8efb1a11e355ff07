"""The slide of quotes, drawn; and which of them may be shown."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing.briefing import Quote, Rules, Slide
from omnibus_desktop.briefing.drawn import Drawn, with_edits
from omnibus_desktop.charts.quotes import Said, quotes_scene
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.tabulate import origin_of
from omnibus_desktop.wave.open_answers import open_answers
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.quotes import suggest_quotes

HELD_BACK = "A quote is held back: nobody has said in words why it may be published"
_IN_ITS_PLACE = "[This quote may not be published yet]"


def shown_quotes(quotes: tuple[Quote, ...], rules: Rules) -> tuple[Said, ...]:
    """The quotes as these rules let them be seen. For publication nobody is told whom they are
    from, and what was not confirmed in words is held back."""
    if rules.disclosure != "publication":
        return tuple(Said(quote.text, quote.by) for quote in quotes)
    return tuple(Said(quote.text if quote.confirmed else _IN_ITS_PLACE) for quote in quotes)


def drawn_quotes(wave: Wave, slide: Slide, rules: Rules) -> Drawn:
    """The slide with its quotes: they stay as they were put on it, whatever the wave holds; where
    they were said in another one, that is told. Raises OmnibusError where the wave does not have
    its question."""
    question = wave.question(slide.question)
    quotes = shown_quotes(slide.quotes, rules)
    elsewhere = {quote.wave: None for quote in slide.quotes if quote.wave not in ("", wave.title)}
    answered = None
    if question.kind is Kind.OPEN and not elsewhere:
        answered = len(open_answers(wave, question))
        if rules.disclosure == "publication" and answered <= SMALL_COUNT:
            answered = None
    said = [(quote.text, quote.by) for quote in quotes]
    text, origin = question.text or question.id, origin_of(wave)
    suggested = suggest_quotes(text, said, answered, origin, tuple(elsewhere))
    words = with_edits(suggested, slide.words)
    scene = quotes_scene(words, quotes, slide.spec.size, slide.spec.page)
    held = sum(quote.text == _IN_ITS_PLACE for quote in quotes)
    remarks = (*(HELD_BACK,) * min(1, held), *scene.remarks)
    return Drawn(slide, (), suggested, words, replace(scene, remarks=remarks))
