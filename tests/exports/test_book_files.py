"""Workbooks as files, read by others: openpyxl, a plain XML parser, an office program."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from office import OFFICE, converted, missing
from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.exports.book import BOOK_SUFFIXES, Layout, lay_out, save_book
from omnibus_desktop.exports.book_sheets import Book, Cell, Link, Look, cell_text
from omnibus_desktop.exports.book_tables import Tabulated, tables_of
from omnibus_desktop.exports.ods_numbers import printed
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rounding import percent_text
from tests.exports import books

QUESTIONS = ("region", "main_risks", "confidence_unmet_needs", "colocated", "support_groups")


@pytest.fixture(scope="module")
def tabulated() -> Tabulated:
    return books.tabulated(*QUESTIONS)


@pytest.fixture(scope="module")
def hostile() -> Tabulated:
    return tables_of(books.hostile_wave(), (), Options())


@pytest.fixture(scope="module")
def xlsx(tabulated: Tabulated, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    save_book(tabulated, path)
    return openpyxl.load_workbook(path)


def meant(book: Book) -> dict[str, list[list[object]]]:
    """What is to be read in each sheet."""

    def value(cell: Cell) -> object:
        text = cell.text if isinstance(cell, Link) else cell
        return cell_text(text) if isinstance(text, str) else text

    return {
        sheet.name: [[value(cell) for cell in line.cells] for line in sheet.lines]
        for sheet in book.sheets
    }


def without_ends(lines: list[list[object]]) -> list[list[object]]:
    """The lines without the empty cells at their ends: an empty text is no cell everywhere."""
    kept = []
    for line in lines:
        cells = [None if cell == "" else cell for cell in line]
        while cells and cells[-1] is None:
            cells.pop()
        kept.append(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def read(path: Path) -> dict[str, list[list[object]]]:
    if path.suffix == ".ods":
        return books.read_ods(path).cells
    found = openpyxl.load_workbook(path)
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in found
    }


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("suffix", BOOK_SUFFIXES)
@pytest.mark.parametrize("which", ["tabulated", "hostile"])
def test_what_is_read_is_what_was_meant(
    request: pytest.FixtureRequest, tmp_path: Path, layout: Layout, suffix: str, which: str
) -> None:
    tables = request.getfixturevalue(which)
    path = tmp_path / f"a{suffix}"
    save_book(tables, path, layout)
    found, wanted = read(path), meant(lay_out(tables, layout))
    assert list(found) == list(wanted)
    for name, lines in wanted.items():
        for place, (line, right) in enumerate(
            zip(without_ends(found[name]), without_ends(lines), strict=True)
        ):
            assert list(map(alike, line)) == list(map(alike, right)), (name, place)


def alike(cell: object) -> object:
    """A cell as every reader gives it: fifteen digits of a number, no blank at a text's end."""
    if isinstance(cell, str):
        return cell.rstrip(" ")
    return f"{cell:.14g}" if isinstance(cell, int | float) else cell


@pytest.mark.parametrize("layout", list(Layout))
def test_no_text_is_a_formula_and_every_link_stays_inside(
    hostile: Tabulated, tmp_path: Path, layout: Layout
) -> None:
    save_book(hostile, tmp_path / "a.xlsx", layout)
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@"):
                    assert cell.quotePrefix
                assert cell.hyperlink is None or cell.hyperlink.target is None
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        for name in archive.namelist():
            part = archive.read(name)
            ET.fromstring(part)
            assert b"<f>" not in part
            assert b'TargetMode="External"' not in part
    save_book(hostile, tmp_path / "a.ods", layout)
    content = (found := books.read_ods(tmp_path / "a.ods")).parts["content.xml"]
    assert found.kinds <= {"", "string", "float", "percentage"}
    attributes = {(name, value) for each in content.iter() for name, value in each.items()}
    assert not any(name.endswith("}formula") for name, _ in attributes)
    links = {value for name, value in attributes if name.endswith("}href")}
    assert links
    assert all(link.startswith("#'") for link in links)


