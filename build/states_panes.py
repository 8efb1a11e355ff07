"""States of the window's own panes, each brought about by hand and pictured."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from at_window import REGION, RISKS, TYPE, AtWindow
from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.jobs import Progress
from omnibus_desktop.briefing import edits
from omnibus_desktop.briefing.briefing import Edited
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.measures import Measure

LONG = (
    "{count} of {base} authorities see pressure on money as one of the three main risks to "
    "delivery in the next three years, far more than any other"
)


def start(at: AtWindow) -> None:
    """Nothing was ever opened."""


def opening(at: AtWindow) -> None:
    def long(progress: Progress) -> None:
        progress(0.4)
        while True:
            progress(0.4)

    at.desk.jobs.run("opening", "Opening wave1_synthetic.sav", long, lambda _: None)
    QTest.qWait(400)


def first_look(at: AtWindow) -> None:
    at.open()


def kinds(at: AtWindow, kind: ChartKind, question: str, by: tuple[str, ...]) -> QWidget | None:
    at.turn(question, *by)
    slide_actions.set_kind(at.desk, kind)
    at.rest()
    return at.panes.chart


def measured(at: AtWindow, measure: Measure) -> QWidget:
    at.turn(RISKS, REGION)
    at.panes.breaks.measure.setCurrentIndex(list(Measure).index(measure))
    at.panes.table.set_measure(measure)
    at.rest()
    return at.panes.table


def sorted_table(at: AtWindow) -> QWidget:
    at.turn(RISKS, TYPE)
    at.panes.table.sort_by(1)
    at.rest()
    return at.panes.table


def pairs(at: AtWindow) -> QWidget:
    slide_actions.set_test(at.desk, "pairs")
    at.turn(RISKS, TYPE)
    return at.panes.table


def arithmetic(at: AtWindow) -> None:
    slide_actions.set_test(at.desk, "rest")
    at.turn(RISKS, TYPE)
    table = at.panes.table
    table.explain(table.model.index(0, 1))
    at.rest()


def publication(at: AtWindow) -> None:
    briefing = at.desk.document.session.briefing
    rules = replace(briefing.rules, disclosure="publication")
    at.turn(RISKS, TYPE)
    at.desk.document.apply_to_briefing("Disclosure", replace(briefing, rules=rules))
    at.rest()


def hidden(at: AtWindow) -> None:
    publication(at)
    table = at.panes.table
    table.explain(table.model.index(1, 2))
    at.rest()


def no_base(at: AtWindow) -> None:
    """Filtered until nobody is left."""
    at.turn(RISKS, TYPE)
    wave = at.desk.document.session.wave
    assert wave is not None
    slide_actions.set_filter(at.desk, ((REGION, (wave.question(REGION).answers[0].id,)),))
    at.rest()


def hover(at: AtWindow) -> None:
    at.turn(RISKS)
    drawn, stage = at.furniture.current.drawn, at.panes.stage
    assert drawn is not None
    from omnibus_desktop.app.stage import Stage

    item = next(each for each in drawn.scene.items if each.role == "bar")
    assert isinstance(stage, Stage)
    QTest.mouseMove(stage.viewport(), stage.point_of(item).toPoint())
    QTest.qWait(500)


def context_menu(at: AtWindow) -> None:
    at.turn(RISKS)
    at.pick(0)
    stage = at.panes.stage
    assert stage is not None
    place = QPoint(stage.width() // 2, stage.height() // 3)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, stage.mapToGlobal(place))
    QApplication.sendEvent(stage, asked)
    at.rest()


def annotated(at: AtWindow) -> None:
    at.turn(RISKS)
    at.call_out("{count} of {base} see money as a risk")
    draft = at.desk.document.session.draft
    assert draft is not None
    keys = at.keys
    noted = edits.add_note(draft, NoteKind.DIFFERENCE, (keys[1], keys[3]), "")
    at.desk.document.apply_to_draft("Add difference", noted)
    at.rest()


def editing_note(at: AtWindow) -> None:
    at.turn(RISKS)
    at.call_out(LONG)
    draft = at.desk.document.session.draft
    assert draft is not None
    at.desk.edit_note_requested.emit(draft.notes[-1].id)
    at.rest()


def flagged(at: AtWindow) -> None:
    """A headline of the person's own whose figure does not hold, and what to look at."""
    at.turn(RISKS, REGION)
    draft = at.desk.document.session.draft
    assert draft is not None
    words = Edited(headline="Most authorities (77%) worry about money")
    at.desk.document.apply_to_draft("Write headline", replace(draft, words=words))
    at.rest()
    at.desk.look_requested.emit()
    QTest.qWait(300)
    at.rest()


