"""What a chart shows beside its bars, in words: highlights and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.note_text import Found, by_key, names_of, one_named
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.alt_text import sentence

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
    noted = (
        f"{_NOTES[note.kind]}{_of(note, found, marks, told[note.id].text)}: {told[note.id].text}"
        for note in notes
        if any(item.role == f"note {note.id}" for item in scene.items)
    )
    said = [*_highlighted(found, highlight), *map(sentence, noted)]
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


def _of(note: Note, found: dict[Key, Found], marks: Marks, text: str) -> str:
    """The answers and groups that a note belongs to, as far as its text does not tell them."""
    there = [found[key] for key in note.keys if key in found]
    if len(there) == 1:
        name = plain(one_named(there[0], marks, text))
        return f" ({name})" if name else ""
    if not there:
        return ""
    names = plain(names_of(there, in_full=True))
    answers = {answer.id: answer.label for answer, _, _ in there}
    groups = {group.key: group.name for _, group, _ in there}
    shared = ""
    if len(groups) == 1 and len(marks.groups) > 1:
        shared = next(iter(groups.values()))
    elif len(answers) == 1 and len(marks.answers) > 1:
        shared = next(iter(answers.values()))
    return f" ({plain(shared)}: {names})" if shared else f" ({names})"
