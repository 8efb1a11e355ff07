"""What notes tell: differences with their test, shares taken together, lines, fields."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import Told, tell
from omnibus_desktop.charts.note_sources import Share, Sources, nets_for
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind, standard_text
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartSpec, Key
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Row, State, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave
from tests.charts.tables import column, groups, rows, table, total

EXAMPLE = Path(resources.path("example/wave1_synthetic.sav"))
FIELDS = " ".join(
    f"{{{name}}}" for name in ("answer", "group", "percent", "count", "base", "difference")
)


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(EXAMPLE)


def told(made: Table, kind: NoteKind, *keys: Key, text: str = "", **more: object) -> Told:
    note = Note("1", kind, keys, text, **more)
    sources = Sources((made,), (), ())
    return tell((note,), marks((made,), ChartSpec()), sources)["1"]


def by_region(*counts: tuple[int, int], kind: Kind = Kind.SINGLE, **more: object) -> Table:
    """One answer by regions: (count, base) each."""
    columns = tuple(
        column(f"region={n}", f"Group {n}", base) for n, (_, base) in enumerate(counts, 1)
    )
    whole = column("total", "Total", sum(base for _, base in counts))
    count = [[sum(count for count, _ in counts), *(count for count, _ in counts)]]
    return table(rows("Yes"), (whole, *columns), count, kind=kind, **more)


NORTH = tuple(("1", f"region={n}") for n in (1, 2, 3))


def test_groups_are_taken_together_over_their_bases_and_not_by_their_percentages() -> None:
    made = by_region((1, 10), (90, 100), (2, 20), (5, 50))
    found = told(made, NoteKind.BRACKET, *NORTH, text="The North {percent} ({count} of {base})")
    assert found.text == "The North 72% (93 of 130)"  # the mean of 10, 90 and 10 is 37


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(40, 90)), min_size=2, max_size=5))
def test_what_is_taken_together_is_between_its_parts(counts: list[tuple[int, int]]) -> None:
    made = by_region(*counts)
    keys = [("1", f"region={n}") for n in range(1, len(counts) + 1)]
    share = Sources((made,)).together(keys)
    assert isinstance(share, Share)
    parts = [100 * count / base for count, base in counts]
    assert min(parts) - 1e-9 <= share.percent <= max(parts) + 1e-9
    assert share.count == sum(count for count, _ in counts)


def test_groups_that_share_respondents_are_not_taken_together() -> None:
    shared = by_region((10, 20), (5, 30), overlapping=("region",))
    assert told(shared, NoteKind.BRACKET, *NORTH[:2], text="{percent}").text == "[x]"
    with_total = by_region((10, 20), (5, 30))
    keys = (("1", "total"), ("1", "region=1"))
    assert told(with_total, NoteKind.BRACKET, *keys, text="{percent}").text == "[x]"


def test_single_answers_are_added_and_a_net_counts_nobody_twice() -> None:
    answers = (*rows("a", "b", "c"), Row("net:ab", "a or b", net=True, members=("1", "2")))
    made = table(answers, (total(),), [[40], [25], [20], [65]], kind=Kind.SINGLE)
    assert told(made, NoteKind.BRACKET, ("1", "total"), ("3", "total"), text="{percent}").text == (
        "60%"
    )
    keys = ("net:ab", "total"), ("2", "total")
    assert told(made, NoteKind.BRACKET, *keys, text="{percent}").text == "65%"


def test_several_answers_are_counted_by_respondent(wave: Wave) -> None:
    keys = (("risk_retention", "total"), ("risk_demand", "total"))
    slide = Slide("s", "main_risks", by=(), notes=(Note("1", NoteKind.BRACKET, keys, "{percent}"),))
    scene = draw(wave, slide, Rules()).scene
    said = next(i for i in scene.items if isinstance(i, Text) and i.role == "note 1")
    member = wave.membership(wave.question("main_risks"), None)
    assert member.ticks is not None
    ids = [answer.id for answer in member.answers]
    ticks = np.unpackbits(member.ticks, axis=1, count=len(ids)).astype(bool)
    either = ticks[:, ids.index("risk_retention")] | ticks[:, ids.index("risk_demand")]
    base = int(ticks.any(axis=1).sum())
    assert said.lines == (f"{(200 * int(either.sum()) + base) // (2 * base)}%",)


def test_the_test_of_two_answers_knows_who_gave_both(wave: Wave) -> None:
    question, options = wave.question("main_risks"), Options(by=())
    note = Note(
        "1", NoteKind.DIFFERENCE, (("risk_retention", "total"), ("risk_demand", "total")), ""
    )
    tables = tabulate(wave, question, options)
    nets = nets_for((note,), tables)
    unions = tabulate(wave, question, replace(options, nets=nets))
    shown = marks(tables, ChartSpec())
    without = tell((note,), shown, Sources(tables))["1"]
    found = tell((note,), shown, Sources(tables, (), unions))["1"]
    assert without.text == "7 points, not tested"
    assert found.text == "7 points, not significant"
    assert "McNemar" in found.test


def test_what_may_not_be_shown_is_not_told_by_a_note() -> None:
    plain = by_region((4, 20), (9, 60))
    state = np.full(plain.state.shape, State.SHOWN, dtype=np.uint8)
    state[0, 1] = State.HIDDEN
    hidden = replace(plain, state=state)
    keys = NORTH[:2]
    assert told(hidden, NoteKind.BRACKET, *keys, text="{percent} {count}").text == "[c] [c]"
    found = told(hidden, NoteKind.DIFFERENCE, *keys)
    assert found.text == "[c], not tested"
    line = told(hidden, NoteKind.LINE, keys[1], line_at=LineAt.AVERAGE)
    assert (line.text, line.value) == ("Average: [c]", None)


def test_lines_stand_at_the_total_the_average_or_a_target() -> None:
    made = by_region((1, 10), (90, 100))
    key = ("1", "region=1")
    at_total = told(made, NoteKind.LINE, key, line_at=LineAt.TOTAL)
    assert at_total.value == pytest.approx(100 * 91 / 110)
    assert at_total.text == "Total: 83%"
    average = told(made, NoteKind.LINE, key, line_at=LineAt.AVERAGE)
    assert average.value == pytest.approx(100 * 91 / 110)
    target = told(made, NoteKind.LINE, line_at=LineAt.TARGET, values=(33.5,))
    assert (target.value, target.text) == (33.5, "Target: 33.5%")


def test_the_average_is_of_the_groups_that_are_charted() -> None:
    made = by_region((1, 10), (90, 100), (30, 40))
    note = Note("1", NoteKind.LINE, (("1", "region=1"),), "", line_at=LineAt.AVERAGE)
    charted = ("region=1", "region=3")
    shown = marks((made,), ChartSpec(columns=charted))
    assert tell((note,), shown, Sources((made,), charted))["1"].value == pytest.approx(62.0)


def test_fields_that_a_note_has_no_figure_for_say_so() -> None:
    made = by_region((10, 20), (5, 30))
    assert told(made, NoteKind.TEXT, text="{percent} {what}").text == "[no percent known] {what}"
    bracket = told(made, NoteKind.CALLOUT, ("1", "region=1"), text=f"{FIELDS} {{total}}")
    assert bracket.text == "Yes Group 1 50% 10 20 +20 points 30%"


def test_a_difference_of_a_call_out_has_a_sign_and_that_of_a_bracket_none() -> None:
    made = by_region((5, 50), (30, 50))
    callout = told(made, NoteKind.CALLOUT, ("1", "region=1"), text="{difference}")
    assert callout.text == "−25 points"
    bracket = told(made, NoteKind.DIFFERENCE, *NORTH[:2])
    assert bracket.text == "50 points, significant"


@given(st.integers(0, 60), st.integers(0, 60), st.integers(60, 400), st.integers(60, 400))
def test_points_are_half_up_whichever_bar_comes_first(a: int, b: int, n: int, m: int) -> None:
    made = by_region((a, n), (b, m))
    one = told(made, NoteKind.DIFFERENCE, *NORTH[:2]).text
    other = told(made, NoteKind.DIFFERENCE, *reversed(NORTH[:2])).text
    assert one == other
    above, below = abs(a * m - b * n) * 100, n * m
    size = (2 * above + below) // (2 * below)
    assert one.startswith(f"{size} point{'' if size == 1 else 's'}, ")


def test_groups_of_different_breaks_are_not_tested() -> None:
    columns = (total(), *groups("North"), *groups("County", by="type"))
    made = table(rows("a"), columns, [[44, 40, 20]], kind=Kind.SINGLE)
    found = told(made, NoteKind.DIFFERENCE, ("1", "region=1"), ("1", "type=1"))
    assert found.text == "20 points, not tested"
    assert found.test == ""


@pytest.mark.parametrize("kind", list(NoteKind))
def test_each_kind_has_words_of_its_own(kind: NoteKind) -> None:
    assert standard_text(kind, (("1", "total"), ("1", "region=1")))
