"""The notes of a slide as a list: each with its kind, its text, and what it holds on to."""

from __future__ import annotations

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import tell
from omnibus_desktop.charts.note_sources import Sources
from omnibus_desktop.charts.note_text import Found, by_key, names_of
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartSpec, Key
from omnibus_desktop.tables.table import Table
from omnibus_desktop.values import dataclass

KINDS = {
    NoteKind.CALLOUT: "Call-out",
    NoteKind.DIFFERENCE: "Difference",
    NoteKind.LINE: "Reference line",
    NoteKind.BRACKET: "Group bracket",
    NoteKind.BAND: "Shaded band",
    NoteKind.TEXT: "Free text",
}
_GONE = "its bar is not on this chart"
_NO_ROOM = "there is no room for it"
_NO_PLACE = "this kind of chart has no place for it"


@dataclass(frozen=True)
class Listed:
    """A note in words. `missing` says why it is not drawn, "" where it is."""

    id: str
    kind: str
    text: str
    holds: str
    missing: str = ""

    @property
    def spoken(self) -> str:
        """All of it in a sentence or two."""
        gone = f" Not drawn: {self.missing}." if self.missing else ""
        return f"{self.kind}: {self.text}. {self.holds}.{gone}".replace("..", ".")


def listed(
    notes: tuple[Note, ...], tables: tuple[Table, ...], spec: ChartSpec, scene: Scene
) -> tuple[Listed, ...]:
    """The notes in their order, as they are on this scene of these tables."""
    if not notes:
        return ()
    shown = marks(tables, spec)
    found = by_key(shown)
    if shown.means is not None:
        found = found | by_key(shown.means)
    told = tell(notes, shown, Sources(tables, spec.columns))
    drawn = {item.role for item in scene.items}
    bars = {item.key for item in scene.items if item.role in ("bar", "unit")}
    texts = {item.role: " ".join(item.lines) for item in scene.items if hasattr(item, "lines")}
    return tuple(
        Listed(
            note.id,
            KINDS[note.kind],
            plain(texts.get(f"note {note.id}", told[note.id].text)),
            _holds(note, found),
            "" if f"note {note.id}" in drawn else _why(note, bars),
        )
        for note in notes
    )


def _holds(note: Note, found: dict[Key, Found]) -> str:
    if note.values:
        return f"At {' to '.join(f'{value:g}' for value in note.values)} on the axis"
    if not note.keys:
        return "On the chart"
    there = [found[key] for key in note.keys if key in found]
    if not there:
        return "Its bar is gone"
    names = names_of(there)
    if len(there) == 1 and len({group for _, group in found}) > 1:
        names = f"{there[0][0].label}, {there[0][1].name}"
    at = {LineAt.TOTAL: "The total of ", LineAt.AVERAGE: "The average of "}.get(note.line_at, "")
    return f"{at}{plain(names)}"


def _why(note: Note, bars: set[Key | None]) -> str:
    if not (note.keys or note.values) and note.kind is not NoteKind.TEXT:
        return _GONE
    if note.keys and not any(key in bars for key in note.keys):
        return _GONE
    if note.kind in (NoteKind.LINE, NoteKind.BAND):
        return _NO_PLACE
    return _GONE if not all(key in bars for key in note.keys) else _NO_ROOM
