"""What is hidden for publication, and that no output gives it away."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import numpy as np
import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.hover import describe
from omnibus_desktop.charts.marks import marks
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.cli import run
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.clipboard import table_html, table_text
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables import publication
from omnibus_desktop.tables.as_html import as_html
from omnibus_desktop.tables.as_json import table_object
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overall import overall
from omnibus_desktop.tables.table import NOT_THERE, State, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.tidy import as_csv
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.suggest import suggest
from tests.waves import Part, grid, make_wave, multi, numeric, scale, single

EXAMPLE = resources.path("example/wave1_synthetic.sav")
FIGURES = ("count", "weighted", "percent", "low", "high")


@pytest.fixture(scope="module")
def example() -> Wave:
    return open_wave(EXAMPLE)


def published(wave: Wave, question: str = "q", **options: Any) -> Table:
    chosen = Options(**{"by": (("g",),), "disclosure": "publication"} | options)
    return tabulate(wave, wave.question(question), chosen)[0]


def by_group(*groups: tuple[int, ...], **more: Any) -> Wave:
    """A wave in which so many of each group gave each answer."""
    group = [n for n, counts in enumerate(groups, 1) for _ in range(sum(counts))]
    codes = [answer for counts in groups for answer, k in enumerate(counts, 1) for _ in range(k)]
    part = single("q", "Q", codes, {n: f"q{n}" for n in range(1, len(groups[0]) + 1)})
    return make_wave(
        single("g", "G", group, {n: f"g{n}" for n in range(1, len(groups) + 1)}, **more),
        part,
        respondent_word="authorities",
    )


def hidden(table: Table) -> list[list[bool]]:
    return (table.state == State.HIDDEN).tolist()


@pytest.mark.parametrize(("silent", "told"), [(0, True), (2, False), (5, False), (6, True)])
def test_rows_and_a_base_of_all_asked_do_not_tell_of_a_few_who_kept_silent(
    silent: int, told: bool
) -> None:
    codes = [1] * 40 + [2] * 30 + [3] * 20 + [None] * silent
    wave = make_wave(single("q", "Q", codes, {1: "a", 2: "b", 3: "c"}))
    table = published(wave, by=(), base="asked")
    assert table.columns[0].unweighted_base == 90 + silent
    shown = [not line[0] for line in hidden(table)]
    assert all(shown) == told
    assert told or shown.count(True) < 3


def test_a_few_who_kept_silent_in_a_group_are_not_found_by_subtraction() -> None:
    group = [1] * 60 + [2] * 60
    codes = ([1] * 30 + [2] * 27 + [None] * 3) + ([1] * 20 + [2] * 20 + [None] * 20)
    wave = make_wave(
        single("g", "G", group, {1: "x", 2: "y"}), single("q", "Q", codes, {1: "a", 2: "b"})
    )
    table = published(wave, base="asked")
    for column in (1, 2):  # either tells of the other by the total
        assert any(line[column] for line in hidden(table))


@pytest.mark.parametrize(
    ("count", "base", "is_hidden"),
    [(1, 60, True), (5, 60, True), (6, 60, False), (54, 60, False), (55, 60, True), (59, 60, True)],
)
def test_a_few_and_all_but_a_few_are_hidden(count: int, base: int, is_hidden: bool) -> None:
    table = published(by_group((count, base - count), (30, 30), (30, 30)))
    assert hidden(table)[0][1] is is_hidden


@pytest.mark.parametrize(("base", "is_hidden"), [(29, True), (30, False)])
def test_what_all_of_a_small_group_said_is_hidden(base: int, is_hidden: bool) -> None:
    table = published(by_group((base, 0), (30, 30), (30, 30)))
    assert [hidden(table)[row][1] for row in range(2)] == [is_hidden, is_hidden]


def test_what_nobody_at_all_said_stays_in_sight() -> None:
    table = published(by_group((12, 8, 0), (30, 30, 0)))
    assert hidden(table)[2] == [False, False, False]


@pytest.mark.parametrize(("base", "is_hidden"), [((3, 6), True), ((4, 6), False)])
def test_groups_under_ten_have_no_figures(base: tuple[int, int], is_hidden: bool) -> None:
    figures = published(by_group((7 * base[0], 7 * base[1]), base, (30, 30)))
    assert figures.columns[2].unweighted_base == sum(base)
    assert hidden(figures)[1][2] is is_hidden or is_hidden is False


@pytest.mark.parametrize(("base", "is_hidden"), [(5, True), (6, False)])
def test_bases_of_a_few_are_hidden_with_another(base: int, is_hidden: bool) -> None:
    table = published(by_group((base, 0), (8, 8), (30, 30)))
    assert [column.hidden for column in table.columns] == [False, is_hidden, is_hidden, False]


def test_a_group_of_which_there_are_few_is_not_shown() -> None:
    wave = by_group((2, 2), (8, 8), (30, 30), populations=(4, 20, 70))
    table = published(wave)
    assert table.columns[1].hidden
    assert np.array(hidden(table))[:, 1].all()


def test_a_lone_hidden_figure_gets_partners_in_its_row_and_column() -> None:
    table = published(by_group((3, 17, 20), (14, 15, 16), (40, 41, 42)))
    found = np.array(hidden(table))
    assert found[0, 1]
    assert found[0, 1:].sum() >= 2
    assert found[:, 1].sum() >= 2
    assert not found[:, 0].any()
    # the smallest other figures
    assert found.sum() == 4
    assert found[:2, 1:3].all()


def test_hidden_figures_are_not_in_the_table(example: Wave) -> None:
    for question in example.questions:
        if not question.answers:
            continue
        for table in tabulate(example, question, Options(disclosure="publication")):
            gone = table.state == State.HIDDEN
            assert (table.count[gone] == NOT_THERE).all()
            for name in FIGURES[1:]:
                assert np.isnan(getattr(table, name)[gone]).all()
            assert np.isnan(table.p_rest[gone]).all()
            assert not table.differs[gone].any()


def test_json_has_null_for_all_that_is_hidden(example: Wave) -> None:
    found = table_object(published(example, "confidence_unmet_needs", by=None))
    columns = [column for column in found["columns"] if column["unweighted_base"] is None]
    assert columns
    for column in columns:
        assert [column[name] for name in ("asked", "base", "effective_base")] == [None] * 3
    cells = [cell for row in found["rows"] for cell in row["cells"] if cell["state"] == "hidden"]
    assert cells
    for cell in cells:
        assert [cell[name] for name in FIGURES] == [None] * 5
        assert (cell["rest"], cell["letters"], cell["p"]) == ("", [], {})
    assert found["disclosure"] == "publication"
    json.dumps(found, allow_nan=False)


def test_csv_and_frame_are_empty_where_hidden(example: Wave) -> None:
    table = published(example, "main_risks", by=None)
    lines = list(csv.DictReader(io.StringIO(as_csv([table]))))
    assert {line["state"] for line in lines} == {"shown", "hidden"}
    for line in lines:
        if line["state"] == "hidden":
            assert [line[name] for name in (*FIGURES, "p_rest", "rest", "letters")] == [""] * 8
    bases = [line for line in lines if line["unweighted_base"] == ""]
    assert bases
    assert {line[name] for line in bases for name in ("asked", "base", "effective_base")} == {""}
    frame = table.to_frame()
    assert frame.loc[frame["state"] == "hidden", list(FIGURES)].isna().all(axis=None)


def test_every_printed_form_says_c(example: Wave) -> None:
    table = published(example, "main_risks", by=None)
    column = next(place for place, each in enumerate(table.columns) if each.hidden)
    for text in (as_text(table), as_html(table), table_text([table]), table_html([table])):
        assert "[c]" in text
        assert "-1" not in text
        assert not re.search(r"\bnan\b", text)
    found = marks((table,), ChartSpec())
    assert {row[column].text for row in found.cells} == {"[c]"}
    assert {row[column].value for row in found.cells} == {None}
    assert describe((table,), (table.rows[0].id, table.columns[column].key)).endswith(
        "Hidden to protect the respondents"
    )
    words = suggest((table,))
    for said in (words.headline, words.footnote, words.alt_text, words.speaker_notes):
        assert "-1" not in said
        assert not re.search(r"\bnan\b", said)


def test_a_total_that_is_hidden_is_not_called_empty() -> None:
    table = published(by_group((2, 1)), by=())
    words = suggest((table,))
    assert table.columns[0].hidden
    assert "obody" not in words.headline
    assert "[c]" in words.footnote


def test_no_mean_stands_over_hidden_answers() -> None:
    codes = [1, 2, 3, 4, 5] * 6 + [1, 2, 2, 2, 3, 3, 4, 4, 4, 5] * 2 + [3] * 30
    groups = [1] * 30 + [2] * 20 + [3] * 30
    wave = make_wave(
        single("g", "G", groups, {1: "a", 2: "b", 3: "c"}),
        scale("q", "Q", codes, {n: str(n) for n in range(1, 6)}),
    )
    table = published(wave)
    gone = (table.state == State.HIDDEN).any(axis=0)
    assert gone.any()
    assert not gone[0]
    for statistic in table.statistics:
        assert [value is None for value in statistic.values] == gone.tolist()


def test_amounts_are_described_only_where_all_their_bands_are_shown() -> None:
    amounts = [n % 40 for n in range(200)]
    wave = make_wave(
        single("g", "G", [1] * 12 + [2] * 188, {1: "few", 2: "many"}), numeric("q", "Q", amounts)
    )
    table = published(wave)
    mean = table.statistics[0]
    assert mean.values[0] is not None
    assert mean.values[1] is None
    assert mean.values[2] is None  # or the total less the many would be the few


def test_chi_square_of_a_break_with_hidden_figures_is_hidden() -> None:
    wave = by_group((3, 17, 20), (14, 15, 16), (40, 41, 42))
    assert overall(published(wave)) == ()
    assert len(overall(published(wave, disclosure="off"))) == 1


def test_p_tells_nothing_of_a_hidden_total() -> None:
    wave = by_group((1, 20, 20), (0, 30, 40), (2, 41, 42))
    table = published(wave)
    gone = np.array(hidden(table))
    assert gone[0, 0]
    assert np.isnan(table.p_rest[gone[:, 0]]).all()


def test_adjusted_p_is_hidden_with_any_of_its_row() -> None:
    wave = by_group((3, 17, 20), (14, 15, 16), (40, 41, 42), (30, 31, 44))
    table = published(wave, adjust="holm")
    gone = np.array(hidden(table)).any(axis=1)
    assert gone.any()
    assert not gone.all()
    assert np.isnan(table.p_rest[gone]).all()
    assert np.isfinite(table.p_rest[~gone, 1:]).all()


def test_letters_do_not_name_hidden_columns() -> None:
    wave = by_group((3, 27, 20), (14, 15, 36), (40, 41, 12), (30, 31, 44))
    table = published(wave, test="pairs")
    for line, off in zip(table.letters, hidden(table), strict=True):
        gone = {c.letter for c, is_off in zip(table.columns, off, strict=True) if is_off}
        assert not gone & {letter for letters in line for letter in letters}


def test_responses_are_hidden_with_any_total() -> None:
    rare = multi("q", "Q", {"a": [1] * 40, "b": [1] * 3 + [0] * 37})
    frequent = multi("q", "Q", {"a": [1] * 20 + [0] * 20, "b": [1] * 10 + [0] * 30})
    assert published(make_wave(rare), by=()).responses is None
    assert published(make_wave(frequent), by=()).responses == 30


def test_weights_that_tell_groups_apart_hide_more() -> None:
    """With a weight for each group a weighted total is one more equation."""
    wave = by_group((3, 17, 20), (14, 15, 16), (40, 41, 42))
    each = {1: 1.5, 2: 1.25, 3: 0.75}
    group = [each[int(code)] for code in wave.numbers("g").tolist()]
    parts: list[Part] = [
        single("g", "G", wave.numbers("g").tolist(), {n: f"g{n}" for n in (1, 2, 3)}),
        single("q", "Q", wave.numbers("q").tolist(), {n: f"q{n}" for n in (1, 2, 3)}),
    ]
    table = published(make_wave(*parts, weights={"w": group}), weight="w")
    assert np.array(hidden(table))[:, 0].sum() >= 2
    assert not np.array(hidden(published(make_wave(*parts)))).any(axis=1)[2]


def test_a_net_of_hidden_answers_is_hidden_where_it_would_tell() -> None:
    group = [1] * 40 + [2] * 60
    codes = [1] * 3 + [2] * 7 + [3] * 30 + [1] * 20 + [2] * 20 + [3] * 20
    wave = make_wave(
        single("g", "G", group, {1: "a", 2: "b"}),
        single("q", "Q", codes, {1: "x", 2: "y", 3: "z"}, nets=(Net("xy", ("1", "2")),)),
    )
    found = np.array(hidden(published(wave)))
    assert found[0, 1]
    assert found[1, 1] or (found[2, 1] and found[3, 1])


def test_of_a_huge_table_only_the_total_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "_MOST_WORK", 1)
    table = published(by_group((30, 30, 3), (30, 30, 30), (40, 3, 30)))
    assert [column.hidden for column in table.columns] == [False, True, True, True]
    assert np.array(hidden(table))[:, 1:].all()
    assert not np.array(hidden(table))[:, 0].any()


@pytest.mark.parametrize("by", [(("main_risks",),), (("risk_demand",),), (("area", "main_risks"),)])
def test_a_question_by_itself_shows_its_total_only(example: Wave, by: Any) -> None:
    """Every figure would stand there twice, and a hidden one could be read where it is shown."""
    table = published(example, "main_risks", by=by)
    alone = published(example, "main_risks", by=())
    assert (table.count[:, 1:] == NOT_THERE).all()
    assert all(column.hidden for column in table.columns[1:])
    assert table.count[:, 0].tolist() == alone.count[:, 0].tolist()
    own, others = table.notes[-3:-1]
    assert own.startswith("No figures are shown of groups by this question itself")
    assert others == "No other figure had to be hidden."


def test_a_single_answer_by_itself_shows_its_total_only(example: Wave) -> None:
    table = published(example, "colocated", by=(("colocated",),))
    assert all(column.hidden for column in table.columns[1:])


def test_other_breaks_are_as_they_are_without_the_question_itself(example: Wave) -> None:
    both = published(example, "main_risks", by=(("main_risks",), ("area",)))
    other = published(example, "main_risks", by=(("area",),))
    assert both.count[:, [0, *range(-3, 0)]].tolist() == other.count.tolist()
    assert both.notes[1].startswith("For publication: 13 of 24 other figures are hidden")


def test_a_line_of_a_grid_by_another_line_is_no_question_by_itself() -> None:
    codes = [1, 2] * 60
    wave = make_wave(
        grid("q", "Q", {"a": codes, "b": [1] * 60 + [2] * 60}, {1: "yes", 2: "no"}),
    )
    options = Options(by=(("q_b",),), disclosure="publication")
    first, second = tabulate(wave, wave.question("q"), options)
    assert first.count.tolist() == [[60, 30, 30], [60, 30, 30]]
    assert [column.hidden for column in second.columns] == [False, True, True]


def test_asked_is_withheld_where_others_than_those_asked_are_in_the_base(example: Wave) -> None:
    """28 asked of whom 27 said yes: at most one said no."""
    table = published(example, "colocated", by=(("area",),), base="all")
    assert {column.asked for column in table.columns} == {NOT_THERE}
    assert [column.unweighted_base for column in table.columns] == [101, 37, 20, 44]
    assert {column["asked"] for column in table_object(table)["columns"]} == {None}
    assert {line["asked"] for line in csv.DictReader(io.StringIO(as_csv([table])))} == {""}
    assert "-1" not in as_text(table)


def test_asked_is_withheld_where_it_is_larger_than_a_base_with_others() -> None:
    """10 were not asked, of whom any may have given a hidden answer; 20 gave one left out."""
    codes = [1] * 30 + [2] * 3 + [3] * 20 + [None] * 10
    wave = make_wave(
        single("r", "R", [1] * 53 + [2] * 10, {1: "yes", 2: "no"}),
        single("q", "Q", codes, {1: "a", 2: "b", 3: "c"}, routed_from="r", routed_by=("1",)),
    )
    (column,) = published(wave, by=(), base="all", without=("3",)).columns
    assert column.unweighted_base == 43
    assert column.asked == NOT_THERE


@pytest.mark.parametrize(("silent", "is_withheld"), [(1, True), (5, True), (6, False), (0, False)])
def test_asked_is_withheld_where_a_few_did_not_answer(silent: int, is_withheld: bool) -> None:
    codes = [1] * 30 + [2] * 30 + [None] * silent
    wave = make_wave(single("q", "Q", codes, {1: "yes", 2: "no"}))
    (column,) = published(wave, by=()).columns
    assert column.unweighted_base == 60
    assert column.asked == (NOT_THERE if is_withheld else 60 + silent)


def test_asked_is_withheld_where_a_few_in_no_group_did_not_answer() -> None:
    """13 did not answer: 10 of the one group, none of the other, 3 of neither."""
    codes = [1, 2] * 30 + [None] * 10 + [1, 2] * 30 + [None] * 3
    groups = [1] * 70 + [2] * 60 + [None] * 3
    wave = make_wave(
        single("q", "Q", codes, {1: "yes", 2: "no"}), single("g", "G", groups, {1: "a", 2: "b"})
    )
    assert {column.asked for column in published(wave).columns} == {NOT_THERE}
    assert published(wave, by=()).columns[0].asked == 133


def test_a_note_names_what_shows_more_where_breaks_hide_most(example: Wave) -> None:
    said = "Broken by one question alone, more figures may be shown."
    by = (("area",), ("region",), ("authority_type",))
    assert said in published(example, "main_risks", by=by).notes
    assert said not in published(example, "main_risks", by=by, disclosure="internal").notes
    assert said not in published(example, "main_risks", by=(("region",),)).notes
    assert said not in published(example, "main_risks", by=(("main_risks",), ("area",))).notes


def test_notes_say_what_is_hidden_and_why() -> None:
    table = published(by_group((5, 0), (8, 8), (30, 30)))
    why, named, differencing = table.notes
    assert why.startswith("For publication: 4 of 8 figures are hidden")
    assert "1 to 5 authorities" in why
    assert named == "All figures are hidden of: g1, g2."
    assert "check them together" in differencing


def test_a_note_does_not_count_a_hidden_group() -> None:
    wave = by_group((2, 2), (8, 8), (30, 30), populations=(4, 20, 70))
    everybody = tabulate(wave, wave.question("q"), Options(by=(("g",),), population="frame"))
    assert published(wave).columns[1].hidden
    assert everybody[0].columns[1].unweighted_base == 4
    assert not any("g1 (4)" in note for note in published(wave).notes)


def test_nothing_to_hide_is_said_too() -> None:
    table = published(by_group((30, 30), (40, 40)))
    assert not np.array(hidden(table)).any()
    assert table.notes[0] == "No figure had to be hidden."


@pytest.mark.parametrize("rule", ["off", "internal"])
def test_nothing_is_hidden_for_internal_use(rule: str) -> None:
    table = published(by_group((1, 2), (30, 30)), disclosure=rule)
    assert not np.array(hidden(table)).any()
    assert table.count[0].tolist() == [31, 1, 30]


def test_the_command_line_publishes(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["table", str(EXAMPLE), "main_risks", "--disclosure", "publication"]
    assert run(command) == 0
    assert "[c]" in capsys.readouterr().out
    assert run([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["columns"][4]["unweighted_base"] is None
    assert run([*command, "--csv"]) == 0
    assert ",hidden," in capsys.readouterr().out


def test_signs_are_the_shorthand_or_those_of_older_reports() -> None:
    codes = [1] * 996 + [2] * 4
    wave = make_wave(
        single("q", "Q", codes, {1: "a", 2: "b", 3: "c"}),
        single("g", "G", [1] * 980 + [2] * 20, {1: "many", 2: "few"}),
    )
    new, old = (
        as_text(
            tabulate(wave, wave.question("q"), Options(by=(("g",),), test="none", symbols=symbols))[
                0
            ]
        )
        for symbols in ("shorthand", "legacy")
    )
    assert "[low] Above 0 but under 0.5%." in new
    assert "few*" in new
    assert "* Low base" in new
    assert "* Above 0 but under 0.5%." in old
    assert "- None." in old
    assert "few [u]" in old
    with pytest.raises(OmnibusError):
        tabulate(wave, wave.question("q"), Options(symbols="runes"))


def test_low_bases_are_unreliable_in_what_is_published() -> None:
    table = published(by_group((10, 10), (40, 40)))
    text = as_text(table)
    assert "g1 [u]" in text
    assert "[u] Low base: under 30" in text
