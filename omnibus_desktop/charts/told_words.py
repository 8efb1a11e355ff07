"""What notes add to the words of their slide: which tests stand behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from omnibus_desktop.charts.note_figures import Told, tests_of
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.words.rounded import with_remark
from omnibus_desktop.words.words import Words


def with_tests(words: Words, told: Mapping[str, Told], scene: Scene | None = None) -> Words:
    """The words with the tests of differences in their footnote, and that these were rounded last
    where that can be seen: of all notes, or of those that are drawn on this scene."""
    drawn = None if scene is None else {item.role for item in scene.items}
    shown = [each for id_, each in told.items() if drawn is None or f"note {id_}" in drawn]
    sentence = tests_of(shown)
    footnote = f"{words.footnote} {sentence}" if sentence else words.footnote
    if any(each.is_rounded_apart for each in shown):
        footnote = with_remark(footnote)
    return replace(words, footnote=footnote)