def test_each_sheet_has_one_named_table_from_column_a(
    xlsx: openpyxl.Workbook, tabulated: Tabulated
) -> None:
    wanted = {sheet.name: sheet.marked for sheet in lay_out(tabulated, Layout.ACCESSIBLE).sheets}
    names = []
    for sheet in xlsx:
        marked = wanted[sheet.title]
        if marked is None:
            assert not sheet.tables
            continue
        (table,) = sheet.tables.values()
        names.append(table.name)
        assert (table.name, table.ref[:1]) == (marked.name, "A")
        assert table.ref.endswith(str(marked.last + 1))
        assert sheet.max_row == marked.last + 1
        assert table.autoFilter is None
        headings = [cell.value for cell in sheet[marked.first + 1]]
        assert [column.name for column in table.tableColumns] == headings
    assert len(set(names)) == len(names) == len(xlsx.sheetnames) - 1


def test_the_rules_for_accessible_spreadsheets_are_kept(xlsx: openpyxl.Workbook) -> None:
    assert xlsx.properties.title == "Children's Services Omnibus wave 1 (synthetic example): tables"
    assert (
        xlsx.properties.creator == "Department for Education (synthetic example, not real answers)"
    )
    assert xlsx.properties.lastModifiedBy == xlsx.properties.creator
    assert xlsx.active == xlsx.worksheets[0]
    for sheet in xlsx:
        assert sheet.sheet_state == "visible"
        assert sheet.freeze_panes is None
        assert not sheet.merged_cells.ranges
        assert not sheet.auto_filter.ref
        assert not sheet._images
        assert not sheet.oddHeader.center.text
        assert sheet.sheet_view.selection[0].activeCell in (None, "A1")
        assert not any(each.hidden for each in sheet.column_dimensions.values())
        assert not any(each.hidden for each in sheet.row_dimensions.values())
        assert sheet["A1"].font.sz == 16
        check_cells(sheet)


