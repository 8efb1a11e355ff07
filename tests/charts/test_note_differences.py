"""Differences that notes tell: from the total, of means, of two items of a grid."""

from __future__ import annotations

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.note_figures import tell
from omnibus_desktop.charts.note_sources import Sources
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Key
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave

FROM_TOTAL = "{difference} from the total ({total}), {significant}"


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def noted(
    wave: Wave,
    question: str,
    note: NoteKind,
    *keys: Key,
    text: str = "",
    spec: ChartSpec | None = None,
) -> tuple[str, Drawn]:
    notes = (Note("1", note, keys, text),)
    slide = Slide("1", question, by=("area",), notes=notes, spec=spec or ChartSpec())
    drawn = draw(wave, slide, Rules())
    texts = [i for i in drawn.scene.items if isinstance(i, Text) and i.role == "note 1"]
    return " ".join(line for text in texts for line in text.lines), drawn


def test_a_group_is_compared_with_the_total_by_the_rest(wave: Wave) -> None:
    groups = [answer.id for answer in wave.question("area").answers]
    row = "4"
    said, drawn = noted(
        wave, "joint_services", NoteKind.DIFFERENCE, (row, f"area={groups[0]}"), (row, "total"),
        spec=ChartSpec(ChartKind.CLUSTERED),
    )  # fmt: skip
    assert said == "12 points, significant"
    table = drawn.tables[0]
    place = next(n for n, each in enumerate(table.rows) if each.id == row)
    assert table.p_rest[place, 1] < 0.05
    assert "of the group against the rest" in drawn.words.footnote


def test_where_the_total_is_not_charted_a_call_out_tells_of_it(wave: Wave) -> None:
    groups = tuple(f"area={answer.id}" for answer in wave.question("area").answers)
    said, _ = noted(
        wave, "joint_services", NoteKind.CALLOUT, ("4", groups[0]), text=FROM_TOTAL,
        spec=ChartSpec(ChartKind.CLUSTERED, columns=groups),
    )  # fmt: skip
    assert said == "−12 points from the total (48%), significant"


def test_means_of_groups_are_tested(wave: Wave) -> None:
    slide = Slide("1", "sufficient_placements", by=("area",))
    table = draw(wave, slide, Rules()).tables[0]
    mean = next(each for each in table.statistics if each.label == "Mean")
    keys = [("statistic:Mean", column.key) for column in table.columns]
    shown = marks((table,), ChartSpec()).means
    assert shown is not None
    for pair in ((keys[1], keys[2]), (keys[1], keys[0])):
        told = tell((Note("1", NoteKind.DIFFERENCE, pair, ""),), shown, Sources((table,)))["1"]
        values = [mean.values[keys.index(key)] or 0.0 for key in pair]
        assert told.text.startswith(f"{abs(values[0] - values[1]):.1f}")
        assert "not tested" not in told.text
        assert "t-test" in told.test


def test_two_items_of_a_grid_are_tested_as_pairs(wave: Wave) -> None:
    question = wave.question("confidence")
    first, second = (item.id for item in question.items[:2])
    row = question.answers[0].id
    said, drawn = noted(
        wave, "confidence", NoteKind.DIFFERENCE, (f"{first}/{row}", "total"),
        (f"{second}/{row}", "total"),
    )  # fmt: skip
    assert said
    assert "not tested" not in said
    assert "of two items of the same respondents" in drawn.words.footnote


def test_on_a_chart_of_differences_a_note_says_which_shares_it_compares(wave: Wave) -> None:
    groups = [f"area={answer.id}" for answer in wave.question("area").answers]
    keys = [("risk_financial", group) for group in groups]
    spec = ChartSpec(ChartKind.DIFFERENCE, highlight=(("risk_financial", "total"), *keys))
    said, drawn = noted(
        wave, "main_risks", NoteKind.DIFFERENCE, keys[0], keys[1], spec=spec
    )  # fmt: skip
    assert said == "2 points (91% against 89%), not significant"
    assert said in drawn.words.alt_text
    assert not any("highlighted" in remark for remark in drawn.scene.remarks)
