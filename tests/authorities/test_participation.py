"""Who took part, of all authorities of England at the time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.authorities.frame import FIRST_WAVE, at
from omnibus_desktop.authorities.match import attach
from omnibus_desktop.authorities.participation import participation
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.question import TOOK_PART
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, single

#: By type as R counts them: every third of the 152 by their codes did not answer, nor the last.
BY_TYPE = {
    "London borough": (22, 33),
    "Metropolitan district": (24, 36),
    "Unitary authority": (38, 56),
    "County": (17, 27),
}
NAMES = [authority.name for authority in at(FIRST_WAVE).authorities]


def survey(codes: list[str | None]) -> Wave:
    return attach(
        make_wave(
            single("la_code", "Authority", codes, {}),
            single("Q1", "Ready?", [1] * len(codes), {1: "Yes"}),
        )
    )


@pytest.fixture(scope="module")
def wave() -> Wave:
    every = sorted(authority.ons_code for authority in at(FIRST_WAVE).authorities)
    return survey([code for number, code in enumerate(every) if number % 3 != 2][:101])


SLIDE = Slide("1", TOOK_PART)


def test_every_authority_is_counted_with_its_region_and_type(wave: Wave) -> None:
    drawn = draw(wave, SLIDE, Rules())
    (table,) = drawn.tables
    found = {
        column.label: (int(table.count[0, place]), column.unweighted_base)
        for place, column in enumerate(table.columns)
    }
    assert found["Total"] == (101, 152)
    assert {name: found[name] for name in BY_TYPE} == BY_TYPE
    assert drawn.words.headline == "101 of 152 authorities (66%) took part"
    assert "Metropolitan district 24 of 36" in drawn.words.alt_text


def test_the_map_has_each_authority_once_in_one_of_two_colours(wave: Wave) -> None:
    scene = draw(wave, SLIDE, Rules()).scene
    hexes = [item for item in scene.items if item.key and item.key[0].startswith("authority/")]
    assert len({item.key[1] for item in hexes}) == len(hexes) == 152
    fills = [item.fill for item in hexes]
    assert sorted(fills.count(fill) for fill in set(fills)) == [51, 101]


def test_the_card_of_a_hexagon_names_the_authority(wave: Wave) -> None:
    drawn = draw(wave, SLIDE, Rules())
    said = describe(drawn.tables, ("authority/1", "E09000001"))
    assert said == "City of London\nLondon\nLondon borough\nTook part"


def test_it_is_marked_as_internal_and_not_there_for_publication(wave: Wave) -> None:
    assert "not for publication" in draw(wave, SLIDE, Rules()).words.footnote
    drawn = draw(wave, SLIDE, Rules(disclosure="publication"))
    assert not any(i.key and i.key[0].startswith("authority/") for i in drawn.scene.items)
    assert drawn.scene.remarks[0].startswith("Which authorities took part is confidential")
    assert "[c] of 12" in drawn.words.alt_text
    assert "[c] Hidden to protect respondents." in drawn.words.footnote


def test_another_kind_of_chart_can_be_chosen(wave: Wave) -> None:
    slide = Slide("1", TOOK_PART, spec=ChartSpec(kind=ChartKind.STACKED))
    drawn = draw(wave, slide, Rules())
    assert drawn.scene.kind == "stacked"
    assert drawn.words.headline == "101 of 152 authorities (66%) took part"


@pytest.mark.parametrize("size", [(720.0, 540.0), (842.0, 595.0), (600.0, 600.0), (500.0, 320.0)])
def test_no_text_lies_on_another_in_any_size(wave: Wave, size: tuple[float, float]) -> None:
    scene = draw(wave, replace(SLIDE, spec=ChartSpec(size=size)), Rules()).scene
    texts = [box_of(item) for item in scene.items if isinstance(item, Text)]
    assert scene.kind == "map"
    assert not [1 for n, one in enumerate(texts) for other in texts[n + 1 :] if meet(one, other)]


def meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) > 0.5


def test_no_name_of_an_authority_is_on_the_slide(wave: Wave) -> None:
    drawn = draw(wave, SLIDE, Rules())
    texts = [line for item in drawn.scene.items for line in getattr(item, "lines", ())]
    said = " ".join([*texts, drawn.words.alt_text, drawn.words.speaker_notes])
    telling = [name for name in NAMES if name != "London"]
    assert not [name for name in telling if f" {name} " in f" {said} "]


def test_strangers_are_told() -> None:
    every = [authority.ons_code for authority in at(FIRST_WAVE).authorities]
    drawn = draw(survey([*every[:90], "nowhere", None]), SLIDE, Rules())
    assert drawn.words.headline.startswith("90 of 152 authorities")
    assert drawn.scene.remarks[0] == "2 respondents are no authority of the list"


def test_people_are_no_authorities() -> None:
    people = make_wave(single("Q1", "Ready?", [1, 2, 1], {1: "Yes", 2: "No"}))
    with pytest.raises(OmnibusError, match="no list of who could have taken part"):
        participation(people)
