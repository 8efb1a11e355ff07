"""What a person does to a slide, each as a function from the old value to the new.

Nothing here changes anything: the caller puts the result where the old one was, and undo is going
back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind, standard_text
from omnibus_desktop.charts.spec import ChartKind, Key, Neutral, Sort

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Net
    from omnibus_desktop.words.held import Held


def set_dated(briefing: Briefing, dated: str) -> Briefing:
    """The briefing with what a person writes on its cover, such as a date."""
    return replace(briefing, dated=dated)


def set_breaks(slide: Slide, by: tuple[str, ...] | None) -> Slide:
    """The slide broken by these questions, side by side; None: by the wave's own default."""
    return replace(slide, by=by)


def set_filter(
    slide: Slide, conditions: tuple[tuple[str, tuple[str, ...]], ...], name: str = ""
) -> Slide:
    """The slide with only the respondents who meet all of these (question, answers), under the
    name that they are saved by."""
    return replace(slide, filter=conditions, filter_name=name)


def set_weight(slide: Slide, weight: str | None) -> Slide:
    """The slide weighted by this variable; None: by the wave's own; "none": unweighted."""
    return replace(slide, weight=weight)


def set_over_waves(slide: Slide, wanted: bool) -> Slide:
    """The slide over the earlier waves too, or of its own wave alone."""
    return replace(slide, over_waves=wanted)


def set_item(slide: Slide, item: str | None) -> Slide:
    """The slide about one line of a grid, or about the grid whole."""
    return replace(slide, item=item)


def set_kind(slide: Slide, kind: ChartKind) -> Slide:
    """The slide with another kind of chart; its notes, order and highlights stay."""
    return replace(slide, spec=replace(slide.spec, kind=kind))


def set_sort(slide: Slide, sort: Sort) -> Slide:
    """The slide with its answers in another order."""
    return replace(slide, spec=replace(slide.spec, sort=sort))


def set_neutral(slide: Slide, neutral: Neutral) -> Slide:
    """The slide with the middle answer of its scale on the line, aside or left out."""
    return replace(slide, spec=replace(slide.spec, neutral=neutral))


def set_palette(slide: Slide, palette: str) -> Slide:
    """The slide with the colours of another palette; those given one by one were of the old one."""
    return replace(slide, spec=replace(slide.spec, palette=palette, colours=()))


def set_colour(slide: Slide, name: str, colour: str | None) -> Slide:
    """The slide with this colour for what charts call `name`; None: that of the palette. No two
    have the same."""
    kept = tuple(each for each in slide.spec.colours if each[0] != name and each[1] != colour)
    own = ((name, colour),) if colour is not None else ()
    return replace(slide, spec=replace(slide.spec, colours=(*kept, *own)))


def set_size(slide: Slide, size: tuple[float, float]) -> Slide:
    """The slide with another width and height, in points."""
    return replace(slide, spec=replace(slide.spec, size=size))


def set_labels(slide: Slide, shown: bool) -> Slide:
    """The slide with or without a percentage at each mark."""
    return replace(slide, spec=replace(slide.spec, labels=shown))


def set_charted(slide: Slide, columns: tuple[str, ...]) -> Slide:
    """The slide with only these columns charted; none named: all of them."""
    return replace(slide, spec=replace(slide.spec, columns=columns))


def hide(slide: Slide, names: Iterable[str]) -> Slide:
    """The slide without these answers or groups (as palettes.py calls them) on its chart."""
    hidden = tuple(dict.fromkeys((*slide.spec.hidden, *names)))
    return replace(slide, spec=replace(slide.spec, hidden=hidden))


def show_again(slide: Slide, name: str | None = None) -> Slide:
    """The slide with this answer or group on its chart again; None: with all that were hidden."""
    hidden = tuple(each for each in slide.spec.hidden if name is not None and each != name)
    return replace(slide, spec=replace(slide.spec, hidden=hidden))


def put_net(slide: Slide, net: Net, instead: str = "") -> Slide:
    """The slide with these answers taken together under a name; in place of what it had under the
    same name, or under the name `instead`."""
    gone = {net.label, instead}
    place = next((n for n, each in enumerate(slide.nets) if each.label in gone), len(slide.nets))
    nets = [each for each in slide.nets if each.label not in gone]
    nets[place:place] = [net]
    return replace(slide, nets=tuple(nets))


def remove_net(slide: Slide, label: str) -> Slide:
    """The slide without its own net of this name."""
    return replace(slide, nets=tuple(each for each in slide.nets if each.label != label))


def toggle_highlight(slide: Slide, key: Key) -> Slide:
    """The slide with this mark highlighted, or no longer."""
    now = slide.spec.highlight
    then = tuple(k for k in now if k != key) if key in now else (*now, key)
    return replace(slide, spec=replace(slide.spec, highlight=then))


def add_note(
    slide: Slide,
    kind: NoteKind,
    keys: tuple[Key, ...],
    text: str | None = None,
    *,
    line_at: LineAt = LineAt.BAR,
    values: tuple[float, ...] = (),
) -> Slide:
    """The slide with one more note, held by these marks: it says this, or its figure. It is the
    last of `slide.notes`."""
    said = standard_text(kind, keys, line_at) if text is None else text
    own = free_id((note.id for note in slide.notes), "")
    note = Note(own, kind, keys, said, line_at=line_at, values=values)
    return replace(slide, notes=(*slide.notes, note))


def move_note(slide: Slide, note_id: str, offset: tuple[float, float] | None) -> Slide:
    """The slide with this note moved by `offset` points from where layout would put it."""
    return _with_note(slide, note_id, lambda note: replace(note, offset=offset))


def write_note(slide: Slide, note_id: str, text: str) -> Slide:
    """The slide with other words in this note. A note without words goes."""
    if not text.strip():
        return remove_note(slide, note_id)
    return _with_note(slide, note_id, lambda note: replace(note, text=text))


def write_values(slide: Slide, note_id: str, values: tuple[float, ...]) -> Slide:
    """The slide with this note at other values of the axis."""
    return _with_note(slide, note_id, lambda note: replace(note, values=values))


def order_note(slide: Slide, note_id: str, place: int) -> Slide:
    """The slide with this note at another place among its notes, counted from 0."""
    moved = [note for note in slide.notes if note.id == note_id]
    others = [note for note in slide.notes if note.id != note_id]
    others[place:place] = moved
    return replace(slide, notes=tuple(others))


def remove_note(slide: Slide, note_id: str) -> Slide:
    """The slide without this note."""
    return replace(slide, notes=tuple(note for note in slide.notes if note.id != note_id))


def write_words(
    slide: Slide, field: str, text: str | None, figures: tuple[Held, ...] = ()
) -> Slide:
    """The slide with the person's own headline, subtitle, footnote, alt text or what is said
    beside it; None or nothing: the suggestion stands again. `figures` are those of a headline."""
    written: dict[str, Any] = {field: text or None}
    if field == "headline":
        written["figures"] = figures
    return replace(slide, words=replace(slide.words, **written))


def free_id(taken: Iterable[str], prefix: str) -> str:
    """The first of "1", "2", ... after the prefix that is not taken."""
    known = set(taken)
    return next(name for number in count(1) if (name := f"{prefix}{number}") not in known)


def _with_note(slide: Slide, note_id: str, change: Callable[[Note], Note]) -> Slide:
    notes = tuple(change(note) if note.id == note_id else note for note in slide.notes)
    return replace(slide, notes=notes)
