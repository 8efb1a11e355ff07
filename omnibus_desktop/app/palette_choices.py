"""What the command palette offers beside commands: each thing that can be chosen now by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from omnibus_desktop.app import open_actions, slide_actions
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk


@dataclass(frozen=True, eq=False)
class Found:
    """One thing to do or to go to. `about` says what it is, `text` is searched, in lower case."""

    title: str
    about: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    tip: str = ""
    is_possible: bool = True


def choices_now(desk: Desk, current: CurrentSlide) -> list[Found]:
    """Types of chart, orders and saved filters for what is looked at, and the files that
    were opened last; those that are gone are not possible."""
    session = desk.document.session
    chosen = () if session.wave is None or session.draft is None else _choices(desk, current)
    return [*chosen, *_recent(desk)]


def _choices(desk: Desk, current: CurrentSlide) -> Iterator[Found]:
    from omnibus_desktop.app.kind_box import KINDS, kinds_offered
    from omnibus_desktop.app.side_pane import SORTS

    for kind in kinds_offered(desk, current):
        yield _choice("Chart type", KINDS[kind], "Chart", slide_actions.set_kind, desk, kind)
    for sort, words in SORTS.items():
        yield _choice("Order of answers", words, "Chart", slide_actions.set_sort, desk, sort)
    for saved in desk.document.session.briefing.filters:
        conditions = saved.conditions, saved.name
        act = slide_actions.set_filter
        yield _choice("Filter", saved.name, "Saved filter", act, desk, *conditions)


def _choice(what: str, name: str, about: str, act: Callable[..., object], *given: object) -> Found:
    title = f"{what}: {plain(name)}"
    return Found(title, about, f"{title}\n{about}".lower(), partial(act, *given))


def _recent(desk: Desk) -> Iterator[Found]:
    for path in desk.settings.remembered():
        is_there = path.is_file()
        title = f"Open {plain(path.name)}"
        about = "Recent file" if is_there else "Recent file, not there any more"
        text = f"{title}\n{about}\nopen recent".lower()
        open_it = partial(open_actions.open_chosen, desk, path)
        yield Found(title, about, text, open_it, tip=str(path), is_possible=is_there)
