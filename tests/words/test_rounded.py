"""Points beside percentages from which they seem not to follow are explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop import resources
from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.briefing.draw import draw
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.readers import open_wave
from omnibus_desktop.words.rounded import ROUNDED

WAVE = open_wave(resources.path("example/wave1_synthetic.sav"))
# very or fairly good: London boroughs 64.7%, districts 81.0%, unitary authorities 68.6%,
# counties 76.5%
SLIDE = edits.set_kind(Slide("s", "judiciary", by=("authority_type",)), ChartKind.DOT)
GOOD = "net:Very or fairly good"


def footnote(slide: Slide) -> str:
    return draw(WAVE, slide, Rules()).words.footnote


@pytest.mark.parametrize(("one", "other", "explained"), [(1, 4, True), (2, 3, False)])
def test_a_bracket_of_which_the_printed_ends_tell_otherwise(
    one: int, other: int, explained: bool
) -> None:
    keys = ((GOOD, f"authority_type={one}"), (GOOD, f"authority_type={other}"))
    assert footnote(edits.add_note(SLIDE, NoteKind.DIFFERENCE, keys)).count(ROUNDED) == explained
    bare = edits.add_note(SLIDE, NoteKind.DIFFERENCE, keys, "See here")
    assert ROUNDED not in footnote(bare)


def test_a_call_out_against_the_total() -> None:
    county = ((GOOD, "authority_type=4"),)  # 76.5% against 72.2%: 4 points, as printed
    assert ROUNDED not in footnote(
        edits.add_note(SLIDE, NoteKind.CALLOUT, county, "{difference} from the total")
    )


@pytest.mark.parametrize(
    ("headline", "explained"),
    [
        ("Counties are 12 points ahead of London boroughs: very or fairly good", True),
        ("Counties (76%) are 12 points ahead of London boroughs (65%)", True),
        ("Districts (81%) are 12 points ahead of unitary authorities (69%)", False),
        ("Most say very or fairly good", False),
    ],
)
def test_a_headline(headline: str, explained: bool) -> None:
    own = replace(SLIDE, words=Edited(headline=headline))
    assert footnote(own).count(ROUNDED) == explained
