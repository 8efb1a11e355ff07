"""What a chart shows beside its bars, in words: highlights and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.note_text import Found, by_key, names_of
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.wave.plain_text import plain

_NOTES = {
    NoteKind.CALLOUT: "Call-out",
    NoteKind.LINE: "Reference line",
    NoteKind.DIFFERENCE: "Difference",
    NoteKind.BRACKET: "Bracket",
    NoteKind.BAND: "Shaded band",
    NoteKind.TEXT: "Text",
}


def beside(
    marks: Marks,
    scene: Scene,
    highlight: tuple[Key, ...],
    notes: tuple[Note, ...],
    told: Mapping[str, Told],
) -> str:
    """Sentences on what of these is drawn; "" for nothing."""
    bars = {item.key for item in scene.items if item.role == "bar"}
    found = {key: each for key, each in by_key(marks).items() if key in bars}
    said = [*_highlighted(found, highlight), *_noted(found, scene, notes, told)]
    return " ".join(said)


def _highlighted(found: dict[Key, Found], highlight: tuple[Key, ...]) -> Iterator[str]:
    lit = {key: found[key] for key in highlight if key in found}
    if not lit:
        return
    names: dict[str, None] = {}
    for answer, group, _ in lit.values():
        of_answer = [other for other, (each, _, _) in found.items() if each.id == answer.id]
        alone = all(other in lit for other in of_answer)
        names[plain(answer.label if alone else f"{answer.label}, {group.name}")] = None
    yield f"Highlighted: {'; '.join(names)}."


def _noted(
    found: dict[Key, Found], scene: Scene, notes: tuple[Note, ...], told: Mapping[str, Told]
) -> Iterator[str]:
    drawn = {item.role for item in scene.items}
    for note in notes:
        if f"note {note.id}" not in drawn:
            continue
        there = [found[key] for key in note.keys if key in found]
        text = told[note.id].text
        names = plain(names_of(there, in_full=True))
        is_named = not there or (len(there) == 1 and there[0][0].label in text)
        of = "" if is_named else f" ({names})"
        yield f"{_NOTES[note.kind]}{of}: {text}{'' if text.endswith('.') else '.'}"
