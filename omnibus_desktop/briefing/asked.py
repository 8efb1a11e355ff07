"""What a slide and the rules of its briefing ask of a table."""

from __future__ import annotations

from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.nesting import nest_of
from omnibus_desktop.tables.options import Options


def options(slide: Slide, rules: Rules) -> Options:
    """What the slide and the briefing's rules ask of its tables."""
    return Options(
        by=None if slide.by is None else tuple(map(nest_of, slide.by)),
        weight=slide.weight,
        filter=slide.filter,
        filter_name=slide.filter_name if slide.filter else "",
        level=rules.level,
        test=rules.test,
        population=rules.population,
        disclosure=rules.disclosure,
        min_base=rules.min_base,
        tiny_base=rules.tiny_base,
        preset=rules.preset,
        adjust=rules.adjust or None,
        interval=rules.interval,
        symbols=rules.symbols,
    )
