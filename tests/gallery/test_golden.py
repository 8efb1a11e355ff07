"""Every kind of chart in every situation lies as it did when it was looked at."""

from __future__ import annotations

import difflib
import json
from itertools import islice

import pytest

from omnibus_desktop.charts.contrast import faint
from omnibus_desktop.charts.kinds import suited
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from tests.charts.boxes import on_bars, outside, overlapping, texts
from tests.gallery.cases import LOOKS, Case, cases
from tests.gallery.golden_form import GOLDEN, as_text, path_of, scenes_of
from tests.gallery.labels import Situation

_MOST_LINES = 60  # of a difference that are shown
_MOST_BYTES = 2_500_000
_NAMED = {case.name: case for case in cases()}


@pytest.mark.parametrize("look", LOOKS)
def test_the_layout_is_the_one_that_was_looked_at(look: str) -> None:
    """To renew the golden scenes after looking at the change: python -m tests.gallery.renew."""
    expected, found = path_of(look).read_text(encoding="utf-8"), as_text(scenes_of(look))
    lines = expected.splitlines(), found.splitlines()
    changed = difflib.unified_diff(*lines, "looked at", "now", n=1, lineterm="")
    assert found == expected, "\n".join(islice(changed, _MOST_LINES))


def test_the_golden_scenes_are_json_and_small() -> None:
    kept = sorted(GOLDEN.glob("*.json"))
    assert {path.stem for path in kept} == LOOKS.keys()
    assert sum(path.stat().st_size for path in kept) < _MOST_BYTES
    for path in kept:
        assert json.loads(path.read_text(encoding="utf-8")).keys() == {
            str(case.situation) for case in cases() if case.look == path.stem
        }


def test_every_kind_is_there_and_nothing_is_left_out_that_could_be() -> None:
    assert {look.kind for look in LOOKS.values()} == {*ChartKind} - {ChartKind.AUTO}
    for look, wanted in LOOKS.items():
        for situation in Situation:
            case = Case(look, situation)
            if case not in cases() and look != "map of authorities":
                shown = marks(case.tables(), ChartSpec(wanted.kind))
                assert wanted.kind not in suited(shown), case.name


def test_the_notes_are_of_every_kind() -> None:
    by_look: dict[str, set[NoteKind]] = {}
    for case in cases():
        by_look.setdefault(case.look, set()).update(note.kind for note in case.notes)
    assert all(kinds == set(NoteKind) for kinds in by_look.values())


@pytest.mark.parametrize("name", _NAMED)
def test_nothing_is_faint_small_covered_or_cut(name: str) -> None:
    scene = _NAMED[name].scene()
    assert faint(scene) == ()
    assert min(text.size for text in texts(scene)) >= 9.0
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert on_bars(scene) == []
    assert_is_drawn(_NAMED[name], scene)


def assert_is_drawn(case: Case, scene: Scene) -> None:
    """The chart is of its kind; columns, whose labels must be short, may be bars."""
    kind = LOOKS[case.look].kind
    assert scene.kind == kind.value or (kind, scene.kind) == (ChartKind.COLUMN, "bar")
