"""The figures beside a picture: readable by anybody, harmless in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

from omnibus_desktop.exports.beside import save_beside, table_csv
from omnibus_desktop.exports.clipboard import Shown
from omnibus_desktop.tables.measures import Measure
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.ordering import Order, Way, rows_in_order
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.tables.tabulate import tabulate
from tests.exports import drawn


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_figures_stand_beside_the_picture(tmp_path: Path) -> None:
    path = save_beside(drawn.tables("Q12"), tmp_path / "risks.png")
    assert path == tmp_path / "risks.csv"
    found = rows(path)
    assert found[0] == ["The figures of risks.png"]
    assert ["", "Total", "North", "Midlands", "South"] in found
    assert ["Base", "88", "30", "29", "29"] in found
    assert ["Financial pressures", "90%"] in [row[:2] for row in found]


def test_no_label_is_a_formula(tmp_path: Path) -> None:
    found = rows(save_beside(drawn.tables("Q12"), tmp_path / "risks.png"))
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert [row for row in found if row[:1] == ["'=1+1 and $5"]]
    assert found[-1][0].startswith("An apostrophe stands before")


def test_every_cell_is_quoted() -> None:
    text = table_csv(drawn.tables("Q3"), "a.svg")
    lines = [line for line in text.splitlines() if line]
    assert all(line.startswith('"') and line.endswith('"') for line in lines)


def test_what_is_hidden_stays_hidden() -> None:
    question = drawn.WAVE.question("Q12")
    tables = tabulate(drawn.WAVE, question, Options(disclosure="publication"))
    text = table_csv(tables, "a.png")
    shown = [row for row in csv.reader(text.splitlines()) if row]
    for number, row in enumerate(tables[0].rows):
        (line,) = [each for each in shown if each[0].lstrip("'") == row.label]
        hidden = [int(state) == 2 for state in tables[0].state[number]]
        assert [cell == "[c]" for cell in line[1:]] == hidden


def test_it_is_written_anew_but_no_other_file_is_replaced(tmp_path: Path) -> None:
    picture = tmp_path / "wave1.png"
    (tmp_path / "wave1.csv").write_text("serial,q1\n1,2\n")
    assert save_beside(drawn.tables("Q3"), picture) == tmp_path / "wave1-table.csv"
    assert (tmp_path / "wave1.csv").read_text() == "serial,q1\n1,2\n"
    assert save_beside(drawn.tables("Q3"), picture) == tmp_path / "wave1-table.csv"
    (tmp_path / "wave1.csv").unlink()
    assert save_beside(drawn.tables("Q3"), picture) == tmp_path / "wave1.csv"
    assert save_beside(drawn.tables("Q12"), picture) == tmp_path / "wave1.csv"


def test_answers_stand_as_they_are_shown_with_the_figures_that_are_shown_below() -> None:
    (table,) = tables = drawn.tables("Q12")
    order = Order(TOTAL, Way.UP)
    text = table_csv(tables, "a.png", None, Shown(Measure.COUNT, order))
    labels = [table.rows[place].label for place in rows_in_order(table, order)]
    firsts = [row[0].removeprefix("'") for row in csv.reader(text.splitlines()) if row]
    listed = [label for label in firsts if label in labels]
    assert listed == [*labels, *labels]  # by percentages, and by counts
    assert labels != [row.label for row in table.rows]
    assert text.count("Sorted by Total, smallest first") == 2
    assert text.count("Figures: counts, unweighted") == 1
