"""To whom an answer may be attributed: nobody can be made out by it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.tables.attribution import attributions, safe, words_of
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from tests.waves import make_wave, single

_GROUPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")) | st.just(()), max_size=60
)


@given(_GROUPS)
def test_whatever_is_said_is_said_of_enough_or_of_all(groups: list[tuple[str, ...]]) -> None:
    said = safe(groups)
    counts = Counter(said)
    assert len(counts) == 1 or all(count > SMALL_COUNT for count in counts.values()) or not groups


@given(_GROUPS)
def test_nothing_is_said_that_is_not_so(groups: list[tuple[str, ...]]) -> None:
    for truth, told in zip(groups, safe(groups), strict=True):
        assert truth[: len(told)] == told


def test_the_type_stands_first_and_alone_where_the_region_would_tell() -> None:
    regions = [1] * 8 + [2] * 3 + [1] * 7 + [2] * 4
    kinds = [1] * 11 + [2] * 11
    wave = replace(
        make_wave(
            single("region", "Region", regions, {1: "North", 2: "South"}),
            single("type", "Type", kinds, {1: "County", 2: "Unitary authority"}),
        ),
        by_default=("region", "type"),
    )
    said = attributions(wave)
    assert words_of(said[0]) == "County, North"
    assert words_of(said[12]) == "Unitary authority, North"
    assert said[8] == said[-1] == ()  # "County" alone would mean one of the three in the South