def check_cells(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        assert any(cell.value is not None for cell in row)
        for cell in (cell for cell in row if cell.value is not None):
            assert cell.font.name == "Arial"
            assert cell.font.sz in (12, 14, 16)
            assert cell.fill.fill_type is None
            figure = isinstance(cell.value, int | float) or cell.number_format != "General"
            assert figure or cell.alignment.wrap_text or cell.font.sz == 14


def test_numbers_are_numbers_with_formats(xlsx: openpyxl.Workbook) -> None:
    header, first = list(xlsx["main_risks"].iter_rows())[-85:-83]
    by = {str(head.value): cell for head, cell in zip(header, first, strict=True)}
    assert by["Percent"].value == pytest.approx(81 / 91)
    assert by["Percent"].number_format == "0%"
    assert (by["Count"].value, by["Count"].number_format) == (81, "#,##0")


def test_an_ods_marks_and_names_its_tables_and_says_what_it_is(
    tabulated: Tabulated, tmp_path: Path
) -> None:
    save_book(tabulated, tmp_path / "a.ods")
    found = books.read_ods(tmp_path / "a.ods")
    assert found.marked["tbl_region"] == "'region'.A8:'region'.J53"
    assert len(found.marked) == len(found.names) - 1
    meta = {each.tag.rpartition("}")[2]: each.text for each in found.parts["meta.xml"].iter()}
    assert meta["title"] == "Children's Services Omnibus wave 1 (synthetic example): tables"
    assert meta["creator"] == "Department for Education (synthetic example, not real answers)"
    merged = [
        name
        for each in found.parts["content.xml"].iter()
        for name in each.attrib
        if name.endswith(("spanned", "repeated"))
    ]
    assert merged == []


@pytest.mark.parametrize("suffix", BOOK_SUFFIXES)
def test_hidden_figures_are_in_no_part_of_the_file(tmp_path: Path, suffix: str) -> None:
    (table,) = books.tabulated("sufficient_placements", by=(("region",),)).tables
    cell = next(
        (row, column)
        for row in range(len(table.rows))
        for column in range(1, len(table.columns))
        if all((f == f[row, column]).sum() == 1 for f in (table.low, table.high))
    )
    hidden = books.with_hidden(table, cell)
    # a file may have sixteen digits of the seventeen
    own = {repr(float(figures[cell]) / 100)[:15] for figures in (table.low, table.high)}
    for layout in Layout:
        found = []
        for tables in (hidden, table):
            path = tmp_path / f"{layout}{suffix}"
            save_book(Tabulated((tables,)), path, layout)
            found.append(all_parts(path))
        if layout is Layout.ACCESSIBLE:
            assert all(number in found[1] for number in own)
        assert not any(number in found[0] for number in own)


def all_parts(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("suffix", BOOK_SUFFIXES)
def test_the_same_tables_give_the_same_bytes(
    tabulated: Tabulated, tmp_path: Path, suffix: str
) -> None:
    for name in ("a", "b"):
        save_book(tabulated, tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", BOOK_SUFFIXES)
def test_cancelling_leaves_the_old_file(tabulated: Tabulated, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    shares: list[float] = []

    def until(last: float) -> None:
        save_book(tabulated, path, progress=lambda share: stop(share, last))

    def stop(share: float, last: float) -> None:
        shares.append(share)
        if share >= last:
            raise Cancelled

    for last in (0.1, 0.5, 0.99):
        with pytest.raises(Cancelled):
            until(last)
        assert path.read_bytes() == b"old"
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
    shares.clear()
    until(2.0)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_what_cannot_be_written_is_told_in_words(tabulated: Tabulated, tmp_path: Path) -> None:
    with pytest.raises(OmnibusError, match=r"a\.csv cannot be saved.*\.xlsx or \.ods"):
        save_book(tabulated, tmp_path / "a.csv")
    with pytest.raises(OmnibusError, match="the folder no is not there"):
        save_book(tabulated, tmp_path / "no" / "a.xlsx")
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(OmnibusError, match="it is a folder"):
        save_book(tabulated, tmp_path / "b.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["b.xlsx"]


@pytest.mark.parametrize(("count", "base"), [(11, 88), (29, 200), (0, 5), (1, 500), (5, 5), (1, 3)])
def test_a_printed_share_is_that_of_the_window(count: int, base: int) -> None:
    assert printed(count / base, Look.PRINTED) == percent_text(count, base)
    assert printed(count / base, Look.PRINTED_TENTH) == percent_text(count, base, 1)


def test_printed_figures() -> None:
    assert printed(1234.0, Look.COUNT) == "1,234"
    assert printed(2.345, Look.HUNDREDTH) == "2.35"
    assert printed(-0.125, Look.TENTH) == "-0.1"
    assert printed(0.004, Look.PERCENT) == "0%"


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("suffix", BOOK_SUFFIXES)
def test_an_office_program_reads_what_was_meant(
    tabulated: Tabulated, tmp_path: Path, suffix: str
) -> None:
    if missing(OFFICE):
        pytest.skip(f"needs {OFFICE}, to read the workbook")
    path = tmp_path / f"book{suffix}"
    save_book(tabulated, path, Layout.COMPACT)
    form = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1"
    converted(path, tmp_path, form)
    text = (tmp_path / "book-Tables.csv").read_text(encoding="utf-8")
    table = next(each for each in tabulated.tables if each.question == "main_risks")
    for number, row in enumerate(table.rows):
        shown = [
            percent_text(float(table.weighted[number, place]), column.base)
            for place, column in enumerate(table.columns)
        ]
        line = next(line for line in io.StringIO(text) if line.startswith(row.label))
        assert re.split("\t", line.rstrip("\n"))[1:] == shown
