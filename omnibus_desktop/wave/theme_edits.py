"""What a person does with the themes of an open question, as functions of the set-up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from omnibus_desktop.wave.setup import Setup, Theme, Themed


def themed_of(setup: Setup, question: str) -> Themed | None:
    """The themes of this open question, None where there are none yet."""
    return next((each for each in setup.themed if each.question == question), None)


def begun(question: str, salt: str, taken: Collection[str]) -> Themed:
    """An empty frame of themes for this question, under a name that is not taken."""
    name, number = f"{question}_themes", 1
    while name in taken:
        number += 1
        name = f"{question}_themes_{number}"
    return Themed(name, question, salt)


def with_themed(setup: Setup, themed: Themed) -> Setup:
    """The set-up with these in place of the themes of the same question. Where nothing is left of
    them, neither is the question that they were."""
    if not themed.themes and not themed.answers:
        kept = tuple(each for each in setup.themed if each.question != themed.question)
        changed = tuple(each for each in setup.changed if each.id != themed.id)
        order = tuple(name for name in setup.order if name != themed.id)
        return replace(setup, themed=kept, changed=changed, order=order)
    known = any(each.question == themed.question for each in setup.themed)
    every = (themed if each.question == themed.question else each for each in setup.themed)
    return replace(setup, themed=tuple(every) if known else (*setup.themed, themed))


def added(themed: Themed, label: str) -> Themed:
    """With one more theme, the last. A label that there is already adds none."""
    if any(theme.label == label for theme in themed.themes):
        return themed
    return replace(themed, themes=(*themed.themes, Theme(_free(themed), label)))


def renamed(themed: Themed, theme: str, label: str) -> Themed:
    """With another label for this theme."""
    themes = (replace(t, label=label) if t.id == theme else t for t in themed.themes)
    return replace(themed, themes=tuple(themes))


def removed(themed: Themed, theme: str) -> Themed:
    """Without this theme. Answers that had it stay read."""
    themes = tuple(each for each in themed.themes if each.id != theme)
    without = _changed(themed, lambda ids: (each for each in ids if each != theme))
    return replace(without, themes=themes)


def joined(themed: Themed, theme: str, into: str) -> Themed:
    """With all answers of one theme in another, and without the one."""
    themes = tuple(each for each in themed.themes if each.id != theme)
    united = _changed(themed, lambda ids: (into if each == theme else each for each in ids))
    return replace(united, themes=themes)


def moved(themed: Themed, theme: str, step: int) -> Themed:
    """With this theme a place further up (-1) or down (1), as far as there is one."""
    order = list(themed.themes)
    place = next(n for n, each in enumerate(order) if each.id == theme)
    order.insert(max(0, place + step), order.pop(place))
    return replace(themed, themes=tuple(order))


def have(themed: Themed, answers: Iterable[str], theme: str) -> bool:
    """Whether all the answers of these digests have this theme."""
    known = dict(themed.answers)
    return all(theme in known.get(answer, ()) for answer in answers)


def turned(themed: Themed, answers: Collection[str], theme: str) -> Themed:
    """With this theme put on the answers of these digests, or taken from them where all have it.
    They have been read then."""
    known, goes = dict(themed.answers), have(themed, answers, theme)
    for answer in answers:
        others = tuple(each for each in known.get(answer, ()) if each != theme)
        if goes:
            known[answer] = others
        elif theme not in known.get(answer, ()):
            known[answer] = (*others, theme)
    return replace(themed, answers=tuple(known.items()))


def read(themed: Themed, answers: Iterable[str]) -> Themed:
    """With the answers of these digests read; their themes stay."""
    known = dict(themed.answers)
    for answer in answers:
        known.setdefault(answer, ())
    return replace(themed, answers=tuple(known.items()))


def unread(themed: Themed, answers: Collection[str]) -> Themed:
    """With the answers of these digests as they were before they were read."""
    again = set(answers)
    kept = tuple(pair for pair in themed.answers if pair[0] not in again)
    return replace(themed, answers=kept)


def framed(themed: Themed, labels: Iterable[str]) -> Themed:
    """With these themes too, in this order behind those that there are."""
    for label in labels:
        themed = added(themed, label)
    return themed


def _changed(themed: Themed, change: Callable[[tuple[str, ...]], Iterable[str]]) -> Themed:
    answers = ((name, tuple(dict.fromkeys(change(ids)))) for name, ids in themed.answers)
    return replace(themed, answers=tuple(answers))


def _free(themed: Themed) -> str:
    """A number above those of all themes that answers still have, or that there are."""
    used = {theme.id for theme in themed.themes} | {t for _, ids in themed.answers for t in ids}
    return str(max((int(each) for each in used if each.isdecimal()), default=0) + 1)
