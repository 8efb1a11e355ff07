"""Frames of themes: saved for the next wave, loaded, and offered where the same is asked again.

Each frame is also kept in a folder of the program, under the words of its question, so that the
next wave that asks the same can offer it. It holds names of themes and no answer."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.answers import theme_actions
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.theme_frame import (
    LARGEST,
    SUFFIX,
    ThemeFrame,
    from_text,
    same_words,
    to_text,
)
from omnibus_desktop.writing import replace_content

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.wave.question import Question

_FILTER = f"Themes (*{SUFFIX})"
_FOLDER = "themes"
_MOST = 200  # kept frames that are looked at


def frame_of(desk: Desk, question: Question) -> ThemeFrame:
    """The themes of this question as they are now."""
    wave, themed = desk.document.session.wave, theme_actions.themed_now(desk, question.id)
    labels = () if themed is None else tuple(theme.label for theme in themed.themes)
    return ThemeFrame(question.text, labels, "" if wave is None else wave.title)


def save_frame(desk: Desk, question: Question, parent: QWidget) -> None:
    """Ask where, and write the themes as a small file."""
    from omnibus_desktop.app.files.save_places import ask_path
    from omnibus_desktop.exports.file_names import file_name

    path, _ = ask_path(desk, parent, "Save the themes", file_name(question.id), _FILTER)
    if path is None:
        return
    try:
        write(path, frame_of(desk, question))
    except OmnibusError as error:
        desk.tell(error)
    else:
        desk.told.emit(f"Saved the themes in {path.name}")


def load_frame(desk: Desk, question: Question, parent: QWidget) -> None:
    """Ask for a file, and have its themes too."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    folder = str(desk.settings.folder())
    chosen, _ = QFileDialog.getOpenFileName(parent, "Load themes", folder, _FILTER)
    if not chosen:
        return
    try:
        frame = read(Path(chosen))
    except OmnibusError as error:
        desk.tell(error)
    else:
        theme_actions.use_frame(desk, question.id, frame.labels)


def keep_frame(desk: Desk, question: Question) -> None:
    """Keep the themes for the next wave that asks this. A folder that cannot be written to is no
    news: the briefing has them too."""
    frame = frame_of(desk, question)
    if not frame.labels or not question.text:
        return
    folder = _folder(desk)
    name = sha256(question.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / f"{name}{SUFFIX}", frame)
    except (OSError, OmnibusError):
        return


def offered_frame(desk: Desk, question: Question) -> ThemeFrame | None:
    """The themes of another wave in which the same was asked, where this one has none yet."""
    if frame_of(desk, question).labels:
        return None
    return next((each for each in _kept(desk) if same_words(each.text, question.text)), None)


def read(path: Path) -> ThemeFrame:
    """The frame in this file. Raises OmnibusError that names it."""
    try:
        if path.stat().st_size > LARGEST:
            raise OmnibusError(f"{path.name} is too large for themes", "choose another file")
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        advice = "check that it is there and may be read"
        raise OmnibusError(f"{path.name} could not be read", advice, str(error)) from error
    return from_text(text, path.name)


def write(path: Path, frame: ThemeFrame) -> None:
    """Write the frame to this file. Raises OmnibusError where that is not possible."""
    replace_content(path, to_text(frame).encode(errors="backslashreplace"))


def _kept(desk: Desk) -> Iterator[ThemeFrame]:
    """The kept frames that can be read, the newest first."""
    try:
        found = sorted(_folder(desk).glob(f"*{SUFFIX}"), key=_written, reverse=True)
    except OSError:
        return
    for path in found[:_MOST]:
        try:
            yield read(path)
        except OmnibusError:
            continue  # a damaged one is passed over: nobody asked for it


def _written(path: Path) -> float:
    return path.stat().st_mtime


def _folder(desk: Desk) -> Path:
    return desk.settings.setups_folder().with_name(_FOLDER)
