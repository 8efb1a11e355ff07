"""Names in an answer are found and can be replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.authorities.frame import every_code
from omnibus_desktop.authorities.mentions import mentions, replaced


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "We in Barnsley MBC and Kent County Council agree.",
            "We in [authority] and [authority] agree.",
        ),
        ("As the London Borough of Barnet we do.", "As [authority] we do."),
        ("it is bath and north east somerset", "it is [authority]"),
        ("No reading list: bury it.", "No reading list: bury it."),
        ("Ask the head in Reading.", "Ask the head in [authority]."),
        ("We lost Jane Smith of Grimethorpe.", "We lost [name] of [name]."),
        ("Mrs Patel left. She was good.", "Mrs [name] left. She was good."),
        ("Write to a.b@c.org soon", "Write to [name] soon"),
        (
            "Ofsted and the DfE: the SEND reforms in May.",
            "Ofsted and the DfE: the SEND reforms in May.",
        ),
        ("", ""),
    ],
)
def test_names_are_replaced_and_nothing_else(text: str, shown: str) -> None:
    assert replaced(text, mentions(text)) == shown


def test_every_authority_is_found_in_a_sentence() -> None:
    for authority in every_code():
        text = f"we at {authority.name} agree"
        assert authority.name not in replaced(text, mentions(text)), authority.name


@given(st.text())
def test_names_stand_in_the_text_one_behind_the_other(text: str) -> None:
    found = mentions(text)
    places = [0, *(place for each in found for place in (each.start, each.end)), len(text)]
    assert places == sorted(places)
    assert all(each.start < each.end for each in found)
