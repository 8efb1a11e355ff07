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
        ("Write to a.b@c.org soon", "Write to [address] soon"),
        ("email me: bob@example.gov.uk please", "email me: [address] please"),
        ("bob@example.gov.uk, or @bob_h", "[address], or [address]"),
        ("See https://example.org/~bob?x=1.", "See [address]."),
        ("we are at sw1a 1aa or LS1 4AP", "we are at [address] or [address]"),
        ("call 020 7946 0958. Thanks", "call [number]. Thanks"),
        ("call (01632) 960-001 or +44 7700 900123", "call [number] or [number]"),
        ("NHS no 943 476 5919, NI AB 12 34 56 C", "NHS no [number], NI [number]"),
        ("£12000000 for 0.25 of 1,234 in 2015-16 2016-17", None),
        ("0 to 5, 10 of 2015 2016, 0-25 year olds", None),
        (
            "Ofsted and the DfE: the SEND reforms in May.",
            "Ofsted and the DfE: the SEND reforms in May.",
        ),
        ("", ""),
    ],
)
def test_names_are_replaced_and_nothing_else(text: str, shown: str | None) -> None:
    assert replaced(text, mentions(text)) == (text if shown is None else shown)


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
