"""SVG: a picture for those who see it, words for those who do not, nothing that runs."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.charts.scene import Ellipse, Rect, Scene, Text
from omnibus_desktop.exports.picture import text_outline
from omnibus_desktop.exports.svg import write_svg
from omnibus_desktop.wave.plain_text import plain
from tests.exports import scenes

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "rect", "ellipse", "line", "polygon", "path", "text"}


def svg(scene: Scene, *, outlines: bool = True) -> bytes:
    stream = io.BytesIO()
    write_svg(scene, stream, outlines)
    return stream.getvalue()


def parsed(scene: Scene, *, outlines: bool = True) -> Element:
    return fromstring(svg(scene, outlines=outlines))


def with_text(text: str, align: str = "start") -> Scene:
    item = Text(10, 10, 300, 20, (text,), 14, "label", align=align, leading=16.8)
    return Scene(960, 540, (item,), alt_text=text, title=text)


def test_it_has_the_size_of_the_slide_in_points() -> None:
    root = parsed(scenes.PLAIN)
    assert (root.get("width"), root.get("height")) == ("960pt", "540pt")
    assert root.get("viewBox") == "0 0 960 540"


def test_it_is_announced_as_a_picture_with_title_and_alt_text() -> None:
    root = parsed(scenes.PLAIN)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert [(e.get("id"), e.text) for e in root[:2]] == [
        ("title", scenes.PLAIN.title),
        ("desc", scenes.PLAIN.alt_text),
    ]


def test_bars_lie_where_the_scene_has_them() -> None:
    bars = [item for item in scenes.PLAIN.items if isinstance(item, Rect) and item.role == "bar"]
    drawn = parsed(scenes.PLAIN).findall(f"{SVG}rect[@class='bar']")
    for bar, element in zip(bars, drawn, strict=True):
        found = [float(element.get(name, "")) for name in ("x", "y", "width", "height")]
        assert found == pytest.approx([bar.x, bar.y, bar.width, bar.height], abs=0.005)
        assert element.get("fill") == bar.fill


def test_dots_lie_where_the_scene_has_them() -> None:
    dots = [item for item in scenes.DOTS.items if isinstance(item, Ellipse)]
    drawn = parsed(scenes.DOTS).findall(f"{SVG}ellipse[@class='bar']")
    for dot, element in zip(dots, drawn, strict=True):
        middle = [dot.x + dot.width / 2, dot.y + dot.height / 2]
        found = [float(element.get(name, "")) for name in ("cx", "cy", "rx", "ry")]
        assert found == pytest.approx([*middle, dot.width / 2, dot.height / 2], abs=0.005)
        assert element.get("fill") == dot.fill


def test_ids_are_unique_and_say_the_role() -> None:
    found = [element.get("id") for element in parsed(scenes.PARTS, outlines=False).iter()]
    named = [each for each in found if each]
    assert len(named) == len(set(named))
    assert {"headline-1", "bar-12", "legend-1"} <= set(named)


@pytest.mark.parametrize("text", scenes.HOSTILE)
def test_a_hostile_text_comes_back_as_plain_text(text: str) -> None:
    root = parsed(with_text(text), outlines=False)
    assert [element.text for element in root.findall(f"{SVG}text")] == [plain(text)]
    assert root[1].text == plain(text)


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
def test_any_text_at_all_gives_xml_that_can_be_read(text: str) -> None:
    for outlines in (True, False):
        root = parsed(with_text(text), outlines=outlines)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED


@pytest.mark.parametrize("outlines", [True, False])
def test_nothing_in_it_runs_or_is_fetched(outlines: bool) -> None:
    root = parsed(scenes.HOSTILE_LABELS, outlines=outlines)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ALLOWED
        assert not any(name.startswith("on") or "href" in name for name in element.attrib)


def test_outlines_leave_no_text() -> None:
    root = parsed(scenes.PLAIN)
    assert root.find(f"{SVG}text") is None
    assert root.findall(f"{SVG}path[@class='headline']")


def places(path: str) -> list[tuple[float, float]]:
    """Where the pen comes by on a path of M and relative commands."""
    found: list[tuple[float, float]] = []
    at = start = (0.0, 0.0)
    for letter, rest in re.findall("([MmlqczZ])([^MmlqczZ]*)", path):
        numbers = [float(number) for number in rest.split()]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if letter == "M":
            at = pairs[0]
            continue
        if letter == "z":
            at = start
            continue
        reached = [(at[0] + x, at[1] + y) for x, y in pairs]
        found += reached
        at = reached[-1]
        start = at if letter == "m" else start
    return found


@pytest.mark.parametrize("align", ["start", "middle", "end"])
def test_outlines_are_those_of_the_picture_to_a_hundredth_of_a_point(align: str) -> None:
    scene = with_text("Q&A: \u00e9t\u00e9 8% (of 12)", align)
    (item,) = scene.items
    assert isinstance(item, Text)
    path = parsed(scene).find(f"{SVG}path")
    assert path is not None
    wanted = text_outline(item)
    drawn = [point for point, code in zip(wanted.vertices, wanted.codes, strict=True) if code != 79]
    assert np.abs(np.array(places(path.get("d", ""))) - np.array(drawn)).max() < 0.016


@pytest.mark.parametrize(
    ("text", "align", "anchor", "place"),
    [
        ("abc", "start", "start", "10"),
        ("abc", "middle", "middle", "160"),
        ("abc", "end", "end", "310"),
        ("\u05e9\u05dc\u05d5\u05dd", "start", "end", "10"),  # reading starts at the right
        ("\u05e9\u05dc\u05d5\u05dd", "end", "start", "310"),
    ],
)
def test_text_is_anchored_where_it_must_not_move(
    text: str, align: str, anchor: str, place: str
) -> None:
    element = parsed(with_text(text, align), outlines=False).find(f"{SVG}text")
    assert element is not None
    assert (element.get("text-anchor"), element.get("x")) == (anchor, place)
    assert (element.get("direction") == "rtl") == (text != "abc")


@pytest.mark.parametrize("outlines", [True, False])
def test_the_same_scene_gives_the_same_bytes(outlines: bool) -> None:
    assert svg(scenes.PARTS, outlines=outlines) == svg(replace(scenes.PARTS), outlines=outlines)
