"""A break, or a kind of chart, that a slide has no room for in the next wave."""

from __future__ import annotations

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.refresh import refreshed
from omnibus_desktop.charts.spec import ChartKind, ChartSpec
from tests.waves import make_wave, scale, single

_ANSWERS = {1: "Very", 2: "Fairly", 3: "Not very", 4: "Not"}


def _wave(types: int, name: str):
    """Two hundred and forty respondents in so many types."""
    places = [place % types + 1 for place in range(240)]
    labels = {number: f"Authorities of type {number}" for number in range(1, types + 1)}
    said = [place // types % 4 + 1 for place in range(240)]
    parts = (single("type", "Authority type", places, labels), scale("q", "Ready?", said, _ANSWERS))
    return make_wave(*parts, title=name, source=f"{name}.sav", id=name)


def _told(types: int, kind: ChartKind = ChartKind.COLUMN) -> tuple[str, ...]:
    slide = Slide("s", "q", by=("type",), spec=ChartSpec(kind=kind))
    briefing = Briefing("A briefing", (slide,))
    return refreshed(briefing, _wave(2, "one"), _wave(types, "two")).changes[0].remarks


def test_a_break_without_room_is_told() -> None:
    assert _told(20)[-1] == (
        "It is no longer broken by “Authority type” on its chart:"
        " there is no room for the groups, which are in the table."
    )


def test_a_break_that_is_charted_again_is_not() -> None:
    assert not any("no longer broken" in each for each in _told(2))


def test_a_kind_of_chart_that_is_not_possible_any_more_is_told_with_the_reason() -> None:
    told = [each for each in _told(20, ChartKind.CLUSTERED) if "no longer as" in each]
    assert " ".join(told) == (
        "It is drawn as stacked bars, no longer as clustered bars:"
        " clustered bars need one break, of at most four groups, and few bars."
    )
    assert not any("no longer as" in each for each in _told(2, ChartKind.CLUSTERED))
