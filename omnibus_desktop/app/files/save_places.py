"""Where something is to be written, as the person is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk


def ask_path(
    desk: Desk,
    parent: QWidget,
    title: str,
    name: str,
    filters: str,
    folder: Path | None = None,
) -> tuple[Path | None, str]:
    """Where to write, None where the person thought better of it; and the kind that was chosen.
    `folder` is where the dialog begins, None: where something was opened or written last."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    suffix = filters.partition("*")[2].partition(")")[0]
    start = (folder or desk.settings.folder()) / f"{name}{suffix}"
    chosen, chosen_filter = QFileDialog.getSaveFileName(parent, title, str(start), filters)
    if not chosen:
        return None, ""
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(chosen_filter.partition("*")[2].partition(")")[0])
    desk.settings.remember_folder(path.parent)
    return path, chosen_filter
