"""What is offered for values that mean no authority, and what a person's word makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from omnibus_desktop.authorities.frame import FIRST_WAVE, at, every_code
from omnibus_desktop.authorities.match import attach
from omnibus_desktop.authorities.near_misses import NearMiss, joined, near_misses
from omnibus_desktop.wave.columns import of_texts
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave

EVERY = at(FIRST_WAVE).authorities
NAMES = [authority.name for authority in EVERY[:60]]


def _named(texts: list[str], **more: object) -> Wave:
    question = Question("la_name", "Local authority", Kind.OPEN, ("la_name",))
    variable = Variable("la_name", "Local authority", Content.TEXT)
    wave = Wave(
        "id", "Wave", "w.csv", len(texts), (question,), {"la_name": variable},
        {"la_name": of_texts(texts)},
    )  # fmt: skip
    return attach(replace(wave, **more))


def _offered(wave: Wave, setup: Setup | None = None) -> dict[str, list[str]]:
    return {m.value: [name for _, name in m.candidates] for m in near_misses(wave, setup)}


def test_a_name_that_is_spelt_wrongly_is_offered_and_never_taken() -> None:
    wave = _named([*NAMES, "Barnett", "Barnett", "", "Nottingam"])
    known = joined(wave)
    assert known is not None
    assert (known.variable, known.day) == ("la_name", FIRST_WAVE)
    assert (known.matched, known.unmatched) == (60, 4)
    assert known.near_misses[0] == NearMiss("Barnett", 2, (("E09000003", "Barnet"),))
    assert _offered(wave)["Nottingam"] == ["Nottingham", "Nottinghamshire"]


def test_what_nothing_looks_like_is_listed_without_an_offer() -> None:
    assert _offered(_named([*NAMES, "Xanadu"])) == {"Xanadu": []}


def test_an_authority_of_another_date_offers_what_it_became() -> None:
    after = Setup(starts="2024-05-01")
    offered = _offered(_named([*NAMES, "Cumbria", "Poole"]), after)
    assert offered["Cumbria"] == ["Cumberland", "Westmorland and Furness"]
    assert offered["Poole"] == ["Bournemouth, Christchurch and Poole"]
    assert _offered(_named([*NAMES, "E06000063"])) == {"E06000063": ["Cumbria"]}


def test_what_a_person_has_said_is_no_near_miss() -> None:
    wave = _named([*NAMES, "Barnett", "Nowhere"])
    said = Setup(authorities=(("Barnett", "E09000003"), ("Nowhere", "")))
    known = joined(wave, said)
    assert known is not None
    assert (known.matched, known.unmatched, known.near_misses) == (61, 1, ())


def test_a_code_that_is_none_of_that_date_settles_nothing() -> None:
    wave = _named([*NAMES, "Barnett"])
    said = Setup(starts="2024-05-01", authorities=(("Barnett", "E10000006"),))
    assert "Barnett" in _offered(wave, said)


def test_nothing_is_offered_where_nothing_names_authorities() -> None:
    wave = _named(["tea", "coffee", "milk", "water"])
    assert joined(wave) is None
    assert near_misses(wave) == ()


def test_every_authority_of_any_date_leads_to_those_of_another() -> None:
    for day in (date(2010, 1, 1), FIRST_WAVE, date(2026, 1, 1)):
        there = {authority.ons_code for authority in at(day).authorities}
        gone = [a for a in every_code() if a.ons_code not in there]
        names = [a.name for a in at(day).authorities]
        setup = Setup(starts=day.isoformat())
        for miss in near_misses(_named([*names, *(a.ons_code for a in gone)]), setup):
            assert miss.candidates, miss
            assert {code for code, _ in miss.candidates} <= there
