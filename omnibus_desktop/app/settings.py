"""What the program remembers between two starts: sizes and recent files, of a survey no more than
the name of the question that was looked at last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT = "recent files"
_MOST_RECENT = 8
_QUESTIONS = "questions looked at last"  # a file and the name of a question, and so on
_TEMPLATE = "template"
_FIGURES = "figures beside charts"
_FILM_HEIGHT, _FILM_HIDDEN = "film height", "film hidden"
_TOUR = "tour is over"
_YES = "yes"
_PALETTE, _TEXT_SIZE, _FAMILY = "palette", "text size", "font family"
_AROUND = "pages around slides"
USUAL_SIZE = 100  # percent of the platform's own, of the window's texts
#: What can stand around the slides of a briefing, as briefing.pages.Around names it.
PAGES = ("cover", "agenda", "sections", "method")
USUAL_PAGES = ("cover", "agenda", "method")


class Settings:
    """Remembers in the platform's own place."""

    def __init__(self) -> None:
        self._store = QSettings("Omnibus Desktop", "Omnibus Desktop")

    def remembered(self) -> tuple[Path, ...]:
        """The files opened last by their whole paths, newest first, those that are gone as
        well."""
        value = self._store.value(_RECENT, [])
        names = value if isinstance(value, list) else [value]  # one name comes back bare
        paths = (Path(str(name)) for name in names if name)
        return tuple(path for path in paths if path.is_absolute())

    def recent(self) -> tuple[Path, ...]:
        """The files opened last, newest first, those that are gone left out."""
        return tuple(path for path in self.remembered() if path.is_file())

    def remember(self, path: Path) -> None:
        """Put this file in front of the recent ones."""
        others = [str(other) for other in self.remembered() if other != path]
        self._store.setValue(_RECENT, [str(path), *others][:_MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Have this file among the recent ones no longer."""
        names = [str(other) for other in self.remembered() if other != path]
        self._store.setValue(_RECENT, names)
        self._keep_questions(self._questions())

    def last_question(self, path: Path) -> str | None:
        """The name of the question that was looked at last in this file; None where none is
        known."""
        return self._questions().get(str(path))

    def remember_question(self, path: Path, question: str) -> None:
        """Have this one known as looked at last in this file, which is a recent one."""
        self._keep_questions({**self._questions(), str(path): question})

    def _questions(self) -> dict[str, str]:
        value = self._store.value(_QUESTIONS, [])
        kept = [str(each) for each in value] if isinstance(value, list) else []
        return dict(zip(kept[::2], kept[1::2], strict=False))  # somebody may have cut the list

    def _keep_questions(self, questions: dict[str, str]) -> None:
        recent = {str(path) for path in self.remembered()}
        kept = [pair for pair in questions.items() if pair[0] in recent]
        self._store.setValue(_QUESTIONS, [each for pair in kept for each in pair])

    def folder(self) -> Path:
        """Where files were saved last, else the person's home."""
        known = Path(str(self._store.value("folder", "")))
        return known if known.is_absolute() and known.is_dir() else Path.home()

    def remember_folder(self, folder: Path) -> None:
        """Offer this folder the next time that something is saved."""
        self._store.setValue("folder", str(folder))

    def template(self) -> Path | None:
        """The presentation that decks are made from; None: the program's own."""
        known = str(self._store.value(_TEMPLATE, ""))
        return Path(known) if known else None

    def remember_template(self, template: Path | None) -> None:
        """Make decks from this presentation from now on."""
        self._store.setValue(_TEMPLATE, "" if template is None else str(template))

    def palette(self) -> str:
        """The id of the palette of charts that were given no other; "": the usual one."""
        return str(self._store.value(_PALETTE, ""))

    def remember_palette(self, palette: str) -> None:
        """Draw charts that were given no other palette in this one from now on."""
        self._store.setValue(_PALETTE, palette)

    def text_size(self) -> int:
        """How large the window's texts are, in percent of the platform's own."""
        known = str(self._store.value(_TEXT_SIZE, ""))
        return int(known) if known.isdecimal() and 50 <= int(known) <= 300 else USUAL_SIZE

    def remember_text_size(self, percent: int) -> None:
        """Have texts of this size at the next start, too."""
        self._store.setValue(_TEXT_SIZE, str(percent))

    def font_family(self) -> str:
        """The family of the letters of the window's texts; "": the platform's own."""
        return str(self._store.value(_FAMILY, ""))

    def remember_font_family(self, family: str) -> None:
        """Have texts in letters of this family at the next start, too."""
        self._store.setValue(_FAMILY, family)

    def figures_beside(self) -> bool:
        """Whether an exported chart gets its figures as a text table beside it."""
        return str(self._store.value(_FIGURES, "")) == _YES

    def remember_figures_beside(self, wanted: bool) -> None:
        """Write the figures beside exported charts from now on, or no longer."""
        self._store.setValue(_FIGURES, _YES if wanted else "")

    def film_height(self) -> int:
        """How high the filmstrip was made, in pixels; 0 where nobody said."""
        known = str(self._store.value(_FILM_HEIGHT, ""))
        return int(known) if known.isdecimal() else 0

    def remember_film_height(self, height: int) -> None:
        """Make the filmstrip so high at the next start."""
        self._store.setValue(_FILM_HEIGHT, str(height))

    def film_hidden(self) -> bool:
        """Whether the filmstrip was hidden."""
        return str(self._store.value(_FILM_HIDDEN, "")) == _YES

    def remember_film_hidden(self, hidden: bool) -> None:
        """Hide the filmstrip at the next start too, or no longer."""
        self._store.setValue(_FILM_HIDDEN, _YES if hidden else "")

    def pane_hidden(self, name: str) -> bool:
        """Whether this pane was hidden: the "questions" or the "choices"."""
        return str(self._store.value(f"{name} hidden", "")) == _YES

    def remember_pane_hidden(self, name: str, hidden: bool) -> None:
        """Hide this pane at the next start too, or no longer."""
        self._store.setValue(f"{name} hidden", _YES if hidden else "")

    def around(self) -> frozenset[str]:
        """Which PAGES stand around the slides of an exported briefing."""
        known = str(self._store.value(_AROUND, ",".join(USUAL_PAGES)))
        return frozenset(known.split(",")) & frozenset(PAGES)

    def remember_around(self, pages: frozenset[str]) -> None:
        """Put these pages around the slides from now on."""
        self._store.setValue(_AROUND, ",".join(sorted(pages)))

    def tour_is_over(self) -> bool:
        """Whether the hints of the tour are not wanted any more."""
        return str(self._store.value(_TOUR, "")) == _YES

    def remember_tour(self, is_over: bool) -> None:
        """Show no hints at the next start, or show them again."""
        self._store.setValue(_TOUR, _YES if is_over else "")

    def setups_folder(self) -> Path:
        """Where corrections are kept for the next wave with the same variables."""
        from PySide6.QtCore import QStandardPaths  # for its enums

        place = QStandardPaths.StandardLocation.AppDataLocation
        return Path(QStandardPaths.writableLocation(place)) / "set-ups"

    def state_folder(self) -> Path:
        """Where work is kept that is not saved yet, and earlier versions of what is."""
        from PySide6.QtCore import QStandardPaths  # for its enums

        place = QStandardPaths.StandardLocation.StateLocation
        return Path(QStandardPaths.writableLocation(place))

    def shown_folder(self) -> Path:
        """Where windows say which files they show."""
        return self.state_folder() / "shown"

    def cache_folder(self) -> Path:
        """Where pictures are kept that can be lost."""
        from PySide6.QtCore import QStandardPaths  # for its enums

        place = QStandardPaths.StandardLocation.CacheLocation
        return Path(QStandardPaths.writableLocation(place))

    def shape(self, name: str) -> QByteArray | None:
        """The kept size and place of the window or of a splitter."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else None

    def keep_shape(self, name: str, value: QByteArray) -> None:
        """Keep the size and place of the window or of a splitter."""
        self._store.setValue(name, value)
