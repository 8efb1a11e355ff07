"""A table on the clipboard: the printed figures, headings that are headings, nothing that runs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from omnibus_desktop.exports.clipboard import table_html, table_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import State
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.plain_text import plain
from tests.exports import drawn, scenes
from tests.waves import make_wave, single


class Cells(HTMLParser):
    """The table as rows of (tag, scope, text), and every tag that is met."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str, str]]] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append((tag, dict(attrs).get("scope") or "", ""))

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and self.lasttag in ("td", "th"):
            tag, scope, text = self.rows[-1][-1]
            self.rows[-1][-1] = (tag, scope, text + data)


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_text_has_title_breaks_groups_base_answers_and_source() -> None:
    found = rows(table_text(drawn.tables("Q12")))
    assert found[0] == ["What are the main risks?"]
    assert found[1] == ["", "", "Region", "", ""]
    assert [cell.rstrip("*") for cell in found[2]] == ["", "Total", "North", "Midlands", "South"]
    assert found[3] == ["Base", "88", "30", "29", "29"]
    assert found[4][:2] == ["Financial pressures", "90%"]
    assert found[-1][0].startswith("Base: authorities that answered. Unweighted.")


def test_shares_are_rounded_half_up_on_the_exact_ratio() -> None:
    found = {row[0]: row[1:] for row in rows(table_text(drawn.tables("Q12")))}
    assert found["'=1+1 and $5"][0] == "13%"  # 11 of 88


def test_what_is_hidden_shows_its_sign_alone() -> None:
    (table,) = drawn.tables("Q12")
    state = np.array(table.state)
    state[0, 1] = State.HIDDEN
    text = table_text((replace(table, state=state),))
    assert rows(text)[4][2] == "[c]"
    assert "[c] Hidden to protect respondents" in text


def test_several_tables_stand_one_under_the_other() -> None:
    both = (*drawn.tables("Q12"), *drawn.tables("Q3"))
    assert table_text(both).count("\n\n") == 1
    assert table_html(both).count("<table") == 2


@pytest.mark.parametrize("label", scenes.HOSTILE)
def test_a_hostile_label_is_one_harmless_cell(label: str) -> None:
    wave = make_wave(single("q", label, [1, 2, 1], {1: label, 2: "No"}))
    tables = tabulate(wave, wave.question("q"), Options(by=(), tiny_base=0))
    cell = next(row for row in rows(table_text(tables)) if len(row) > 1 and row[1] == "67%")[0]
    assert cell.strip("'").startswith(plain(label)[:2].strip("'"))
    assert not cell.startswith(("=", "+", "-", "@"))
    html = Cells(table_html(tables))
    assert plain(label) in {text.removeprefix("'") for row in html.rows for _, _, text in row}
    known = {"html", "head", "meta", "body", "p", "b", "table", "thead", "tbody", "tr", "th", "td"}
    assert html.tags <= known


def test_a_quotation_mark_does_not_open_a_cell_of_many_lines() -> None:
    wave = make_wave(single("q", "Q", [1, 2], {1: '"Yes', 2: "No"}))
    text = table_text(tabulate(wave, wave.question("q"), Options(by=(), tiny_base=0)))
    assert '"""Yes"\t50%' in text


def test_html_headings_say_what_they_head() -> None:
    breaks, groups, base, first, *_ = Cells(table_html(drawn.tables("Q12"))).rows
    assert ("th", "colgroup", "Region") in breaks
    assert [scope for _, scope, _ in groups] == ["", "col", "col", "col", "col"]
    assert base[0] == ("th", "row", "Base")
    assert first[:2] == [("th", "row", "Financial pressures"), ("td", "", "90%")]


def test_text_and_html_hold_the_same_cells() -> None:
    tables = drawn.tables("Q3")
    text = [row for row in rows(table_text(tables)) if len(row) > 1]
    html = Cells(table_html(tables)).rows
    assert text[1:] == [[cell for _, _, cell in row] for row in html[1:]]
