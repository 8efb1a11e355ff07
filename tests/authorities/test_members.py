"""Of groups that nest, and under a filter, the authorities of the list are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from omnibus_desktop import resources
from omnibus_desktop.authorities import frame
from omnibus_desktop.authorities.frame import FIRST_WAVE, Authority, at
from omnibus_desktop.authorities.match import attach
from omnibus_desktop.authorities.participation import participation
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Column, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.recode import merged
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, single

EXAMPLE = resources.path("example/wave1_synthetic.sav")
REGIONS = dict(enumerate((name for _, name in frame.REGIONS), 1))
TYPES = dict(enumerate((name for _, name in frame.TYPES), 1))
LONDON = [a for a in at(FIRST_WAVE).authorities if a.region == "London"][:17]
OTHERS = [a for a in at(FIRST_WAVE).authorities if a.region != "London"][::2]
NESTED = Options(by=(("reg",), ("reg", "kind")))


def answered_by(authorities: Sequence[Authority], types: Sequence[str] = ()) -> Wave:
    regions = {name: code for code, name in REGIONS.items()}
    kinds = {name: code for code, name in TYPES.items()}
    types = types or [each.type for each in authorities]
    wave = make_wave(
        single("reg", "Region", [regions[each.region] for each in authorities], REGIONS),
        single("kind", "Type", [kinds[each] for each in types], TYPES),
        single("q", "Q", [1 + n % 2 for n in range(len(authorities))], {1: "Yes", 2: "No"}),
    )
    return attach(wave, facts={"population": "authorities"})


def asked(wave: Wave, options: Options) -> Table:
    return tabulate(wave, wave.question("q"), options)[0]


def column(table: Table, label: str) -> Column:
    return next(each for each in table.columns if each.label == label)


def test_the_same_authorities_have_no_low_base_on_one_page_and_none_on_another() -> None:
    table = asked(answered_by([*LONDON, *OTHERS]), NESTED)
    for label in ("London", "London, London borough"):
        found = column(table, label)
        assert (found.unweighted_base, found.population, found.low) == (17, 33, False)
    there = at(FIRST_WAVE).by_region_and_type
    assert column(table, "North West, County").population == there["North West", "County"]
    assert not any("population of nested groups" in note for note in table.notes)


def test_a_wave_that_says_otherwise_than_the_list_has_no_nested_populations() -> None:
    types = [each.type for each in (*LONDON, *OTHERS)]
    table = asked(answered_by([*LONDON, *OTHERS], ["County", *types[1:]]), NESTED)
    assert column(table, "London").population == 33
    assert column(table, "London, London borough").population is None
    assert any("population of nested groups" in note for note in table.notes)


def test_under_a_filter_by_type_each_region_has_its_authorities_of_that_type() -> None:
    boroughs = Options(by=(("reg",),), filter=(("kind", ("1",)),))
    table = asked(answered_by([*LONDON, *OTHERS]), boroughs)
    assert [table.columns[0].population, column(table, "London").population] == [33, 33]
    assert column(table, "South East").population == 0


def test_nets_nest_and_areas_do_as_their_regions() -> None:
    wave = open_wave(EXAMPLE)
    by = (("area", "authority_type"),)
    net = ("authority_type", Net("Urban", ("1", "2")))
    options = Options(by=by, by_nets=(net,))
    table = tabulate(wave, wave.question("joint_services"), options)[0]
    assert column(table, "London and the South, London borough").population == 33
    assert column(table, "North, Urban").population == 29
    total, *nested = table.columns
    assert (
        total.population == 152 == sum(c.population or 0 for c in nested if "Urban" not in c.label)
    )


def test_merged_answers_nest_as_their_parts_do() -> None:
    wave = answered_by([*LONDON, *OTHERS])
    wide = merged(wave, wave.question("reg"), {"London and around": ("7", "8")}, "wide")
    table = asked(wide, Options(by=(("wide", "kind"),)))
    assert column(table, "London and around, London borough").population == 33
    assert column(table, "London and around, County").population == 7


def test_a_population_that_a_person_has_taken_away_is_not_found_again() -> None:
    wave = answered_by([*LONDON, *OTHERS])
    regions = wave.question("reg")
    unknown = tuple(replace(answer, population=None) for answer in regions.answers)
    rest = [q for q in wave.questions if q.id != "reg"]
    bare = wave.with_questions([replace(regions, answers=unknown), *rest])
    assert column(asked(bare, NESTED), "London, London borough").population is None


def test_of_those_who_could_take_part_all_are_there() -> None:
    whole = participation(answered_by(LONDON)).wave
    nested = Options(by=(("region", "authority_type"),))
    table = tabulate(whole, whole.questions[0], nested)[0]
    assert all(each.population == each.unweighted_base for each in table.columns)
