"""Any text of a survey file as one line of plain text that cannot mislead or break a painter."""

from __future__ import annotations

import re
from functools import cache, lru_cache

#: Characters that are not seen but change what is seen, and the marks that stand for them.
MARKS = {
    "\u061c": "[ALM]",
    "\u200b": "[ZWSP]",
    "\u200c": "[ZWNJ]",
    "\u200d": "[ZWJ]",
    "\u200e": "[LRM]",
    "\u200f": "[RLM]",
    "\u202a": "[LRE]",
    "\u202b": "[RLE]",
    "\u202c": "[PDF]",
    "\u202d": "[LRO]",
    "\u202e": "[RLO]",
    "\u2060": "[WJ]",
    "\u2066": "[LRI]",
    "\u2067": "[RLI]",
    "\u2068": "[FSI]",
    "\u2069": "[PDI]",
    "\ufeff": "[BOM]",
}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` on one line: control characters are spaces, half characters are U+FFFD, and what
    cannot be seen but reorders or joins (U+202E, U+200B, ...) is shown as "[RLO]", "[ZWSP]"."""
    if text.isprintable():  # as nearly all are; what is dealt with below never is
        return text
    spaces, lonely, unseen = _patterns()
    text = lonely.sub("\ufffd", spaces.sub(" ", text))
    return unseen.sub(lambda found: MARKS[found.group()], text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Control characters, half characters, and what cannot be seen."""
    return (
        re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+"),
        re.compile("[\ud800-\udfff\ufffe\uffff]"),
        re.compile("[" + "".join(MARKS) + "]"),
    )
