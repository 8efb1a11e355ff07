"""What cannot be counted says so in a sentence, from Python and on the command line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from omnibus_desktop.cli.run import run
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.waves import grid, make_wave, multi, numeric, scale, single

GROUPS = 5_000
CSV = "id,q,w,text\n" + "".join(f"{n},{1 + n % 2},{n % 3},t{n}\n" for n in range(30))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    (made / "wave.csv").write_text(CSV)
    (made / "empty.csv").write_text(CSV.splitlines(keepends=True)[0])
    many = "".join(f"{n},{1 + n % 2}\n" for n in range(GROUPS))
    (made / "many.csv").write_text("place,q\n" + many)
    return made


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nosuch"], "there is no question or variable 'nosuch'"),
        (["q", "--by", "nosuch"], "there is no question or variable 'nosuch'"),
        (["q", "--filter", "q=9"], "q has no answer '9' to filter by"),
        (["q", "--without", "9"], "q has no answer '9' to leave out"),
        (["q", "--net", "Some=1,9"], "q has no answer '9' for the net 'Some'"),
        (["q", "--by", "q", "--by-net", "q:Some=9"], "q has no answer '9' for the net 'Some'"),
        (["q", "--weight", "nosuch"], "there is no variable 'nosuch'"),
        (["q", "--weight", "text"], "text cannot be a weight, it holds no number"),
    ],
)
def test_the_command_line_says_it_in_one_line(
    folder: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["table", str(folder / "wave.csv"), *arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert re.fullmatch(r"omnibus-desktop: wave\.csv: [^\n]*; [^\n]*\n", printed.err)
    assert told in printed.err


def test_a_filter_that_leaves_nobody_gives_a_table_that_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["table", str(folder / "wave.csv"), "q", "--filter", "q=1", "--filter", "q=2"]
    assert run(chosen) == 0
    assert "Nobody passes the filter (q: 1; q: 2)" in capsys.readouterr().out


def test_a_file_without_respondents_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["table", str(folder / "empty.csv"), "q"])
    printed = capsys.readouterr()
    assert status == 1
    assert "empty.csv" in printed.err


def of(wave: Wave, name: str, options: Options) -> Table:
    return tabulate(wave, wave.question(name), options)[0]


def nobody() -> Wave:
    return make_wave(
        single("q", "Q", [], {1: "a", 2: "b"}),
        multi("m", "M", {"x": [], "y": []}),
        scale("s", "S", [], {1: "low", 2: "high"}),
        grid("g", "G", {"One": []}, {1: "a"}),
        weights={"w": []},
        weight="w",
    )


@pytest.mark.parametrize("name", ["q", "m", "s", "g"])
@pytest.mark.parametrize("by", [(), (("q",),), (("m",), ("q", "s"))])
def test_a_wave_without_respondents_gives_empty_tables(
    name: str, by: tuple[tuple[str, ...], ...]
) -> None:
    table = of(nobody(), name, Options(by=by))
    assert not table.count.any()
    assert table.notes[0] == "The file holds no respondents: there is nothing to count."


def test_numbers_that_nobody_gave_have_no_table() -> None:
    wave = make_wave(numeric("n", "N", [None, None]))
    with pytest.raises(OmnibusError, match="n has no answers to count"):
        of(wave, "n", Options())


@pytest.mark.parametrize("by", [(("place",),), (("q", "place"),)])
def test_a_break_with_too_many_groups_is_refused(by: tuple[tuple[str, ...], ...]) -> None:
    codes = [float(n) for n in range(GROUPS)]
    wave = make_wave(
        single("place", "Place", codes, {n: f"Place {n}" for n in range(GROUPS)}),
        single("q", "Q", [1] * GROUPS, {1: "a"}),
    )
    with pytest.raises(OmnibusError, match="more columns than the 1,000 that a table holds"):
        of(wave, "q", Options(by=by))
    assert len(of(wave, "place", Options(by=())).rows) == GROUPS


def test_many_groups_that_nest_are_refused_however_few_each_has() -> None:
    parts = [
        single(
            n, n, [float(1 + i // size % 8) for i in range(4096)], {c: str(c) for c in range(1, 9)}
        )
        for n, size in (("a", 1), ("b", 8), ("c", 64), ("d", 512))
    ]
    wave = make_wave(*parts)
    with pytest.raises(OmnibusError, match="a by b by c by d would need more columns"):
        of(wave, "a", Options(by=(("a", "b", "c", "d"),)))
    assert len(of(wave, "a", Options(by=(("a", "b", "c"),), test="none")).columns) == 513


def a_weighted_wave() -> Wave:
    return make_wave(
        single("q", "Q", [1, 2, 1, 2], {1: "a", 2: "b"}),
        weights={"w": [0.0, -1.0, None, 2.5], "zero": [0.0] * 4, "bad": [None, -1.0, None, -2.0]},
    )


def test_zero_missing_and_negative_weights_are_told_and_count_as_0() -> None:
    table = of(a_weighted_wave(), "q", Options(weight="w"))
    assert table.weighted[:, 0].tolist() == [0.0, 2.5]
    assert table.columns[0].unweighted_base == 4
    assert "2 respondents have no usable weight in w and count as 0." in table.notes
    assert any(note.startswith("1 respondent with a weight of 0 in w") for note in table.notes)


def test_weights_that_are_all_0_leave_no_percentages_and_say_so() -> None:
    table = of(a_weighted_wave(), "q", Options(weight="zero"))
    assert table.notes[0] == "All who answered have a weight of 0 in zero: no percentages."
    assert table.percent.tolist() != table.percent.tolist()


def test_no_weight_from_0_up_is_no_weight() -> None:
    with pytest.raises(OmnibusError, match="bad cannot be a weight, it holds no number from 0 up"):
        of(a_weighted_wave(), "q", Options(weight="bad"))


def test_nobody_who_was_asked_is_told_from_nobody_who_answered() -> None:
    wave = make_wave(
        single("a", "A", [2, 2], {1: "Yes", 2: "No"}),
        single("b", "B", [None, None], {1: "x"}, routed_from="a", routed_by=("1",)),
        single("c", "C", [None, None], {1: "x"}),
    )
    assert of(wave, "b", Options()).notes[0] == "None of these respondents was asked this question."
    assert of(wave, "c", Options()).notes[0] == "None of these respondents answered this question."
    assert of(replace(wave, respondent_word="authorities"), "c", Options()).notes[0] == (
        "None of these authorities answered this question."
    )
