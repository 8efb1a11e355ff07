"""How near the slide is looked at: whole, or a part of it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from omnibus_desktop.app.scene_item import SceneItem

_MARGIN = 0.02  # of the slide, around it
_STEP = 1.25  # by a press of a key


class StageZoom:
    """The part of the slide that the stage shows. `is_fitted`: all of it, however large the stage
    becomes."""

    def __init__(self, view: pg.ViewBox, item: SceneItem) -> None:
        self._view = view
        self._item = item
        self._part: QRectF | None = None  # that was looked at before the whole
        self.is_fitted = True

    def fit(self) -> None:
        """Show the whole slide, as large as it fits."""
        self.is_fitted = True
        if not self._item.boundingRect().isEmpty():
            self._view.setRange(self._item.boundingRect(), padding=_MARGIN)

    def fit_or_back(self) -> None:
        """Show the whole slide; where it is shown already, the part that was looked at before."""
        if not self.is_fitted:
            self._part = self._view.viewRect()
            self.fit()
        elif self._part is not None:
            self.is_fitted = False
            self._view.setRange(self._part, padding=0)

    def step(self, way: int) -> None:
        """Come nearer to the middle of what is seen (1), or step back (-1), at most to the whole
        slide."""
        seen, whole = self._view.viewRect(), self._item.boundingRect()
        wide, tall = seen.width() * _STEP**-way, seen.height() * _STEP**-way
        if wide >= whole.width() and tall >= whole.height():
            self.fit()
            return
        self.is_fitted = False
        part = QRectF(0, 0, wide, tall)
        part.moveCenter(seen.center())
        self._view.setRange(part, padding=0)
