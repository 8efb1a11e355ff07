"""A text as XlsxWriter leaves it alone."""

from __future__ import annotations


def unmarked(text: str) -> str:
    """The text, with a space behind one that begins and ends like XlsxWriter's own mark-up for
    rich text: that would go into the file as it stands, and break it."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
