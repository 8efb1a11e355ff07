"""Everything that can be done with the table below the chart."""

from __future__ import annotations

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.command import Command, Reach, has_draft, on_desk


def _show(measure: str, title: str, tip: str) -> Command:
    """The command that shows these figures; `measure` as tables.measures names it."""

    def is_shown(reach: Reach) -> bool:
        return reach.current.show == measure

    return Command(
        f"show {measure}", "Table", title, tip,
        on_desk(lambda desk: desk.measure_requested.emit(measure)),
        (), "", has_draft, checked=is_shown,
    )  # fmt: skip


def _test(test: str, title: str, tip: str) -> Command:
    """The command that looks for these differences; `test` as the rules of a briefing name it."""

    def is_tested(reach: Reach) -> bool:
        return reach.desk.document.session.briefing.rules.test == test

    return Command(
        f"test {test}", "Table", title, tip,
        on_desk(lambda desk: slide_actions.set_test(desk, test)),
        (), "", has_draft, checked=is_tested,
    )  # fmt: skip


TABLE_COMMANDS: tuple[Command, ...] = (
    _show("percent", "Show &percent", "What share of each group gave the answer"),
    _show("count", "Show co&unt", "How many of each group gave the answer"),
    _show("both", "Show percent a&nd count", "The share, and how many in brackets"),
    _show("index", "Show &index", "How each share compares with the total's, that being 100"),
    _show("difference", "Show &difference", "By how many points each share is off the total's"),
    _test("rest", "&Test against the rest", "Arrows: which groups differ from all the others"),
    _test("pairs", "Test between &groups", "Letters: which groups differ from which"),
    _test("none", "Test n&othing", "Neither arrows nor letters: no difference is looked for"),
    Command(
        "arithmetic", "Table", "How a nu&mber comes about",
        "Tell of the picked number of the table how it was worked out and tested",
        on_desk(lambda desk: desk.table_requested.emit("explain")),
        ("Ctrl+Shift+I",), "hash", has_draft,
    ),
    Command(
        "sort table", "Table", "So&rt table by this column",
        "Put the answers of the table in order of the picked column: down, up, as they were asked",
        on_desk(lambda desk: desk.table_requested.emit("sort")),
        ("Ctrl+Alt+S",), "", has_draft,
    ),
)  # fmt: skip
