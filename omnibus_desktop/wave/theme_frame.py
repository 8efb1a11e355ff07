"""A frame of themes as a small file: for the next wave, or for a colleague. It has the names of
the themes and the question, and nothing of what anybody answered."""

from __future__ import annotations

import json

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

SCHEMA = "omnibus-themes/1"
SUFFIX = ".themes.json"
LARGEST = 1 << 20  # bytes of such a file


@dataclass(frozen=True)
class ThemeFrame:
    """The `labels` of themes in order, of the open question with this `text`; `made_for` is the
    title of the wave in which they were found."""

    text: str
    labels: tuple[str, ...]
    made_for: str = ""


def to_text(frame: ThemeFrame) -> str:
    """The frame as the text of its file."""
    content = {
        "schema": SCHEMA,
        "question": frame.text,
        "wave": frame.made_for,
        "themes": list(frame.labels),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str, name: str) -> ThemeFrame:
    """The frame in the text of the file called `name`. Raises OmnibusError where it is none."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_frame(name, str(error)) from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise _no_frame(name, "no such schema")
    labels = content.get("themes")
    said = (content.get("question", ""), content.get("wave", ""))
    if not isinstance(labels, list) or not all(isinstance(e, str) for e in (*labels, *said)):
        raise _no_frame(name, "themes are no list of texts")
    kept = dict.fromkeys(label.strip() for label in labels if label.strip())
    return ThemeFrame(said[0], tuple(kept), said[1])


def same_words(one: str, other: str) -> bool:
    """Whether two questions are the same but for blanks, case and the marks between words."""
    return bool(_key(one)) and _key(one) == _key(other)


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _no_frame(name: str, detail: str) -> OmnibusError:
    return OmnibusError(
        f"{name} holds no themes of Omnibus Desktop",
        f"choose a file that was saved with Save… beside the themes (*{SUFFIX})",
        detail,
    )
