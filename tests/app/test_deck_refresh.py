"""A deck that a person has edited, with the figures of the next wave: what changes and what not."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from omnibus_desktop import resources
from omnibus_desktop.app.refresh.deck_refresh import Now, plan_refresh
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.deck_parts import part_of
from omnibus_desktop.exports.deck_refresh_change import Change
from omnibus_desktop.exports.deck_refresh_shapes import made_anew
from omnibus_desktop.exports.files import save, save_slides
from omnibus_desktop.exports.template import read_template
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave
from tests.app.edited_deck import MOVED, NARROWED, OWN_TITLE, RED, copy_shape, edited, exported
from tests.exports import scenes, templates
from tests.later_waves import write_later_wave

SMALL, STACKED, SQUARES, COPY, BARS = range(5)  # slides of the edited deck
_PLOT = "./c:chart/c:plotArea/c:layout//*[starts-with(@val, '0') or @val>0]/@val"
_OURS = ("ppt/slides/slide", "ppt/charts/chart", "ppt/embeddings/", "ppt/tags/", "ppt/notesSlides/")


@dataclass
class Case:
    """The deck as it was exported and edited, what was listed, and what became of it."""

    first: Wave
    second: Wave
    path: Path
    changes: tuple[Change, ...]
    content: bytes

    @property
    def before(self):
        return Presentation(str(self.path))

    @property
    def after(self):
        return Presentation(io.BytesIO(self.content))


def _plan(path: Path, second: Wave, first: Wave):
    return plan_refresh(path, Now(second), lambda _: first, lambda _: None)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("decks")
    first = open_wave(resources.path("example/wave1_synthetic.sav"))
    second = open_wave(write_later_wave(folder / "wave2.sav", 2))
    path = edited(exported(first, folder / "deck.pptx"), folder / "edited.pptx")
    before = path.read_bytes()
    plan = _plan(path, second, first)
    content = plan.written(range(len(plan.changes)))
    assert path.read_bytes() == before
    return Case(first, second, path, plan.changes, content)


@pytest.fixture(scope="module")
def fresh(case: Case):
    """The same slides drawn with the second wave, as nobody has edited them."""
    briefing = example_briefing(case.first)
    first, second, third = briefing.slides[:3]
    unit = replace(first, id="units", spec=replace(first.spec, kind=ChartKind.UNIT))
    drawn = [draw(case.second, slide, briefing.rules) for slide in (second, third, unit, first)]
    path = case.path.with_name("fresh.pptx")
    save_slides([DeckSlide(each.scene, each.words.speaker_notes) for each in drawn], path)
    small, stacked, squares, bars = Presentation(str(path)).slides
    return [small, stacked, squares, bars, bars]


def _charts(slide):
    return [shape for shape in slide.shapes if shape.has_chart]


def _figures(shape):
    plot = shape.chart.plots[0]
    return list(plot.categories), [(each.name, list(each.values)) for each in plot.series]


def _named(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name == name)


def test_all_charts_have_the_figures_of_the_new_wave(case: Case, fresh) -> None:
    for slide, new in zip(case.after.slides, fresh, strict=True):
        found = [_figures(shape) for shape in _charts(slide)]
        assert found == [_figures(shape) for shape in _charts(new)]
    assert _figures(_charts(case.before.slides[BARS])[0]) != _figures(_charts(fresh[BARS])[0])


def test_the_workbook_behind_a_chart_has_the_same_figures(case: Case) -> None:
    import python_calamine

    for slide in case.after.slides:
        for shape in _charts(slide):
            categories, series = _figures(shape)
            blob = shape.chart.part.chart_workbook.xlsx_part.blob
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(blob))
            rows = book.get_sheet_by_index(0).to_python()
            assert [row[0] for row in rows[1:]] == [str(each) for each in categories]
            for column, (name, values) in enumerate(series, start=1):
                assert rows[0][column] == name
                assert [row[column] or 0 for row in rows[1:]] == [each or 0 for each in values]


def test_our_words_are_the_new_ones_and_the_person_s_own_stay(case: Case, fresh) -> None:
    for place, (slide, new) in enumerate(zip(case.after.slides, fresh, strict=True)):
        title = slide.shapes.title.text_frame.text.replace("\v", " ")
        wanted = new.shapes.title.text_frame.text.replace("\v", " ")
        assert title == (OWN_TITLE if place == SMALL else wanted)
        for name in ("Subtitle", "Footnote"):
            assert _named(slide, name).text_frame.text == _named(new, name).text_frame.text
    told = [each for each in case.changes if each.make is None]
    assert [(each.slide, each.what, each.before) for each in told] == [(1, "title", OWN_TITLE)]
    assert "63% is not in the new figures" in told[0].after


def test_what_the_person_moved_and_restyled_stays_so(case: Case, fresh) -> None:
    for place in (BARS, COPY):
        (before,), (after,) = _charts(case.before.slides[place]), _charts(case.after.slides[place])
        (new,) = _charts(fresh[place])
        assert (after.left - new.left, after.top - new.top) == MOVED
        assert after.height == new.height
        share = before.width / (before.width - NARROWED)
        assert after.width == pytest.approx(new.width * share, abs=1)
        series = after.chart.plots[0].series[0]
        assert series.format.fill.fore_color.rgb == RED
        assert series.data_labels.font.size == Pt(18)
        assert (
            _named(case.after.slides[place], "Subtitle")
            .text_frame.paragraphs[0]
            .runs[0]
            .font.italic
        )
    grey = [series.points[n].format.fill.fore_color.rgb for n in range(1, 6)]
    assert len(set(map(str, grey))) == 1
    assert str(grey[0]) != str(RED)


def _places(slide):
    """Where all stands on the slide, and each plot within its chart."""
    places = [shape.chart._chartSpace.xpath(_PLOT) for shape in _charts(slide)]
    plots = [[round(float(side), 5) for side in sides] for sides in places]
    shapes = [shape for shape in slide.shapes if not shape.name.startswith("Note")]
    return sorted((s.name, s.left, s.top, s.width, s.height) for s in shapes), plots


def _renamed(wave: Wave, name: str) -> Wave:
    """The wave as a later one in which the most common answer has this name."""
    first = wave.question("main_risks")
    answers = tuple(
        replace(each, label=name) if each.label == "Financial pressures" else each
        for each in first.answers
    )
    renamed = replace(first, answers=answers)
    questions = tuple(renamed if each is first else each for each in wave.questions)
    return replace(wave.with_questions(questions), id="4" * 64)


def test_all_stands_where_a_new_export_has_it_when_the_title_grows(
    case: Case, tmp_path: Path
) -> None:
    third = _renamed(case.second, "Pressures on the finances of the authority")
    path, fresh = tmp_path / "deck.pptx", exported(third, tmp_path / "fresh.pptx")
    deck = Presentation(str(case.path.with_name("deck.pptx")))
    _named(deck.slides[0], "Subtitle").text_frame.text = "My own subtitle"
    deck.save(str(path))
    plan = _plan(path, third, case.first)
    after = Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))
    slides = zip(after.slides, deck.slides, Presentation(str(fresh)).slides, strict=True)
    for slide, old, new in list(slides)[:2]:
        assert _charts(new)[0].top > _charts(old)[0].top
        assert _places(slide) == _places(new)


def test_the_room_between_lines_follows_the_size_of_the_letters(tmp_path: Path) -> None:
    path = tmp_path / "plain.pptx"
    save(scenes.PLAIN, path)
    present, new = (Presentation(str(path)).slides[0].shapes.title for _ in range(2))
    spacing = new.text_frame.paragraphs[0].line_spacing
    was = part_of(present._element)
    for run in new.text_frame.paragraphs[0].runs:
        run.font.size = round(run.font.size / 2)
    made_anew(present._element, new._element, was)
    assert present.text_frame.paragraphs[0].line_spacing == spacing / 2
    assert (
        present.text_frame.paragraphs[0].runs[0].font.size
        == new.text_frame.paragraphs[0].runs[0].font.size
    )


def test_what_the_person_added_stays(case: Case) -> None:
    small = case.after.slides[SMALL]
    assert small.shapes[-2].text_frame.text == "My own box"
    assert small.shapes[-1].shape_type == case.before.slides[SMALL].shapes[-1].shape_type
    timings = [slide._element.xpath("./p:timing") for slide in case.after.slides]
    assert [len(each) for each in timings] == [0, 0, 0, 0, 1]


def test_a_chart_of_shapes_is_drawn_anew_where_it_stands(case: Case, fresh) -> None:
    chart, new = _named(case.after.slides[SQUARES], "Chart"), _named(fresh[SQUARES], "Chart")
    assert (chart.left - new.left, chart.top - new.top) == MOVED
    assert (chart.width, chart.height) == (new.width, new.height)
    assert len(list(chart.shapes)) == len(list(new.shapes))


def test_every_other_part_is_kept_byte_for_byte(case: Case) -> None:
    with zipfile.ZipFile(case.path) as old, zipfile.ZipFile(io.BytesIO(case.content)) as new:
        assert old.namelist() == new.namelist()
        other = [n for n in old.namelist() if not n.startswith(_OURS) or n.endswith(".rels")]
        assert len(other) > 20
        assert [n for n in other if old.read(n) != new.read(n)] == []


def test_only_what_is_agreed_to_is_written(case: Case, tmp_path: Path) -> None:
    plan = _plan(case.path, case.second, case.first)
    titles = [n for n, change in enumerate(plan.changes) if change.what == "title" and change.make]
    deck = Presentation(io.BytesIO(plan.written(titles)))
    before = case.before
    for place, slide in enumerate(deck.slides):
        known = before.slides[place]
        assert [_figures(s) for s in _charts(slide)] == [_figures(s) for s in _charts(known)]
        if place != SMALL:
            assert slide.shapes.title.text_frame.text != known.shapes.title.text_frame.text
    path = tmp_path / "titles.pptx"
    deck.save(str(path))
    rest = {(change.slide, change.what) for change in _plan(path, case.second, case.first).changes}
    assert (5, "chart") in rest
    assert (5, "title") not in rest


def test_there_is_nothing_to_do_twice(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "again.pptx"
    path.write_bytes(case.content)
    again = _plan(path, case.second, case.first).changes
    assert [change for change in again if change.make is not None] == []


def _without(wave: Wave, answer: str) -> Wave:
    """The wave as a later one that does not offer this answer to the first question."""
    first = wave.question("main_risks")
    fewer = replace(
        first,
        answers=tuple(each for each in first.answers if each.id != answer),
        variables=tuple(name for name in first.variables if name != answer),
    )
    questions = tuple(fewer if each is first else each for each in wave.questions)
    return replace(wave.with_questions(questions), id="3" * 64)


@pytest.mark.slow
def test_answers_that_are_gone_are_told_and_taken_out(case: Case, tmp_path: Path) -> None:
    third = _without(case.second, "risk_leadership")
    plan = _plan(case.path, third, case.first)
    chart = next(c for c in plan.changes if (c.slide, c.what) == (5, "chart"))
    assert ("Changes in leadership", "on the chart", "not asked any more") in chart.details
    deck = Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))
    (bars,) = _charts(deck.slides[BARS])
    assert len(bars.chart.plots[0].categories) == 5
    path = tmp_path / "third.pptx"
    deck.save(str(path))
    back = _plan(path, case.second, third)
    chart = next(c for c in back.changes if (c.slide, c.what) == (5, "chart"))
    assert ("Changes in leadership", "", "new") in chart.details
    deck = Presentation(io.BytesIO(back.written(range(len(back.changes)))))
    (bars,) = _charts(deck.slides[BARS])
    assert len(bars.chart.plots[0].categories) == 6
    assert bars.chart.plots[0].series[0].format.fill.fore_color.rgb == RED


def test_a_question_that_is_not_asked_any_more_leaves_its_slide(case: Case) -> None:
    others = tuple(each for each in case.second.questions if each.id != "main_risks")
    plan = _plan(case.path, case.second.with_questions(others), case.first)
    mine = [change for change in plan.changes if change.slide == 5]
    assert [change.make for change in mine] == [None]
    assert mine[0].after.startswith("Stays as it is.")


def test_a_deck_without_a_chart_of_ours_is_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "plain.pptx"
    save(scenes.PLAIN, path)
    with pytest.raises(OmnibusError, match=r"plain\.pptx holds no chart of Omnibus Desktop"):
        _plan(path, case.second, case.first)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_tags_that_somebody_tampered_with_do_no_harm(case: Case, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "tampered.pptx"
    with zipfile.ZipFile(case.path) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name.startswith("ppt/tags/") and name.endswith(".xml"):
                begin = content.index(b"OMNIBUS_PARTS") + 20
                for _ in range(chance.randint(1, 6)):
                    place = chance.randrange(begin, len(content) - 30)
                    content[place] = ord(chance.choice('0129{}[],:"ax'))
            new.writestr(name, bytes(content))
    told = ""
    try:
        plan = _plan(path, case.second, case.first)
        Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))
    except OmnibusError as error:
        told = error.message
    assert told == "" or "tampered.pptx" in told


@pytest.mark.slow
def test_a_deck_of_somebody_s_template_keeps_its_looks(case: Case, tmp_path: Path) -> None:
    template = read_template(templates.corporate(tmp_path / "theirs.pptx"))
    briefing = example_briefing(case.first)
    path, fresh = tmp_path / "theirs-1.pptx", tmp_path / "theirs-2.pptx"
    for wave, target in ((case.first, path), (case.second, fresh)):
        drawn = draw(wave, briefing.slides[0], briefing.rules, template.page)
        recipe = recipe_of(briefing, drawn.slide, wave)
        save_slides([DeckSlide(drawn.scene, "", recipe)], target, template=template)
    plan = _plan(path, case.second, case.first)
    deck = Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))
    (now,), (wanted,) = deck.slides, Presentation(str(fresh)).slides
    assert now.shapes.title.text_frame.text == wanted.shapes.title.text_frame.text
    assert [_figures(each) for each in _charts(now)] == [_figures(s) for s in _charts(wanted)]
    places = [(s.name, s.left, s.top, s.width, s.height) for s in now.shapes if not s.has_chart]
    known = [(s.name, s.left, s.top, s.width, s.height) for s in wanted.shapes if not s.has_chart]
    assert places == known


def test_a_chart_that_was_copied_to_another_slide_is_refreshed_there(
    case: Case, fresh, tmp_path: Path
) -> None:
    deck = case.before
    bars, stacked = deck.slides[BARS], deck.slides[STACKED]
    (frame,) = _charts(bars)
    made = copy_shape(frame, bars, stacked)
    path = tmp_path / "copied.pptx"
    deck.save(str(path))
    plan = _plan(path, case.second, case.first)
    told = [change.after for change in plan.changes if change.slide == 2 and not change.make]
    assert told == []
    after = Presentation(io.BytesIO(plan.written(range(len(plan.changes))))).slides[STACKED]
    assert len(after.shapes) == len(fresh[STACKED].shapes) + 1
    assert after.shapes.title.text_frame.text == fresh[STACKED].shapes.title.text_frame.text
    found = {shape.shape_id: _figures(shape) for shape in _charts(after)}
    assert found[made] == _figures(_charts(fresh[BARS])[0])
