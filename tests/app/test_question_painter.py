"""Rows of the list of questions show their base in full."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.measured import width_of
from omnibus_desktop.app.questions.question_painter import room_for


@pytest.mark.parametrize("base", ["", "7", "4,853", "150,000", "12,345,678"])
def test_no_digit_of_a_base_is_cut(qapp: QApplication, base: str) -> None:
    font = QFont()
    assert room_for(base, font) > width_of(base, font)
