"""Cover, agenda, sections and method of an edited deck, renewed for the next wave and for the
slides that stand in it."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from omnibus_desktop import resources
from omnibus_desktop.app.refresh.deck_refresh import Now, plan_refresh
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.pages import Around
from omnibus_desktop.exports.deck_refresh import Plan
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.whole import Form, Whole, export_whole
from tests.later_waves import write_later_wave

COVER, AGENDA, SECTION, BARS, MINE, UNITS, WHO, METHOD = range(8)  # slides of the edited deck
SPOKEN = "Begin with the money: 89%"
OWN_LINE, OWN_ROW = "Prepared for the Minister", "Annex, by hand"


@dataclass
class Case:
    second: Wave
    path: Path
    plan: Plan

    def again(self, path: Path) -> Plan:
        return plan_refresh(path, Now(self.second), lambda _: None, lambda _: None)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("pages")
    first = open_wave(resources.path("example/wave1_synthetic.sav"))
    second = open_wave(write_later_wave(folder / "wave2.sav", 2))
    briefing = example_briefing(first)
    bars, units = (replace(briefing.slides[n], section=s) for n, s in ((0, "Risks"), (5, "")))
    bars = replace(bars, words=replace(bars.words, speaker=SPOKEN))
    briefing = replace(briefing, slides=(bars, units), title=f"On {first.title}", dated="May 2017")
    whole = Whole(first, briefing, lambda slide, page: draw(first, slide, briefing.rules, page))
    export_whole(whole, folder / "deck.pptx", Form.DECK, Around(sections=True))
    path = _edited(folder / "deck.pptx", folder / "edited.pptx")
    plan = plan_refresh(path, Now(second), lambda _: first, lambda _: None)
    return Case(second, path, plan)


def _edited(source: Path, path: Path) -> Path:
    """The deck with a slide, a line of the cover and a row of the agenda that a person added, a
    row that the person wrote in, and one in red."""
    deck = Presentation(str(source))
    mine = deck.slides.add_slide(deck.slide_layouts[0])
    mine.shapes.add_textbox(0, 0, Pt(200), Pt(30)).text_frame.text = "My own slide"
    ids = deck.slides._sldIdLst
    ids.insert(MINE, ids[-1])
    lines = _named(deck.slides[COVER], "Subtitle").text_frame
    lines._txBody.append(deepcopy(lines.paragraphs[-1]._p))
    lines.paragraphs[-1].runs[0].text = OWN_LINE
    rows = _named(deck.slides[AGENDA], "Agenda").table._tbl.tr_lst
    rows[0].addnext(deepcopy(rows[0]))
    table = _named(deck.slides[AGENDA], "Agenda").table
    table.cell(1, 0).text_frame.paragraphs[0].runs[0].text = OWN_ROW
    table.cell(2, 0).text_frame.paragraphs[0].runs[0].font.italic = True
    notes = deck.slides[BARS].notes_slide.notes_text_frame
    notes.paragraphs[-1].runs[0].text = "Thank them."
    method = _named(deck.slides[METHOD], "Method").table
    method.cell(1, 1).text_frame.text = "In the autumn."
    deck.save(str(path))
    return path


def _named(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name == name)


def _cells(slide, name: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in _named(slide, name).table.rows]


def _leads_to(deck, row) -> list[int]:
    """The numbers of the slides to which the words of a row lead."""
    slide = deck.slides[AGENDA]
    found = [run.hlinkClick.rId for run in row._tr.iter("{*}rPr") if run.hlinkClick is not None]
    there = [slide.part.related_part(each).slide.slide_id for each in found]
    ids = [each.slide_id for each in deck.slides]
    return [ids.index(each) + 1 for each in there]


def test_pages_of_ours_are_renewed_and_what_the_person_wrote_stays(case: Case) -> None:
    deck = Presentation(io.BytesIO(case.plan.written(range(len(case.plan.changes)))))
    cover = [p.text for p in _named(deck.slides[COVER], "Subtitle").text_frame.paragraphs]
    assert cover[2:] == [
        "20 March to 21 April 2017", "92 of 152 authorities answered (61%).", "May 2017",
        "Synthetic data: not real answers.", OWN_LINE,
    ]  # fmt: skip
    rows = [["Risks", "3"], [OWN_ROW, "3"], ["Who answered", "7"], ["Method", "8"]]
    assert _cells(deck.slides[AGENDA], "Agenda") == rows
    agenda = _named(deck.slides[AGENDA], "Agenda").table
    assert agenda.cell(2, 0).text_frame.paragraphs[0].runs[0].font.italic
    assert [_leads_to(deck, row)[0] for row in agenda.rows] == [3, 3, 7, 8]
    assert ["County", "15", "27", "56%"] in _cells(deck.slides[WHO], "Who answered: Authority type")
    method = dict(_cells(deck.slides[METHOD], "Method"))
    assert method["Who answered"] == "92 of 152 authorities answered (61%)."
    assert method["Fieldwork"] == "In the autumn."
    assert (case.plan.others, case.plan.stale) == (1, ())
    dated = next(each for each in case.plan.changes if each.slide == 1 and each.make is None)
    assert (dated.before, dated.after.split(":")[0]) == (
        "May 2017",
        "The date that you wrote stays",
    )
    assert _named(deck.slides[COVER], "Headline").text_frame.text.startswith("On Children's")
    assert "wave 2" in _named(deck.slides[COVER], "Headline").text_frame.text
    (told,) = (each for each in case.plan.changes if each.slide > WHO and each.make is None)
    assert (told.before, told.after[:20]) == ("Fieldwork · In the autumn.", "Your own words stay:")


def test_what_the_person_says_stays_and_the_facts_under_it_are_renewed(case: Case) -> None:
    plan = case.again(case.path)
    told = next(c for c in plan.changes if c.what == "speaker notes" and c.make is None)
    assert (told.before, "89% is not in the new figures" in told.after) == (SPOKEN, True)
    deck = Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))
    lines = deck.slides[BARS].notes_slide.notes_text_frame.text.split("\n")
    assert (lines[0], lines[1], lines[-1]) == (SPOKEN, "", "Thank them.")
    assert any(line.startswith("Base: all authorities that answered (82 of 152)") for line in lines)
    assert not any("91 of 152" in line for line in lines)


def test_each_row_of_a_page_can_be_refused(case: Case, tmp_path: Path) -> None:
    plan = case.again(case.path)
    agreed = [n for n, c in enumerate(plan.changes) if c.before.startswith("Method · ")]
    path = tmp_path / "some.pptx"
    path.write_bytes(plan.written(agreed))
    deck = Presentation(str(path))
    assert [row[1] for row in _cells(deck.slides[AGENDA], "Agenda")] == ["3", "3", "6", "8"]
    left = [(c.before, c.after) for c in case.again(path).changes if c.what == "Agenda"]
    assert left == [("Who answered · 6", "Who answered · 7")]


def test_a_page_that_was_copied_is_renewed_like_the_first(case: Case, tmp_path: Path) -> None:
    deck = Presentation(str(case.path))
    agenda = deck.slides[AGENDA]
    copy = deck.slides.add_slide(agenda.slide_layout)
    tags = next(rel for rel in agenda.part.rels.values() if rel.reltype.endswith("/tags"))
    copy._element.replace(copy._element.cSld, deepcopy(agenda._element.cSld))
    next(copy._element.iter("{*}tags")).set(
        qn("r:id"), copy.part.relate_to(tags.target_part, tags.reltype)
    )
    for linked in list(copy._element.iter("{*}hlinkClick")):
        linked.getparent().remove(linked)
    path = tmp_path / "copied.pptx"
    deck.save(str(path))
    found = [change for change in case.again(path).changes if change.what == "Agenda"]
    assert {change.slide for change in found} == {2, 9}
    assert all(change.make is not None for change in found)


def test_there_is_nothing_to_renew_twice(case: Case, tmp_path: Path) -> None:
    plan = case.again(case.path)
    path = tmp_path / "all.pptx"
    path.write_bytes(plan.written(range(len(plan.changes))))
    assert [each for each in case.again(path).changes if each.make is not None] == []
