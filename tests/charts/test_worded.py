"""The words of a slide are about what its chart draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Sort
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.cli import run
from omnibus_desktop.tables.table import State, Statistic, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.words import Words
from tests.charts.tables import groups, risks, rows, table, total
from tests.charts.waves import by_region, risks_over


def liking(item: str, mean: float | None, count: int) -> Table:
    """An item that is rated from 0 to 10, by so many, of whom 10 do not know."""
    return table(
        rows(*(str(step) for step in range(11))),
        (total(count + 10),),
        [[1 + len(item) + step] for step in range(11)],
        kind=Kind.GRID,
        ordered=True,
        item=item,
        item_label=item,
        statistics=(Statistic("Mean", (mean,)), Statistic("Count", (float(count),))),
    )


PARTIES = (liking("Greens", 3.25, 90), liking("Blues", 2.2, 95), liking("Reds", 4.04, 1200))


def bars(found: Table | tuple[Table, ...], sort: Sort) -> list[str]:
    """The labels beside the bars from above down."""
    tables = found if isinstance(found, tuple) else (found,)
    items = worded(tables, ChartSpec(sort=sort)).scene.items
    labels = [i for i in items if isinstance(i, Text) and i.role == "group label"]
    return [" ".join(each.lines) for each in sorted(labels, key=lambda each: each.y)]


def test_words_on_a_chart_of_means_are_about_means() -> None:
    words = worded(PARTIES, ChartSpec()).words
    assert words.headline == "Averages run from 2.2 (Blues) to 4.0 (Reds)"
    assert words.subtitle.startswith("Mean among authorities that answered")
    assert words.alt_text.startswith(
        f"Bar chart of means. {words.headline}."
        " Reds 4.0 (n=1,200); Greens 3.3 (n=90); Blues 2.2 (n=95)."
    )
    assert "%" not in words.headline + words.alt_text
    assert "(means of 90 to 1,200)" in words.footnote


def test_means_stand_by_size_or_as_given_and_each_with_its_number() -> None:
    by_size = ["Reds (n=1,200)", "Greens (n=90)", "Blues (n=95)"]
    assert bars(PARTIES, Sort.AUTO) == by_size
    given = [by_size[1], by_size[2], by_size[0]]
    assert bars(PARTIES, Sort.GIVEN) == given
    said = worded(PARTIES, ChartSpec(sort=Sort.GIVEN)).words.alt_text
    assert said.index("Greens 3.3") < said.index("Blues 2.2 (n=95)") < said.index("Reds 4.0 (n")


def test_numbers_that_are_the_same_for_all_are_not_repeated() -> None:
    same = tuple(replace(each, statistics=each.statistics[:1]) for each in PARTIES[:1] * 2)
    assert not any("(n=" in label for label in bars(same, Sort.AUTO))


def test_a_hidden_mean_is_named_and_not_told() -> None:
    hidden = liking("Pinks", None, 90)
    hidden.state.setflags(write=True)
    hidden.state[:] = State.HIDDEN
    words = worded((*PARTIES, hidden), ChartSpec()).words
    assert "Pinks not shown" in words.alt_text
    assert "Pinks" not in words.headline


@pytest.mark.parametrize("breaks", [(), ("North",)])
def test_alt_text_tells_what_stands_beside_the_bars(breaks: tuple[str, ...]) -> None:
    columns = (total(), *groups(*breaks))
    shares = [[share] * len(columns) for share in (44, 30)]
    made = table(rows("Rising demand", "Money"), columns, shares)
    key, other = ("1", "total"), ("2", "total")
    notes = (
        Note("a", NoteKind.LINE, (key,), ""),
        Note("b", NoteKind.CALLOUT, (other,), "Look here"),
        Note("c", NoteKind.DIFFERENCE, (key, other), ""),
        Note("d", NoteKind.CALLOUT, (("9", "total"),), "Gone"),
    )
    said = worded((made,), ChartSpec(highlight=(key,)), notes).words.alt_text
    group = ", Total" if breaks else ""
    assert f"Highlighted: Rising demand{group}." in said
    of = " (Total)" if breaks else ""
    assert f"Reference line{of}: Rising demand: 44%." in said
    assert f"Call-out (Money{group}): Look here." in said
    assert "14 points, not tested." in said
    assert "Gone" not in said


def test_a_person_s_own_alt_text_stays() -> None:
    own = worded((risks(),), ChartSpec(), (), lambda words: replace(words, alt_text="Mine"))
    assert own.scene.alt_text == own.words.alt_text == "Mine"
    assert own.suggested.alt_text != "Mine"


def test_hidden_figures_are_told_once_an_answer_and_drawn_ones_all() -> None:
    made = table(
        rows("Yes", "No"), (total(), *groups("North", "South", "West")), [[60] * 4, [40] * 4]
    )
    state = made.state.copy()
    state[:, 1:3] = State.HIDDEN
    said = worded((replace(made, state=state),), ChartSpec()).words.alt_text
    assert said.count("Yes hidden in 2 of 4 groups") == 1
    assert said.count("No hidden in 2 of 4 groups") == 1
    assert "Yes: West 60%; No: West 40%" in said
    assert "North" not in said


def test_what_could_not_be_shown_is_told_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wave = str(resources.path("example/wave1_synthetic.sav"))
    out = str(tmp_path / "x.svg")
    assert run(["chart", wave, "main_risks", "-o", out, "--kind", "bar"]) == 0
    told = capsys.readouterr()
    assert "note: Total shown; breaks not shown" in told.err
    assert told.out == ""


def test_alt_text_is_about_what_is_there_and_of_whom() -> None:
    def mine(words: Words) -> Words:
        return replace(words, headline="Mine.")

    own = worded((risks(),), ChartSpec(), (), mine).words.alt_text
    assert own.startswith("Bar chart. Mine. ")
    small = worded((risks(),), ChartSpec(size=(300.0, 200.0))).words.alt_text
    assert small.startswith("No chart. ")
    assert "This slide is too small for a chart" in small
    assert "; " not in small  # no figures
    over = worded(risks_over(2), ChartSpec(), (), mine).words.alt_text
    assert "waves. Mine. " in over
    assert "Base: authorities that answered (Wave 1 100, Wave 2 100)." in over


def test_alt_text_names_a_call_out_in_full_and_an_answer_once() -> None:
    made = by_region([9] * 9, [20] * 9)
    key = ("1", "region=2")
    notes = (Note("1", NoteKind.CALLOUT, (key,), "Look: {percent}"),)
    spec = ChartSpec(kind=ChartKind.CLUSTERED, columns=("total", "region=1", "region=2"))
    said = worded((made,), spec, notes).words.alt_text
    assert "Call-out (Yes, North West): Look: 45%." in said
    assert "No: North East 55%; North West 55%" in said
    every = worded((made,), ChartSpec(kind=ChartKind.MAP)).words.alt_text
    assert "South West" in every
