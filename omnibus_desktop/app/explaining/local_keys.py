"""What keys do in one place of the window only, and what the mouse does; the others are commands.

In its place a key of these goes before a command with the same key.
"""

from __future__ import annotations

from omnibus_desktop.app.film.filmstrip_menu import KEYS

#: By what the filmstrip calls it.
_FILM = {
    "rename": "Rename the slide or the section",
    "duplicate": "Duplicate it",
    "remove": "Take it out of the briefing",
    "earlier": "Move it left",
    "later": "Move it right",
    "first": "Move it to the start",
    "last": "Move it to the end",
    "section": "Begin a section with this slide",
    "menu": "Everything that can be done with it",
}
#: By place: keys in Qt's portable writing, several with ", " between, and what they do there.
LOCAL_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "In the list of questions": (
        ("Up, Down", "Turn to the question before or after"),
        ("Home, End", "Turn to the first or the last question"),
        ("Enter", "Put its chart into the briefing"),
    ),
    "In the search": (
        ("Up, Down", "Go into the list"),
        ("Esc", "List all questions again"),
    ),
    "In the chart": (
        ("Left, Right, Up, Down", "Pick out the next bar, or move the picked note by 1 point"),
        (
            "Shift+Left, Shift+Right, Shift+Up, Shift+Down",
            "Pick out one more bar, or move the note by 10 points",
        ),
        ("Ctrl+A", "Pick out all bars"),
        ("Enter", "Change the words of the picked note"),
        ("Esc", "Pick out nothing"),
    ),
    "In the table": (
        ("Enter, Space", "Show how the figure came about"),
        ("Ctrl+C", "Copy the selected cells"),
        ("Ctrl+A", "Select all cells"),
        ("Esc", "Put the card with the arithmetic away"),
    ),
    "In the list of annotations": (
        ("Ctrl+Up, Ctrl+Down", "Put the note in another place of the list"),
    ),
    "In the briefing below": tuple((KEYS[what], words) for what, words in _FILM.items()),
    "In the open answers": (
        ("1 to 9, A to Z", "Give what is highlighted the theme with this key, or take it off"),
        ("Space, Enter", "Read, and go to the next"),
        ("Backspace", "Not read after all"),
        ("/", "Search"),
        ("+", "A new theme"),
        ("Ctrl+C", "Copy the selected answers"),
    ),
    "In the list of themes": (
        ("F2", "Rename the theme"),
        ("Del", "Delete it"),
        ("Alt+Up, Alt+Down", "Move it up or down"),
    ),
    "While slides are shown": (
        ("Space, Right, Down, PgDown", "The next slide"),
        ("Left, Up, PgUp, Backspace", "The slide before"),
        ("Home, End", "The first or the last slide"),
        ("Enter", "The slide whose number was typed, or the next"),
        ("B, W", "A black or a white screen"),
        ("N", "The notes"),
        ("Esc", "End"),
    ),
    "In the set-up": (
        ("Alt+Up, Alt+Down", "Move questions or answers up or down"),
        ("Del", "Take the selected corrections back"),
    ),
}
MOUSE = (
    ("Click a bar", "Pick it out, here and in the table"),
    ("Double-click a question", "Put its chart into the briefing"),
    ("Double-click a bar", "Add a call-out and write its words"),
    ("Right-click a bar", "Everything that can be done with it"),
    ("Ctrl+click, Shift+click", "Pick out several bars, to compare or to take together"),
    ("Drag a note", "Move it; it stays with its bar, and catches beside others (not with Alt)"),
    ("Double-click a note", "Change its words"),
    ("Ctrl+wheel", "Zoom; double-click beside the chart shows the whole slide again"),
)
