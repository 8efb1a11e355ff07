"""What a survey file says of its questions before a single answer is read."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.infer import questions
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import Coded
from omnibus_desktop.wave.question import Question

_PATIENCE = 0.15  # seconds: what is opened sooner would only flicker
_MANY_CELLS = 8_000_000  # reading more takes longer than that on any computer
_NO_ANSWERS = Coded(np.empty(0), np.empty(0, dtype=np.uint8))


@dataclass(frozen=True, eq=False)
class Outline:
    """A wave without its answers. `respondents` is the number that the file states, 0 where it
    states none. The questions are what their labels make of them: when the answers are known, a
    variable without labels may turn out to be another kind of question, or a part of one."""

    source: str
    title: str
    questions: tuple[Question, ...]
    respondents: int


def outline(source: str, contents: Contents) -> Outline:
    """The outline of the file named `source`, of whose contents only the variables and sets are
    looked at."""
    nothing = {variable.name: _NO_ANSWERS for variable in contents.variables}
    found, _ = questions(replace(contents, data=nothing))
    return Outline(source, contents.title.strip(), found, contents.respondents)


class Ahead:
    """Tells `told`, if anybody, the outline of a file that is being read, once at the most: at
    once where it has many answers, or as soon as reading them takes longer than a moment."""

    def __init__(self, source: str, told: Callable[[Outline], None] | None) -> None:
        self._source = source
        self._told = told
        self._contents: Contents | None = None
        self._until = time.monotonic() + _PATIENCE

    def described(self, contents: Contents) -> None:
        """To be called when the variables are known."""
        self._contents = contents
        if contents.respondents * len(contents.variables) > _MANY_CELLS:
            self._until = 0.0
        self.look()

    def look(self) -> None:
        """To be called again and again while answers are read."""
        if self._contents is None or self._told is None or time.monotonic() < self._until:
            return
        contents, self._contents = self._contents, None
        self._told(outline(self._source, contents))
