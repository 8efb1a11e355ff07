"""The themes of the question being read: what is done with them, and frames of other waves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from omnibus_desktop.app.answers import frame_actions, theme_actions
from omnibus_desktop.app.answers.theme_list import ThemeList, ThemeRow
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.answers.answers_view import Answered
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.theme_frame import ThemeFrame

_NAME = 32  # characters of a wave's name on a button


class ThemePart(ThemeList):
    """Shows the themes of what is read, and makes of every request a step of the document."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._now: Answered | None = None
        self._offered: ThemeFrame | None = None
        for signal, act in (
            (self.added, theme_actions.add_theme),
            (self.renamed, theme_actions.rename_theme),
            (self.merged, theme_actions.merge_theme),
            (self.deleted, theme_actions.delete_theme),
            (self.moved, theme_actions.move_theme),
        ):
            signal.connect(partial(self._act, act))
        self.loaded.connect(lambda: self._act_on_frame(frame_actions.load_frame))
        self.saved.connect(lambda: self._act_on_frame(frame_actions.save_frame))
        self.offer_taken.connect(self._take_offer)

    def show_now(self, now: Answered) -> None:
        """Show the themes of these answers."""
        before, self._now = self._now, now
        counts = Counter(each for themes in now.reading.of_answer for each in themes or ())
        self.show_themes([ThemeRow(t.id, t.label, counts[t.id]) for t in now.themes])
        if before is None or before.question != now.question or before.themes != now.themes:
            frame_actions.keep_frame(self._desk, now.question)
            self._offered = frame_actions.offered_frame(self._desk, now.question)
            wave = self._desk.document.session.wave
            here = "" if wave is None else wave.title
            self.show_offer("" if self._offered is None else _offer_words(self._offered, here))

    def _act(self, act: Callable[..., None], *what: object) -> None:
        if self._now is not None:
            act(self._desk, self._now.question.id, *what)

    def _act_on_frame(self, act: Callable[[Desk, Question, QWidget], None]) -> None:
        if self._now is not None:
            act(self._desk, self._now.question, self.window())

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._act(theme_actions.use_frame, self._offered.labels)


def _offer_words(frame: ThemeFrame, here: str) -> str:
    """What the button says; of the wave that is open the themes are those used in it before."""
    count = len(frame.labels)
    themes = "theme" if count == 1 else f"{count} themes"
    if not frame.made_for:
        return f"Use the {themes}"
    if frame.made_for == here:
        return f"Use the {themes} from before"
    return f"Use the {themes} of {short(plain(frame.made_for), _NAME)}"
