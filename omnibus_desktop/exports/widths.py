"""How wide the letters of other typefaces are, beside those that texts are measured with.

Roughly, for English text: enough to keep a headline within its lines on a machine that has a
typeface which we do not.
"""

from __future__ import annotations

import re

#: The width of a text as a share of what it has in Arial.
_SHARES = {
    "arial narrow": 0.82,
    "aptos": 1.02,
    "bahnschrift": 0.98,
    "calibri": 0.91,
    "cambria": 0.96,
    "candara": 0.95,
    "century gothic": 1.09,
    "comic sans ms": 1.06,
    "consolas": 1.1,
    "constantia": 0.98,
    "corbel": 0.95,
    "courier new": 1.2,
    "dejavu sans": 1.13,
    "garamond": 0.86,
    "georgia": 1.03,
    "gill sans mt": 0.93,
    "lato": 0.98,
    "lucida sans": 1.12,
    "lucida console": 1.21,
    "montserrat": 1.16,
    "noto sans": 1.06,
    "open sans": 1.06,
    "poppins": 1.14,
    "rockwell": 1.04,
    "segoe ui": 1.02,
    "source sans pro": 0.93,
    "tahoma": 1.0,
    "times new roman": 0.91,
    "trebuchet ms": 1.0,
    "verdana": 1.16,
}
_STYLE = re.compile(r"\s+(light|semilight|semibold|medium|regular|black|display|book|\(.*\))$")


def how_much_wider(font: str) -> float:
    """How much wider text in this typeface is than in Arial, as a factor; 1 where that is not
    known."""
    name = _STYLE.sub("", font.strip().casefold())
    return _SHARES.get(name, 1.0)
