"""What stands where in a workbook, before it is a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.book import Layout, lay_out
from omnibus_desktop.exports.book_sheets import Link, Look, Names, cell_text, utf16_length, within
from omnibus_desktop.exports.book_tables import Tabulated, tables_of
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.question import Net
from tests.exports import books

ACCESSIBLE, COMPACT = Layout.ACCESSIBLE, Layout.COMPACT


def test_every_question_that_can_be_counted_has_a_sheet_and_a_line_in_the_contents() -> None:
    book = lay_out(books.tabulated(), ACCESSIBLE)
    names = [sheet.name for sheet in book.sheets]
    assert names[:4] == ["Cover", "Contents", "Notes", "region"]
    linked = [line["Worksheet"] for line in books.body(book, "Contents")]
    assert linked == [Link(name, name) for name in names[3:]]
    assert len(linked) == 36 + sum(name.endswith(" means") for name in names)


def test_what_is_left_out_is_told_on_the_cover() -> None:
    cells = [row[0] for row in books.rows(lay_out(books.tabulated(), ACCESSIBLE), "Cover")]
    assert "financial_comment: its answers are texts." in cells
    assert cells[0] == "Children's Services Omnibus wave 1 (synthetic example): tables"
    assert "101 of 152 authorities, 26 September to 28 October 2016." in cells
    assert "Synthetic data: not real answers." in cells


def test_a_line_is_one_answer_of_one_group_with_each_figure_in_its_own_column() -> None:
    book = lay_out(books.tabulated("main_risks"), ACCESSIBLE)
    lines = books.body(book, "main_risks")
    assert len(lines) == 6 * 14
    first, london = lines[0], next(line for line in lines if line["Group"] == "London")
    assert first["Answer"] == "Financial pressures"
    assert (first["Break"], first["Group"]) == ("Total", "Total")
    assert first["Percent"] == pytest.approx(81 / 91)
    assert (first["Count"], first["Base"], first["Population"]) == (81, 91, 152)
    assert 0.8 < float(str(first["Lower limit"])) < 81 / 91 < float(str(first["Upper limit"])) < 1
    assert first["Against the rest of the break"] == "[z]"
    assert (london["Break"], london["Population"]) == ("Region", 33)
    assert london["Against the rest of the break"] in {"higher", "lower", "not shown to differ"}


def test_no_cell_of_a_table_is_empty_and_its_headings_are_unique() -> None:
    for sheet in lay_out(books.tabulated(), ACCESSIBLE).sheets:
        if sheet.marked is None:
            assert sheet.name == "Cover"
            continue
        lines = sheet.lines[sheet.marked.first :]
        assert len(lines) == sheet.marked.last - sheet.marked.first + 1
        assert {len(line.cells) for line in lines} == {sheet.marked.columns}
        assert all(cell not in (None, "") for line in lines for cell in line.cells), sheet.name
        headings = [str(cell).casefold() for cell in lines[0].cells]
        assert len(set(headings)) == len(headings)


def test_above_each_table_stands_what_its_figures_rest_on() -> None:
    book = lay_out(books.tabulated("colocated", filter=(("area", ("1",)),)), ACCESSIBLE)
    above = [cells[0] for cells in books.rows(book, "colocated") if len(cells) == 1]
    assert str(above[0]).startswith("Table 1: Do your multi-agency processes involve teams")
    assert str(above[0]).endswith("[note 1] [note 2]")
    assert above[1:3] == [
        "This worksheet contains one table. Its notes are in the worksheet Notes.",
        Link("Back to the contents", "Contents"),
    ]
    text = " ".join(str(cell) for cell in above[3:])
    assert "Base: authorities that were asked and answered" in text
    assert "Unweighted. Filter: Area (a grouping of regions): North." in text
    assert "Groups tested against the rest of their break" in text
    assert "Source: Children's Services Omnibus wave 1" in text
    assert above[-1] == "Synthetic data: not real answers."


def test_each_note_is_written_once_and_referred_to_by_number() -> None:
    book = lay_out(books.tabulated("colocated", "improved_sharing"), ACCESSIBLE)
    notes = books.body(book, "Notes")
    assert [line["Note"] for line in notes] == [f"[note {n}]" for n in range(1, len(notes) + 1)]
    assert len({line["Text"] for line in notes}) == len(notes)
    titles = [sheet.lines[0].cells[0] for sheet in book.sheets[3:]]
    assert all("[note 1]" in str(title) for title in titles)


def test_without_notes_there_is_no_sheet_of_notes() -> None:
    book = lay_out(books.tabulated("region", by=(), disclosure="off"), ACCESSIBLE)
    assert [sheet.name for sheet in book.sheets] == ["Cover", "Contents", "region"]


def test_means_have_a_sheet_of_their_own() -> None:
    tabulated = tables_of(books.weighted_wave(), ["mood"], Options(weight="weight"))
    book = lay_out(tabulated, ACCESSIBLE)
    assert [sheet.name for sheet in book.sheets][-2:] == ["mood", "mood means"]
    total, north, _, east = books.body(book, "mood means")
    assert (total["Group"], total["Mean"], total["Count"]) == ("Total", 9.5 / 6, 6)
    assert north["Mean"] == pytest.approx((0.5 + 3 + 2) / 3)
    assert (east["Mean"], east["Standard error"]) == ("[z]", "[z]")


def test_a_weighted_table_has_weighted_and_effective_bases() -> None:
    tabulated = tables_of(books.weighted_wave(), ["Q"], Options(weight="weight"))
    line = books.body(lay_out(tabulated, ACCESSIBLE), "Q")[0]
    assert (line["Count"], line["Weighted count"]) == (3, 3.0)
    assert (line["Base"], line["Weighted base"]) == (6, 6.0)
    assert line["Effective base"] == pytest.approx(36 / 6.5)


@pytest.mark.parametrize("layout", list(Layout))
def test_hidden_figures_are_nowhere(layout: Layout) -> None:
    """Each number that belongs to the hidden cells alone is in no cell."""
    (table,) = books.tabulated("confidence_unmet_needs").tables
    percent = set((table.percent / 100).ravel().tolist())
    hidden = books.with_hidden(table, (0, 1), (1, 1), (0, 2))
    book = lay_out(Tabulated((hidden,)), layout)
    before = lay_out(Tabulated((table,)), layout)
    cells, cells_before = (
        [cell for sheet in each.sheets for line in sheet.lines for cell in line.cells]
        for each in (book, before)
    )
    means = sum(1 + bool(each.sds) + bool(each.ses) for each in table.statistics)
    if layout is Layout.COMPACT:
        assert cells.count("[c]") == 3 + 2 * means
    else:
        # percent, limits, count and finding of each cell; of both groups the means, of which one
        # has limits and a finding, too
        assert cells.count("[c]") == 3 * 5 + 2 * (means + 3)
    numbers = [cell for cell in cells if isinstance(cell, float)]
    numbers_before = [cell for cell in cells_before if isinstance(cell, float)]
    assert len(numbers) < len(numbers_before)
    for row, column in ((0, 1), (1, 1), (0, 2)):
        for figures in (table.percent / 100, table.low / 100, table.high / 100):
            value = float(figures[row, column])
            same = [
                (r, c)
                for r in range(figures.shape[0])
                for c in range(figures.shape[1])
                if float(figures[r, c]) == value and hidden.state[r, c] != 2
            ]
            assert same or value not in numbers
    assert percent & set(numbers)


@pytest.mark.parametrize("layout", list(Layout))
def test_in_publication_mode_hidden_bases_and_cells_are_markers(layout: Layout) -> None:
    tabulated = books.tabulated(disclosure="publication")
    book = lay_out(tabulated, layout)
    cells = [cell for sheet in book.sheets for line in sheet.lines for cell in line.cells]
    assert "[c]" in cells
    assert not [cell for cell in cells if isinstance(cell, int | float) and not cell >= 0]
    assert any("[c] Hidden to protect respondents." in text for text in books.texts(book))
    if layout is Layout.ACCESSIBLE:
        lines = books.body(book, "joint_services")
        gone = [line for line in lines if line["Base"] == "[c]"]
        assert gone
        assert {line["Percent"] for line in gone} == {line["Count"] for line in gone} == {"[c]"}


def test_of_a_tiny_group_there_are_counts_and_no_percentages() -> None:
    (table,) = books.tabulated("main_risks", by=(("area",),)).tables
    columns = (table.columns[0], table.columns[1]._replace(tiny=True), *table.columns[2:])
    tiny = Tabulated((replace(table, columns=columns),))
    line = next(
        line
        for line in books.body(lay_out(tiny, ACCESSIBLE), "main_risks")
        if line["Group"] == "North"
    )
    assert (line["Percent"], line["Upper limit"]) == ("[u]", "[u]")
    assert line["Count"] == int(table.count[0, 1])
    compact = books.rows(lay_out(tiny, COMPACT), "Tables")
    assert f"{table.count[0, 1]} of {columns[1].unweighted_base}" in [
        row[2] for row in compact if row[3:]
    ]


def test_signs_of_older_reports_are_for_the_compact_layout_alone() -> None:
    tabulated = books.tabulated("confidence_unmet_needs", symbols="legacy")
    compact = lay_out(tabulated, COMPACT)
    signs = {cell for row in books.rows(compact, "Tables") for cell in row[1:]}
    assert "-" in signs
    assert "[z]" not in signs
    assert "- None." in books.texts(compact)
    accessible = lay_out(tabulated, ACCESSIBLE)
    lines = books.body(accessible, "confidence_unmet_needs")
    assert 0 in {line["Percent"] for line in lines}
    assert "-" not in {line["Percent"] for line in lines}
    assert "- None." not in books.texts(accessible)


def test_a_low_base_is_marked_in_a_column_of_its_own() -> None:
    book = lay_out(books.tabulated("joint_services"), ACCESSIBLE)
    marks = {line["Group"]: line["Marker"] for line in books.body(book, "joint_services")}
    assert marks["North East"] == "[u]"
    assert marks["Total"] == "none"
    assert any("[u] Low base" in text for text in books.texts(book))


def test_pairs_are_told_by_letter() -> None:
    book = lay_out(books.tabulated("main_risks", by=(("area",),), test="pairs"), ACCESSIBLE)
    lines = books.body(book, "main_risks")
    assert {line["Letter"] for line in lines} == {"[z]", "A", "B", "C"}
    assert "none" in {line["Higher than"] for line in lines}
    compact = lay_out(books.tabulated("main_risks", by=(("area",),), test="pairs"), COMPACT)
    assert ("(A)", "(B)", "(C)") in [row[2:] for row in books.rows(compact, "Tables")]


def test_a_group_that_nobody_is_in_is_marked_and_not_left_empty() -> None:
    tabulated = tables_of(books.weighted_wave(), ["Q"], Options())
    east = [
        line for line in books.body(lay_out(tabulated, ACCESSIBLE), "Q") if line["Group"] == "East"
    ]
    assert {line["Percent"] for line in east} == {"[z]"}
    assert {line["Base"] for line in east} == {0}


def test_the_compact_layout_has_all_tables_on_one_sheet_with_bases_on_top() -> None:
    book = lay_out(books.tabulated(), COMPACT)
    assert [sheet.name for sheet in book.sheets] == ["Cover", "Contents", "Tables"]
    lines = books.rows(book, "Tables")
    for entry in books.body(book, "Contents"):
        link = entry["Worksheet"]
        assert isinstance(link, Link)
        assert str(lines[link.line][0]) == f"{link.text}: {entry['Table']}"
    start = next(n for n, row in enumerate(lines) if "main risks" in str(row[:1]))
    names = [row[0] for row in lines[start : start + 8] if row]
    assert names[2:6] == [None, "", "Base", "Financial pressures"]
    assert lines[start + 2][2] == "Region"


def test_a_net_and_an_answer_left_out_touch_only_the_questions_that_have_them() -> None:
    options = Options(nets=(Net("Not now", ("3", "4")),), without=("2",))
    tabulated = tables_of(books.example(), ["joint_services", "main_risks"], options)
    joint, risks = tabulated.tables
    assert [row.id for row in joint.rows] == ["1", "3", "4", "net:Not now"]
    assert len(risks.rows) == 6


@pytest.mark.parametrize(
    "options",
    [
        Options(nets=(Net("X", ("nosuch",)),)),
        Options(without=("nosuch",)),
        Options(by=(("nosuch",),)),
        Options(filter=(("nosuch", ("1",)),)),
        Options(weight="nosuch"),
        Options(test="nosuch"),
    ],
)
def test_a_choice_that_fits_no_question_is_an_error(options: Options) -> None:
    with pytest.raises(OmnibusError, match="nosuch"):
        tables_of(books.example(), (), options)


def test_names_of_sheets_are_what_every_program_takes() -> None:
    names = Names(("Cover",))
    given = [
        names.sheet(wanted, ending)
        for wanted, ending in (
            ("cover", ""), ("History", ""), ("[a]:*?/\\'b'", ""), ("a" * 40, ""), ("A" * 40, ""),
            ("a" * 40, " means"), ("\U0001f600" * 20, ""), ("", ""), (" ", ""), ("q\u202e\x00", ""),
        )
    ]  # fmt: skip
    assert given[0] == "cover_2"
    assert given[1] == "History_2"
    assert len({name.casefold() for name in given}) == len(given)
    for name in given:
        assert 0 < utf16_length(name) <= 31
        assert not set("[]:*?/\\'") & set(name)
        assert name == name.strip()


def test_names_of_tables_are_never_those_of_cells() -> None:
    names = Names()
    assert names.mark("q1") == "tbl_q1"
    assert names.mark("Q1") == "tbl_Q1_2"
    assert names.mark("Q 12: é") == "tbl_Q_12___"


def test_a_text_is_cut_where_a_cell_ends() -> None:
    assert cell_text("x" * 32_767) == "x" * 32_767
    cut = cell_text("\U0001f600" * 20_000)
    assert utf16_length(cut) <= 32_767
    assert cut.endswith("\U0001f600…")
    assert within("a\U0001f600", 2) == "a"


def test_lines_are_as_tall_as_their_wrapped_texts() -> None:
    tabulated = books.tabulated("main_risks")
    (table,) = tabulated.tables
    long = replace(table, rows=(replace(table.rows[0], label="word " * 60), *table.rows[1:]))
    sheet = lay_out(Tabulated((long,)), ACCESSIBLE).sheets[-1]
    assert sheet.marked is not None
    tall, usual = (sheet.lines[sheet.marked.first + n].height_pt for n in (1, 2))
    assert tall is not None
    assert 60 < tall < 120
    assert usual is None


def test_looks_and_cells_are_as_many() -> None:
    for layout in Layout:
        for sheet in lay_out(books.tabulated("main_risks", "judiciary"), layout).sheets:
            assert all(len(line.cells) == len(line.looks) for line in sheet.lines)
            assert all(len(line.cells) <= len(sheet.widths_pt) for line in sheet.lines)
            assert all(isinstance(look, Look) for line in sheet.lines for look in line.looks)
