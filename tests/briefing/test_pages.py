"""A briefing as pages: what stands around its slides, in which order, under which numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing.briefing import Briefing, Rules
from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.example import example_briefing
from omnibus_desktop.briefing.pages import NOTHING_AROUND, Around, BriefingPage, pages
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.wave import Wave

USUAL = Around()


@lru_cache
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@lru_cache
def drawn() -> tuple[Drawn, ...]:
    briefing = example_briefing(wave())
    return tuple(draw(wave(), slide, briefing.rules) for slide in briefing.slides)


def in_sections(*begins: str) -> tuple[Drawn, ...]:
    """The example's slides, of which these sections begin with the first, the second, ..."""
    names = (*begins, *("" for _ in range(len(drawn()) - len(begins))))
    return tuple(
        replace(each, slide=replace(each.slide, section=name))
        for each, name in zip(drawn(), names, strict=True)
    )


def made(
    slides: tuple[Drawn, ...] | None = None,
    around: Around = USUAL,
    **changes: object,
) -> tuple[BriefingPage, ...]:
    briefing = replace(Briefing("Risks in 2016"), **changes)
    return pages(wave(), briefing, slides or drawn(), around, {})


def cells(page: BriefingPage) -> list[tuple[str, ...]]:
    assert isinstance(page.scene, TextScene)
    return [row for table in page.scene.tables for row in table.cells]


def texts(page: BriefingPage) -> list[str]:
    return [" ".join(item.lines) for item in page.scene.items if isinstance(item, Text)]


def test_the_slides_stand_between_cover_and_agenda_and_the_method() -> None:
    assert [page.name for page in made() if page.drawn is None] == [
        "Risks in 2016", "Agenda", "Who answered", "Method",
    ]  # fmt: skip
    assert [page.drawn for page in made()][2:8] == list(drawn())
    assert [page.drawn for page in made(around=NOTHING_AROUND)] == list(drawn())


def test_every_page_has_its_number_in_the_corner() -> None:
    numbers = [
        item.lines[0]
        for page in made(around=Around(sections=True))
        for item in page.scene.items
        if isinstance(item, Text) and item.role == "slide number"
    ]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_without_sections_the_agenda_lists_the_slides_by_name() -> None:
    named = replace(drawn()[0], slide=replace(drawn()[0].slide, name="What worries them"))
    rows = cells(made((named, *drawn()[1:]))[1])
    assert rows[0] == ("What worries them", "3")
    assert rows[1][0] == drawn()[1].words.headline
    assert rows[-2:] == [("Who answered", "9"), ("Method", "10")]


@pytest.mark.parametrize(("sections", "second"), [(False, "5"), (True, "6")])
def test_the_agenda_says_where_sections_begin(sections: bool, second: str) -> None:
    slides = in_sections("Risks", "", "Money")
    rows = cells(made(slides, Around(sections=sections))[1])
    assert rows[:2] == [("Risks", "3"), ("Money", second)]
    assert rows[-1][0] == "Method"


def test_slides_before_the_first_section_are_listed_by_name() -> None:
    rows = cells(made(in_sections("", "", "Money"))[1])
    assert [row[1] for row in rows] == ["3", "4", "5", "9", "10"]
    assert rows[2][0] == "Money"


def test_a_long_agenda_goes_to_two_columns_and_a_second_page_under_right_numbers() -> None:
    many = tuple(
        replace(drawn()[0], slide=replace(drawn()[0].slide, section=f"Section {number}"))
        for number in range(90)
    )
    found = made(many)
    agenda = [page for page in found if page.name == "Agenda"]
    assert len(agenda) > 1
    assert len(agenda[0].scene.tables) == 2
    rows = [row for page in agenda for row in cells(page)]
    assert rows[0] == ("Section 0", str(len(agenda) + 2))
    assert found[int(rows[89][1]) - 1].section == "Section 89"


def test_no_text_of_a_page_leaves_it_whatever_its_size() -> None:
    for size in ((960.0, 540.0), (720.0, 540.0), (480.0, 360.0)):
        slides = tuple(
            replace(each, slide=replace(each.slide, spec=replace(each.slide.spec, size=size)))
            for each in in_sections("A section with a name " * 8)
        )
        for page in made(slides, Around(sections=True), title="A very long title indeed " * 12):
            if page.drawn is None:
                for item in page.scene.items:
                    assert not isinstance(item, Text) or item.x >= 0
                    assert not isinstance(item, Text) or item.y + item.height <= size[1] + 0.5


def test_the_cover_says_the_wave_who_answered_and_a_date_only_where_one_is_written() -> None:
    said = texts(made()[0])
    assert "101 of 152 authorities answered (66%)." in said
    assert "26 September to 28 October 2016" in said
    assert not any("2026" in text for text in said)
    assert "November 2026" in texts(made(dated="November 2026")[0])


def test_the_response_is_told_by_region_and_type() -> None:
    rows = cells(made()[-2])
    assert rows[0] == ("Region", "Answered", "Of", "Share")
    assert ("East Midlands", "5", "9", "56%") in rows
    assert ("County", "17", "27", "63%") in rows


def test_in_publication_what_stands_for_few_is_hidden_with_what_would_give_it_away() -> None:
    rows = cells(made(rules=Rules(disclosure="publication"))[-2])
    hidden = [row for row in rows if "[c]" in row]
    assert len(hidden) >= 2
    assert ("East Midlands", "[c]", "9", "[c]") in hidden


def test_the_method_names_weights_tests_level_rules_signs_and_source() -> None:
    facts = dict(cells(made()[-1]))
    assert facts["Weights"] == "Unweighted."
    assert facts["Level"].startswith("95%")
    assert "5 respondents" in facts["Disclosure"]
    assert "under 30" in facts["Low bases"]
    assert "▲▼" in facts["Symbols"]
    assert wave().id[:12] in facts["Source"]
    assert wave().id[:13] not in facts["Source"]
    assert any("Fisher" in row[1] for row in cells(made()[-1]))


def test_a_title_is_plain_text_on_its_cover() -> None:
    (cover, *_) = made(title="<b>$x$</b>\u202e\nRisks")
    assert texts(cover)[0] == "<b>$x$</b>[RLO] Risks"


def test_the_method_says_of_small_groups_what_is_so_of_them_all() -> None:
    facts = dict(cells(made()[-1]))
    assert facts["Low bases"] == (
        "A base under 30 is low and marked *. A group under 10 is told in numbers of respondents,"
        " not in percentages. Neither where at least half of the group answered."
    )
    assert facts.get("Symbols", "").count("Low base") <= 1
