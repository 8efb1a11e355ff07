"""Signs of a difference in a deck that is refreshed: drawn anew, and named in the list."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import etree
from pptx import Presentation

from omnibus_desktop.charts.scene import Item, NativeChart, Polygon, Rect, Scene, Series, Text
from omnibus_desktop.exports.deck import DeckSlide, save_deck
from omnibus_desktop.exports.deck_refresh import Fresh, plan_of, wanted_of
from omnibus_desktop.exports.package import Package

_KEYS = (("yes", "type=1"), ("yes", "type=2"))


def _triangle(tall: float, place: int = 1) -> Polygon:
    top = 200.0 + 40.0 * place
    points = ((600.0, top + tall / 2), (610.0, top + tall / 2), (605.0, top - tall / 2))
    return Polygon(points, "#000000", "differs", _KEYS[place])


def signed_slide(value: float, *signs: Item) -> DeckSlide:
    """Bars of two groups, the second at this value, with these signs."""
    labels = ("50%", f"{value:g}%")
    colours = ("#005EA5", "#005EA5")
    series = Series("Yes", "#005EA5", (50.0, value), labels, _KEYS, colours)
    plot, frame = (200.0, 150.0, 400.0, 120.0), (100.0, 150.0, 500.0, 120.0)
    groups = ("London", "County")
    chart = NativeChart("bar", plot, frame, groups, (series,), 100.0, 50, 0, 12.0)
    bars = tuple(
        Rect(200.0, 160.0 + 60 * n, 4 * v, 30.0, "#005EA5", "bar", key)
        for n, (v, key) in enumerate(zip((50.0, value), _KEYS, strict=True))
    )
    title = Text(20.0, 40.0, 400.0, 30.0, ("A title",), 20.0, "headline")
    scene = Scene(960.0, 540.0, (title, *bars, *signs), (chart,), kind="bar")
    return DeckSlide(scene, recipe="a recipe")


def _deck(slide: DeckSlide) -> bytes:
    stream = io.BytesIO()
    save_deck([slide], stream)
    return stream.getvalue()


def _refreshed(before: DeckSlide, after: DeckSlide):
    package = Package("deck.pptx", _deck(before))
    (wanted,) = wanted_of(package)
    plan = plan_of(package, {wanted: Fresh(after, lambda _: ())}, None)
    return plan.changes, Presentation(io.BytesIO(plan.written(range(len(plan.changes)))))


def _form(deck: Presentation, name: str = "Signs of difference") -> list[bytes]:
    named = [shape for shape in deck.slides[0].shapes if shape.name == name]
    return [etree.tostring(e) for shape in named for e in shape._element.iter("{*}pt")]


def test_a_sign_points_the_way_of_the_new_wave() -> None:
    after = signed_slide(79.0, _triangle(8.0))
    changes, deck = _refreshed(signed_slide(20.0, _triangle(-8.0)), after)
    wanted = _form(Presentation(io.BytesIO(_deck(after))))
    assert _form(deck) == wanted
    assert len(wanted) == 3
    (chart,) = [change for change in changes if change.what == "chart"]
    line = ("Signs of difference: County 79%", "lower than the rest", "now higher than the rest")
    assert line in chart.details


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ((), (_triangle(8.0),), ("no more than chance", "now higher than the rest")),
        ((_triangle(8.0),), (), ("higher than the rest", "now no more than chance")),
    ],
)
def test_a_sign_that_comes_or_goes_is_named(
    before: tuple[Item, ...], after: tuple[Item, ...], line: tuple[str, str]
) -> None:
    changes, deck = _refreshed(signed_slide(20.0, *before), signed_slide(79.0, *after))
    (chart,) = [change for change in changes if change.what == "chart"]
    assert ("Signs of difference: County 79%", *line) in chart.details
    assert bool(_form(deck)) is bool(after)


def test_a_sign_that_turns_alone_is_listed() -> None:
    changes, deck = _refreshed(
        signed_slide(40.0, _triangle(-8.0)), signed_slide(40.0, _triangle(8.0))
    )
    assert [change.what for change in changes] == ["chart"]
    assert len(_form(deck)) == 3


def test_a_shape_without_words_takes_the_new_fill_and_size() -> None:
    one = replace(_triangle(8.0), role="unit")
    other = replace(_triangle(12.0), fill="#AA0000", role="unit")
    changes, deck = _refreshed(signed_slide(20.0, one), signed_slide(20.0, other))
    (shape,) = [each for each in deck.slides[0].shapes if each.name == "Squares"]
    assert str(shape.fill.fore_color.rgb) == "AA0000"
    assert ("Squares", "", "drawn anew") in changes[0].details
