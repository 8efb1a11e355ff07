"""What a slide and the rules of its briefing ask of a table."""

from __future__ import annotations

from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.nesting import nest_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Net, Question


def options(slide: Slide, rules: Rules, question: Question | None = None) -> Options:
    """What the slide and the briefing's rules ask of its tables. The slide's own nets are of
    answers of its `question`, without which none is asked for; those that it has no more are left
    out."""
    return Options(
        nets=() if question is None else _nets(slide, question),
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
        decimals=rules.decimals,
    )


def net_words(nets: tuple[Net, ...], question: Question) -> str:
    """What each of these nets is made of, a sentence each, where its name does not say that."""
    labels = {each.id: plain(each.label) or each.id for each in question.answers}
    said = []
    for net in nets:
        members = [labels[answer] for answer in net.answers]
        if not all(member.casefold() in net.label.casefold() for member in members):
            said.append(f"“{plain(net.label)}”: {'; '.join(members)}.")
    return " ".join(said)


def _nets(slide: Slide, question: Question) -> tuple[Net, ...]:
    known = {answer.id for answer in question.answers if not answer.missing}
    left = (Net(n.label, tuple(a for a in n.answers if a in known)) for n in slide.nets)
    return tuple(net for net in left if net.answers)
