"""Whether a text names an answer or a group."""

from __future__ import annotations

import re
from functools import lru_cache

from omnibus_desktop.wave.plain_text import plain


@lru_cache(maxsize=4096)
def is_named(label: str, text: str) -> bool:
    """Whether the label stands in the text as words of its own, in whatever case."""
    label = plain(label).strip()
    if not label or label.casefold() not in text.casefold():
        return False
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) is not None
