"""The list before export: notes and words that a person typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.briefing.briefing import Edited
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.room import box_of, ink
from omnibus_desktop.charts.scene import Text
from tests.briefing.test_preflight import PLAIN, PUBLIC, said, with_words
from tests.words.test_support import WAVE

KEY = next(
    item.key for item in draw(WAVE, PLAIN, PUBLIC).scene.items if item.role == "bar" and item.key
)
CALLOUT = Note("1", NoteKind.CALLOUT, (KEY,), "{answer}: {percent}")


def of_note(note: Note) -> list[str]:
    return said(replace(PLAIN, notes=(note,)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{answer}: {percent}", []),
        ("90% say so, in 2024", []),
        ("97% say money", ["The note “97% say money” says 97%, which is not in the table"]),
        ("Look {foo}", ["The note “Look {foo}” has no figure for {foo}"]),
        (
            "{difference} more",
            ["The note “[no difference known] more” has no figure for {difference}"],
        ),
    ],
)
def test_a_call_out_is_questioned_where_nothing_supports_it(text: str, expected: list[str]) -> None:
    assert of_note(replace(CALLOUT, text=text)) == expected


def test_a_target_is_for_a_person_to_say() -> None:
    target = Note("1", NoteKind.LINE, (), "Target: 97%", line_at=LineAt.TARGET, values=(97.0,))
    assert of_note(target) == []


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("Half", 50.0, []),
        ("Three quarters", 75.0, []),
        ("Target: a third", 33.0, []),
        ("Half", 40.0, ["The note “Half” stands at 40%"]),
    ],
)
def test_a_line_that_is_called_by_a_share_is_held_against_where_it_stands(
    words: str, at: float, expected: list[str]
) -> None:
    line = Note("1", NoteKind.LINE, (), words, line_at=LineAt.TARGET, values=(at,))
    assert of_note(line) == expected


def test_notes_that_are_gone_can_be_told_apart() -> None:
    gone = [
        Note(str(number), kind, (("nothing", "total"), ("no", "total"))[:keys], "")
        for number, (kind, keys) in enumerate(((NoteKind.DIFFERENCE, 2), (NoteKind.LINE, 1)), 1)
    ]
    assert said(replace(PLAIN, notes=tuple(gone))) == [
        "Annotation 1 of the list (difference) is not on this chart",
        "Annotation 2 of the list (reference line) is not on this chart",
    ]


def test_notes_that_lost_their_bars_in_a_damaged_file_are_told_and_the_chart_is_drawn() -> None:
    damaged = (
        *(Note(at, NoteKind.LINE, (), at, line_at=at) for at in LineAt),
        Note("call", NoteKind.CALLOUT, (), "call", values=(50.0,)),
        Note("pair", NoteKind.DIFFERENCE, (), "pair", values=(50.0, 20.0)),
    )
    assert said(replace(PLAIN, notes=damaged)) == [
        f"The note “{note.text}” is not on this chart" for note in damaged
    ]
    half = Note("1", NoteKind.LINE, (), "Here", values=(50.0,))  # what it stands at is left
    drawn = draw(WAVE, replace(PLAIN, notes=(half,)), PUBLIC)
    assert [
        item.lines for item in drawn.scene.items if isinstance(item, Text) and item.role == "note 1"
    ]


def test_a_note_whose_bar_is_elsewhere_is_told_by_its_answer() -> None:
    there = draw(WAVE, PLAIN, PUBLIC)
    row = there.tables[0].rows[0]
    note = replace(CALLOUT, keys=((row.id, "region=1"),), text="")
    slide = replace(
        PLAIN, by=("region",), notes=(note,), spec=replace(PLAIN.spec, columns=("total",))
    )
    assert f"The note “{row.label}” is not on this chart" in said(slide)


def test_a_note_that_was_moved_onto_a_label_is_told() -> None:
    drawn = draw(WAVE, replace(PLAIN, notes=(CALLOUT,)), PUBLIC)
    own = next(i for i in drawn.scene.items if isinstance(i, Text) and i.role == "note 1")
    label = next(i for i in drawn.scene.items if isinstance(i, Text) and i.role == "answer label")
    there, here = ink(label), box_of(own)
    moved = replace(CALLOUT, offset=(there.left - here.left, there.top - here.top))
    assert f"lies on “{' '.join(label.lines)}”" in " ".join(of_note(moved))
    assert of_note(replace(CALLOUT, offset=(0.0, 0.0))) == []


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("subtitle", "Weighted, n=50", [
            "The subtitle says a base of 50, which is not in the table",
            "The subtitle says that the figures are weighted, but they are not",
        ]),
        ("subtitle", "Unweighted, n=90, 3 to 5 October 2016", []),
        ("alt_text", "12% x", ["The alt text says 12%, which is not in the table"]),
        ("alt_text", "6 bars; 90% say money", []),
        ("footnote", "Base: 90. Not weighted.", []),
    ],
)  # fmt: skip
def test_own_words_are_held_against_the_table(field: str, text: str, expected: list[str]) -> None:
    assert said(with_words(**{field: text})) == expected


def test_a_headline_that_is_small_because_it_is_long_is_told() -> None:
    slide = replace(PLAIN, words=Edited(headline="Money worries them all the same. " * 18))
    (finding,) = preflight(draw(WAVE, slide, PUBLIC), PUBLIC)
    assert (finding.place, finding.mend) == ("headline", "shorten it")
    assert "letters are only 12 points high" in finding.what
