"""What a notebook shows: a real table, every label of it plain text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

import omnibus_desktop as od
from omnibus_desktop import resources
from omnibus_desktop.tables.table import State, Table
from tests.waves import make_wave, scale, single

EXAMPLE = resources.path("example/wave1_synthetic.sav")
HOSTILE = "<script>alert(1)</script><img src=x onerror='y'>&amp;\u202e=1+1"


class Seen(HTMLParser):
    """The elements and texts that a browser finds; an error for a tag that is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.scopes: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        given = dict(attrs)
        assert not any(name.startswith("on") or name in {"src", "href"} for name in given)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.scopes.append((tag, given.get("scope") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1], []).append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


@pytest.fixture
def table() -> Table:
    return od.open_wave(EXAMPLE).table("main_risks", by=["area", "authority_type"])


def test_it_is_a_table_with_a_caption_and_headings_of_rows_and_columns(table: Table) -> None:
    seen = Seen(table._repr_html_())
    assert {"table", "caption", "thead", "tbody"} <= seen.tags
    assert seen.texts["caption"][0].startswith("Over the next three years")
    breaks, groups, base, first, *_ = seen.rows
    assert breaks == ["", "", "Area (a grouping of regions)", "Authority type"]
    assert groups[:3] == ["", "Total", "North (A)"]
    assert base[:2] == ["Base", "91"]
    assert first[:2] == ["Financial pressures", "89%"]
    scopes = [scope for tag, scope in seen.scopes if tag == "th"]
    assert scopes.count("colgroup") == 2
    assert scopes.count("col") == len(table.columns)
    assert scopes.count("row") == 1 + len(table.rows)


def test_below_it_stands_what_its_figures_rest_on(table: Table) -> None:
    said = Seen(table._repr_html_()).texts["p"]
    assert said[0].endswith("Unweighted. No filter.")
    assert table.method.words in said[1]
    assert set(table.notes) <= set(said)
    assert said[-2].startswith("Source: Children's Services Omnibus wave 1")
    assert said[-1] == "Synthetic data: not real answers."


def test_it_has_no_colours_of_its_own(table: Table) -> None:
    html = table._repr_html_()
    assert "color:" not in html.replace("currentColor", "")
    assert "#" not in html.replace("&#x27;", "'")


def test_a_difference_is_marked_and_told_in_words(table: Table) -> None:
    differs = np.zeros_like(table.differs)
    differs[0, 1], differs[1, 2] = 1, -1
    html = replace(table, differs=differs)._repr_html_()
    assert '<abbr title="higher than the rest">▲</abbr>' in html
    assert '<abbr title="lower than the rest">▼</abbr>' in html


def test_a_hidden_cell_and_what_it_follows_from_are_not_shown() -> None:
    table = od.open_wave(EXAMPLE).table("confidence_unmet_needs", by="area")
    state = np.array(table.state)
    state[0, 1] = State.HIDDEN
    seen = Seen(replace(table, state=state)._repr_html_())
    rows = {row[0]: row for row in seen.rows}
    assert rows["Very confident"][2] == "[c]"
    assert rows["Mean"][2] == "[c]"
    assert rows["Mean"][3] != "[c]"
    assert "[c] Hidden to protect respondents." in seen.texts["p"]


def test_labels_are_plain_text() -> None:
    wave = make_wave(
        single("b", HOSTILE, [1, 2], {1: HOSTILE, 2: "two"}),
        scale("q", HOSTILE, [1, 2], {1: HOSTILE, 2: ""}),
        single("w", "Weight", [0.5, 1.5], {}),
    )
    table = od.table(wave, "q", "b", weight="w", where={"b": [1]})
    seen = Seen(table._repr_html_())
    plain = HOSTILE.replace("\u202e", "[RLO]")
    assert seen.texts["caption"] == [plain]
    assert {row[0] for row in seen.rows} >= {plain, "Weighted base", "Effective base"}
    assert not {"script", "img"} & seen.tags
