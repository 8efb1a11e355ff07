"""A set-up as text: what is written, what comes back, what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.question import Kind, Net, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Merged, Setup
from omnibus_desktop.wave.setup_text import from_plain, from_text, to_plain, to_text

EVERYTHING = Setup(
    title="Wave 1",
    organisation="NatCen",
    starts="2016-09-26",
    ends="2016-10-28",
    population=152,
    weight="none",
    region="q1",
    authority_type="q2",
    authority="la",
    authorities=(("Barnett", "E09000003"), ("Nowhere", "")),
    apart=("grid",),
    gathered=(
        Gathered("set", "Which?", Kind.MULTI, ("a", "b"), 1.0),
        Gathered("texts", "Which?", Kind.MULTI, ("c", "d"), "Yes"),
        Gathered("rows", "How?", Kind.GRID, ("e", "f")),
    ),
    changed=(
        ChangedQuestion(
            "q5",
            "Other words",
            "Section",
            Kind.SCALE,
            (ChangedAnswer("1", "One", Role.DONT_KNOW, False), ChangedAnswer("2", missing=True)),
            ("2", "1"),
            (Net("Both", ("1", "2")),),
        ),
        ChangedQuestion("q6", nets=()),
    ),
    merged=(Merged("north", "q1", (("North", ("1", "2")),)),),
    order=("q6", "q5"),
)


def test_everything_comes_back() -> None:
    assert from_text(to_text(EVERYTHING), "a.setup.json") == EVERYTHING


def test_only_what_is_set_is_written() -> None:
    text = to_text(Setup(title="Zürich", changed=(ChangedQuestion("q", nets=()),)))
    assert json.loads(text) == {
        "schema": "omnibus-setup/1",
        "title": "Zürich",
        "changed": [{"id": "q", "nets": []}],
    }
    assert "Zürich" in text


def test_one_correction_more_changes_no_other_line() -> None:
    before = to_text(Setup(title="A", order=("q1",))).splitlines()
    after = to_text(Setup(title="A", weight="w", order=("q1",))).splitlines()
    assert [line for line in after if line not in before] == [' "weight": "w",']
    assert set(before) < set(after)


def test_a_number_stays_a_number_and_a_text_a_text() -> None:
    gathered = from_text(to_text(EVERYTHING), "a").gathered
    assert [each.counted for each in gathered] == [1.0, "Yes", None]


def test_a_newer_version_is_refused_in_words() -> None:
    with pytest.raises(OmnibusError, match=r"wave\.setup\.json was saved by a newer version"):
        from_text('{"schema": "omnibus-setup/2"}', "wave.setup.json")


@pytest.mark.parametrize("text", ["[]", "1", '{"schema": 5}', '{"schema": "other/1"}', "{}"])
def test_something_else_is_no_setup(text: str) -> None:
    with pytest.raises(OmnibusError, match=r"a\.json is not a set-up"):
        from_text(text, "a.json")


@pytest.mark.parametrize(
    "content",
    [
        {"title": 5},
        {"population": -1},
        {"population": True},
        {"population": "many"},
        {"order": "q1"},
        {"apart": [1]},
        {"authorities": [["one"]]},
        {"changed": [{"text": "no id"}]},
        {"changed": [{"id": "q", "kind": "sculpture"}]},
        {"changed": [{"id": "q", "answers": [{"id": "1", "role": "king"}]}]},
        {"changed": [{"id": "q", "answers": [{"id": "1", "missing": 1}]}]},
        {"gathered": [{"id": "g", "text": "", "kind": "multi", "variables": [], "counted": []}]},
        {"merged": [{"id": "m", "question": "q", "groups": [["North"]]}]},
        {"unknown": 1},
    ],
    ids=str,
)
def test_what_is_damaged_is_told(content: dict[str, object]) -> None:
    with pytest.raises(OmnibusError, match=r"a\.json is damaged"):
        from_text(json.dumps({"schema": "omnibus-setup/1", **content}), "a.json")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"schema": "omnibus-setup/1", "order":'])
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(OmnibusError, match=r"a\.json is damaged"):
        from_text(text, "a.json")


@given(st.text(), st.text(), st.text())
@settings(max_examples=50)
def test_any_text_comes_back(title: str, value: str, label: str) -> None:
    setup = replace(
        EVERYTHING,
        title=title,
        authorities=((value, "E09000003"),),
        changed=(ChangedQuestion(value, answers=(ChangedAnswer(value, label),)),),
    )
    assert from_plain(json.loads(json.dumps(to_plain(setup)))) == setup
