"""A break that is the question itself, or is made of it, marks no differences and says why."""

from __future__ import annotations

import numpy as np
import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.arithmetic import answer_facts
from omnibus_desktop.readers.opening import open_wave
from omnibus_desktop.tables.differing import differing
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


def table(wave: Wave, question: str, *by: str, test: str = "rest") -> Table:
    options = Options(by=tuple((each,) for each in by), test=test)
    return tabulate(wave, wave.question(question), options)[0]


@pytest.mark.parametrize("test", ["rest", "pairs"])
@pytest.mark.parametrize(
    ("asked", "by"), [("area", "area"), ("area", "region"), ("region", "area")]
)
def test_what_is_so_by_construction_is_not_tested(
    wave: Wave, asked: str, by: str, test: str
) -> None:
    found = table(wave, asked, by, "authority_type", test=test)
    of = [place for place, column in enumerate(found.columns) if column.by == by]
    assert found.made_of == (by,)
    assert not found.differs[:, of].any()
    assert np.isnan(found.p_rest[:, of]).all()
    assert not any(letters[place] for letters in found.letters for place in of)
    assert any("Not tested by “" in note for note in found.notes)
    (said,) = [fact.said for fact in answer_facts(found, 0, of[0]) if fact.name == "Test"]
    assert said == "Not tested: its groups are made of the same as these answers"
    others = [place for place, column in enumerate(found.columns) if column.by == "authority_type"]
    assert test == "pairs" or np.isfinite(found.p_rest[:, others]).any()


def test_all_else_is_tested(wave: Wave) -> None:
    for question in ("main_risks", "portal"):
        assert table(wave, question, "region").made_of == ()
    assert table(wave, "main_risks", "main_risks").made_of == ()


def test_the_finder_of_differences_leaves_it_out(wave: Wave) -> None:
    found = {each.question for each in differing(wave, "region")}
    assert found
    assert not found & {"area", "region"}
