"""Every state of the program that is pictured, in groups: each group has a window of its own, and
each state comes from the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

import states_panes as panes
import states_windows as windows
from at_window import JUDGES, PLACES, REGION, RISKS, TYPE, AtWindow
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.tables.measures import MEASURES


@dataclass(frozen=True)
class State:
    """What it is called on the sheet, what brings it about and returns the widget that is
    pictured (None: the whole window), and the classes of the program that are seen in it. The
    `main` ones are pictured at every scale."""

    name: str
    show: Callable[[AtWindow], QWidget | None]
    classes: tuple[str, ...] = ()
    main: bool = False


_KINDS = (
    (ChartKind.BAR, RISKS, ()),
    (ChartKind.COLUMN, "confidence_placements", ()),
    (ChartKind.STACKED, "confidence_placements", (TYPE,)),
    (ChartKind.DIVERGING, "confidence_placements", (TYPE,)),
    (ChartKind.CLUSTERED, "joint_services", ("area",)),
    (ChartKind.PANELS, PLACES, (TYPE,)),
    (ChartKind.DOT, RISKS, ()),
    (ChartKind.DIFFERENCE, JUDGES, (REGION,)),
    (ChartKind.UNIT, JUDGES, ()),
    (ChartKind.MAP, JUDGES, (REGION,)),
)

GROUPS: dict[str, tuple[State, ...]] = {
    "start": (
        State("Start page, nothing opened yet", panes.start, ("StartPage",), main=True),
        State("Opening", panes.opening),
    ),
    "first look": (
        State("A wave just opened", panes.first_look, ("MainWindow",), main=True),
        State("Two breaks", lambda at: at.turn(RISKS, REGION, TYPE), main=True),
        State("Search", panes.search, ("QuestionPane",)),
        State("Nothing found", panes.search_none),
        State("What differs most by region", panes.differing),
        State("Adding a break", panes.break_popup, ("ChoicePopup",), main=True),
        State("Adding a break by typing", panes.break_search),
        State("Menu of a break", panes.break_menu),
        State("Filter: which question", panes.filter_questions),
        State("Filter: which answers", panes.filter_answers, ("FilterPopup",), main=True),
        State("Filtered", panes.filtered),
        State("Weight by another variable", panes.weights),
        State("Name of a filter", windows.naming_filter),
    ),
    "kinds of chart": tuple(
        State(f"Chart: {kind}", partial(panes.kinds, kind=kind, question=question, by=by))
        for kind, question, by in _KINDS
    ),
    "table": (
        *(
            State(f"Table: {MEASURES[measure]}", partial(panes.measured, measure=measure))
            for measure in MEASURES
        ),
        State("Table: sorted", panes.sorted_table),
        State("Table: between groups", panes.pairs),
        State("How a number came about", panes.arithmetic, ("ArithmeticCard",), main=True),
        State("A low base", panes.no_base),
    ),
    "chart": (
        State("Card under the pointer", panes.hover),
        State("Menu of a bar", panes.context_menu),
        State("Colours of a bar", panes.colours),
        State("Palettes", panes.palettes, ("PaletteBox",)),
        State("Notes", panes.annotated, main=True),
        State("Answers taken together", panes.net, ("NetPopup",)),
        State("Writing a note", panes.editing_note),
        State("What to look at before export", panes.flagged, main=True),
    ),
    "publication": (
        State("For publication", panes.publication),
        State("A hidden cell", panes.hidden),
    ),
    "dialogs": (
        State("Command palette: nothing typed", partial(windows.palette, words="")),
        State(
            "Command palette: commands",
            partial(windows.palette, words="exp"),
            ("CommandPalette",),
            main=True,
        ),
        State("Command palette: a question", partial(windows.palette, words="judic")),
        State("Command palette: nothing found", partial(windows.palette, words="zebra")),
        State("Settings", windows.settings, ("SettingsDialog",), main=True),
        State("Settings: searched", partial(windows.settings_search, words="low")),
        State("Settings: letters", partial(windows.settings_search, words="letters")),
        *(
            State(f"Set-up: {page}", partial(windows.set_up, page=page), ("SetupWindow",))
            for page in ("Wave", "Questions", "Authorities", "What was changed")
        ),
        State("Own size of a slide", windows.own_size),
        State("About", windows.about, ("AboutBox",)),
        State("About this wave", windows.about_wave, ("AboutWave",)),
        State("Keys", windows.keys, ("HelpDialog",)),
        State("Manual", windows.manual, ("ManualWindow",), main=True),
        State("Help on what is selected", windows.help_panel, ("HelpPanel",)),
        State("Export the chart", windows.exporting),
        State("Who took part", windows.took_part),
        State("On the page of a template", windows.template),
        State("And back", windows.plain_page),
    ),
    "answers": (
        State("Open answers", windows.answers, ("AnswersPane",)),
        State("Open answers with themes", windows.themed, main=True),
        State("A quote", windows.quote, ("QuoteDialog",)),
    ),
    "briefing": (
        State("History, nothing done", windows.history),
        State("A briefing with a section", windows.strip, ("Filmstrip",), main=True),
        State("History and what differs from the saved", windows.history, ("HistoryPanel",)),
        State("Earlier versions", windows.versions_kept, ("VersionsWindow",)),
        State("Leaving", windows.leaving),
        State("Export the briefing", windows.exporting_briefing),
        State("Keeping the wave inside", windows.keeping_wave),
    ),
    "presenting": (
        State("A briefing", windows.strip),
        State("The slide", partial(windows.presenting, place=0), ("PresenterScreen",)),
        State("The speaker's view", partial(windows.presenting, place=1), ("PresenterDesk",)),
    ),
    "tour": tuple(
        State(f"Hint {hint + 1}", partial(windows.tour, hint=hint), ("Balloon",))
        for hint in range(5)
    ),
    "waves": (
        State("A refreshed briefing", windows.refreshed, ("RefreshPanel",)),
        State("Refreshing a deck", windows.deck, ("DeckRefreshDialog",)),
        State("Over three waves", windows.over_waves, ("WaveBar",), main=True),
    ),
    "bad news": (
        State("An error", panes.error, ("ProblemBar",), main=True),
        State("A fault of the program", panes.bug),
        State("Its details", panes.details, ("ReportDialog",)),
        State("The briefing is open elsewhere", windows.locked),
        State("Work of an earlier session", windows.recovery),
        State("A second wave was dropped", panes.choices, ("ChoiceBar",)),
    ),
    "start again": (State("Start page with recent files", panes.start, ("RecentFile",)),),
}
