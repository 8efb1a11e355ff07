"""The list before export: what to look at, where, and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.finding import Finding
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.preflight import broken_figures, preflight
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Rect, Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.words.support import held_figures
from tests.waves import make_wave, numeric, single
from tests.words.test_support import WAVE

PUBLIC = Rules(disclosure="publication")
PLAIN = Slide("s1", "Q12", by=())


def found(slide: Slide, rules: Rules = PUBLIC) -> list[tuple[str, str]]:
    """The kinds of the findings, and where they lead."""
    return [(each.kind, each.place) for each in preflight(draw(WAVE, slide, rules), rules)]


def said(slide: Slide, rules: Rules = PUBLIC) -> list[str]:
    return [each.what for each in preflight(draw(WAVE, slide, rules), rules)]


def with_words(**words: str) -> Slide:
    figures = held_figures(words.get("headline", ""), draw(WAVE, PLAIN, PUBLIC).tables)
    return replace(PLAIN, words=Edited(**words, figures=figures))


def test_a_slide_as_suggested_has_nothing_to_look_at() -> None:
    assert found(PLAIN) == []
    assert found(replace(PLAIN, by=("region",))) == []


def test_a_headline_without_support_is_told() -> None:
    assert said(with_words(headline="Money worries 87%")) == [
        "The headline says 87%, which is not in the table"
    ]
    assert found(with_words(headline="Money worries 90%")) == []


def test_a_headline_that_a_filter_broke_is_told_with_the_number() -> None:
    slide = replace(
        with_words(headline="Money worries 90%, in the South"), filter=(("region", ("2",)),)
    )
    assert said(slide) == ["The headline says 90%, now 82%"]
    (each,) = broken_figures(draw(WAVE, slide, PUBLIC))
    assert (each.said, each.now, each.words) == ("90%", "82%", "says 90%, now 82%")


def test_a_difference_without_a_test_is_told() -> None:
    slide = replace(with_words(headline="Demand is higher in the South"), by=("region",))
    assert said(slide) == ["The headline tells of a difference (South) that no test found"]


def test_a_footnote_without_its_base_is_told_with_what_to_add() -> None:
    (finding,) = preflight(draw(WAVE, with_words(footnote="Source: us."), PUBLIC), PUBLIC)
    assert finding == Finding(
        "base line",
        "Neither footnote nor subtitle says the base",
        "add “Base: all authorities that answered (90 of 120).”",
        "footnote",
    )
    assert found(with_words(footnote="Base: 90 authorities.")) == []
    assert found(with_words(subtitle="Per cent, n=90", footnote="Source: us.")) == []
    told = said(with_words(footnote="Source: us, page 90."))
    assert told == ["Neither footnote nor subtitle says the base"]
    assert said(with_words(headline=" ")) == ["The slide has no headline"]


def test_what_was_taken_off_the_chart_is_told_where_the_footnote_is_ones_own() -> None:
    money = draw(WAVE, PLAIN, PUBLIC).tables[0].rows[0]
    without = edits.hide(PLAIN, [f"answer {money.id}"])
    assert found(without) == []
    own = replace(without, words=Edited(footnote="Base: 90."))
    assert said(own) == [f"Nothing says what was taken off the chart ({money.label})"]


def test_a_filter_that_nothing_names_is_told() -> None:
    only = replace(PLAIN, filter=(("region", ("1",)),))
    assert found(only) == []
    own = Edited(headline="Money", subtitle="Per cent", footnote="Base: 45.")
    assert said(replace(only, words=own)) == ["Nothing says that only some are counted (North)"]


def test_a_weight_that_nothing_names_is_told() -> None:
    wave = make_wave(
        single("a", "A?", [1, 1, 2, 2] * 20, {1: "Yes", 2: "No"}),
        numeric("w", "Weight", [0.5, 1.5] * 40),
    )
    own = Edited(subtitle="Per cent", footnote="Base: 80. Unweighted.")
    slide = Slide("s1", "a", by=(), weight="w", words=own)
    (finding,) = [
        each for each in preflight(draw(wave, slide, PUBLIC), PUBLIC) if each.kind == "weight"
    ]
    assert finding.mend == "add “Weighted by w.” to the footnote"
    told = replace(slide, words=Edited(footnote="Base: 80. Weighted by w."))
    assert "weight" not in [e.kind for e in preflight(draw(wave, told, PUBLIC), PUBLIC)]


def small_groups() -> Drawn:
    wave = make_wave(
        single("region", "Region", [1] * 60 + [2] * 12 + [3] * 14, {1: "A", 2: "B", 3: "C"},
               populations=(70, 90, 90)),
        single("a", "A?", [1, 2] * 30 + [1] * 10 + [2, 2] + [1, 2] * 7, {1: "Yes", 2: "No"}),
        population=250,
    )  # fmt: skip
    return draw(wave, Slide("s1", "a", by=("region",)), Rules())


def test_low_bases_and_small_counts_are_told_by_name() -> None:
    findings = preflight(small_groups(), Rules())
    assert [(each.kind, each.what) for each in findings] == [
        ("low base", "B and C have a low base"),
        ("disclosure", "B: some figures stand for 5 respondents or fewer"),
    ]
    assert {each.place for each in findings} == {"break"}


def test_groups_too_small_for_a_bar_are_told() -> None:
    areas = {1: "North, County", 2: "North, Unitary", 3: "South"}
    wave = make_wave(
        single("area", "Area", [1] * 6 + [2] * 4 + [3] * 60, areas, populations=(20, 20, 90)),
        single("a", "A?", [1, 2] * 35, {1: "Yes", 2: "No"}),
        population=130,
    )
    for kind in (ChartKind.AUTO, ChartKind.DOT):
        slide = Slide("s1", "a", by=("area",), spec=ChartSpec(kind=kind))
        low, few = (f.what for f in preflight(draw(wave, slide, Rules()), Rules())[:2])
        assert low == "North, County; North, Unitary have a low base"
        assert few.startswith("North, County; North, Unitary: some figures stand for 5")


def test_groups_over_waves_are_told_by_the_group() -> None:
    waves = [
        make_wave(
            single("area", "Area", [1] * 12 + [2] * 60, {1: "North", 2: "South"}),
            single("a", "A?", [1, 2] * 36, {1: "Yes", 2: "No"}),
        )
        for _ in range(2)
    ]
    link = WaveLink("before.sav", "", "Wave 1")
    slide = Slide("s1", "a", by=("area",), over_waves=True, spec=ChartSpec(kind=ChartKind.SLOPE))
    drawn = draw(waves[1], slide, Rules(), earlier=(EarlierWave(Path("x"), waves[0], link),))
    told = [each.what for each in preflight(drawn, Rules()) if each.kind == "low base"]
    assert told == ["North has a low base"]


def test_a_headline_of_respondents_over_shares_of_answers_is_told() -> None:
    drawn = draw(WAVE, with_words(headline="Money worries most authorities"), PUBLIC)
    of_answers = tuple(replace(table, percent_of="responses") for table in drawn.tables)
    told = [each.what for each in preflight(replace(drawn, tables=of_answers), PUBLIC)]
    assert told[0] == "The headline speaks of authorities, but the percentages are of answers"


def test_what_publication_hides_needs_no_word() -> None:
    assert "disclosure" not in [e.kind for e in preflight(small_groups(), PUBLIC)]


def test_a_note_whose_bar_is_gone_is_told_once() -> None:
    gone = Note("1", NoteKind.CALLOUT, (("nothing", "total"),), "Look here")
    assert said(replace(PLAIN, notes=(gone,))) == ["The note “Look here” is not on this chart"]


def test_a_footnote_shortened_on_the_slide_leads_to_it() -> None:
    assert ("room", "footnote") in found(with_words(footnote="Base: 90. " * 400))


@pytest.mark.parametrize(
    ("item", "kind", "told"),
    [
        (Text(0, 0, 50, 9, ("tiny",), 6.5, "label"), "room", "points high, such as “tiny”"),
        (Rect(900, 0, 100, 9, "#12436D", "bar"), "room", "(bar) lies beyond the slide"),
        (Rect(0, 0, 100, 9, "#D9D9D9", "bar"), "contrast", "1 of its parts are hard to see"),
        (Text(0, 0, 50, 9, ("pale",), 12, "label", colour="#BFBFBF"), "contrast", "such as “pale”"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(item: Rect | Text, kind: str, told: str) -> None:
    drawn = draw(WAVE, PLAIN, PUBLIC)
    scene = replace(drawn.scene, items=(*drawn.scene.items, item))
    (finding,) = preflight(replace(drawn, scene=scene), PUBLIC)
    assert (finding.kind, finding.place) == (kind, "chart")
    assert told in finding.what


def test_a_slide_that_is_too_small_says_so() -> None:
    assert ("room", "chart") in found(replace(PLAIN, spec=ChartSpec(size=(300.0, 200.0))))
