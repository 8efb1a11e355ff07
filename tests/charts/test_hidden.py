"""Answers and groups that a person took off a chart: what is left is as it was, and said so."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.wave.question import Net
from tests.waves import grid, make_wave, scale, single

_CODES = [1, 1, 1, 2, 2, 3, 3, 3, 3, 4] * 8
WAVE = make_wave(
    single("area", "Area", [1 + n % 3 for n in range(80)], {1: "North", 2: "Middle", 3: "South"}),
    single("day", "Day that suits best", _CODES, {1: "Monday", 2: "Tuesday", 3: "Friday",
                                                     4: "Sunday"}),
    scale("sure", "How sure are you?", _CODES, {1: "Very sure", 2: "Fairly sure", 3: "Not sure",
                                                4: "Not at all sure"}),
    grid("use", "How often do you use", {"Bus": _CODES, "Train": _CODES[::-1]},
         {1: "Daily", 2: "Weekly", 3: "Monthly", 4: "Never"}),
)  # fmt: skip


def drawn(slide: Slide) -> Drawn:
    return draw(WAVE, slide, Rules())


def test_the_headline_never_calls_what_is_left_the_most_common() -> None:
    day = Slide("s", "day", by=())
    assert "“Friday” is the most common answer" in drawn(day).words.headline
    left = drawn(edits.hide(day, ["answer 3"]))
    assert "most common" not in left.words.headline
    assert "Friday" not in left.words.headline + left.words.alt_text
    assert left.words.footnote.endswith("Not shown: Friday.")
    assert [row.label for row in left.tables[0].rows][2] == "Friday"


def test_marks_that_stay_are_the_same() -> None:
    slide = Slide("s", "sure", by=("area",))
    hidden = edits.hide(slide, ["answer 2", "group area=1"])
    before, after = drawn(slide), drawn(hidden)
    whole = {m.key: m for row in marks(before.tables, slide.spec).cells for m in row}
    left = {m.key: m for row in marks(after.tables, hidden.spec).cells for m in row}
    assert left == {k: m for k, m in whole.items() if k[0] != "2" and k[1] != "area=1"}
    assert "by area" in after.words.subtitle


def test_an_item_of_a_grid_leaves_and_all_hidden_shows_all() -> None:
    slide = Slide("s", "use", by=())
    items = [f"group {table.item}" for table in drawn(slide).tables]
    one = drawn(edits.hide(slide, items[:1]))
    assert {key.split("/")[0] for key, _ in _bars(one)} == {one.tables[1].item}
    assert _bars(drawn(edits.hide(slide, items))) == _bars(drawn(slide))


def test_a_net_is_counted_named_and_told() -> None:
    slide = edits.put_net(Slide("s", "day", by=()), Net("Weekday", ("1", "2")))
    table = drawn(slide).tables[0]
    assert (table.rows[-1].label, int(table.count[-1, 0])) == ("Weekday", 40)
    assert "“Weekday”: Monday; Tuesday." in drawn(slide).words.footnote
    other = edits.put_net(slide, Net("Working day", ("1", "2", "3")), "Weekday")
    assert [net.label for net in other.nets] == ["Working day"]
    gone = replace(slide, nets=(Net("Gone", ("77",)),))
    assert [row.label for row in drawn(gone).tables[0].rows][-1] == "Sunday"


def test_hiding_keeps_the_kind_that_was_chosen() -> None:
    slide = edits.set_kind(Slide("s", "day", by=("area",)), ChartKind.DIFFERENCE)
    hidden = drawn(edits.hide(slide, ["group area=2"]))
    assert hidden.scene.kind == ChartKind.DIFFERENCE
    assert "area=2" not in {group for _, group in _bars(hidden)}


def _bars(found: Drawn) -> list[tuple[str, str]]:
    return [i.key for i in found.scene.items if i.role == "bar" and i.key is not None]
