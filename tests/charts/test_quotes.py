"""Slides of quotes laid out."""

from __future__ import annotations

import pytest

from omnibus_desktop.charts.quotes import Said, quotes_scene
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.words.words import Words

_WORDS = Words("What authorities said", "What else?", "Source: test.", "alt")
_LONG = "Money is short and staff leave, and nobody knows what comes. " * 6


def texts(scene, role: str) -> list[Text]:
    return [i for i in scene.items if isinstance(i, Text) and i.role.startswith(role)]


def test_a_quote_stands_in_marks_with_whom_it_is_from_below() -> None:
    scene = quotes_scene(_WORDS, (Said("Money.", "County, North"),), (960.0, 540.0), None)
    (quote,), (by,) = texts(scene, "quote"), texts(scene, "attribution")
    assert quote.lines == ("“Money.”",)
    assert by.lines == ("County, North",)
    assert by.y >= quote.y + quote.height


@pytest.mark.parametrize("count", [1, 3, 6])
@pytest.mark.parametrize("size", [(960.0, 540.0), (600.0, 600.0)])
def test_quotes_stay_between_headline_and_footnote(count: int, size: tuple[float, float]) -> None:
    quotes = (Said(_LONG, "Unitary authority, South West"),) * count
    scene = quotes_scene(_WORDS, quotes, size, None)
    found = texts(scene, "quote") + texts(scene, "attribution")
    assert len(texts(scene, "quote")) == count
    (footnote,), (subtitle,) = texts(scene, "footnote"), texts(scene, "subtitle")
    assert min(each.y for each in found) >= subtitle.y + subtitle.height
    assert max(each.y + each.height for each in found) <= footnote.y
    assert scene.remarks == ()


def test_what_does_not_fit_is_cut_and_told() -> None:
    scene = quotes_scene(_WORDS, (Said(_LONG * 40),), (960.0, 540.0), None)
    assert texts(scene, "quote")[0].lines[-1].endswith("…”")
    assert scene.remarks == ("The quotes are too long for the slide and are cut on it",)
    (quote,), (footnote,) = texts(scene, "quote"), texts(scene, "footnote")
    assert quote.y + quote.height <= footnote.y
