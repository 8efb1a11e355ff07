"""What would change on one slide of an edited deck: its words, its notes, its chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from omnibus_desktop.exports.deck_parts import (
    SHAPES,
    Node,
    P,
    box_from,
    digest,
    part_of,
    text_of,
)
from omnibus_desktop.exports.deck_refresh_change import Change, Line
from omnibus_desktop.exports.deck_refresh_known import (
    NOTE,
    SlideRefresh,
    as_now,
    name_of,
)
from omnibus_desktop.exports.deck_refresh_native import Native, native_changes
from omnibus_desktop.exports.deck_refresh_shapes import (
    put_beside,
)
from omnibus_desktop.exports.deck_refresh_signs import SIGNS, sign_lines
from omnibus_desktop.exports.deck_refresh_spoken import spoken_changes

_WORDS = {"Headline": "title", "Subtitle": "subtitle", "Footnote": "footnote"}
_ANEW = "Drawn anew, where it stands now"
_NO_WORDS = "The line or band of a note"


def changes_of_slide(
    refresh: SlideRefresh, doubts: Callable[[str], Sequence[str]]
) -> Iterator[Change]:
    """What would change on the slide; `doubts` says which figures in a text are not the new
    ones."""
    yield from _words(refresh, doubts)
    yield from _chart(refresh)
    yield from _notes(refresh)
    yield from spoken_changes(refresh, doubts)


def _words(refresh: SlideRefresh, doubts: Callable[[str], Sequence[str]]) -> Iterator[Change]:
    for name, what in _WORDS.items():
        part = refresh.parts.get(name)
        present = None if part is None else refresh.present(part)
        if part is None or present is None:
            continue
        said, new = text_of(present), refresh.drawn(name)
        if digest(said) != part.get("text"):
            wrong = doubts(said)
            if wrong:
                told = f"Your own words stay, but {_listed(wrong)} is not in the new figures"
                yield Change(refresh.number, what, said, told)
        elif new is not None and text_of(new) != said:
            make = partial(refresh.put, name, present)
            yield Change(refresh.number, what, said, text_of(new), make=make)


def _notes(refresh: SlideRefresh) -> Iterator[Change]:
    """Our notes: with other figures, or gone with the bar that they belonged to."""
    for name, part in refresh.parts.items():
        present = refresh.present(part) if NOTE.fullmatch(name) else None
        if present is None:
            continue
        said, new = text_of(present), refresh.drawn(name)
        shown = said or _NO_WORDS
        if digest(said) != part.get("text"):
            if new is None or text_of(new) != said:
                yield Change(refresh.number, "note", said, "Your own words stay: look at them")
        elif new is None:
            make = partial(refresh.put, name, present)
            yield Change(refresh.number, "note", shown, "Goes: its bar is not there", make=make)
        elif part_of(new)["look"] != part.get("look"):
            make = partial(refresh.put, name, present)
            after = text_of(new) or "Drawn anew, where its bar is"
            yield Change(refresh.number, "note", shown, after, make=make)


def _chart(refresh: SlideRefresh) -> Iterator[Change]:
    """The chart with all that is drawn around it, as one."""
    natives = native_changes(refresh.package, refresh.here, refresh.place.charts, refresh.parts)
    told = [line for each in natives for line in each.told]
    other = [name for name in refresh.parts if _is_of_chart(name)]
    redrawn: list[tuple[str, Node]] = []
    details = [line for each in natives for line in each.lines]
    signs = list(sign_lines(refresh.was, refresh.place.charts))
    for name in other:
        part, new = refresh.parts[name], refresh.drawn(name)
        present = refresh.present(part)
        if present is None or present.tag == f"{P}graphicFrame":
            continue
        if new is not None and part_of(new)["look"] == part.get("look"):
            continue
        if digest(text_of(present)) != part.get("text"):
            told.append(f"“{name}” was changed by hand and stays as it is")
            continue
        redrawn.append((name, present))
        if not (signs and name.startswith(SIGNS)):
            details += _detail(name, text_of(present), new)
    added = [name for name in _added(refresh) if _is_of_chart(name)]
    for name in added:
        if not (signs and name.startswith(SIGNS)):
            details += _detail(name, "", refresh.new[name])
    details += signs
    moved = [name for name in _WORDS if refresh.moves(name)]
    if any(each.changes for each in natives) or redrawn or added or moved:
        make = partial(_make_chart, refresh, natives, redrawn, added, moved)
        before, after = _summed_up(natives)
        yield Change(refresh.number, "chart", before, after, tuple(details), make)
    for line in dict.fromkeys(told):
        yield Change(refresh.number, "chart", "", line)


def _detail(name: str, before: str, new: Node | None) -> list[Line]:
    """What becomes of one shape of ours; nothing where it only moves."""
    if new is None:
        return [(name, before, "not there any more")]
    after = text_of(new)
    if after != before:
        return [(name, before, after or "without words")]
    return [] if after else [(name, "", "drawn anew")]


def _make_chart(
    refresh: SlideRefresh,
    natives: Sequence[Native],
    redrawn: Sequence[tuple[str, Node]],
    added: Sequence[str],
    moved: Sequence[str],
) -> None:
    owner = refresh.here[0].element
    for each in natives:
        each.make()
    for name, present in redrawn:
        refresh.put(name, present)
    for name in moved:
        refresh.move(name)
    before = box_from(refresh.parts.get(name_of(owner), {}))
    for name in reversed(added):
        standing = put_beside(_standing(refresh, owner), refresh.new[name], before)
        refresh.note(name, refresh.new[name], standing)
    refresh.facts["charts"] = refresh.now.get("charts", [])
    refresh.facts["note ids"] = refresh.now.get("note ids", [])
    refresh.keep()


def _standing(refresh: SlideRefresh, owner: Node) -> Node:
    """The owner, or what was put in its place."""
    if owner.getparent() is not None:
        return owner
    name = name_of(owner)
    return next(each for each in refresh.tree.iter(*SHAPES) if name_of(each) == name)


def _added(refresh: SlideRefresh) -> list[str]:
    """What our slide has that it had not; shapes that the person deleted do not come back."""
    known = {as_now(name, refresh.renamed) for name in (*refresh.parts, *refresh.left)}
    return [
        name
        for name, element in refresh.new.items()
        if name not in known and element.tag != f"{P}graphicFrame"
    ]


def _is_of_chart(name: str) -> bool:
    return name not in _WORDS and not NOTE.fullmatch(name)


def _summed_up(natives: Sequence[Native]) -> tuple[str, str]:
    """The first figures that change, before and after."""
    first = [each for each in natives if each.first != ("", "")]
    unlike = ("The same figures" if natives else "Drawn from shapes", _ANEW)
    return first[0].first if first else unlike


def _listed(items: Sequence[str]) -> str:
    return ", ".join(items)
