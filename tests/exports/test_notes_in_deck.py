"""Notes in a deck: native shapes, grouped and named, in front of the chart or behind it."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind, standard_text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from tests.charts.tables import WORDS, rows, table, total

KEYS = {
    NoteKind.CALLOUT: (("2", "total"),),
    NoteKind.DIFFERENCE: (("1", "total"), ("2", "total")),
    NoteKind.LINE: (),
    NoteKind.BRACKET: (("2", "total"), ("3", "total")),
    NoteKind.BAND: (("3", "total"),),
    NoteKind.TEXT: (),
}


def shapes_of(kind: NoteKind, of_chart: ChartKind = ChartKind.BAR) -> list[object]:
    """The shapes of a slide with one note of this kind, from behind."""
    at, values = (LineAt.TARGET, (40.0,)) if kind is NoteKind.LINE else (LineAt.BAR, ())
    keys = KEYS[kind]
    note = Note("1", kind, keys, standard_text(kind, keys, at), None, at, values)
    made = table(rows("a", "b", "c"), (total(),), [[70], [50], [20]])
    scene = chart((made,), ChartSpec(kind=of_chart), WORDS, (note,))
    stream = io.BytesIO()
    save_deck([DeckSlide(scene)], stream)
    return list(Presentation(stream).slides[0].shapes)


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize("of_chart", [ChartKind.BAR, ChartKind.COLUMN])
def test_each_kind_of_note_is_native_and_named(kind: NoteKind, of_chart: ChartKind) -> None:
    shapes = shapes_of(kind, of_chart)
    notes = [shape for shape in shapes if shape.name.startswith("Note 1")]
    words = [
        part.text_frame.text
        for shape in notes
        for part in getattr(shape, "shapes", (shape,))
        if part.has_text_frame
    ]
    assert notes
    assert any(words)
    assert not [shape for shape in shapes if shape.shape_type == 13]  # a picture


def test_a_band_lies_behind_the_chart_and_its_words_in_front() -> None:
    names = [shape.name for shape in shapes_of(NoteKind.BAND)]
    assert names.index("Note 1") < names.index("Chart")
    assert len(names) - 1 - names[::-1].index("Note 1") > names.index("Chart")


def test_the_parts_of_a_call_out_are_one_group_that_says_its_words() -> None:
    (note,) = [each for each in shapes_of(NoteKind.CALLOUT) if each.name == "Note 1"]
    assert note.shape_type == 6  # a group
    assert len(note.shapes) >= 3  # leader, frame, text
    properties = note._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0]
    assert properties.get("descr") == "b: 50%"
