"""A text or a table of ours on a page of an edited deck, renewed a row at a time: what the person
wrote, deleted or styled stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

from omnibus_desktop.exports.deck_parts import (
    A,
    Node,
    P,
    box_from,
    box_of,
    digest,
    put_box,
    rows_of,
    text_of,
    text_size,
)
from omnibus_desktop.exports.deck_refresh_rows import Step, steps_of
from omnibus_desktop.exports.deck_refresh_shapes import (
    lines_of,
    resize,
    was_widened,
    written_like,
)

_BETWEEN = " · "  # cells, where a row is told on one line
_OWN = "Your own words stay: look at them"

#: What a row says and would say, and what does it; None: it is only told.
RowChange = tuple[str, str, Callable[[], None] | None]


class TextRefresh:
    """One shape of words. `part` is what was written down of it, and is kept up; `finish` is
    called with the cells of the rows that say what they are to."""

    def __init__(
        self,
        present: Node,
        new: Node,
        part: dict[str, Any],
        finish: Callable[[Iterable[Sequence[Node]]], None],
    ) -> None:
        self._finish = finish
        self._part, self._new = part, new
        self._present = present
        self._was: list[list[str]] = part.get("rows") or [[part.get("text", "")]]
        self._before = [_row(each) for each in rows_of(present)]
        self._rows = [_row(each) for each in rows_of(new)]
        here = [_digests(rows_of_row(each)) for each in self._before]
        later = [_digests(rows_of_row(each)) for each in self._rows]
        self._here, self._later = here, later
        self._steps = steps_of(here, self._was, later)
        self._agreed: set[int] = set()
        self._wraps = was_widened(present, part)
        self._size = part.get("size", "")  # of its letters when it was made

    def changes(self) -> Iterator[RowChange]:
        """What would become of each row that is not to stay as it is."""
        for number, step in enumerate(self._steps):
            said = "" if step.here is None else _said(self._before[step.here])
            if step.is_deleted:
                continue
            if step.new is None:
                if step.was is not None and step.here is not None:
                    is_ours = self._here[step.here] == self._was[step.was]
                    make = partial(self._make, number) if is_ours else None
                    yield said, "Goes" if is_ours else _OWN, make
                continue
            after = _said(self._rows[step.new])
            if step.here is None or step.was is None:
                yield "", after, partial(self._make, number)
            elif any(self._written(step)):
                becomes = self._with(step)
                yield said, becomes, partial(self._make, number)
            elif self._is_own(step):
                yield said, _OWN, None

    def _written(self, step: Step) -> list[bool]:
        """Which cells of the row are to be written: ours that say something else now."""
        here, was, later = self._texts(step)
        return [h == w and h != n for h, w, n in zip(here, was, later, strict=False)]

    def _is_own(self, step: Step) -> bool:
        """Whether the person wrote what would be something else now."""
        here, was, later = self._texts(step)
        return any(h != w and n not in (w, h) for h, w, n in zip(here, was, later, strict=False))

    def _texts(self, step: Step) -> tuple[list[str], list[str], list[str]]:
        return self._here[step.here or 0], self._was[step.was or 0], self._later[step.new or 0]

    def _with(self, step: Step) -> str:
        cells = rows_of_row(self._before[step.here or 0])
        later = rows_of_row(self._rows[step.new or 0])
        pairs = zip(cells, later, self._written(step), strict=False)
        said = (text_of(new if written else cell) for cell, new, written in pairs)
        return _BETWEEN.join(filter(None, said))

    def _make(self, number: int) -> None:
        """Do this one too: the rows are put together anew from what stood there."""
        self._agreed.add(number)
        parent = self._parent()
        rows: list[Node] = []
        known: list[list[str]] = []
        renewed: list[list[Node]] = []
        for place, step in enumerate(self._steps):
            is_agreed = place in self._agreed
            if step.is_deleted:
                known.append(self._later[step.new or 0])
            elif step.new is None:
                if step.was is None or not is_agreed:
                    rows.append(self._before[step.here or 0])
                    known += [] if step.was is None else [self._was[step.was]]
            elif step.here is None:
                if is_agreed:
                    rows.append(self._added(step.new))
                    known.append(self._later[step.new])
                    renewed.append(rows_of_row(rows[-1]))
            else:
                rows.append(self._renewed(step) if is_agreed else self._before[step.here])
                known.append(self._later[step.new] if is_agreed else self._was[step.was or 0])
                renewed += [rows_of_row(rows[-1])] if is_agreed else []
        for old in [each for each in parent if each.tag in (f"{A}tr", f"{A}p")]:
            parent.remove(old)
        parent.extend(rows)
        self._fit(rows)
        self._part["rows"], self._part["text"] = known, digest(text_of(self._present))
        self._finish(renewed)

    def _parent(self) -> Node:
        table = next(self._present.iter(f"{A}tbl"), None)
        return self._present.find(f"{P}txBody") if table is None else table

    def _added(self, place: int) -> Node:
        """A row that was not there, in the style of the one that stands at its place."""
        fresh = deepcopy(self._rows[place])
        like = next((s.here for s in reversed(self._steps) if _is_before(s, place)), None)
        if like is not None:
            for cell, own in zip(rows_of_row(self._before[like]), rows_of_row(fresh), strict=False):
                written_like(own, cell, self._lines(own))
        return fresh

    def _renewed(self, step: Step) -> Node:
        row = deepcopy(self._before[step.here or 0])
        later = rows_of_row(self._rows[step.new or 0])
        for cell, new, written in zip(rows_of_row(row), later, self._written(step), strict=False):
            if written:
                written_like(cell, cell, self._lines(new))
        return row

    def _lines(self, new: Node) -> list[str]:
        """The words in the lines of our own page, in a box of that width."""
        return [text_of(new)] if self._wraps else lines_of(new)

    def _fit(self, rows: Sequence[Node]) -> None:
        """Let the text be as large as it is on our own page now, and a table as tall, where the
        person has not said otherwise."""
        size, later = self._size, text_size(self._new)
        if size and later and size != later:
            self._part["size"] = later
            for paragraph in self._present.iter(f"{A}p"):
                resize(paragraph, size, later)
        made, now = box_from(self._part), box_of(self._present)
        tall = [each.get("h") for each in self._rows]
        if made is None or now is None or made[2:] != now[2:] or not all(tall):
            return
        wanted = {id(row): self._height(row) for row in rows}
        for row in rows:
            row.set("h", str(wanted[id(row)]))
        height = sum(wanted.values())
        put_box(self._present, (*now[:3], height))
        self._part["box"] = [*made[:3], height]

    def _height(self, row: Node) -> int:
        """As tall as the row of ours that says so, or as those of ours are in the middle."""
        said = _said(row)
        own = next((each for each in self._rows if _said(each) == said), None)
        heights = sorted(int(each.get("h")) for each in self._rows)
        return heights[len(heights) // 2] if own is None else int(own.get("h"))


def _is_before(step: Step, place: int) -> bool:
    return step.here is not None and step.new is not None and step.new < place


def _row(cells: Sequence[Node]) -> Node:
    """The element of a row: of cells the one that they are in; a paragraph is one itself."""
    return cells[0].getparent() if cells[0].tag == f"{A}tc" else cells[0]


def rows_of_row(row: Node) -> list[Node]:
    """The cells of a row."""
    return row.findall(f"{A}tc") if row.tag == f"{A}tr" else [row]


def _digests(cells: Sequence[Node]) -> list[str]:
    return [digest(text_of(cell)) for cell in cells]


def _said(row: Node) -> str:
    return _BETWEEN.join(filter(None, (text_of(cell) for cell in rows_of_row(row))))
