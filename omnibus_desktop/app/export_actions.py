"""Exporting: files are written in the background, beside and then in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from omnibus_desktop.app.before_export import is_asked_about
from omnibus_desktop.app.files.save_places import ask_path
from omnibus_desktop.app.settings import PAGES
from omnibus_desktop.app.status import things
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.file_names import file_name
from omnibus_desktop.exports.overwriting import refuse_overwriting
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.exports.template import Template

_SVG_TEXT = "Drawing, SVG, text as text (*.svg)"
_EXPORT_FILTER = (
    "PowerPoint slide (*.pptx);;Picture, PNG (*.png);;PDF (*.pdf);;"
    f"Drawing, SVG, text as outlines (*.svg);;{_SVG_TEXT}"
)

_COMPACT_BOOK = "Excel workbook, all tables on one sheet (*.xlsx)"
_BOOK_FILTER = (
    "Excel workbook, one table a sheet (*.xlsx);;OpenDocument workbook, one table a sheet (*.ods);;"
    f"{_COMPACT_BOOK}"
)
_FOLDERS = {  # kinds of export, and the ending of the pictures in the folder
    "Folder of pictures, PNG (*)": ".png",
    "Folder of drawings, SVG (*)": ".svg",
}
_BRIEFING_FILTER = ";;".join(
    (
        "PowerPoint deck (*.pptx)",
        "PDF, a page a slide (*.pdf)",
        *_FOLDERS,
        "Excel workbook of the tables (*.xlsx)",
        "OpenDocument workbook of the tables (*.ods)",
    )
)
_ENDINGS = (".pptx", ".pdf", ".xlsx", ".ods", ".png", ".svg")
_PAGE_NAMES = {
    "cover": "cover",
    "agenda": "agenda",
    "sections": "section pages",
    "method": "method",
}
_WITHOUT_RECIPE = "its slide says too much to be carried along"
_TOLD = 3  # findings that are told on the bar
_COUNTING = 0.2  # of the work of a workbook; the rest is writing


@dataclass(frozen=True)
class _Written:
    """A file, what to look at in it, and whether its slide cannot be opened from it again for it
    says too much. (That a slide of quotes cannot is meant so.)"""

    path: Path
    findings: tuple[str, ...]
    is_too_large: bool = False


def export_chart(desk: Desk, current: CurrentSlide, parent: QWidget) -> None:
    """Ask where, and write the chart as a slide, a picture, a drawing or a PDF; before that,
    whether it is to be looked at first, where it says what is not so."""
    drawn = current.drawn
    if drawn is None:
        return
    desk.figures_leave.emit()
    if is_asked_about(desk, drawn, partial(export_chart, desk, current, parent)):
        return
    name = file_name(f"{drawn.slide.question} {drawn.words.headline}")
    title = f"Export the chart{_from_template(desk)}"
    path, kind = _ask_path(desk, parent, title, name, _EXPORT_FILTER)
    session = desk.document.session
    wave, rules = session.wave, session.briefing.rules
    if path is None or wave is None:
        return
    chosen = desk.settings.template() if path.suffix.lower() == ".pptx" else None
    beside, show, order = desk.settings.figures_beside(), current.show, current.order

    def write(progress: Progress) -> _Written:
        from omnibus_desktop.app.drawings import drawn_of
        from omnibus_desktop.briefing.preflight import preflight
        from omnibus_desktop.briefing.recipe import recipe_of
        from omnibus_desktop.exports.beside import save_beside
        from omnibus_desktop.exports.clipboard import Shown
        from omnibus_desktop.exports.deck import DeckSlide
        from omnibus_desktop.exports.files import save, save_slides
        from omnibus_desktop.tables.measures import Measure

        progress(0.0)
        template = _template(chosen)
        shown = drawn if template is None else drawn_of(session, drawn.slide, template.page)
        words = drawn.words
        recipe = recipe_of(session.briefing, drawn.slide, wave)
        if path.suffix.lower() == ".pptx":
            said = words.speaker_notes
            slide = DeckSlide(shown.scene, said, recipe, speaker=words.speaker)
            save_slides((slide,), path, template=template, progress=progress)
        else:
            outlines = kind != _SVG_TEXT
            save(shown.scene, path, outlines=outlines, recipe=recipe, progress=progress)
        if beside:
            save_beside(drawn.side_by_side, path, drawn.scene, Shown(Measure(show), order))
        findings = tuple(each.what for each in preflight(shown, rules))
        return _Written(path, findings, not recipe and not drawn.slide.quotes)

    def done(written: _Written) -> None:
        _written(desk, written, desk.look_requested.emit)

    desk.jobs.run("export", f"Exporting {path.name}", write, done)


def export_briefing(desk: Desk, parent: QWidget) -> None:
    """Ask where and as what, and write the whole briefing."""
    session = desk.document.session
    wave = session.wave
    if wave is None or not session.briefing.slides:
        return
    desk.figures_leave.emit()
    name = file_name(session.briefing.title)
    title = f"Export the briefing{_with_pages(desk)}{_from_template(desk)}"
    path, kind = _ask_path(desk, parent, title, name, _BRIEFING_FILTER)
    if path is None:
        return
    folder = _FOLDERS.get(kind)
    if folder is not None:
        path = _without_ending(path)
        if path.is_dir() and not _may_replace(parent, path):
            return
    chosen, around = desk.settings.template(), desk.settings.around()

    def write(progress: Progress) -> _Written:
        from omnibus_desktop.app.drawings import drawn_of
        from omnibus_desktop.briefing.pages import Around
        from omnibus_desktop.whole import BOOKS, Form, Whole, export_whole, form_of

        progress(0.0)
        form = form_of(path) if folder is None else Form(folder)
        template = None if form in BOOKS else _template(chosen)
        whole = Whole(wave, session.briefing, partial(drawn_of, session))
        pages = Around(**{page: page in around for page in PAGES})
        return _Written(path, export_whole(whole, path, form, pages, template, progress))

    def done(written: _Written) -> None:
        _written(desk, written, desk.look_over_requested.emit)

    desk.jobs.run("export", f"Exporting {path.name}", write, done)


def _ask_path(
    desk: Desk, parent: QWidget, title: str, name: str, filters: str
) -> tuple[Path | None, str]:
    """The same as `ask_path`; but no wave that is open is written over, nor what belongs to it,
    which is told."""
    from omnibus_desktop.readers.belonging import files_of

    path, kind = ask_path(desk, parent, title, name, filters)
    session = desk.document.session
    waves = [each for each in (session.path, *(each.path for each in session.earlier)) if each]
    try:
        read = [file for wave in waves for file in files_of(wave)]
        refuse_overwriting(() if path is None else (path,), read)
    except OmnibusError as error:
        desk.failed.emit(error)
        return None, ""
    return path, kind


def _without_ending(path: Path) -> Path:
    """The folder that is meant where the name still has the ending of a file."""
    return path.with_suffix("") if path.suffix.lower() in _ENDINGS else path


def _may_replace(parent: QWidget, folder: Path) -> bool:
    """Whether earlier pictures may make way for the new ones."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"There is a folder {folder.name} already.")
    box.setInformativeText("Replace the pictures in it? All of them make way for the new ones.")
    replace_it = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is replace_it


