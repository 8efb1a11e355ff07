"""Any text of a survey file as one line of plain text that cannot mislead or break a painter."""

from __future__ import annotations

import re
from functools import lru_cache

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
_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONELY = re.compile("[\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[" + "".join(MARKS) + "]")
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff" + "".join(MARKS) + "]"
)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` on one line: control characters are spaces, half characters are U+FFFD, and what
    cannot be seen but reorders or joins (U+202E, U+200B, ...) is shown as "[RLO]", "[ZWSP]"."""
    if not _SUSPECT.search(text):
        return text
    text = _LONELY.sub("\ufffd", _SPACES.sub(" ", text))
    return _UNSEEN.sub(lambda found: MARKS[found.group()], text)