def palettes(at: AtWindow) -> None:
    from omnibus_desktop.app.palette_box import PaletteBox

    at.turn("confidence_placements", TYPE)
    at.seen(PaletteBox).showPopup()
    at.rest()


def colours(at: AtWindow) -> None:
    context_menu(at)
    from PySide6.QtWidgets import QMenu

    menu: QMenu = at.seen(QMenu)
    colour = next(each for each in menu.actions() if each.menu() is not None)
    menu.setActiveAction(colour)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    at.rest()


def break_popup(at: AtWindow) -> None:
    at.turn(RISKS, REGION, TYPE)
    at.panes.breaks.add_break.click()
    at.rest()


def break_search(at: AtWindow) -> None:
    from omnibus_desktop.app.choice_popup import ChoicePopup

    break_popup(at)
    at.write(at.seen(ChoicePopup).field, "conf")
    at.rest()


def break_menu(at: AtWindow) -> None:
    at.turn(RISKS, REGION, TYPE)
    at.panes.breaks.breaks.chips[1].opened.emit()
    at.rest()


def filter_answers(at: AtWindow) -> None:
    from omnibus_desktop.app.breaks.filter_popup import FilterPopup

    at.turn(RISKS, TYPE)
    at.panes.breaks.filters._tick_new(REGION)
    answers = at.seen(FilterPopup).list
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(answers, key)
    at.rest()


def filter_questions(at: AtWindow) -> None:
    at.turn(RISKS, TYPE)
    at.panes.breaks.add_filter.click()
    at.rest()


def filtered(at: AtWindow) -> None:
    at.turn(RISKS, TYPE)
    wave = at.desk.document.session.wave
    assert wave is not None
    some = tuple(answer.id for answer in wave.question(REGION).answers[:4])
    slide_actions.set_filter(at.desk, ((REGION, some),))
    at.rest()


def weights(at: AtWindow) -> None:
    at.turn(RISKS, TYPE)
    at.panes.breaks.weight._choose_other()
    at.rest()


def search(at: AtWindow) -> QWidget:
    at.turn(RISKS)
    at.write(at.panes.questions.search, "staff")
    return at.panes.questions


def search_none(at: AtWindow) -> QWidget:
    at.turn(RISKS)
    at.panes.questions.search.clear()
    at.write(at.panes.questions.search, "zebra")
    return at.panes.questions


def differing(at: AtWindow) -> QWidget:
    at.panes.questions.search.clear()
    at.turn(RISKS, REGION)
    at.panes.questions.filters._order(REGION)
    at.rest()
    return at.panes.questions


def error(at: AtWindow) -> None:
    at.desk.tell(
        OmnibusError(
            "wave2.sav is not a whole SPSS file: it ends after 12,288 of 80,412 bytes",
            "copy it again from where it came, or ask for it once more",
            "offset 12288",
        )
    )
    at.rest()


def bug(at: AtWindow) -> None:
    try:
        raise ValueError("something")
    except ValueError as found:
        at.furniture.problems.tell_bug(found, found.__traceback__)
    at.rest()


def details(at: AtWindow) -> QWidget:
    from omnibus_desktop.app.report_dialog import ReportDialog

    bug(at)
    buttons = at.furniture.problems.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Details…").click()
    at.rest()
    return at.seen(ReportDialog)


def net(at: AtWindow) -> None:
    at.turn(RISKS)
    at.pick(1, 2)
    at.run("net")


def choices(at: AtWindow) -> None:
    from omnibus_desktop.app import open_actions

    at.furniture.problems.hide()
    open_actions.take_in(at.desk, at.folder / "wave2_synthetic.sav")
    at.rest()