def save_tables(desk: Desk, current: CurrentSlide, parent: QWidget) -> None:
    """Ask where, and write the tables of all questions, by the breaks, weight and filter of the
    chart being looked at, as one workbook."""
    session, drawn = desk.document.session, current.drawn
    wave = session.wave
    if wave is None or drawn is None:
        return
    desk.figures_leave.emit()
    name = file_name(f"{wave.title or wave.source} tables")
    path, kind = _ask_path(desk, parent, "Save all tables", name, _BOOK_FILTER)
    order = current.order
    if path is None:
        return

    def write(progress: Progress) -> Path:
        from omnibus_desktop.briefing.asked import options
        from omnibus_desktop.exports.book import Layout, check_path, save_book
        from omnibus_desktop.exports.book_tables import in_order, tables_of

        check_path(path)
        choice = options(drawn.slide, session.briefing.rules)
        tabulated = tables_of(wave, (), choice, lambda share: progress(_COUNTING * share))
        tabulated = in_order(tabulated, drawn.slide.question, order)
        layout = Layout.COMPACT if kind == _COMPACT_BOOK else Layout.ACCESSIBLE
        save_book(
            tabulated, path, layout, lambda share: progress(_COUNTING + (1 - _COUNTING) * share)
        )
        return path

    desk.jobs.run("export", f"Saving {path.name}", write, lambda done: _exported(desk, done))


def _exported(desk: Desk, path: Path) -> None:
    desk.told.emit(f"Exported {path.name} to {path.parent}")


def _written(desk: Desk, written: _Written, look: Callable[[], object]) -> None:
    """Say that it is done, and on a bar that stops nothing what to `look` at in it. What is no
    finding of the slide is told without a way to their list, which may be empty."""
    name, findings = written.path.name, written.findings
    _exported(desk, written.path)
    without = f"{name} cannot be opened as a slide again"
    if findings:
        more = len(findings) - _TOLD
        told = [*findings[:_TOLD], *([f"and {more} more"] if more > 0 else [])]
        if written.is_too_large:
            told.append(f"{without}: {_WITHOUT_RECIPE}")
        message = f"{things(len(findings))} to look at in {name}"
        desk.advised.emit(OmnibusError(message, "; ".join(told)), ("Show", look))
    elif written.is_too_large:
        desk.advised.emit(OmnibusError(without, _WITHOUT_RECIPE), None)


def _template(path: Path | None) -> Template | None:
    """What the deck is made from, read anew: it may have changed since it was chosen."""
    if path is None:
        return None
    from omnibus_desktop.exports.template import read_template

    return read_template(path)


def _with_pages(desk: Desk) -> str:
    """What a dialog says of the pages around the slides."""
    chosen = desk.settings.around()
    named = [_PAGE_NAMES[page] for page in PAGES if page in chosen]
    if not named:
        return ""
    return f" with {', '.join(named[:-1])}{' and ' if named[1:] else ''}{named[-1]}"


def _from_template(desk: Desk) -> str:
    """What a dialog says of the template that slides are made from."""
    chosen = desk.settings.template()
    return "" if chosen is None else f" (slides from {chosen.name})"
